"""The clock: ticks at once and again, each tick alone and never beside itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.clock import Clock, utc_now
from tests.surroundings import logging_kept

OFTEN = 0.03  # seconds


class Ticks:
    """Counts ticks, lets a test wait for them, and holds or fails one where told to."""

    def __init__(self) -> None:
        self.count = self.running = self.most = self.ended = 0
        self.let = asyncio.Event()
        self.let.set()
        self.fail = False
        self._ticked = asyncio.Condition()

    async def tick(self) -> None:
        self.count += 1
        self.running += 1
        self.most = max(self.most, self.running)
        async with self._ticked:
            self._ticked.notify_all()
        try:
            await self.let.wait()
            if self.fail:
                raise RuntimeError("a tick that fails")
            self.ended += 1
        finally:
            self.running -= 1

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(5), self._ticked:
            await self._ticked.wait_for(lambda: self.count >= count)

    @asynccontextmanager
    async def let_go(self) -> AsyncIterator[None]:
        """Hold no tick back any more at the end, so that a test that fails ends too."""
        try:
            yield
        finally:
            self.let.set()

    async def more(self, count: int) -> None:
        await self.reach(self.count + count)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    with logging_kept():
        yield


def test_the_time_is_utc() -> None:
    before = datetime.now(UTC)
    told = utc_now()
    assert before <= told <= datetime.now(UTC)
    assert told.tzinfo is UTC


async def test_the_first_tick_comes_at_once(clock: Clock, ticks: Ticks) -> None:
    clock.every(3600, "look", ticks.tick)
    assert ticks.count == 0
    async with clock.running():
        await ticks.reach(1)


async def test_ticks_come_again(clock: Clock, ticks: Ticks) -> None:
    clock.every(OFTEN, "look", ticks.tick)
    async with clock.running():
        await ticks.reach(4)


async def test_each_tick_has_an_interval_of_its_own(clock: Clock, ticks: Ticks) -> None:
    seldom = Ticks()
    clock.every(OFTEN, "look", ticks.tick)
    clock.every(3600, "forget", seldom.tick)
    async with clock.running():
        await ticks.reach(5)
    assert seldom.count == 1


async def test_a_tick_that_fails_comes_again_and_is_told(
    clock: Clock, ticks: Ticks, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Ticks()
    ticks.fail = True
    clock.every(OFTEN, "look", ticks.tick)
    clock.every(OFTEN, "forget", other.tick)
    async with clock.running():
        await ticks.reach(3)
        await other.reach(3)
    told = "".join(capsys.readouterr())
    assert "clock.failed" in told
    assert "RuntimeError: a tick that fails" in told


async def test_a_tick_never_runs_beside_itself(
    clock: Clock, ticks: Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    other = Ticks()
    ticks.let.clear()
    clock.every(OFTEN, "look", ticks.tick)
    clock.every(OFTEN, "forget", other.tick)
    async with clock.running(), ticks.let_go():
        await ticks.reach(1)
        with caplog.at_level(logging.WARNING):
            await other.more(5)  # the held tick was due as often
        assert ticks.count == 1
        assert caplog.messages == []  # which is as meant, and no news each time
        ticks.let.set()
        await ticks.reach(3)
    assert ticks.most == 1


async def test_outside_the_block_nothing_ticks(clock: Clock, ticks: Ticks) -> None:
    left, other = Clock(), Ticks()
    left.every(OFTEN, "look", ticks.tick)
    clock.every(OFTEN, "look", other.tick)
    async with clock.running():
        async with left.running():
            await ticks.reach(2)
        count = ticks.count
        await other.more(5)
    assert ticks.count == count


@pytest.mark.parametrize("begun", [True, False], ids=["under way", "just due"])
async def test_leaving_lets_a_tick_finish(
    clock: Clock, ticks: Ticks, caplog: pytest.LogCaptureFixture, begun: bool
) -> None:
    ticks.let.clear()
    clock.every(OFTEN, "look", ticks.tick)
    async with asyncio.timeout(5), clock.running():
        if begun:
            await ticks.reach(1)
        asyncio.get_running_loop().call_later(0.1, ticks.let.set)
    assert (ticks.ended, ticks.running) == (ticks.count, 0)
    assert ticks.ended == 1 if begun else ticks.ended <= 1
    assert caplog.messages == []  # and is no failure
    (task,) = asyncio.all_tasks()
    assert task is asyncio.current_task()


async def test_a_tick_that_is_cancelled_is_no_error(
    clock: Clock, ticks: Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    clock.every(3600, "look", ticks.tick)
    async with clock.running():
        while len(asyncio.all_tasks()) == 1:  # noqa: ASYNC110
            await asyncio.sleep(0)
        (tick,) = asyncio.all_tasks() - {asyncio.current_task()}
        assert ticks.count == 0  # it has not taken its first step
        tick.cancel()
    assert tick.cancelled()
    assert caplog.messages == []
