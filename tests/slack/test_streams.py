"""Messages that grow, with the real SDK against the sandbox."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.blockkit import context
from bot.domain import Channel, Delivery, Message, Thread
from bot.errors import (
    DeliveryError,
    OutcomeUnknownError,
    StreamOverError,
    StreamStoppedError,
)
from bot.sandbox import TEAM, TRADE_DESK, YOU, Effect, Fault, Limits, Sandbox, open_sandbox
from bot.slack.app import Slack
from tests.slack.conftest import MANIFEST, Ledger, connect

CHANNEL = Channel(team=TEAM, id=TRADE_DESK)
ANSWER = Delivery(channel=CHANNEL, key="answer:e1", message=Message(text="all of it"))
CLOSING = Message(text="as of noon", blocks=(context("as of noon"),))


@pytest.fixture
async def thread(sandbox: Sandbox) -> Thread:
    asked = await sandbox.say(TRADE_DESK, "What is the duty?")
    return Thread(channel=CHANNEL, ts=str(asked["ts"]), reader=YOU)


def shown(sandbox: Sandbox, thread: Thread) -> list[dict[str, Any]]:
    return [dict(each) for each in sandbox.messages(TRADE_DESK, thread_ts=thread.ts)]


async def test_a_message_grows_and_is_closed(
    sandbox: Sandbox, slack: Slack, thread: Thread
) -> None:
    stream = await slack.courier.stream(thread, ANSWER, "The duty is 25%. [1]")
    (begun,) = shown(sandbox, thread)
    assert (begun["ts"], begun["text"], begun["streaming"]) == (
        stream.ts,
        "The duty is 25%. [1]",
        True,
    )
    await stream.append("\n\nIt ends in May. [2]")
    assert shown(sandbox, thread)[0]["text"] == "The duty is 25%. [1]\n\nIt ends in May. [2]"
    await stream.stop("\n\nNo more. [1]", CLOSING)
    (closed,) = shown(sandbox, thread)
    assert closed["text"].endswith("No more. [1]")
    assert "streaming" not in closed
    assert closed["blocks"][-1]["elements"][0]["text"] == "as of noon"
    assert closed["metadata"]["event_payload"] == {"delivery_id": ANSWER.id}


async def test_a_stream_needs_a_thread_and_a_reader(slack: Slack, thread: Thread) -> None:
    for lacking in (replace(thread, ts=""), replace(thread, reader="")):
        with pytest.raises(DeliveryError) as caught:
            await slack.courier.stream(lacking, ANSWER, "no")
        assert not isinstance(caught.value, OutcomeUnknownError)


@pytest.mark.parametrize("effect", [Effect.DROP_REPLY, Effect.BROKEN])
async def test_a_beginning_whose_reply_is_lost_is_found_again(
    sandbox: Sandbox, slack: Slack, thread: Thread, effect: Effect
) -> None:
    since = datetime.now(UTC)
    before = await slack.courier.stream(thread, replace(ANSWER, key="answer:e0"), "Earlier.")
    await before.stop("", CLOSING)
    growing = await slack.courier.stream(thread, replace(ANSWER, key="answer:e2"), "Other.")
    sandbox.faults.add(Fault(effect, method="chat.startStream"))
    with pytest.raises(OutcomeUnknownError):
        await slack.courier.stream(thread, ANSWER, "The duty")
    found = await slack.courier.find_stream(thread, ANSWER, since, {growing.ts})
    texts = {each["ts"]: each["text"] for each in shown(sandbox, thread)}
    assert texts.get(found or "") == ("The duty" if effect is Effect.DROP_REPLY else None)


async def test_a_growing_message_is_completed_as_a_whole(
    sandbox: Sandbox, slack: Slack, thread: Thread
) -> None:
    stream = await slack.courier.stream(thread, ANSWER, "The duty")
    for _ in range(2):
        await slack.courier.complete(ANSWER, stream.ts)
    (whole,) = shown(sandbox, thread)
    assert whole["text"] == "all of it"
    assert "streaming" not in whole


async def test_what_its_reader_stopped_takes_no_more_and_can_be_marked(
    sandbox: Sandbox, slack: Slack, thread: Thread
) -> None:
    stream = await slack.courier.stream(thread, ANSWER, "The duty")
    assert await sandbox.stop(TRADE_DESK, thread.ts) == (stream.ts,)
    with pytest.raises(StreamStoppedError):
        await stream.append(" is 25%.")
    await slack.courier.complete(replace(ANSWER, message=Message(text="stopped")), stream.ts)
    assert [each["text"] for each in shown(sandbox, thread)] == ["stopped"]


@pytest.fixture
async def brief_streams() -> AsyncIterator[Sandbox]:
    limits = Limits(stream_life=0.05, post_burst=1000)
    async with open_sandbox(
        port=0, path=None, manifest=MANIFEST, now=lambda: datetime.now(UTC), limits=limits
    ) as opened:
        yield opened


async def test_what_is_too_old_takes_no_more_and_can_be_completed(
    brief_streams: Sandbox, ledger: Ledger
) -> None:
    async with connect(brief_streams, ledger) as slack:
        asked = await brief_streams.say(TRADE_DESK, "What is the duty?")
        thread = Thread(channel=CHANNEL, ts=str(asked["ts"]), reader=YOU)
        stream = await slack.courier.stream(thread, ANSWER, "The duty")
        await brief_streams.wait_for(
            lambda: "streaming" not in shown(brief_streams, thread)[0] or None
        )
        with pytest.raises(StreamOverError):
            await stream.append(" is 25%.")
        await slack.courier.complete(ANSWER, stream.ts)
        assert [each["text"] for each in shown(brief_streams, thread)] == ["all of it"]


async def test_blocks_that_slack_refuses_leave_the_text(
    sandbox: Sandbox, slack: Slack, thread: Thread
) -> None:
    stream = await slack.courier.stream(thread, ANSWER, "The duty")
    await stream.stop(" is 25%.", Message(text="x", blocks=({"type": "nonsense"},)))
    (closed,) = shown(sandbox, thread)
    assert (closed["text"], "streaming" in closed) == ("The duty is 25%.", False)


async def test_a_status_and_a_title_are_shown_and_never_fail(
    sandbox: Sandbox, slack: Slack
) -> None:
    direct = sandbox.direct()
    asked = await sandbox.say(direct, "What is the duty?")
    thread = Thread(channel=Channel(team=TEAM, id=direct), ts=str(asked["ts"]), reader=YOU)
    await slack.courier.status(thread, "Searching 4 articles…", "What is the duty?")
    await slack.courier.status(thread, "")
    sandbox.faults.add(Fault(Effect.BROKEN, method="agents.sessions.setStatus", times=5))
    sandbox.faults.add(Fault(Effect.BROKEN, method="assistant.threads.setStatus", times=5))
    await slack.courier.status(thread, "Searching 4 articles…")
