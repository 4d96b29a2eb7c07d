"""Turns at a host: few requests at once, and a pause between the beginnings of two.

Whoever would wait long gives up at once and is told when to come again, so that a host that
is slow, or has many feeds, holds nobody up but those who want something of it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.errors import HostBusyError
from bot.web.port import NO_HEADERS, Response, Web

AT_ONCE = 2  # requests to one host
SPACING = 1.0  # seconds between the beginnings of two
PATIENCE = 2.0  # seconds that whoever has other things to do waits for a turn
_MANY = 1000  # hosts that are remembered before the idle ones are forgotten
_LEAST = 0.5  # seconds that one takes, as far as is reckoned, at a host without spacing

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Line:
    """Those who want something of a host, in the order in which they came."""

    free: asyncio.Semaphore
    first: asyncio.Lock = field(default_factory=asyncio.Lock)  # held by whoever is next
    waiting: int = 0
    asked: int = 0  # requests under way
    opens: float = 0.0  # when the next request may begin
    promised: float = 0.0  # when the last of those comes who were told to come again


class Turns:
    """Hands out turns at hosts. `clock` is in seconds and never goes back."""

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        spacing: float = SPACING,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._at_once, self._spacing = at_once, spacing
        self._step = max(spacing, _LEAST)
        self._clock, self._sleep = clock, sleep
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, host: str, patience: float, url: str) -> AsyncIterator[None]:
        """Wait for a turn at a host, at most `patience` seconds, and hold it in the block.

        Raises HostBusyError, as soon as it is plain that the turn will come too late.
        """
        line = self._line(host)
        ahead = max(line.opens - self._clock(), 0.0) + line.waiting * self._step
        if ahead > patience:
            raise self._busy(line, host, url)
        line.waiting += 1
        try:
            async with asyncio.timeout(patience):
                await self._wait(line)
        except TimeoutError:
            raise self._busy(line, host, url) from None
        finally:
            line.waiting -= 1
        line.asked += 1
        try:
            yield
        finally:
            line.asked -= 1
            line.free.release()

    async def _wait(self, line: _Line) -> None:
        async with line.first:
            await line.free.acquire()
            try:
                if (pause := line.opens - self._clock()) > 0:
                    await self._sleep(pause)
            except BaseException:
                line.free.release()
                raise
            line.opens = self._clock() + self._spacing

    def _busy(self, line: _Line, host: str, url: str) -> HostBusyError:
        # Each is promised a moment of their own, or all would come again at once.
        now = self._clock()
        line.promised = max(line.promised + self._step, line.opens, now + _LEAST)
        return HostBusyError(
            f"{host} is being asked already", url=url, retry_after=line.promised - now
        )

    def _line(self, host: str) -> _Line:
        if len(self._lines) > _MANY:
            now = self._clock()
            self._lines = {
                name: line
                for name, line in self._lines.items()
                if line.waiting or line.asked or max(line.opens, line.promised) > now
            }
        return self._lines.setdefault(host, _Line(free=asyncio.Semaphore(self._at_once)))


class Patient:
    """A web that waits for its turn where a person waits for the answer."""

    def __init__(
        self,
        web: Web,
        *,
        patience: float = 20.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._web, self._patience = web, patience
        self._clock, self._sleep = clock, sleep

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        """Fetch a URL as `Web.get` does; HostBusyError comes late."""
        until = self._clock() + self._patience
        while True:
            try:
                return await self._web.get(
                    url, headers=headers, max_bytes=max_bytes, timeout=timeout
                )
            except HostBusyError as busy:
                if self._clock() + busy.retry_after > until:
                    raise
                await self._sleep(busy.retry_after)
