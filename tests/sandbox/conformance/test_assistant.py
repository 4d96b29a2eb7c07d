"""assistant.threads.* and agents.sessions.*: what an agent thread shows beside its messages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import COLLEAGUE, GENERAL, TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.values import Prompts, Status
from tests.sandbox.conformance.conftest import OPEN, Widen
from tests.sandbox.conftest import client_of, refusal, wall

ASK = [{"title": "New?", "message": "What is new?"}, {"title": "Next?", "message": "What next?"}]


async def asked(sandbox: Sandbox) -> dict[str, Any]:
    """Let a person begin a thread with the app; give the arguments that name it."""
    said = await sandbox.say(sandbox.direct(), "What changed?")
    return {"channel_id": sandbox.direct(), "thread_ts": said["ts"]}


def place(thread: dict[str, Any]) -> tuple[str, str]:
    return thread["channel_id"], thread["thread_ts"]


async def test_a_status_shows_until_the_app_answers(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    thread = await asked(sandbox)
    statuses = sandbox._workspace.statuses
    await client.assistant_threads_setStatus(
        **thread, status="is reading…", loading_messages=["reading", "checking"]
    )
    assert statuses == {
        place(thread): Status(text="is reading…", loading_messages=("reading", "checking"))
    }
    await sandbox.say(sandbox.direct(), "still there?", thread_ts=thread["thread_ts"])
    assert place(thread) in statuses
    await client.chat_postMessage(
        channel=sandbox.direct(), thread_ts=thread["thread_ts"], text="Nothing"
    )
    assert statuses == {}


async def test_an_empty_status_takes_it_away_and_so_does_a_stream(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    thread = await asked(sandbox)
    statuses = sandbox._workspace.statuses
    await client.assistant_threads_setStatus(**thread, status="is reading…")
    await client.assistant_threads_setStatus(**thread, status="")
    assert statuses == {}
    await client.assistant_threads_setStatus(**thread, status="is writing…")
    await client.chat_startStream(channel=thread["channel_id"], thread_ts=thread["thread_ts"])
    assert statuses == {}


async def test_a_status_and_a_session_that_are_forgotten_end_by_themselves(widen: Widen) -> None:
    short = replace(OPEN, status_life=0.02, session_life=0.02)
    async with open_sandbox(port=0, path=None, manifest=widen(), now=wall, limits=short) as sandbox:
        client, thread = client_of(sandbox), await asked(sandbox)
        workspace = sandbox._workspace
        await client.assistant_threads_setStatus(**thread, status="is reading…")
        await client.agents_sessions_setStatus(**thread, status="processing")
        await sandbox.wait_for(lambda: not workspace.statuses)
        await sandbox.wait_for(lambda: workspace.sessions == {place(thread): "active"})


async def test_prompts_belong_to_a_thread_or_to_the_whole_conversation(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    thread = await asked(sandbox)
    await client.assistant_threads_setSuggestedPrompts(**thread, prompts=ASK, title="Ask")
    await client.assistant_threads_setSuggestedPrompts(channel_id=sandbox.direct(), prompts=ASK[:1])
    pairs = (("New?", "What is new?"), ("Next?", "What next?"))
    assert sandbox._workspace.prompts == {
        place(thread): Prompts(title="Ask", prompts=pairs),
        (sandbox.direct(), ""): Prompts(title="", prompts=pairs[:1]),
    }


async def test_a_thread_has_a_title(client: AsyncWebClient, sandbox: Sandbox) -> None:
    thread = await asked(sandbox)
    await client.assistant_threads_setTitle(**thread, title="Steel quotas")
    assert sandbox._workspace.titles == {place(thread): "Steel quotas"}


async def test_a_session_goes_from_status_to_status(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    thread = await asked(sandbox)
    first = await client.agents_sessions_setStatus(
        **thread, status="processing", title="Steel", initiator_user_id=YOU
    )
    assert (first["status"], first["agent_status"], first["title"]) == (
        "processing",
        "processing",
        "Steel",
    )
    assert "warning" not in first.data
    again = await client.agents_sessions_setStatus(**thread, status="active", title="ignored")
    assert (again["status"], again["title"]) == ("active", "Steel")
    renamed = await client.agents_sessions_rename(**thread, title="Steel and aluminium")
    assert renamed["title"] == "Steel and aluminium"
    assert sandbox._workspace.sessions == {place(thread): "active"}


@pytest.mark.parametrize(("sent", "status"), [("closed", "closed"), (None, "active")])
async def test_the_stop_of_a_stream_sets_its_session_to_active_unless_told_otherwise(
    client: AsyncWebClient, sandbox: Sandbox, sent: str | None, status: str
) -> None:
    thread = await asked(sandbox)
    await client.agents_sessions_setStatus(**thread, status="processing")
    stream = await client.chat_stream(channel=thread["channel_id"], thread_ts=thread["thread_ts"])
    await stream.stop(markdown_text="Done", session_status=sent)
    assert sandbox._workspace.sessions == {place(thread): status}


async def test_an_app_that_is_no_agent_offers_no_prompts(widen: Widen) -> None:
    manifest = widen(agent=False)
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        offered = client_of(sandbox).assistant_threads_setSuggestedPrompts(
            channel_id=sandbox.direct(), prompts=[{"title": "Steel", "message": "Steel?"}]
        )
        assert (await refusal(offered))["error"] == "not_agent_app"


async def test_a_session_that_nobody_can_stop_is_warned_of(widen: Widen) -> None:
    manifest = widen(without=["agent_session_stopped"])
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        thread = await asked(sandbox)
        answer = await client_of(sandbox).agents_sessions_setStatus(**thread, status="processing")
    assert answer["warning"] == "missing_agent_session_stopped_event_subscription"
    assert answer["response_metadata"]["warnings"] == [answer["warning"]]


LONG = {"loading_messages": ["x"] * 11}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("assistant.threads.setStatus", {"channel_id": "C0NOWHERE"}, "channel_not_found"),
    ("assistant.threads.setStatus", {"channel_id": GENERAL}, "not_in_channel"),
    ("assistant.threads.setStatus", {"thread_ts": "1.000001"}, "invalid_thread_ts"),
    ("assistant.threads.setStatus", {"thread_ts": None}, "invalid_arguments"),
    ("assistant.threads.setStatus", {"status": None}, "invalid_arguments"),
    ("assistant.threads.setStatus", LONG, "invalid_arguments"),
    ("assistant.threads.setStatus", {"loading_messages": "["}, "invalid_arguments"),
    ("assistant.threads.setTitle", {}, "invalid_arguments"),
    ("assistant.threads.setTitle", {"title": "x", "thread_ts": "1"}, "invalid_thread_ts"),
    ("assistant.threads.setSuggestedPrompts", {}, "invalid_arguments"),
    ("assistant.threads.setSuggestedPrompts", {"prompts": ASK * 3}, "invalid_arguments"),
    ("assistant.threads.setSuggestedPrompts", {"prompts": [{"title": "x"}]}, "invalid_arguments"),
    ("assistant.threads.setSuggestedPrompts", {"prompts": "x"}, "invalid_arguments"),
    ("agents.sessions.setStatus", {"status": "asleep"}, "invalid_status"),
    ("agents.sessions.setStatus", {"status": None}, "invalid_arguments"),
    ("agents.sessions.setStatus", {"thread_ts": None}, "thread_ts_required"),
    ("agents.sessions.setStatus", {"channel_id": GENERAL}, "not_authorized"),
    ("agents.sessions.setStatus", {"channel_id": "C0NOWHERE"}, "channel_not_found"),
    ("agents.sessions.setStatus", {"initiator_user_id": "U0NOBODY"}, "user_not_found"),
    ("agents.sessions.setStatus", {"title": "x" * 201}, "invalid_arguments"),
    ("agents.sessions.rename", {"title": "x"}, "session_not_found"),
    ("agents.sessions.rename", {}, "invalid_arguments"),
]


@pytest.mark.parametrize(("method", "change", "error"), REFUSED)
async def test_what_slack_refuses_of_a_thread(
    client: AsyncWebClient, parent: str, method: str, change: dict[str, Any], error: str
) -> None:
    thread = {"channel_id": TRADE_DESK, "thread_ts": parent, "status": "active"} | change
    arguments = {key: value for key, value in thread.items() if value is not None}
    answer = await refusal(client.api_call(method, json=arguments))
    assert answer["error"] == error


async def test_a_thread_of_one_person_is_no_other_s(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    thread = await asked(sandbox)
    elsewhere = thread | {"channel_id": sandbox.direct(COLLEAGUE)}
    answer = await refusal(client.assistant_threads_setStatus(**elsewhere, status="x"))
    assert answer["error"] == "invalid_thread_ts"


async def test_only_an_agent_has_sessions(widen: Widen) -> None:
    manifest = widen(agent=False)
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        thread = await asked(sandbox)
        answer = await refusal(
            client_of(sandbox).agents_sessions_setStatus(**thread, status="active")
        )
    assert answer["error"] == "feature_disabled"


async def test_either_scope_will_do_for_a_status(widen: Widen) -> None:
    for without, error in (
        (["assistant:write"], ""),
        (["chat:write", "assistant:write"], "missing_scope"),
    ):
        manifest = widen(without=without, agent=False)
        async with open_sandbox(
            port=0, path=None, manifest=manifest, now=wall, limits=OPEN
        ) as sandbox:
            client, thread = client_of(sandbox), await asked(sandbox)
            call = client.assistant_threads_setStatus(**thread, status="x")
            if error:
                answer = await refusal(call)
                assert (answer["error"], answer["needed"]) == (error, "assistant:write")
            else:
                assert (await call)["ok"] is True
