"""The clock: interval ticks, and the time itself as something to hand over."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()
# It warns of each tick that would have run beside itself; what a tick raises is logged here.
logging.getLogger("apscheduler").setLevel(logging.ERROR)
# A tick that is cancelled because everything ends is no error either.
logging.getLogger("apscheduler.executors.default").addFilter(
    lambda line: not (line.exc_info and isinstance(line.exc_info[1], asyncio.CancelledError))
)

#: Tells the time in UTC. Everything that needs the time is given one of these.
Now: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time of this machine."""
    return datetime.now(UTC)


class Clock:
    """Calls functions at intervals.

    A tick that is late runs once, however many were missed, and never beside itself. A tick
    that raises is logged and comes again.
    """

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._ticked: dict[str, float] = {}
        self._turns: list[asyncio.Lock] = []  # each is held by a tick that is under way

    def every(self, seconds: float, name: str, tick: Callable[[], Awaitable[None]]) -> None:
        """Call `tick` at once when it begins to run, then every `seconds`."""
        turn = asyncio.Lock()
        self._turns.append(turn)

        async def guarded() -> None:
            try:
                async with turn:
                    await tick()
                self._ticked[name] = time.monotonic()
            except Exception as error:
                log.exception("clock.failed", tick=name, why=type(error).__name__)

        self._scheduler.add_job(
            guarded, "interval", seconds=seconds, id=name, next_run_time=utc_now()
        )

    def since(self, name: str) -> timedelta | None:
        """Tell how long ago a tick last came to its end, None where it never did."""
        ticked = self._ticked.get(name)
        return None if ticked is None else timedelta(seconds=time.monotonic() - ticked)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Tick while the block runs; leaving it lets a tick that is under way finish."""
        self._scheduler.start()
        try:
            yield
        finally:
            self._scheduler.pause()
            try:
                await asyncio.sleep(0)  # a tick that was begun just now takes its turn
                for turn in self._turns:
                    await turn.acquire()
            finally:
                self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # it does so in the loop's next round
