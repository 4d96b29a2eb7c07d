"""Where feeds are polled, and where they were: one that moves stays the feed that it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Update, case, exists, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Feed, Origin, PollStatus
from bot.store.database import Instant
from bot.store.schema import feeds

ASIDE = feeds.c.paused | (feeds.c.origin == Origin.REMOVED.value)


def alone(ids: Collection[str], now: datetime) -> Update:
    """Poll those again that moved to where another was polled, which is so no longer."""
    there = feeds.alias("there")
    alone = ~exists().where(
        there.c.url == feeds.c.url, there.c.id != feeds.c.id, there.c.due_at.is_not(None)
    )
    return (
        update(feeds)
        .where(feeds.c.id.in_(ids), feeds.c.retired == PollStatus.MOVED.value, alone)
        .values(retired="", due_at=case((ASIDE, null()), else_=literal(now, Instant)))
    )


@dataclass(frozen=True, slots=True)
class Addresses:
    """The ids of the feeds that there are, by where they are polled, or were."""

    ids: frozenset[str]
    polled: Mapping[str, str]
    left: Mapping[str, str]

    def id_of(self, feed: Feed) -> str:
        """Say under which id a feed is known: it may have moved to this address before."""
        if feed.url in self.polled:
            return self.polled[feed.url]
        return feed.id if feed.id in self.ids else self.left.get(feed.url, feed.id)


async def addresses(connection: AsyncConnection) -> Addresses:
    """List the feeds that there are."""
    rows = (await connection.execute(select(feeds.c.id, feeds.c.url, feeds.c.due_at))).all()
    return Addresses(
        ids=frozenset(row.id for row in rows),
        polled={row.url: row.id for row in rows if row.due_at is not None},
        left={row.url: row.id for row in rows if row.due_at is None},
    )
