"""What many ask for at once is done together, and each is answered as if alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.errors import StoreError
from bot.store.together import MOST, Together


class Counter:
    """Doubles numbers, in rounds that end when they are let."""

    def __init__(self) -> None:
        self.rounds: list[Sequence[int]] = []
        self.bad: set[int] = set()
        self.let = asyncio.Event()
        self.let.set()

    async def double(self, numbers: Sequence[int]) -> list[int]:
        self.rounds.append(numbers)
        await self.let.wait()
        if self.bad & {*numbers}:
            raise StoreError("one of them is bad")
        return [2 * number for number in numbers]


async def test_who_asks_alone_is_served_alone() -> None:
    counter = Counter()
    together = Together(counter.double)
    assert await together.ask(1) == 2
    assert await together.ask(2) == 4
    assert counter.rounds == [[1], [2]]


async def test_who_asks_meanwhile_is_served_by_the_next_round() -> None:
    counter = Counter()
    together = Together(counter.double)
    counter.let.clear()
    first = asyncio.create_task(together.ask(0))
    await asyncio.sleep(0.01)
    others = [asyncio.create_task(together.ask(number)) for number in range(1, 6)]
    await asyncio.sleep(0.01)
    assert counter.rounds == [[0]]
    counter.let.set()
    assert await asyncio.gather(first, *others) == [0, 2, 4, 6, 8, 10]
    assert counter.rounds == [[0], [1, 2, 3, 4, 5]]


async def test_a_round_has_an_end() -> None:
    counter = Counter()
    together = Together(counter.double)
    numbers = range(2 * MOST + 1)
    assert await asyncio.gather(*map(together.ask, numbers)) == [2 * each for each in numbers]
    assert [len(each) for each in counter.rounds] == [MOST, MOST, 1]


async def test_an_error_is_that_of_whoever_is_to_blame() -> None:
    counter = Counter()
    counter.bad = {3}
    together = Together(counter.double)
    given = await asyncio.gather(*map(together.ask, range(5)), return_exceptions=True)
    assert [each for each in given if not isinstance(each, StoreError)] == [0, 2, 4, 8]
    assert isinstance(given[3], StoreError)
    assert await together.ask(7) == 14


async def test_whoever_is_cancelled_before_their_round_has_no_part_in_it() -> None:
    counter = Counter()
    together = Together(counter.double)
    counter.let.clear()
    first = asyncio.create_task(together.ask(0))
    await asyncio.sleep(0.01)
    second, third = (asyncio.create_task(together.ask(number)) for number in (1, 2))
    await asyncio.sleep(0.01)
    second.cancel()
    counter.let.set()
    assert [await first, await third] == [0, 4]
    with pytest.raises(asyncio.CancelledError):
        await second
    assert counter.rounds == [[0], [2]]


async def test_whoever_is_cancelled_in_their_round_leaves_when_it_has_ended() -> None:
    counter = Counter()
    together = Together(counter.double)
    counter.let.clear()
    one, other = (asyncio.create_task(together.ask(number)) for number in (1, 2))
    await asyncio.sleep(0.01)
    one.cancel()
    await asyncio.sleep(0.01)
    assert not one.done()
    counter.let.set()
    assert await other == 4
    with pytest.raises(asyncio.CancelledError):
        await one


async def test_nothing_is_under_way_when_it_has_settled() -> None:
    counter = Counter()
    together = Together(counter.double)
    counter.let.clear()
    asked = [asyncio.create_task(together.ask(number)) for number in range(MOST + 1)]
    await asyncio.sleep(0.01)
    asyncio.get_running_loop().call_later(0.01, counter.let.set)
    await together.settled()
    assert len(counter.rounds) == 2
    await asyncio.gather(*asked)
