"""A step that is broken off hands its row back, and whoever looks next takes it at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import Delivery, DeliveryState, Event, Flow, Job
from bot.newsroom import Newsroom
from tests import make
from tests.house import DESK, FakeCourier, House, open_house


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


async def test_a_message_in_flight_is_looked_for_and_not_sent_twice(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        await house.newsroom.tell(DESK, "one", make.delivery().message)
        (job,) = await house.newsroom.due()
        taken = asyncio.Event()

        class Slow(FakeCourier):
            async def post(self, delivery: Delivery, thread_ts: str) -> str:
                await house.courier.post(delivery, thread_ts)
                taken.set()
                await asyncio.Event().wait()  # Slack has it, and its reply never comes
                raise AssertionError

        one = Newsroom(replace(house.desk, courier=Slow()))
        step = asyncio.create_task(one.work(job))
        await taken.wait()
        step.cancel()
        with pytest.raises(asyncio.CancelledError):
            await step
        assert await house.newsroom.due() == (job,)
        await house.run(10)  # another worker
        assert house.courier.sent() == ["one"]
        (delivery,) = await house.store.deliveries(DESK)
        assert delivery.state is DeliveryState.SENT
