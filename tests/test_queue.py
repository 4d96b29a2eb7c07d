"""The queue: each job reaches its work once, a few at a time, and none stops the others."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.domain import Flow, Job
from bot.errors import BotError
from bot.queue import CONCURRENCY, Queue


def jobs(flow: Flow, count: int, start: int = 0) -> list[Job]:
    return [Job(flow=flow, id=f"{flow}-{number}") for number in range(start, start + count)]


class Worker:
    """Does jobs as soon as it may, and knows which are under way."""

    def __init__(self) -> None:
        self.done: list[Job] = []
        self.running: list[Job] = []
        self.most: Counter[Flow] = Counter()
        self.bad: set[Job] = set()
        self.let = asyncio.Event()
        self.let.set()
        self._changed = asyncio.Condition()

    async def work(self, job: Job) -> None:
        self.running.append(job)
        beside = sum(other.flow is job.flow for other in self.running)
        self.most[job.flow] = max(self.most[job.flow], beside)
        await self._change()
        try:
            await self.let.wait()
            if job in self.bad:
                raise RuntimeError("a job that fails")
            self.done.append(job)
        finally:
            self.running.remove(job)
            await self._change()

    async def _change(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def has_done(self, count: int) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: len(self.done) >= count)

    async def is_at(self, count: int) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: len(self.running) >= count)


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@asynccontextmanager
async def running(queue: Queue, worker: Worker) -> AsyncIterator[None]:
    """Have jobs worked on; what is held is let go where the test fails, so that it ends."""
    async with queue.running(worker.work):
        try:
            yield
        except BaseException:
            worker.let.set()
            raise


async def test_every_flow_has_a_place() -> None:
    assert set(CONCURRENCY) == set(Flow)
    assert min(CONCURRENCY.values()) >= 1


@pytest.mark.parametrize("early", [True, False], ids=["before it runs", "while it runs"])
async def test_jobs_reach_their_work_with_flow_and_id(
    queue: Queue, worker: Worker, early: bool
) -> None:
    wanted = [Job(flow=flow, id=f"größe:{flow}/1") for flow in Flow]
    if early:
        await queue.put(wanted)
    async with running(queue, worker):
        if not early:
            await queue.put(wanted)
        await worker.has_done(len(wanted))
    assert Counter(worker.done) == Counter(wanted)


async def test_nothing_to_put_is_fine(queue: Queue, worker: Worker) -> None:
    await queue.put([])
    async with running(queue, worker):
        await queue.put(iter(()))
        await queue.put(jobs(Flow.POLL, 1))
        await worker.has_done(1)
    assert worker.done == jobs(Flow.POLL, 1)


async def test_a_job_that_waits_is_not_put_twice(queue: Queue, worker: Worker) -> None:
    await queue.put(jobs(Flow.READ, 3))
    await queue.put(jobs(Flow.READ, 4))
    await queue.put([Job(flow=Flow.POLL, id="read-0")])  # another flow's is another job
    async with running(queue, worker):
        await worker.has_done(5)
    assert Counter(worker.done) == Counter([*jobs(Flow.READ, 4), Job(flow=Flow.POLL, id="read-0")])


async def test_a_job_under_way_is_not_put_beside_itself(queue: Queue, worker: Worker) -> None:
    (one,) = jobs(Flow.READ, 1)
    worker.let.clear()
    async with running(queue, worker):
        await queue.put([one])
        await worker.is_at(1)
        await queue.put([one])
        await queue.put(jobs(Flow.READ, 1, start=1))
        await worker.is_at(2)
        worker.let.set()
        await worker.has_done(2)
    assert worker.done.count(one) == 1


async def test_a_job_that_is_done_may_come_again(queue: Queue, worker: Worker) -> None:
    (one,) = jobs(Flow.READ, 1)
    async with running(queue, worker), asyncio.timeout(5):
        await queue.put([one])
        await worker.has_done(1)
        while len(worker.done) < 2:  # its place is free once its outcome is written
            await queue.put([one])
            await asyncio.sleep(0.01)
    assert worker.done[:2] == [one, one]


@pytest.mark.parametrize("flow", list(Flow))
async def test_no_more_of_a_flow_run_at_once_than_may(
    queue: Queue, worker: Worker, flow: Flow
) -> None:
    limit = CONCURRENCY[flow]
    other = Flow.POLL if flow is not Flow.POLL else Flow.READ
    worker.let.clear()
    async with running(queue, worker):
        await queue.put(jobs(flow, 3 * limit + 1))
        await worker.is_at(limit)
        await queue.put(jobs(other, 1))  # a full flow does not hold up the others
        await worker.is_at(limit + 1)
        assert worker.most[flow] == limit
        worker.let.set()
        await worker.has_done(3 * limit + 2)
    assert worker.most[flow] == limit
    assert Counter(worker.done) == Counter([*jobs(flow, 3 * limit + 1), *jobs(other, 1)])


async def test_leaving_finishes_what_runs_and_begins_nothing(queue: Queue, worker: Worker) -> None:
    limit = CONCURRENCY[Flow.BRIEF]
    worker.let.clear()
    async with running(queue, worker):
        await queue.put(jobs(Flow.BRIEF, limit + 5))
        await worker.is_at(limit)
        asyncio.get_running_loop().call_later(0.05, worker.let.set)
    assert worker.running == []
    assert len(worker.done) == limit


async def test_a_job_that_fails_stops_no_other(queue: Queue, worker: Worker) -> None:
    (bad, *good) = jobs(Flow.GROUP, 4)  # one at a time, the bad one first
    worker.bad = {bad}
    async with running(queue, worker):
        await queue.put([bad, *good])
        await worker.has_done(3)
        worker.bad = set()
        async with asyncio.timeout(5):
            while bad not in worker.done:  # and the clock can put it again
                await queue.put([bad])
                await asyncio.sleep(0.01)
    assert worker.done == [*good, bad]


async def test_a_queue_that_dies_ends_the_block_and_says_so(
    monkeypatch: pytest.MonkeyPatch, queue: Queue, worker: Worker
) -> None:
    async def breaks(**_: object) -> list[object]:
        raise OSError("the queue's table is gone")

    async def waits() -> None:
        async with asyncio.timeout(5), running(queue, worker):
            monkeypatch.setattr(queue._queries, "dequeue", breaks)
            await queue.put(jobs(Flow.POLL, 1))
            await asyncio.Event().wait()

    with pytest.raises(BotError, match=r"^The queue died") as raised:
        await waits()
    assert "the queue's table is gone" in str(raised.value.__cause__)
    task = asyncio.current_task()
    assert task is not None
    assert not task.cancelling()


async def test_an_error_of_the_block_is_its_own(queue: Queue, worker: Worker) -> None:
    with pytest.raises(ZeroDivisionError):
        async with running(queue, worker):
            raise ZeroDivisionError


async def test_what_is_done_can_be_forgotten(queue: Queue, worker: Worker) -> None:
    worker.let.clear()
    async with running(queue, worker):
        await queue.put(jobs(Flow.POST, 3))
        await worker.is_at(3)
        assert await queue._queries.queue_log()
        await queue.forget()
        assert await queue._queries.queue_log() == []
        worker.let.set()
        await worker.has_done(3)  # what runs or waits is not forgotten
    assert Counter(worker.done) == Counter(jobs(Flow.POST, 3))


async def test_leaving_breaks_off_polls_and_lets_the_rest_finish(
    queue: Queue, worker: Worker
) -> None:
    poll, post = *jobs(Flow.POLL, 1), *jobs(Flow.POST, 1)
    worker.let.clear()
    async with running(queue, worker):
        await queue.put([poll, post])
        await worker.is_at(2)
        asyncio.get_running_loop().call_later(0.1, worker.let.set)
    assert worker.done == [post]
    assert worker.running == []


async def test_leaving_breaks_off_what_takes_longer_than_its_grace(queue: Queue) -> None:
    handed_back: list[Job] = []
    begun = asyncio.Event()

    async def hangs(job: Job) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)  # as a row that is handed back to the store
            handed_back.append(job)
            raise

    async with queue.running(hangs, grace=0.05):
        await queue.put(jobs(Flow.BRIEF, 3))  # the third waits for its turn, and never gets it
        await begun.wait()
    assert len(handed_back) == 2
    assert not queue.alive


async def test_a_job_that_will_not_be_broken_off_is_left_behind(queue: Queue) -> None:
    begun, enough = asyncio.Event(), asyncio.Event()

    async def stays(_: Job) -> None:
        begun.set()
        while not enough.is_set():
            with contextlib.suppress(asyncio.CancelledError):
                await enough.wait()

    async with queue.running(stays, grace=0.05, last=0.05):
        await queue.put(jobs(Flow.BRIEF, 1))
        await begun.wait()
    enough.set()
    await asyncio.sleep(0)
