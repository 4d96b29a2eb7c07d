"""The queue: it carries the names of rows that are due to whoever works on them.

Nothing is true because it is in the queue. Each job is a row's id, the worker claims the
row, and the clock puts what is due into the queue again: losing the queue loses nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeAlias

import structlog
from pgqueuer import PgQueuer
from pgqueuer.adapters.inmemory import InMemoryDriver, InMemoryQueries
from pgqueuer.models import Job as Picked

from bot.domain import Flow, Job
from bot.errors import BotError

log = structlog.get_logger()

Work: TypeAlias = Callable[[Job], Awaitable[None]]

#: How many jobs of a flow run at once in one process: fetching and posting mostly wait,
#: grouping takes turns anyway, writing is the processor's work.
CONCURRENCY: Mapping[Flow, int] = {
    Flow.POLL: 32,  # a dozen servers that hang hold up no other
    Flow.READ: 16,
    Flow.GROUP: 1,
    Flow.BRIEF: 2,
    Flow.ANNOUNCE: 2,
    Flow.DIGEST: 2,
    Flow.POST: 8,
    Flow.ANSWER: 8,
    Flow.WELCOME: 2,
}
#: Once in this many seconds the queue forgets the jobs that are done.
FORGET_AFTER = 3600.0
DIED = (
    "The queue died, and nothing was done any more. Nothing is lost: start Tradewire again, "
    "and it goes on where it was. The log line queue.died says what happened"
)


class Queue:
    """The queue in this process's memory."""

    def __init__(self) -> None:
        driver = InMemoryDriver()
        self._queries = InMemoryQueries(driver=driver)
        self._queue = PgQueuer(connection=driver, queries=self._queries)
        self._jobs: dict[asyncio.Future[None], Flow] = {}
        self._runner: asyncio.Task[None] | None = None
        self._broken_off = False

    @property
    def alive(self) -> bool:
        """Whether jobs are being done."""
        return self._runner is not None and not self._runner.done()

    async def put(self, jobs: Iterable[Job]) -> None:
        """Add jobs; one that is waiting or under way already is left as it is."""
        jobs = tuple(jobs)
        if not jobs:
            return
        await self._queries.enqueue(
            [job.flow.value for job in jobs],
            [job.id.encode() for job in jobs],
            [0] * len(jobs),
            dedupe_key=[f"{job.flow}:{job.id}" for job in jobs],
            on_conflict="skip",
        )

    @asynccontextmanager
    async def running(
        self, work: Work, grace: float = 10.0, last: float = 3.0
    ) -> AsyncIterator[None]:
        """Hand jobs to `work` while the block runs; leaving it lets running jobs finish.

        But polls are broken off: nothing is lost with one, and a slow feed would hold us up.
        So is what is not done after `grace` seconds; it gets `last` seconds to hand back
        what it holds.
        Raises BotError where the queue dies: it ends the block too, which would otherwise
        run on without ever doing a job again.
        """
        for flow, limit in CONCURRENCY.items():
            entrypoint = self._queue.entrypoint(flow.value, concurrency_limit=limit)
            entrypoint(self._entrypoint(flow, work))
        self._runner = runner = asyncio.create_task(
            self._queue.qm.run(
                dequeue_timeout=timedelta(seconds=30),
                batch_size=1,  # a job holds its place until a batch of outcomes is written
                log_aggregation_interval=timedelta(0),  # `forget` drops the log instead
            )
        )
        block = asyncio.current_task()

        def died() -> bool:
            ended = runner.done() and not runner.cancelled()
            return ended and not self._queue.shutdown.is_set()

        runner.add_done_callback(lambda _: block.cancel() if block and died() else None)
        try:
            yield
        finally:
            if block and died():
                block.uncancel()
                log.error("queue.died", exc_info=runner.exception())
                raise BotError(DIED) from runner.exception()
            self._queue.shutdown.set()
            await self._end(runner, grace, last)

    async def _end(self, runner: asyncio.Task[None], grace: float, last: float) -> None:
        """Wait for what is under way, and break off what takes longer than `grace` seconds."""
        self._break_off({Flow.POLL})
        await asyncio.wait([runner], timeout=grace)
        if not runner.done():
            self._broken_off = True
            log.warning("queue.broken_off", jobs=len(self._jobs), after=grace)
            self._break_off(set(Flow))
            await asyncio.wait([runner], timeout=last)
        if not runner.done():  # a job that does not let itself be broken off
            log.error("queue.abandoned", jobs=len(self._jobs))
            runner.cancel()
        await asyncio.wait([runner], timeout=last)

    def _break_off(self, flows: Collection[Flow]) -> None:
        for job, flow in tuple(self._jobs.items()):
            if flow in flows:
                job.cancel()

    async def forget(self) -> None:
        """Forget the jobs that are done, which the library would otherwise keep."""
        await self._queries.clear_queue_log()

    def _entrypoint(self, flow: Flow, work: Work) -> Callable[[Picked], Awaitable[None]]:
        async def run(picked: Picked) -> None:
            if self._broken_off:
                return
            task = asyncio.ensure_future(work(Job(flow=flow, id=(picked.payload or b"").decode())))
            self._jobs[task] = flow
            task.add_done_callback(self._jobs.pop)
            await asyncio.wait([task])
            if not task.cancelled():
                task.result()

        return run
