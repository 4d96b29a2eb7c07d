"""Welcomes: how far each person has come in their first ten minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, func, select, update

from bot.domain import Channel, Delivery, Stage, Welcome
from bot.store.channels import Channels
from bot.store.schema import articles, entries, feeds, stories, subscriptions, welcomes

_WELCOME = TypeAdapter(Welcome)
_COLUMNS = {"team", "user", "begun", "version"}  # the rest is the body


class Welcomes(Channels):
    """Who was welcomed, and what they wait for."""

    async def greet(self, welcome: Welcome, due: datetime | None) -> bool:
        """Keep a new welcome; False where the person has one."""
        async with self._writing() as connection:
            result = await connection.execute(
                self._insert(welcomes)
                .values(
                    id=welcome.id,
                    team=welcome.team,
                    user=welcome.user,
                    begun=welcome.begun,
                    version=welcome.version,
                    body=_WELCOME.dump_python(welcome, mode="json", exclude=_COLUMNS),
                    due_at=due,
                )
                .on_conflict_do_nothing()
            )
            return result.rowcount > 0

    async def advance(
        self,
        before: Welcome,
        after: Welcome,
        outgoing: Sequence[Delivery],
        now: datetime,
        due: datetime | None,
    ) -> bool:
        """Put one state of a welcome in the place of another, with what it says.

        Returns False, and does nothing, where it is not in that state any more.
        """
        async with self._writing() as connection:
            result = await connection.execute(
                update(welcomes)
                .where(welcomes.c.id == before.id, welcomes.c.version == before.version)
                .values(
                    version=before.version + 1,
                    body=_WELCOME.dump_python(after, mode="json", exclude=_COLUMNS),
                    due_at=due,
                    lease_until=None,
                    attempts=0,
                )
            )
            if not result.rowcount:
                return False
            await self._put(connection, outgoing, now)
        return True

    async def welcome(self, id_: str) -> Welcome | None:
        """Read one welcome."""
        found = await self._welcomes(welcomes.c.id == id_)
        return found[0] if found else None

    async def uninvited(self, channel: Channel) -> tuple[Welcome, ...]:
        """List the welcomes that wait until we are let into a channel."""
        found = await self._welcomes(welcomes.c.team == channel.team)
        return tuple(
            each
            for each in found
            if each.stage is Stage.INVITING and each.wanted and each.wanted.channel == channel
        )

    async def settled_in(self, team: str) -> bool:
        """Whether anybody of a workspace was welcomed, or has chosen anything."""
        async with self._reading() as connection:
            for table in (welcomes, subscriptions):
                rows = select(func.count()).select_from(table).where(table.c.team == team)
                if (await connection.execute(rows)).scalar_one():
                    return True
        return False

    async def unread(self, now: datetime, settled: datetime) -> int:
        """Count what was found and is not written up yet: entries, articles, and stories.

        `settled` is when the stories that came now will have waited for further outlets.
        """
        async with self._reading() as connection:
            return sum(
                [
                    (
                        await connection.execute(
                            select(func.count())
                            .select_from(table)
                            .where(table.c.due_at <= until, table.c.attempts <= 1)
                        )
                    ).scalar_one()
                    for table, until in ((entries, now), (articles, now), (stories, settled))
                ]
            )

    async def untried(self) -> int:
        """Count the sources that were not tried yet."""
        async with self._reading() as connection:
            wanted = select(func.count()).select_from(feeds)
            waiting = feeds.c.due_at.is_not(None) & (feeds.c.status == "")
            return (await connection.execute(wanted.where(waiting))).scalar_one()

    async def _welcomes(self, where: ColumnElement[bool]) -> tuple[Welcome, ...]:
        async with self._reading() as connection:
            rows = await connection.execute(select(welcomes).where(where).order_by(welcomes.c.id))
            return tuple(map(_read, rows))


def _read(row: Row[Any]) -> Welcome:
    own = {"team": row.team, "user": row.user, "begun": row.begun, "version": row.version}
    return _WELCOME.validate_python({**row.body, **own})
