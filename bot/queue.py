"""The queue: it carries the names of rows that are due to whoever works on them.

Nothing is true because it is in the queue. Each job is a row's id, the worker claims the
row, and the clock puts what is due into the queue again: losing the queue loses nothing.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
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
    Flow.POLL: 64,  # what they bring waits for one worker, and that within their deadline
    Flow.READ: 16,
    Flow.GROUP: 1,
    Flow.BRIEF: 2,
    Flow.EMBED: 1,
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
    """The queue in this process's memory.

    What it carries are bundles of ids: a job of its own for each would cost as much as a
    poll that brings nothing.
    """

    def __init__(self) -> None:
        driver = InMemoryDriver()
        self._queries = InMemoryQueries(driver=driver)
        self._queue = PgQueuer(connection=driver, queries=self._queries)
        self._places = {flow: asyncio.Semaphore(limit) for flow, limit in CONCURRENCY.items()}
        self._known: set[Job] = set()  # what waits or is under way
        self._waiting: Counter[Flow] = Counter()
        self._jobs: dict[asyncio.Future[None], Job] = {}  # what is under way
        self._runner: asyncio.Task[None] | None = None
        self._ending = False

    @property
    def alive(self) -> bool:
        """Whether jobs are being done."""
        return self._runner is not None and not self._runner.done()

    def waiting(self, flow: Flow) -> int:
        """Count the jobs of a flow that wait for their turn."""
        return self._waiting[flow]

    async def put(self, jobs: Iterable[Job]) -> None:
        """Add jobs; one that is waiting or under way already is left as it is."""
        bundles: dict[Flow, list[str]] = {}
        for job in jobs:
            if job not in self._known:
                self._known.add(job)
                self._waiting[job.flow] += 1
                bundles.setdefault(job.flow, []).append(job.id)
        if bundles:
            await self._queries.enqueue(
                [flow.value for flow in bundles],
                [json.dumps(ids).encode() for ids in bundles.values()],
                [0] * len(bundles),
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
        for flow in CONCURRENCY:
            entrypoint = self._queue.entrypoint(flow.value, concurrency_limit=1)
            entrypoint(self._entrypoint(flow, work))
        self._runner = runner = asyncio.create_task(
            self._queue.qm.run(
                dequeue_timeout=timedelta(seconds=30),
                batch_size=1,  # the next waits until a batch of outcomes is written
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
        self._ending = True
        self._break_off({Flow.POLL})
        await self._wait(runner, grace)
        if self._jobs:
            log.warning("queue.broken_off", jobs=len(self._jobs), after=grace)
            self._break_off(set(Flow))
            await self._wait(runner, last)
        if self._jobs:  # those that do not let themselves be broken off
            log.error("queue.abandoned", jobs=len(self._jobs))
        runner.cancel()
        await asyncio.wait([runner], timeout=last)

    async def _wait(self, runner: asyncio.Task[None], seconds: float) -> None:
        await asyncio.wait([runner, *self._jobs], timeout=seconds)

    def _break_off(self, flows: Collection[Flow]) -> None:
        for task, job in tuple(self._jobs.items()):
            if job.flow in flows:
                task.cancel()

    async def forget(self) -> None:
        """Forget the jobs that are done, which the library would otherwise keep."""
        await self._queries.clear_queue_log()

    def _entrypoint(self, flow: Flow, work: Work) -> Callable[[Picked], Awaitable[None]]:
        places = self._places[flow]

        async def begin(picked: Picked) -> None:
            """Begin the jobs of a bundle, each as soon as there is a place for it."""
            for id_ in json.loads(picked.payload or b"[]"):
                await places.acquire()
                if self._ending:
                    return
                self._waiting[flow] -= 1
                job = Job(flow=flow, id=id_)
                task = asyncio.ensure_future(work(job))
                self._jobs[task] = job
                task.add_done_callback(self._ended)

        return begin

    def _ended(self, task: asyncio.Future[None]) -> None:
        job = self._jobs.pop(task)
        self._known.discard(job)
        self._places[job.flow].release()
        if not task.cancelled() and (error := task.exception()):
            log.error("job.failed", flow=job.flow.value, id=job.id, exc_info=error)
