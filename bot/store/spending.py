"""What models cost, a row for each day, workspace, model and prompt."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping, select

from bot.domain import Spending
from bot.store.database import Database
from bot.store.schema import spending as table

_KEY = (table.c.day, table.c.workspace, table.c.model, table.c.prompt)
_SUMS = ("calls", "input_tokens", "output_tokens", "cost")


class Spendings(Database):
    """The ledger of a budget."""

    async def spend(self, spending: Spending) -> None:
        """Add to what was spent that day on that model with that prompt."""
        adding = self._insert(table).values(
            day=spending.day,
            workspace=spending.workspace,
            model=spending.model[:80],
            prompt=spending.prompt[:64],
            calls=spending.calls,
            input_tokens=spending.input_tokens,
            output_tokens=spending.output_tokens,
            cost=spending.dollars,
        )
        sums = {name: table.c[name] + adding.excluded[name] for name in _SUMS}
        async with self._writing() as connection:
            await connection.execute(
                adding.on_conflict_do_update(index_elements=list(_KEY), set_=sums)
            )

    async def spent(self, day: str) -> tuple[Spending, ...]:
        """List what was spent on a day (`2026-05-04`, in UTC)."""
        wanted = select(table).where(table.c.day == day).order_by(*_KEY)
        async with self._reading() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        return tuple(Spending(**_renamed(row)) for row in rows)


def _renamed(row: RowMapping) -> dict[str, Any]:
    """Name a row's columns as the value's fields are named."""
    return {"dollars" if name == "cost" else name: value for name, value in row.items()}
