"""What a model may cost in a day, and what it has cost.

A budget holds for a workspace; what serves all of them is charged to each. The ledger is the
database, so that a restart forgets nothing and several workers see each other's spending.
Within a worker, what is under way is reckoned at the most it can take: so no two calls pass
the limit together, and each worker passes it by one call at most.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain import Spending
from bot.errors import BudgetSpent
from bot.llm.port import Usage

MILLION = 1_000_000


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
        self._spent: list[Spending] = []

    async def spend(self, spending: Spending) -> None:
        """Add to what was spent."""
        self._spent.append(spending)

    async def spent(self, day: str) -> tuple[Spending, ...]:
        """List what was spent on a day."""
        return tuple(each for each in self._spent if each.day == day)


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


class Budget:
    """Lets calls through while there is something left, and charges them."""

    def __init__(self, allowance: Allowance, ledger: Ledger, now: Callable[[], datetime]) -> None:
        self._allowance = allowance
        self._ledger = ledger
        self._now = now
        self._turn = asyncio.Lock()
        self._under_way: list[tuple[str, Usage]] = []

    def cost(self, usage: Usage) -> float:
        """Reckon what an answer costs, in dollars."""
        return self._allowance.cost(usage)

    @asynccontextmanager
    async def room(self, workspace: str, most: Usage) -> AsyncIterator[None]:
        """Keep room for a call that takes `most` at most. Raises BudgetSpent where none is left."""
        entry = (workspace, most)
        async with self._turn:
            await self._check(workspace)
            self._under_way.append(entry)
        try:
            yield
        finally:
            self._under_way.remove(entry)

    async def charge(
        self, workspace: str, model: str, prompt: str, usage: Usage, calls: int
    ) -> None:
        """Keep what a call took. To be called while its room is kept."""
        spending = Spending(
            day=self._today(),
            workspace=workspace,
            model=model,
            prompt=prompt,
            calls=calls,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            dollars=self.cost(usage),
        )
        async with self._turn:
            await self._ledger.spend(spending)

    async def affords(self, workspace: str, usage: Usage) -> bool:
        """Say whether a call that has taken so much may go on."""
        spent = await self._ledger.spent(self._today())
        tokens, dollars = _sum(spent, workspace)
        return not self._over(tokens + usage.tokens, dollars + self.cost(usage))

    async def _check(self, workspace: str) -> None:
        tokens, dollars = _sum(await self._ledger.spent(self._today()), workspace)
        for whose, most in self._under_way:
            if _counts(whose, workspace):
                tokens += most.tokens
                dollars += self.cost(most)
        if over := self._over(tokens, dollars):
            raise BudgetSpent(f"the day's budget for the model is spent: {over}")

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


def _counts(whose: str, workspace: str) -> bool:
    """Say whether one workspace's spending counts for another: what serves all does for each."""
    return not workspace or whose in ("", workspace)


def _sum(spent: Sequence[Spending], workspace: str) -> tuple[int, float]:
    own = [each for each in spent if _counts(each.workspace, workspace)]
    return sum(each.tokens for each in own), sum(each.dollars for each in own)
