"""What a model may cost in a day, and what it has cost.

A budget holds for a workspace; what serves all of them is charged to each. The ledger is the
database, so that a restart forgets nothing and several workers see each other's spending. A
call is charged the most that it can take before it is made, and what it took after it: so no
two calls of a worker pass the limit together, and each worker passes it by one at most.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.domain import Spending
from bot.errors import BudgetSpent
from bot.llm.port import Usage

MILLION = 1_000_000
NOTHING = Usage()


class Ledger(Protocol):
    """Where it is kept what was spent."""

    async def spend(self, spending: Spending) -> None:
        """Add to what was spent that day on that model with that prompt."""
        ...

    async def spent(self, day: str) -> tuple[Spending, ...]:
        """List what was spent on a day."""
        ...


class Purse:
    """A ledger that is forgotten with the process, for a command that keeps nothing."""

    def __init__(self) -> None:
        self._spent: dict[tuple[str, str, str, str], Spending] = {}

    async def spend(self, spending: Spending) -> None:
        """Add to what was spent."""
        key = (spending.day, spending.workspace, spending.model, spending.prompt)
        before = self._spent.get(key)
        if before is not None:
            spending = replace(
                before,
                calls=before.calls + spending.calls,
                input_tokens=before.input_tokens + spending.input_tokens,
                output_tokens=before.output_tokens + spending.output_tokens,
                dollars=before.dollars + spending.dollars,
            )
        self._spent[key] = spending

    async def spent(self, day: str) -> tuple[Spending, ...]:
        """List what was spent on a day."""
        return tuple(each for each in self._spent.values() if each.day == day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a workspace may spend in a day, and what a million tokens cost; None: not said."""

    tokens: int | None = None
    dollars: float | None = None
    input_price: float | None = None
    output_price: float | None = None

    def cost(self, usage: Usage) -> float:
        """Reckon dollars; without prices nothing has a cost."""
        return (
            usage.input_tokens * (self.input_price or 0.0)
            + usage.output_tokens * (self.output_price or 0.0)
        ) / MILLION


@dataclass(slots=True, kw_only=True)
class Bill:
    """What a call has taken by now."""

    usage: Usage = NOTHING
    calls: int = 0


class Budget:
    """Lets calls through while there is something left, and charges them."""

    def __init__(self, allowance: Allowance, ledger: Ledger, now: Callable[[], datetime]) -> None:
        self._allowance = allowance
        self._ledger = ledger
        self._now = now
        self._turn = asyncio.Lock()

    def cost(self, usage: Usage) -> float:
        """Reckon what an answer costs, in dollars."""
        return self._allowance.cost(usage)

    @asynccontextmanager
    async def charged(
        self, workspace: str, model: str, prompt: str, most: Usage
    ) -> AsyncIterator[Bill]:
        """Charge a call the most that it can take, and at its end what it took.

        Raises BudgetSpent where nothing is left. `prompt` is the prompt's ref.
        """
        bill = Bill()
        day = self._today()

        def entry(usage: Usage, calls: int, less: Usage = NOTHING) -> Spending:
            return Spending(
                day=day,
                workspace=workspace,
                model=model,
                prompt=prompt,
                calls=calls,
                input_tokens=usage.input_tokens - less.input_tokens,
                output_tokens=usage.output_tokens - less.output_tokens,
                dollars=self.cost(usage) - self.cost(less),
            )

        async with self._turn:
            if over := self._over(*await self._spent(workspace)):
                raise BudgetSpent(f"the day's budget for the model is spent: {over}")
            await self._ledger.spend(entry(most, 0))
        try:
            yield bill
        finally:
            await self._ledger.spend(entry(bill.usage, bill.calls, less=most))

    async def affords(self, workspace: str, most: Usage, taken: Usage) -> bool:
        """Say whether a call may go on, by what it has taken and not by the most it may take."""
        tokens, dollars = await self._spent(workspace)
        return not self._over(
            tokens - most.tokens + taken.tokens,
            dollars - self.cost(most) + self.cost(taken),
        )

    async def _spent(self, workspace: str) -> tuple[int, float]:
        """Sum up what counts for a workspace: what serves all counts for each."""
        spent = await self._ledger.spent(self._today())
        own = [each for each in spent if not workspace or each.workspace in ("", workspace)]
        return sum(each.tokens for each in own), sum(each.dollars for each in own)

    def _over(self, tokens: int, dollars: float) -> str:
        """Say which limit is reached, "" where none is."""
        limit = self._allowance
        if limit.tokens is not None and tokens >= limit.tokens:
            return f"{limit.tokens:,} tokens (OPENAI_BUDGET_TOKENS)"
        if limit.dollars is not None and dollars >= limit.dollars:
            return f"${limit.dollars:,.2f} (OPENAI_BUDGET_DOLLARS)"
        return ""

    def _today(self) -> str:
        return f"{self._now():%Y-%m-%d}"
