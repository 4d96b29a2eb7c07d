from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain import Spending
from bot.errors import BudgetSpent
from bot.llm import Purse, Usage
from bot.llm.budget import Allowance, Bill, Budget
from tests.make import NOON

TODAY, TOMORROW = "2026-05-04", "2026-05-05"
CALL = Usage(input_tokens=80, output_tokens=20)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


def budget(purse: Purse, clock: Clock | None = None, **limits: float) -> Budget:
    allowance = Allowance(**{"input_price": 1.0, "output_price": 10.0, **limits})  # type: ignore[arg-type]
    return Budget(allowance, purse, clock or Clock())


async def call(desk: Budget, workspace: str = "", usage: Usage = CALL, calls: int = 1) -> None:
    """Make a call that takes as much as it may."""
    async with desk.charged(workspace, "local", "duty@1:abcdef", usage) as bill:
        bill.usage, bill.calls = usage, calls


async def test_what_is_spent_is_kept_with_its_price() -> None:
    purse = Purse()
    await call(budget(purse), "T1", calls=2)
    (spent,) = await purse.spent(TODAY)
    assert spent.dollars == pytest.approx(0.00028)
    assert replace(spent, dollars=0.0) == Spending(
        day=TODAY,
        workspace="T1",
        model="local",
        prompt="duty@1:abcdef",
        calls=2,
        input_tokens=80,
        output_tokens=20,
    )


def room(desk: Budget) -> AbstractAsyncContextManager[Bill]:
    return desk.charged("", "local", "duty@1:abcdef", CALL)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"tokens": 250}, "250 tokens (OPENAI_BUDGET_TOKENS)"),
        ({"dollars": 0.0006}, "$0.00 (OPENAI_BUDGET_DOLLARS)"),
        ({"tokens": 250, "dollars": 99}, "250 tokens (OPENAI_BUDGET_TOKENS)"),
    ],
)
async def test_a_budget_is_passed_by_no_more_than_the_last_call(
    limits: dict[str, float], told: str
) -> None:
    purse, clock = Purse(), Clock()
    desk = budget(purse, clock, **limits)
    for _ in range(3):
        await call(desk)
    with pytest.raises(BudgetSpent) as raised:
        await call(desk)
    assert str(raised.value) == f"the day's budget for the model is spent: {told}"
    assert sum(each.tokens for each in await purse.spent(TODAY)) == 300
    clock.time += timedelta(days=1)
    await call(desk)
    assert len(await purse.spent(TOMORROW)) == 1


async def test_a_restart_forgets_nothing() -> None:
    purse = Purse()
    await call(budget(purse, tokens=100))
    with pytest.raises(BudgetSpent):
        await call(budget(purse, tokens=100))


async def test_calls_under_way_leave_room_for_each_other() -> None:
    """Of ten at once, only those go that fit together, and one that passes the limit."""
    desk = budget(Purse(), tokens=250)
    async with AsyncExitStack() as stack:
        for _ in range(3):
            await stack.enter_async_context(room(desk))
        with pytest.raises(BudgetSpent):
            await stack.enter_async_context(room(desk))
    # They took nothing.
    assert await desk.affords("", Usage(), Usage())


async def test_two_workers_together_pass_it_by_one_call_each() -> None:
    purse = Purse()
    workers = [budget(purse, tokens=450), budget(purse, tokens=450)]

    async def work(desk: Budget) -> None:
        while True:
            async with room(desk) as bill:
                await asyncio.sleep(0)
                bill.usage = CALL

    done = await asyncio.gather(*(work(desk) for desk in workers * 4), return_exceptions=True)
    assert {type(each) for each in done} == {BudgetSpent}
    spent = sum(each.tokens for each in await purse.spent(TODAY))
    assert 450 <= spent <= 450 + 2 * CALL.tokens


async def test_a_workspace_pays_for_itself_and_for_what_serves_all() -> None:
    purse = Purse()
    desk = budget(purse, tokens=200)
    await call(desk)
    await call(desk, "T1")
    for spent_out in ("T1", ""):
        with pytest.raises(BudgetSpent):
            await call(desk, spent_out)
    await call(desk, "T2")


async def test_a_call_that_has_taken_its_last_may_not_go_on() -> None:
    desk = budget(Purse(), tokens=250)
    async with room(desk) as bill:
        bill.usage = Usage(input_tokens=249)
        assert await desk.affords("", CALL, bill.usage)
        bill.usage = Usage(input_tokens=250)
        assert not await desk.affords("", CALL, bill.usage)


async def test_without_prices_nothing_has_a_cost() -> None:
    assert Budget(Allowance(), Purse(), Clock()).cost(CALL) == 0.0
