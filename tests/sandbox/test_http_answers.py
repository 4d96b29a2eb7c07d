"""What the app answers over HTTP: which answers acknowledge, and which can be read."""

from __future__ import annotations

import asyncio
import json

import pytest
from aiohttp import web

from bot.sandbox import TRADE_DESK
from tests.sandbox.conftest import LIMITS
from tests.sandbox.receiver import Answer, Receiver, refuse
from tests.sandbox.test_http import receiving


async def test_a_redirect_is_an_error_and_is_not_followed() -> None:
    receiver = Receiver(refuse(307, Location="/slack/events"))
    async with receiving(receiver) as sandbox:
        await sandbox.say(TRADE_DESK, "x")
        assert await receiver.retries(2) == [(None, None), ("1", "http_error")]


@pytest.mark.parametrize("status", [200, 201, 202, 204])
async def test_every_2xx_acknowledges(status: int) -> None:
    receiver = Receiver(refuse(status), refuse(status))
    async with receiving(receiver, limits=LIMITS) as sandbox:
        assert await sandbox.command("/trade", "help", channel=TRADE_DESK) is None
        await sandbox.say(TRADE_DESK, "x")
        await receiver.got.count(2)
        await sandbox.say(TRADE_DESK, "y")
        assert await receiver.retries(3) == [(None, None)] * 3
    texts = [json.loads(body)["event"]["text"] for _, body in list(receiver.got)[1:]]
    assert texts == ["x", "y"]


def in_pieces(*pieces: bytes) -> Answer:
    """Answer with JSON that arrives in so many writes."""

    async def answer(request: web.Request) -> web.StreamResponse:
        reply = web.StreamResponse(headers={"Content-Type": "application/json"})
        await reply.prepare(request)
        for piece in pieces:
            await reply.write(piece)
            await asyncio.sleep(0.02)
        await reply.write_eof()
        return reply

    return answer


async def test_an_answer_may_come_in_pieces_up_to_its_size() -> None:
    body = json.dumps({"text": "x" * 30_000, "unread": "y" * 900_000}).encode()
    receiver = Receiver(in_pieces(body[:1000], body[1000:50_000], body[50_000:]))
    async with receiving(receiver) as sandbox:
        shown = await sandbox.command("/trade", "help", channel=TRADE_DESK)
    assert shown is not None
    assert shown["text"] == "x" * 30_000


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"text": NaN}', '{"text": "x"' + " " * LIMITS.body + "}"]
)
async def test_an_answer_that_cannot_be_read_is_refused(text: str) -> None:
    async def nonsense(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type="application/json")

    async with receiving(Receiver(nonsense)) as sandbox:
        told = await sandbox.command("/trade", "help", channel=TRADE_DESK)
    assert told is not None
    assert told["text"] == "/trade failed with the error “dispatch_failed”."
