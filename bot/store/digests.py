"""Digests: which are due, what they told, and what a channel has been told of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, Table, delete, func, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import HELD, Action, Channel, Delivery, DeliveryState, Digest, Slot, Told
from bot.store.channels import Channels
from bot.store.schema import deliveries, digests

_TOLD = TypeAdapter(tuple[Told, ...])


class Digests(Channels):
    """The digests that channels wait for and were given."""

    async def plan_digest(
        self, channel: Channel, slots: Sequence[Slot], now: datetime, *, anew: bool = False
    ) -> None:
        """Let a channel wait for the first of `slots` that it was not given yet, or for none.

        A digest that is overdue is waited for first, unless the hours were set `anew`.
        """
        async with self._writing() as connection:
            await self._plan(connection, channel, slots, now, anew)

    async def _plan(
        self,
        connection: AsyncConnection,
        channel: Channel,
        slots: Sequence[Slot],
        now: datetime,
        anew: bool,
    ) -> None:
        waiting = _of(channel) & (digests.c.at != HELD) & digests.c.posted.is_(None)
        held = digests.c.lease_until > now
        kept = held if anew else or_(held, digests.c.due_at <= now)
        if (
            await connection.execute(select(digests.c.id).where(waiting, kept).limit(1))
        ).scalar_one_or_none():
            return
        await connection.execute(delete(digests).where(waiting))
        for slot in slots:
            wanted = Digest(channel=channel, day=f"{slot.day}", at=f"{slot.at:%H:%M}", due=slot.due)
            if await self._insert_digest(connection, wanted):
                return

    async def _insert_digest(self, connection: AsyncConnection, digest: Digest) -> bool:
        """Make a digest's row; False where the channel has it already."""
        result = await connection.execute(
            self._insert(digests)
            .values(
                id=digest.id,
                team=digest.channel.team,
                channel=digest.channel.id,
                day=digest.day,
                at=digest.at,
                due_at=digest.due,
            )
            .on_conflict_do_nothing()
        )
        return result.rowcount > 0

    async def digest(self, id_: str) -> Digest | None:
        """Read one digest."""
        return await self._digest(digests.c.id == id_)

    async def next_digest(self, channel: Channel | None = None) -> Digest | None:
        """Read the digest that is waited for, of one channel or of all the first."""
        waiting = (digests.c.at != HELD) & digests.c.posted.is_(None) & digests.c.due_at.isnot(None)
        where = waiting & _of(channel) if channel else waiting
        return await self._digest(where, digests.c.due_at)

    async def last_digest(self, channel: Channel) -> Digest | None:
        """Read the digest that a channel was given last, whatever its hour."""
        where = _of(channel) & digests.c.posted.isnot(None)
        return await self._digest(where, digests.c.posted.desc())

    async def _digest(
        self, where: ColumnElement[bool], order: ColumnElement[Any] | Any = digests.c.id
    ) -> Digest | None:
        async with self._reading() as connection:
            rows = await connection.execute(select(digests).where(where).order_by(order).limit(1))
            row = rows.one_or_none()
        return _read(row) if row else None

    async def give_digest(
        self, digest: Digest, outgoing: Sequence[Delivery], now: datetime, after: Sequence[Slot]
    ) -> bool:
        """Put a digest into the outbox and wait for the first of `after`, in one transaction.

        Returns False, and sends nothing, where the channel was given it before. What else of
        this channel is overdue is told by it too and is not waited for any more.
        """
        async with self._writing() as connection:
            await self._insert_digest(connection, digest)
            given = await connection.execute(
                update(digests)
                .where(digests.c.id == digest.id, digests.c.posted.is_(None))
                .values(
                    posted=now,
                    body={"told": _TOLD.dump_python(digest.told), "shown": digest.shown},
                    due_at=None,
                    lease_until=None,
                    attempts=0,
                )
            )
            if not given.rowcount:
                return False
            await self._put(connection, outgoing, now)
            await self._plan(connection, digest.channel, after, now, True)
        return True

    async def hold(self, channel: Channel, since: datetime, until: datetime) -> None:
        """Let what is held back for a channel since then be looked at at `until`, or earlier."""
        row = Digest(channel=channel, day="", at=HELD, due=until)
        here = digests.c.id == row.id
        async with self._writing() as connection:
            await self._insert_digest(connection, row)
            kept = _read((await connection.execute(select(digests).where(here))).one())
            body = {"since": min(kept.since or since, since).isoformat()}
            await connection.execute(update(digests).where(here).values(body=body))
            later = or_(digests.c.due_at.is_(None), digests.c.due_at > until)
            # A worker that looks at this very moment may not see what is held back now.
            await connection.execute(
                update(digests)
                .where(here, or_(later, digests.c.lease_until.isnot(None)))
                .values(due_at=until, attempts=0)
            )

    async def release(
        self, held: Digest, outgoing: Sequence[Delivery], now: datetime, until: datetime | None
    ) -> None:
        """Put what was held back into the outbox; what still is, is looked at at `until`."""
        here = digests.c.id == held.id
        async with self._writing() as connection:
            await self._put(connection, outgoing, now)
            await connection.execute(update(digests).where(here).values(lease_until=None))
            settled: dict[str, Any] = {"due_at": until, "attempts": 0}
            if until is None:
                settled["body"] = null()
            await connection.execute(
                update(digests).where(here, digests.c.due_at == held.due).values(settled)
            )

    async def told(
        self, channel: Channel, story_ids: Sequence[str], until: datetime | None = None
    ) -> dict[str, int]:
        """Give, of these stories, those a channel was told of, with the newest revision told.

        What was put into the outbox after `until` does not count.
        """
        wanted = (
            select(deliveries.c.story_id, func.max(deliveries.c.revision).label("revision"))
            .where(
                _of(channel, deliveries),
                deliveries.c.story_id.in_(story_ids),
                deliveries.c.state != DeliveryState.FAILED.value,
            )
            .group_by(deliveries.c.story_id)
        )
        if until is not None:
            wanted = wanted.where(deliveries.c.made <= until)
        async with self._reading() as connection:
            rows = await connection.execute(wanted)
            return {row.story_id: row.revision for row in rows}

    async def story_message(self, channel: Channel, story_id: str) -> Delivery | None:
        """Give the message that a story has in a channel: its own, else the newest in a digest."""
        own = await self.delivery_of(channel, f"story:{story_id}")
        if own is not None and own.state is DeliveryState.SENT:
            return own
        wanted = (
            select(deliveries.c.id)
            .where(
                _of(channel, deliveries),
                deliveries.c.story_id == story_id,
                deliveries.c.key.like(f"digest:%:story:{story_id}"),
                deliveries.c.state == DeliveryState.SENT.value,
                deliveries.c.action == Action.POST.value,
            )
            .order_by(deliveries.c.seq.desc())
            .limit(1)
        )
        async with self._reading() as connection:
            id_ = (await connection.execute(wanted)).scalar_one_or_none()
        return await self.delivery(id_) if id_ else None

    async def live_posts(self, channel: Channel, since: datetime) -> tuple[datetime, ...]:
        """Give when each story was posted live to a channel, at or after `since`."""
        wanted = (
            select(deliveries.c.made)
            .where(
                _of(channel, deliveries),
                deliveries.c.made >= since,
                deliveries.c.key.like("story:%"),
                deliveries.c.target == "",
                deliveries.c.state != DeliveryState.FAILED.value,
            )
            .order_by(deliveries.c.made)
        )
        async with self._reading() as connection:
            return tuple((await connection.execute(wanted)).scalars())


def _of(channel: Channel, table: Table = digests) -> ColumnElement[bool]:
    return (table.c.team == channel.team) & (table.c.channel == channel.id)


def _read(row: Row[Any]) -> Digest:
    body = row.body or {}
    since = body.get("since")
    return Digest(
        channel=Channel(team=row.team, id=row.channel),
        day=row.day,
        at=row.at,
        due=row.due_at,
        posted=row.posted,
        told=_TOLD.validate_python(body.get("told", ())),
        shown=body.get("shown", 0),
        since=datetime.fromisoformat(since) if since else None,
    )
