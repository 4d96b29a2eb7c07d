"""What people do beside talking, as the demo app hears of it over a socket."""

from __future__ import annotations

import json
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.sandbox import BOT_USER, GENERAL, TEAM, TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.interaction import InteractionError
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conformance.conftest import OPEN, Widen
from tests.sandbox.conftest import Heard, client_of, connected, wall
from tests.sandbox.demo import ANSWER, Demo

Tried = tuple[Sandbox, Demo]
BESIDE = {"entities": [{"type": "slack#/types/channel_id", "value": TRADE_DESK, "team_id": TEAM}]}


async def test_the_home_tab_is_published_when_it_is_opened_and_shown_when_opened_again(
    tried: Tried,
) -> None:
    sandbox, app = tried
    await sandbox.open_app("home")
    home = await sandbox.wait_for(sandbox.home)
    assert home["blocks"][0]["text"] == shown.plain("Demo at home")
    await sandbox.open_app("home", channel=TRADE_DESK)
    await app.count("app_home_opened", 2)
    first, second = app.of("app_home_opened")
    stamps = [first.pop("event_ts"), second.pop("event_ts")]
    assert stamps == sorted(set(stamps))
    opened = {
        "type": "app_home_opened",
        "user": YOU,
        "channel": sandbox.direct(),
        "tab": "home",
    }
    assert first == opened | {"context": {}}
    assert second == opened | {"context": BESIDE, "view": home}


async def test_the_agent_pane_is_offered_prompts_and_told_what_lies_beside_it(
    tried: Tried,
) -> None:
    sandbox, app = tried
    await sandbox.open_app("messages", channel=TRADE_DESK)
    await sandbox.look_at(TRADE_DESK)  # no change
    await sandbox.look_at()
    await app.count("app_context_changed", 1)
    [opened], [changed] = app.of("app_home_opened"), app.of("app_context_changed")
    assert (opened["tab"], opened["context"], "view" in opened) == ("messages", BESIDE, False)
    del changed["event_ts"]
    assert changed == {
        "type": "app_context_changed",
        "user": YOU,
        "channel": sandbox.direct(),
        "context": {},
    }
    with pytest.raises(InteractionError, match="no 'files' tab"):
        await sandbox.open_app("files")


async def test_the_older_assistant_view_hears_of_threads_and_of_what_lies_beside_them(
    widen: Widen, heard: Heard
) -> None:
    begun, moved = "assistant_thread_started", "assistant_thread_context_changed"
    path = widen(also=[begun, moved, "channels:join"], agent=False)
    declared = json.loads(path.read_text())
    declared["features"]["assistant_view"] = {"assistant_description": "Answers"}
    path.write_text(json.dumps(declared))
    async with open_sandbox(port=0, path=None, manifest=path, now=wall, limits=OPEN) as sandbox:
        app = AsyncApp(client=client_of(sandbox))

        @app.event(begun)
        @app.event(moved)
        async def on_thread(event: dict[str, Any]) -> None:
            heard.add((event["type"], event["assistant_thread"]))

        async with connected(sandbox, app):
            await sandbox.look_at(GENERAL)  # nothing has begun yet
            await sandbox.open_app("messages", channel=TRADE_DESK)
            await heard.count(1)
            await sandbox.look_at()
            events = await heard.count(2)
        [root] = sandbox.messages(sandbox.direct())
    beside = {"channel_id": TRADE_DESK, "team_id": TEAM, "enterprise_id": None}
    thread = {"user_id": YOU, "channel_id": sandbox.direct(), "thread_ts": root["ts"]}
    assert events == [(begun, thread | {"context": beside}), (moved, thread | {"context": {}})]


async def test_stop_ends_the_stream_and_tells_the_app_which(tried: Tried) -> None:
    sandbox, app = tried
    where = sandbox.direct()
    asked = await sandbox.say(where, "Say it slowly.")
    [answer] = await sandbox.wait_for(
        lambda: [each for each in sandbox.messages(where) if each["text"].strip() == ANSWER]
    )
    assert answer["streaming"] is True
    thread = str(asked["ts"])
    assert await sandbox.stop(where, thread) == (answer["ts"],)
    await app.count("agent_session_stopped", 1)
    [event] = app.of("agent_session_stopped")
    del event["event_ts"]
    assert event == {
        "type": "agent_session_stopped",
        "user": YOU,
        "channel": where,
        "thread_ts": thread,
        "streaming_message_ts": [answer["ts"]],
    }
    now = sandbox.messages(where, thread_ts=thread)[-1]
    assert (now["text"], now.get("streaming", False)) == (answer["text"], False)
    assert await sandbox.stop(where, thread) == ()


async def test_the_app_is_invited_and_removed_by_slack_s_own_commands(tried: Tried) -> None:
    sandbox, app = tried
    for typed in ("/invite @Demo", "/invite @demo", "/remove @Demo", "/remove @Demo", "/invite x"):
        await sandbox.type(GENERAL, typed)
    await app.count("member_joined_channel", 1)
    [joined] = app.of("member_joined_channel")
    assert (joined["user"], joined["channel"], joined["inviter"]) == (BOT_USER, GENERAL, YOU)
    assert [each["text"] for each in sandbox.whispers(GENERAL)] == [
        "Demo is already in this channel.",
        "Demo is not in this channel.",
        "/invite takes @Demo here, and nobody else.",
    ]
    await sandbox.type(sandbox.direct(), "/invite @Demo")
    [said] = sandbox.whispers(sandbox.direct())
    assert said["text"] == "/invite does not work in direct messages."
    await sandbox.join(GENERAL)
    await app.count("member_joined_channel", 2)
    await sandbox.leave(GENERAL)
    await sandbox.say(GENERAL, f"<@{BOT_USER}> are you there?")
    assert app.of("app_mention") == []


async def test_a_workflow_step_is_run_with_what_it_declares(tried: Tried) -> None:
    sandbox, app = tried
    done = await sandbox.execute("demo_reverse", {"text": "tariff"})
    assert (done.outputs, done.error) == ({"reversed": "ffirat"}, "")
    failed = await sandbox.execute("demo_reverse", {"text": ""})
    assert (failed.outputs, failed.error) == (None, "there is nothing to turn round")
    event = app.of("function_executed")[0]
    function = event["function"]
    assert (function["callback_id"], function["type"]) == ("demo_reverse", "app")
    assert [each["name"] for each in function["input_parameters"]] == ["text"]
    assert (event["inputs"], event["function_execution_id"]) == ({"text": "tariff"}, done.id)
    assert event["bot_access_token"] == sandbox.bot_token
    with pytest.raises(InteractionError, match="demo_reverse needs text"):
        await sandbox.execute("demo_reverse", {})
    with pytest.raises(InteractionError, match="declares no function 'other'"):
        await sandbox.execute("other", {})


async def test_what_the_manifest_does_not_have_is_neither_opened_nor_told(widen: Widen) -> None:
    """It has no Home tab here, and does not ask who leaves."""
    bare = widen(home=False)
    async with open_sandbox(port=0, path=None, manifest=bare, now=wall, limits=OPEN) as sandbox:
        with pytest.raises(InteractionError, match="enables no 'home' tab"):
            await sandbox.open_app("home")
        await sandbox.leave(TRADE_DESK)
        await sandbox.open_app("messages")
        waiting = [payload["event"]["type"] for _, payload, _ in sandbox._workspace.state.events()]
        assert waiting == ["app_home_opened"]
