"""chat.startStream, chat.appendStream and chat.stopStream, by the SDK's own helper and bare."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.models.messages.chunk import MarkdownTextChunk, PlanUpdateChunk, TaskUpdateChunk
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, TEAM, TRADE_DESK, YOU, Sandbox, open_sandbox
from tests.sandbox.conformance.conftest import OPEN, Clock, Widen
from tests.sandbox.conftest import Heard, client_of, connected, refusal, wall

TO: dict[str, Any] = {
    "channel": TRADE_DESK,
    "recipient_team_id": TEAM,
    "recipient_user_id": YOU,
}
NOTE = {"event_type": "answer", "event_payload": {"answer_id": "a1"}}
TASK = {"type": "task_update", "id": "1", "title": "x", "status": "pending"}
LAST = {"type": "context", "block_id": "c", "elements": [{"type": "plain_text", "text": "Ends"}]}


def bare(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in each.items() if key != "block_id"} for each in blocks]


async def test_an_answer_grows_as_the_sdk_s_helper_streams_it(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    stream = await client.chat_stream(**TO, thread_ts=parent, buffer_size=1)
    await stream.append(markdown_text="**25%** ")
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert (shown["text"], shown["streaming"], shown["user"]) == ("**25%** ", True, BOT_USER)
    await stream.append(markdown_text="from 1 May")
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert shown["ts"] == stream.ts
    assert bare(shown["blocks"]) == [{"type": "markdown", "text": "**25%** from 1 May"}]
    answer = await stream.stop(markdown_text=".", blocks=[LAST], metadata=NOTE)
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert "streaming" not in shown
    assert (shown["text"], shown["metadata"]) == ("**25%** from 1 May.", NOTE)
    assert shown["blocks"][1:] == [LAST]
    assert answer["message"] == {key: shown[key] for key in shown if key != "metadata"}


async def test_a_stream_in_direct_messages_needs_no_recipient(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    asked = await sandbox.say(sandbox.direct(), "What changed?")
    stream = await client.chat_stream(channel=sandbox.direct(), thread_ts=asked["ts"])
    await stream.append(markdown_text="Nothing yet")
    await stream.stop()
    [answer] = sandbox.messages(sandbox.direct(), thread_ts=asked["ts"])
    assert answer["text"] == "Nothing yet"


async def test_tasks_stand_between_the_text_where_they_first_came_up(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    stream = await client.chat_stream(**TO, thread_ts=parent, buffer_size=1)
    search = TaskUpdateChunk(id="1", title="Searching", status="in_progress", details="tariffs")
    await stream.append(chunks=[MarkdownTextChunk(text="First, "), search])
    found = TaskUpdateChunk(
        id="1",
        title="Searched",
        status="complete",
        details=" and quotas",
        output="3 articles",
        sources=[{"type": "url", "text": "A", "url": "https://example.com/a"}],
    )
    await stream.append(markdown_text="then", chunks=[found])
    await stream.stop()
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    first, task, then = bare(shown["blocks"])
    assert (first["text"], then["text"]) == ("First, ", "then")
    assert (task["type"], task["task_id"], task["title"]) == ("task_card", "1", "Searched")
    assert task["status"] == "complete"
    section = task["details"]["elements"][0]["elements"]
    assert section == [{"type": "text", "text": "tariffs and quotas"}]
    assert task["sources"] == found.sources
    assert shown["text"] == "First, then"


async def test_tasks_of_a_plan_stand_together_under_its_title(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    stream = await client.chat_stream(
        **TO, thread_ts=parent, buffer_size=1, task_display_mode="plan"
    )
    tasks = [TaskUpdateChunk(id=each, title=each, status="pending") for each in ("read", "check")]
    await stream.append(chunks=[PlanUpdateChunk(title="Working"), tasks[0]])
    await stream.append(markdown_text="So:", chunks=[tasks[1], PlanUpdateChunk(title="Done")])
    await stream.stop()
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    plan, text = bare(shown["blocks"])
    assert (plan["type"], plan["title"], text["text"]) == ("plan", "Done", "So:")
    assert [task["task_id"] for task in plan["tasks"]] == ["read", "check"]


async def test_blocks_may_come_in_the_stream(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    started = await client.chat_startStream(
        **TO, thread_ts=parent, chunks=[{"type": "blocks", "blocks": [LAST]}]
    )
    await client.chat_stopStream(channel=TRADE_DESK, ts=started["ts"])
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert shown["blocks"] == [LAST]


async def test_the_app_hears_of_the_start_and_of_the_end_and_not_of_what_is_between(
    sandbox: Sandbox, heard: Heard, parent: str
) -> None:
    client = client_of(sandbox)
    app = AsyncApp(client=client, ignoring_self_events_enabled=False)

    @app.event("message")
    async def on_message(event: dict[str, Any]) -> None:
        if event.get("thread_ts") or event.get("message", {}).get("thread_ts"):
            heard.add(event)

    async with connected(sandbox, app):
        stream = await client.chat_stream(**TO, thread_ts=parent, buffer_size=1)
        for word in ("one ", "two ", "three"):
            await stream.append(markdown_text=word)
        await stream.stop()
        events = await heard.count(2)
    assert [event.get("subtype") for event in events] == [None, "message_changed"]
    assert events[0]["text"] == "one "
    assert events[1]["message"]["text"] == "one two three"


async def start(client: AsyncWebClient, parent: str, **more: Any) -> str:
    return str((await client.chat_startStream(**TO, thread_ts=parent, **more))["ts"])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"thread_ts": None}, "invalid_arguments"),
        ({"thread_ts": "1.000001"}, "invalid_thread_ts"),
        ({"recipient_team_id": None}, "missing_recipient_team_id"),
        ({"recipient_user_id": None}, "missing_recipient_user_id"),
        ({"recipient_team_id": "T0ELSEWHERE"}, "team_not_found"),
        ({"recipient_user_id": "U0NOBODY"}, "user_not_found"),
        ({"channel": "#general"}, "not_in_channel"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"chunks": [{"type": "markdown_text", "text": "x" * 12_001}]}, "msg_too_long"),
        ({"chunks": [{"type": "plan_update", "title": "x" * 257}]}, "msg_too_long"),
        ({"chunks": [{"type": "song", "text": "la"}]}, "invalid_chunks"),
        ({"chunks": [{"type": "markdown_text"}]}, "invalid_chunks"),
        ({"chunks": ["x"]}, "invalid_chunks"),
        ({"chunks": "["}, "invalid_chunks"),
        (
            {"chunks": [{"type": "task_update", "id": "1", "title": "x", "status": "lost"}]},
            "invalid_chunks",
        ),
        ({"chunks": [TASK | {"sources": "example.com"}]}, "invalid_chunks"),
        ({"chunks": [TASK | {"sources": 5}]}, "invalid_chunks"),
        ({"chunks": [TASK | {"sources": [{"type": "url", "text": "A"}]}]}, "invalid_chunks"),
        (
            {"chunks": [TASK | {"sources": [{"type": "url", "text": "A", "url": "javascript:1"}]}]},
            "invalid_chunks",
        ),
        ({"chunks": [TASK | {"details": {"a": 1}}]}, "invalid_chunks"),
        ({"chunks": [TASK | {"output": ["x"]}]}, "invalid_chunks"),
        ({"chunks": [TASK] * 101}, "invalid_chunks"),
        ({"chunks": [TASK], "markdown_text": "x"}, "cannot_provide_both_markdown_text_and_chunks"),
        ({"chunks": [{"type": "blocks", "blocks": "x"}]}, "invalid_blocks_format"),
        ({"chunks": [{"type": "blocks", "blocks": [{"type": "section"}]}]}, "invalid_blocks"),
        ({"task_display_mode": "sideways"}, "invalid_arguments"),
    ],
)
async def test_a_stream_that_slack_would_not_start(
    client: AsyncWebClient, sandbox: Sandbox, parent: str, change: dict[str, Any], error: str
) -> None:
    asked = TO | {"thread_ts": parent} | change
    asked = {key: value for key, value in asked.items() if value is not None}
    answer = await refusal(client.api_call("chat.startStream", json=asked))
    assert answer["error"] == error
    assert sandbox.messages(TRADE_DESK, thread_ts=parent) == ()


async def test_what_is_not_streaming_takes_nothing_more(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    said = await sandbox.say(TRADE_DESK, "mine")
    ts = await start(client, parent, markdown_text="x")
    empty = await refusal(client.chat_appendStream(channel=TRADE_DESK, ts=ts))
    assert empty["error"] == "markdown_text_or_chunks_required"
    await client.chat_stopStream(channel=TRADE_DESK, ts=ts)
    for method in (client.chat_appendStream, client.chat_stopStream):
        for named, error in (
            (ts, "message_not_in_streaming_state"),
            (parent, "message_not_in_streaming_state"),
            (said["ts"], "message_not_owned_by_app"),
            ("1.000001", "message_not_found"),
        ):
            answer = await refusal(method(channel=TRADE_DESK, ts=named, markdown_text="y"))
            assert answer["error"] == error


@pytest.mark.parametrize(
    ("opened", "first", "other"),
    [
        ({"markdown_text": "x"}, {"markdown_text": "y"}, {"chunks": [TASK]}),
        ({"chunks": [TASK]}, {"chunks": [TASK]}, {"markdown_text": "y"}),
        ({}, {"markdown_text": "y"}, {"chunks": [TASK]}),
        ({}, {"chunks": [TASK]}, {"markdown_text": "y"}),
    ],
)
async def test_a_stream_keeps_to_the_mode_of_its_first_content(
    client: AsyncWebClient,
    sandbox: Sandbox,
    parent: str,
    opened: dict[str, Any],
    first: dict[str, Any],
    other: dict[str, Any],
) -> None:
    ts = await start(client, parent, **opened)
    await client.chat_appendStream(channel=TRADE_DESK, ts=ts, **first)
    [before] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    for method in (client.chat_appendStream, client.chat_stopStream):
        answer = await refusal(method(channel=TRADE_DESK, ts=ts, **other))
        assert answer["error"] == "streaming_mode_mismatch"
    assert sandbox.messages(TRADE_DESK, thread_ts=parent) == (before,)
    await client.chat_stopStream(channel=TRADE_DESK, ts=ts, blocks=[LAST])
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert shown["blocks"][-1] == LAST


async def test_an_open_stream_is_neither_edited_nor_deleted(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    ts = await start(client, parent, markdown_text="x")
    edit = await refusal(client.chat_update(channel=TRADE_DESK, ts=ts, text="y"))
    gone = await refusal(client.chat_delete(channel=TRADE_DESK, ts=ts))
    assert (edit["error"], gone["error"]) == ("streaming_state_conflict", "cant_delete_message")
    await client.chat_stopStream(channel=TRADE_DESK, ts=ts)
    await client.chat_update(channel=TRADE_DESK, ts=ts, text="y")
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert shown["text"] == "y"


async def test_a_stream_dies_of_age_and_its_message_can_then_be_edited(
    client: AsyncWebClient, sandbox: Sandbox, clock: Clock, parent: str
) -> None:
    ts = await start(client, parent, markdown_text="half an ans")
    clock.jump(299)
    await client.chat_appendStream(channel=TRADE_DESK, ts=ts, markdown_text="w")
    clock.jump(2)
    for method in (client.chat_appendStream, client.chat_stopStream):
        answer = await refusal(method(channel=TRADE_DESK, ts=ts, markdown_text="er"))
        assert answer["error"] == "message_not_in_streaming_state"
    await client.chat_update(channel=TRADE_DESK, ts=ts, text="half an answer")
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert (shown["text"], shown.get("streaming")) == ("half an answer", None)


async def test_a_stream_that_nobody_touches_ends_by_itself(widen: Widen) -> None:
    short = replace(OPEN, stream_life=0.02)
    async with open_sandbox(port=0, path=None, manifest=widen(), now=wall, limits=short) as sandbox:
        client = client_of(sandbox)
        parent = (await client.chat_postMessage(channel=TRADE_DESK, text="parent"))["ts"]
        await start(client, parent, markdown_text="x")
        await sandbox.wait_for(
            lambda: "streaming" not in sandbox.messages(TRADE_DESK, thread_ts=parent)[0]
        )


async def test_after_stop_a_stream_takes_no_more_text_and_one_last_word(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    ts = await start(client, parent, markdown_text="x")
    other = (await client.chat_postMessage(channel=TRADE_DESK, text="another"))["ts"]
    beside = await start(client, other, markdown_text="goes on")
    assert await sandbox.stop(TRADE_DESK, parent) == (ts,)
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert "streaming" not in shown
    answer = await refusal(client.chat_appendStream(channel=TRADE_DESK, ts=ts, markdown_text="y"))
    assert answer["error"] == "stopped_by_user"
    await client.chat_stopStream(channel=TRADE_DESK, ts=ts, markdown_text=" [stopped]")
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert shown["text"] == "x [stopped]"
    again = await refusal(client.chat_stopStream(channel=TRADE_DESK, ts=ts))
    assert again["error"] == "message_not_in_streaming_state"
    await client.chat_appendStream(channel=TRADE_DESK, ts=beside, markdown_text=" and on")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"blocks": "{"}, "invalid_blocks_format"),
        ({"blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
        ({"session_status": "asleep"}, "invalid_status"),
        ({}, "no_text"),
    ],
)
async def test_a_stop_that_is_refused_leaves_the_stream_open(
    client: AsyncWebClient, sandbox: Sandbox, parent: str, change: dict[str, Any], error: str
) -> None:
    ts = await start(client, parent)
    answer = await refusal(client.chat_stopStream(channel=TRADE_DESK, ts=ts, **change))
    assert answer["error"] == error
    await client.chat_stopStream(channel=TRADE_DESK, ts=ts, markdown_text="done")
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert shown["text"] == "done"
