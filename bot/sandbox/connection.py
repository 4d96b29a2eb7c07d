"""One open socket of the app: what it is sent, in order, and whether it still answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

import structlog
from aiohttp import web

log = structlog.get_logger()
GRACE = 1.5  # seconds that an app has to take its leave


def abort(transport: asyncio.BaseTransport | None) -> None:
    """Break a connection at once, without a word."""
    # uvloop's transports have asyncio's methods and are instances of none of its classes.
    if transport is not None:
        cast("asyncio.WriteTransport", transport).abort()


class Connection:
    """A socket, and the envelopes that were sent on it and not acknowledged.

    One task does all the writing: an app that stops reading holds up that task and nobody
    else. Needs a running loop.
    """

    def __init__(
        self, socket: web.WebSocketResponse, transport: asyncio.BaseTransport | None
    ) -> None:
        self.waiting: dict[str, asyncio.Future[Any]] = {}
        self.leaving = False  # told to go: it may still acknowledge, but is sent nothing more
        self.silent = False  # dead, and neither side has noticed: nothing passes
        self.answered = True  # since the last ping
        self._socket, self._transport = socket, transport
        self._outbox: asyncio.Queue[Callable[[], Awaitable[Any]]] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def send(self, frame: dict[str, Any]) -> None:
        self._put(partial(self._socket.send_json, frame))

    def pong(self, message: bytes) -> None:
        self._put(partial(self._socket.pong, message))

    def _put(self, write: Callable[[], Awaitable[Any]]) -> None:
        if not self.silent:
            self._outbox.put_nowait(write)

    async def _write(self) -> None:
        with suppress(ConnectionError):
            while not self._socket.closed:
                write = await self._outbox.get()
                await write()

    async def watch(self, pause: float) -> None:
        """Ping every `pause` seconds, and break what says nothing from one to the next."""
        await asyncio.sleep(pause)
        while self.answered:
            self.answered = False
            self._put(self._socket.ping)
            await asyncio.sleep(pause)
        if not self.silent:
            log.warning("socket.lost")
            self.abort()

    async def close(self, code: int) -> None:
        """Close with a code; an app that does not take its leave in time is cut off."""
        self._put(partial(self._socket.close, code=code))
        if self.silent or (await asyncio.wait({self._writer}, timeout=GRACE))[1]:
            self.abort()

    def abort(self) -> None:
        """Break the connection without a word."""
        self._writer.cancel()
        abort(self._transport)
