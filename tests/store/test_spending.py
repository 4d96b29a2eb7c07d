from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.domain import Spending
from bot.errors import BudgetSpent
from bot.llm import Usage
from bot.llm.budget import Allowance, Budget
from bot.store import Store, open_store
from tests.make import NOON

CALL = Spending(
    day="2026-05-04",
    workspace="T1",
    model="local",
    prompt="briefing@1:b3dbaa",
    calls=1,
    input_tokens=80,
    output_tokens=20,
    dollars=0.25,
)
TWICE = replace(CALL, calls=2, input_tokens=160, output_tokens=40, dollars=0.5)


async def test_spending_adds_up_by_day_workspace_model_and_prompt(store: Store) -> None:
    others = [
        replace(CALL, workspace=""),
        replace(CALL, model="large"),
        replace(CALL, prompt="repair@1:62fefd"),
    ]
    for each in (CALL, *others, CALL, replace(CALL, day="2026-05-05")):
        await store.spend(each)
    assert set(await store.spent("2026-05-04")) == {TWICE, *others}
    assert await store.spent("2026-05-05") == (replace(CALL, day="2026-05-05"),)
    assert await store.spent("2026-05-06") == ()


async def test_two_workers_spend_at_once_and_a_restart_forgets_nothing(url: str) -> None:
    async with open_store(url) as one, open_store(url) as other:
        await asyncio.gather(*(each.spend(CALL) for each in (one, other) * 10))
    async with open_store(url) as again:
        (spent,) = await again.spent("2026-05-04")
    assert (spent.calls, spent.tokens, spent.dollars) == (20, 2000, 5.0)


async def test_two_workers_share_a_budget_through_the_database(url: str) -> None:
    allowance, taken = Allowance(tokens=450), Usage(input_tokens=80, output_tokens=20)
    async with open_store(url) as one, open_store(url) as other:
        workers = [Budget(allowance, store, lambda: NOON) for store in (one, other)]

        async def work(budget: Budget) -> None:
            while True:
                async with budget.charged("", "local", "briefing@1:b3dbaa", taken) as bill:
                    bill.usage, bill.calls = taken, 1

        done = await asyncio.gather(*(work(each) for each in workers * 3), return_exceptions=True)
        assert {type(each) for each in done} == {BudgetSpent}
        (spent,) = await one.spent("2026-05-04")
    assert 450 <= spent.tokens <= 450 + 2 * taken.tokens
    assert spent.calls * taken.tokens == spent.tokens
