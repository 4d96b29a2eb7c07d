"""How much a stream may hold in all, and how often one may be opened."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import TRADE_DESK, Sandbox, open_sandbox
from tests.sandbox.conformance.conftest import OPEN, Widen
from tests.sandbox.conformance.test_streams import start
from tests.sandbox.conftest import client_of, refusal, wall

DIVIDERS: dict[str, Any] = {"type": "blocks", "blocks": [{"type": "divider"}] * 25}


async def test_fifty_blocks_come_by_the_stream_and_fifty_more_at_its_end(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    ts = await start(client, parent, chunks=[DIVIDERS])
    more: dict[str, Any] = {"channel": TRADE_DESK, "ts": ts}
    await client.chat_appendStream(**more, chunks=[DIVIDERS])
    for call in (client.chat_appendStream, client.chat_stopStream):
        answer = await refusal(call(**more, chunks=[DIVIDERS]))
        assert answer["error"] == "msg_blocks_too_many"
    await client.chat_stopStream(**more, blocks=[{"type": "divider"}] * 50)
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert len(shown["blocks"]) == 100


async def test_a_stream_grows_no_longer_than_a_message_may_be(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    ts = await start(client, parent, markdown_text="x" * 12_000)
    more: dict[str, Any] = {"channel": TRADE_DESK, "ts": ts}
    for _ in range(2):
        await client.chat_appendStream(**more, markdown_text="x" * 12_000)
    for call in (client.chat_appendStream, client.chat_stopStream):
        answer = await refusal(call(**more, markdown_text="x" * 4_001))
        assert answer["error"] == "msg_too_long"
    await client.chat_stopStream(**more, markdown_text="x" * 4_000)
    [shown] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    assert len(shown["text"]) == 40_000


async def test_a_stream_that_opens_is_a_message_to_the_channel_s_rate(widen: Widen) -> None:
    strict = replace(OPEN, post_burst=2)
    async with open_sandbox(
        port=0, path=None, manifest=widen(), now=wall, limits=strict
    ) as sandbox:
        client = client_of(sandbox)
        parent = (await client.chat_postMessage(channel=TRADE_DESK, text="parent"))["ts"]
        ts = await start(client, parent, markdown_text="x")
        assert (await refusal(start(client, parent, markdown_text="y")))["error"] == "ratelimited"
        await client.chat_appendStream(channel=TRADE_DESK, ts=ts, markdown_text="z")
        assert len(sandbox.messages(TRADE_DESK, thread_ts=parent)) == 1
