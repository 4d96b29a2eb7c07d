"""The clock: interval ticks, and the time itself as something to hand over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()
# It warns of each tick that would have run beside itself; what a tick raises is logged here.
logging.getLogger("apscheduler").setLevel(logging.ERROR)

#: Tells the time in UTC. Everything that needs the time is given one of these.
Now: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time of this machine."""
    return datetime.now(UTC)


class Clock:
    """Calls functions at intervals, from `start` until `stop`.

    A tick that is late runs once, however many were missed, and never beside itself. A tick
    that raises is logged and comes again.
    """

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, name: str, tick: Callable[[], Awaitable[None]]) -> None:
        """Call `tick` at once after the start, then every `seconds`."""

        async def guarded() -> None:
            try:
                await tick()
            except asyncio.CancelledError:
                log.debug("clock.let_go", tick=name)  # raised, it would be logged as a failure
            except Exception as error:
                log.exception("clock.failed", tick=name, error=type(error).__name__)

        self._scheduler.add_job(
            guarded, "interval", seconds=seconds, id=name, next_run_time=utc_now()
        )

    def start(self) -> None:
        """Begin to tick, on the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking; a tick that is under way is let go."""
        self._scheduler.shutdown(wait=False)
