"""What people did in Slack, kept before it is acknowledged."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.domain import Channel, Event, EventKind
from bot.store.database import Database
from bot.store.schema import events


class Inbox(Database):
    """Events that wait to be handled, each once however often Slack sends it."""

    async def keep(self, event: Event) -> bool:
        """Keep an event, due at once. Returns False when it was kept before."""
        async with self._writing() as connection:
            result = await connection.execute(
                self._insert(events)
                .values(
                    id=event.id,
                    team=event.channel.team,
                    channel=event.channel.id,
                    kind=event.kind.value,
                    user=event.user,
                    text=event.text,
                    ts=event.ts,
                    thread_ts=event.thread_ts,
                    response_url=event.response_url,
                    received=event.received,
                    payload=dict(event.payload),
                    due_at=event.received,
                )
                .on_conflict_do_nothing()
            )
            return result.rowcount > 0

    async def event(self, id_: str) -> Event | None:
        """Read one event."""
        async with self._reading() as connection:
            row = (await connection.execute(select(events).where(events.c.id == id_))).one_or_none()
        if row is None:
            return None
        received: datetime = row.received
        return Event(
            id=row.id,
            kind=EventKind(row.kind),
            channel=Channel(team=row.team, id=row.channel),
            user=row.user,
            text=row.text,
            received=received,
            ts=row.ts,
            thread_ts=row.thread_ts,
            response_url=row.response_url,
            payload=row.payload,
        )
