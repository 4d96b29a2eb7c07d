"""The shift: everything that is due reaches the newsroom, however much it is."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from bot.domain import Flow, Job
from bot.queue import Queue
from bot.shift import POLLS, Shift
from tests import make
from tests.house import open_house


class Looks(Shift):
    """Counts how often it looked."""

    looked = 0

    async def look(self) -> None:
        self.looked += 1
        await super().look()


async def test_more_feeds_than_one_look_finds_are_polled_without_another_tick(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path) as house:
        wanted = tuple(make.feed(number) for number in range(2 * POLLS + POLLS // 2))
        await house.newsroom.set_feeds(wanted)
        queue, done = Queue(), asyncio.Event()
        shift = Looks(house.newsroom, queue, (Flow.POLL,))
        polled: Counter[str] = Counter()

        async def work(job: Job) -> None:
            more = await shift.work(job)
            polled[job.id] += 1
            if len(polled) == len(wanted):
                done.set()
            if more:
                await shift.look()

        async with queue.running(work):
            await shift.look()
            async with asyncio.timeout(30):
                await done.wait()
        assert set(polled) == {feed.id for feed in wanted}
        assert shift.looked <= 8
        assert await house.newsroom.due(POLLS) == ()


async def test_a_poll_of_everything_leaves_no_feed_out(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        wanted = tuple(make.feed(number) for number in range(120))
        await house.newsroom.set_feeds(wanted)
        reports = await house.newsroom.poll_now()
        assert {report.url for report in reports if report.status} == {feed.url for feed in wanted}
