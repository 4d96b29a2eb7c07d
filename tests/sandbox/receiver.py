"""A bare server in the app's place, for deliveries that Bolt would answer too well."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.sandbox.conftest import Heard

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Receiver:
    """A bare server: it keeps what it is sent, and answers as it is told, 200 by default."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.got = Heard()
        self.over = asyncio.Event()  # when those that never answer do

    @classmethod
    def asleep(cls, times: int) -> Receiver:
        """Make one that does not answer the first requests at all."""
        receiver = cls()
        receiver._answers = [receiver._never] * times
        return receiver

    async def serve(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        if b"url_verification" in body:
            return web.json_response({"challenge": json.loads(body)["challenge"]})
        self.got.add((request.headers, body))
        return await self._answers.pop(0)(request) if self._answers else web.Response()

    async def retries(self, number: int) -> list[tuple[str | None, str | None]]:
        return [
            (headers.get("X-Slack-Retry-Num"), headers.get("X-Slack-Retry-Reason"))
            for headers, _ in await self.got.count(number)
        ]

    async def _never(self, _: web.Request) -> web.StreamResponse:
        await self.over.wait()
        return web.Response()


def refuse(status: int, **headers: str) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, headers=named)

    return answer
