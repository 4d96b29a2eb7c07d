"""The shift: what is due goes into the queue, and from there to the newsroom."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain import Flow, Job
from bot.newsroom import Newsroom
from bot.queue import Queue

POLLS = 500  # feeds that one look finds


class Shift:
    """Looks at what is due, at every tick and as soon as a step may have made more of it."""

    def __init__(
        self, newsroom: Newsroom, queue: Queue, flows: Collection[Flow] = tuple(Flow)
    ) -> None:
        self._newsroom, self._queue, self._flows = newsroom, queue, flows
        self._more = False  # feeds are due that the last look had no room for

    async def look(self) -> None:
        """Put what is due into the queue."""
        jobs = await self._newsroom.due(POLLS)
        self._more = sum(job.flow is Flow.POLL for job in jobs) == POLLS
        await self._queue.put(job for job in jobs if job.flow in self._flows)

    async def work(self, job: Job) -> bool:
        """Do a job, and say whether to look again.

        Most polls bring nothing; what one does bring is found by the next tick.
        """
        done = await self._newsroom.work(job)
        if job.flow is not Flow.POLL:
            return done
        few = self._more and self._queue.waiting(Flow.POLL) < POLLS // 2
        self._more = self._more and not few
        return few
