"""Jobs in worker processes: results, deadlines, deaths and errors."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.articles.compose import from_page
from bot.domain import Feed
from bot.errors import FeedError, PoolError
from bot.feeds.syndication import parse
from bot.pool import LOADED, MEMORY, Pool

LONG = 30.0  # seconds: a deadline that no job here comes near


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


def double(number: int) -> int:
    return 2 * number


def pid() -> int:
    return os.getpid()


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "woke"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail_as_feed(url: str) -> None:
    raise FeedError("no feed here", url=url, permanent=True)


class UnpicklableError(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def fail_otherwise() -> None:
    raise UnpicklableError("two", "arguments")


def hoard() -> int:
    return len(bytearray(2 * MEMORY))


def unpicklable() -> object:
    return lambda: None


def loaded(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name in sys.modules)


async def test_a_job_runs_in_another_process(pool: Pool) -> None:
    assert await pool.run(double, 21, deadline=LONG) == 42
    assert await pool.run(pid, deadline=LONG) != os.getpid()


async def test_jobs_share_one_worker(pool: Pool) -> None:
    pids = await asyncio.gather(*(pool.run(pid, deadline=LONG) for _ in range(5)))
    assert len(set(pids)) == 1


async def test_a_job_past_its_deadline_spares_the_job_behind_it(pool: Pool) -> None:
    late = asyncio.create_task(pool.run(sleep, LONG, deadline=0.2))
    behind = asyncio.create_task(pool.run(double, 4, deadline=LONG))
    with pytest.raises(PoolError, match=r"^sleep took longer than 0\.2 s$"):
        await late
    assert await behind == 8


async def test_a_hang_spares_the_job_beside_it() -> None:
    pool = Pool(workers=2)
    try:
        beside = asyncio.create_task(pool.run(sleep, 0.6, deadline=LONG))
        with pytest.raises(PoolError):
            await pool.run(sleep, LONG, deadline=0.2)
        assert await beside == "woke"
    finally:
        pool.close()


async def test_a_job_that_kills_its_worker_spares_the_next(pool: Pool) -> None:
    with pytest.raises(PoolError, match="its worker died"):
        await pool.run(die, deadline=LONG)
    assert await pool.run(double, 3, deadline=LONG) == 6


async def test_a_worker_killed_while_idle_is_replaced(pool: Pool) -> None:
    worker = await pool.run(pid, deadline=LONG)
    os.kill(worker, signal.SIGKILL)
    for _ in range(50):  # until the death is noticed, a job may be lost to it
        try:
            assert await pool.run(double, 5, deadline=LONG) == 10
            break
        except PoolError:
            await asyncio.sleep(0.05)
    assert await pool.run(pid, deadline=LONG) != worker


async def test_our_errors_come_home_whole(pool: Pool) -> None:
    with pytest.raises(FeedError) as caught:
        await pool.run(fail_as_feed, "https://example.com/", deadline=LONG)
    error = caught.value
    assert (str(error), error.url, error.permanent) == (
        "no feed here",
        "https://example.com/",
        True,
    )


async def test_other_errors_come_home_as_pool_errors(pool: Pool) -> None:
    with pytest.raises(PoolError, match=r"fail_otherwise: UnpicklableError: two arguments"):
        await pool.run(fail_otherwise, deadline=LONG)


async def test_memory_is_bounded(pool: Pool) -> None:
    with pytest.raises(PoolError, match="MemoryError"):
        await pool.run(hoard, deadline=LONG)
    assert await pool.run(double, 1, deadline=LONG) == 2


async def test_what_cannot_travel_is_said(pool: Pool) -> None:
    with pytest.raises(PoolError):
        await pool.run(unpicklable, deadline=LONG)
    with pytest.raises(PoolError, match="cannot travel"):
        await pool.run(lambda: 1, deadline=LONG)
    assert await pool.run(double, 1, deadline=LONG) == 2


async def test_cancelling_the_caller_takes_back_what_waits_and_costs_no_worker(
    pool: Pool,
) -> None:
    worker = await pool.run(os.getpid, deadline=LONG)
    jobs = [asyncio.create_task(pool.run(sleep, 0.5, deadline=LONG))]
    await asyncio.sleep(0.2)
    jobs += [asyncio.create_task(pool.run(sleep, 0.1, deadline=LONG)) for _ in range(9)]
    await asyncio.sleep(0)
    for job in jobs:
        job.cancel()
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(end) for end in ends] == [asyncio.CancelledError] * 10
    assert await pool.run(os.getpid, deadline=LONG) == worker


async def test_closing_answers_every_job(pool: Pool) -> None:
    jobs = [asyncio.create_task(pool.run(sleep, LONG, deadline=LONG)) for _ in range(3)]
    await asyncio.sleep(0.1)
    await asyncio.to_thread(pool.close)
    answers = await asyncio.wait_for(asyncio.gather(*jobs, return_exceptions=True), 10)
    assert [type(answer) for answer in answers] == [PoolError] * 3


async def test_workers_load_the_parsers_and_no_client(pool: Pool) -> None:
    feed = Feed(id="f", url="https://example.com/rss", publisher="The Gazette")
    for rss in (
        b"<rss><channel><title>T</title></channel></rss>",
        b"<rss><channel><title>T</title>",
    ):
        assert (await pool.run(parse, rss, "", feed, deadline=LONG)).entries == ()
    now = datetime(2026, 11, 2, tzinfo=UTC)
    await pool.run(from_page, feed.url, b"<p>One.", "", feed.publisher, now, deadline=LONG)
    parsers, others = ("feedparser", "lxml", "trafilatura"), ("aiohttp", "slack_sdk", "sqlalchemy")
    assert await pool.run(loaded, *parsers, *others, deadline=LONG) == parsers


async def test_a_worker_begins_with_what_most_jobs_need(pool: Pool) -> None:
    assert await pool.run(loaded, *LOADED, deadline=LONG) == LOADED


def test_the_parent_loads_no_parser() -> None:
    program = (
        "import sys, bot.articles, bot.feeds, bot.pool, bot.web\n"
        "print([name for name in ('feedparser', 'lxml', 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
