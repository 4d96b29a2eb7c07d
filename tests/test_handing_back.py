"""A step that is broken off hands its row back, and whoever looks next takes it at once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.domain import Event, Flow, Job
from tests import make
from tests.house import House, open_house


class Hanging:
    """A handler that never ends."""

    def __init__(self) -> None:
        self.at = asyncio.Event()

    async def __call__(self, event: Event) -> None:
        self.at.set()
        await asyncio.Event().wait()


async def _broken_off(house: House, handler: Hanging, job: Job) -> None:
    step = asyncio.create_task(house.newsroom.work(job))
    await handler.at.wait()
    assert await house.newsroom.due() == ()  # it is held
    step.cancel()
    with pytest.raises(asyncio.CancelledError):
        await step


async def test_a_step_that_is_broken_off_is_due_at_once_and_counts_no_attempt(
    tmp_path: Path,
) -> None:
    handler = Hanging()
    async with open_house(tmp_path, handle=handler, polling=False) as house:
        event = make.event(received=house.watch())
        await house.store.keep(event)
        job = Job(flow=Flow.ANSWER, id=event.id)
        await _broken_off(house, handler, job)
        assert await house.newsroom.due() == (job,)
        assert await house.store.attempts(Flow.ANSWER, event.id) == 0


async def test_a_row_that_somebody_else_took_meanwhile_stays_theirs(tmp_path: Path) -> None:
    handler = Hanging()
    async with open_house(tmp_path, handle=handler, polling=False) as house:
        event = make.event(received=house.watch())
        await house.store.keep(event)
        job = Job(flow=Flow.ANSWER, id=event.id)
        step = asyncio.create_task(house.newsroom.work(job))
        await handler.at.wait()
        house.watch.turn(house.desk.pace.lease.total_seconds())  # ours has run out
        lease = house.desk.pace.lease
        assert await house.store.claim(Flow.ANSWER, house.watch(), lease=lease) == (event.id,)
        step.cancel()
        with pytest.raises(asyncio.CancelledError):
            await step
        assert await house.newsroom.due() == ()
