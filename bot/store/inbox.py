"""What people did in Slack, kept before it is acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.domain import Channel, Event, EventKind
from bot.store.database import Database
from bot.store.schema import events

_LISTED = "listed"  # in an event's payload: the stories of the list that answered it, in order
_RECENT = 50  # events of one person among which their last list is looked for


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

    async def remember(self, id_: str, stories: Sequence[str]) -> None:
        """Keep the stories of the numbered list that an event was answered with."""
        here = events.c.id == id_
        async with self._writing() as connection:
            payload = (await connection.execute(select(events.c.payload).where(here))).scalar()
            if payload is not None:
                kept = {**payload, _LISTED: list(stories)}
                await connection.execute(update(events).where(here).values(payload=kept))

    async def numbered(
        self, team: str, user: str, number: int, since: datetime | None = None
    ) -> str | None:
        """Give the story that has a number in the last list that a person was shown.

        A list that was asked for before `since` does not count.
        """
        recent = (
            select(events.c.payload)
            .where(events.c.team == team, events.c.user == user)
            .order_by(events.c.received.desc())
            .limit(_RECENT)
        )
        if since is not None:
            recent = recent.where(events.c.received >= since)
        async with self._reading() as connection:
            payloads = (await connection.execute(recent)).scalars().all()
        lists = (payload[_LISTED] for payload in payloads if _LISTED in payload)
        last: list[str] = next(lists, [])
        return last[number - 1] if 1 <= number <= len(last) else None

    async def handled(self, id_: str) -> None:
        """Mark that an event was answered, and forget what was said in it.

        Who wrote where and when stays: whether people talk to one another in a thread is read
        from that, and the stories of the list that it was answered with, which have numbers. A
        question and its answer are kept in a table of their own.
        """
        here = events.c.id == id_
        async with self._writing() as connection:
            payload = (await connection.execute(select(events.c.payload).where(here))).scalar()
            kept = {key: value for key, value in (payload or {}).items() if key == _LISTED}
            await connection.execute(
                update(events)
                .where(here)
                .values(
                    text="",
                    payload=kept,
                    response_url="",
                    due_at=None,
                    lease_until=None,
                    attempts=0,
                )
            )
