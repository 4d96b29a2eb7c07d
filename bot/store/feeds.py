"""Feeds and their entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Entry, Feed, FeedReport, Origin, Poll
from bot.store.database import Database, Instant
from bot.store.schema import entries, feeds

FEED = (
    feeds.c.id,
    feeds.c.url,
    feeds.c.publisher,
    feeds.c.kind,
    feeds.c.official,
    feeds.c.interval,
    feeds.c.etag,
    feeds.c.modified,
    feeds.c.failures,
)
_ENTRY = (
    entries.c.id,
    entries.c.feed_id,
    entries.c.guid,
    entries.c.url,
    entries.c.title,
    entries.c.summary,
    entries.c.author,
    entries.c.published,
)


BACKLOG = 50  # entries of a feed that is added are read; older ones are known by their titles
_OUT = feeds.c.paused | (feeds.c.origin == Origin.REMOVED.value)


class Feeds(Database):
    """Rows of the first two steps: what is polled, and what that brought."""

    async def set_feeds(self, wanted: Sequence[Feed], now: datetime) -> None:
        """Make `wanted` the feeds that are polled.

        A known feed keeps its validators and its due time; a new one is due at once; one
        that is no longer wanted keeps its rows and is never due again. What people added,
        removed or paused in Slack stays so.
        """
        async with self._writing() as connection:
            added = await joins(connection, now)
            for feed in wanted:
                named = {
                    "publisher": feed.publisher,
                    "kind": feed.kind,
                    "official": feed.official,
                    "interval": feed.interval,
                }
                insert = self._insert(feeds).values(
                    id=feed.id,
                    url=feed.url,
                    etag=feed.etag,
                    modified=feed.modified,
                    failures=feed.failures,
                    added=added,
                    due_at=now,
                    **named,
                )
                due = case((_OUT, null()), else_=func.coalesce(feeds.c.due_at, now))
                await connection.execute(
                    insert.on_conflict_do_update(
                        index_elements=["id"], set_={**named, "due_at": due}
                    )
                )
            gone = feeds.c.id.not_in([feed.id for feed in wanted])
            ours = feeds.c.origin == Origin.SETTINGS.value
            await connection.execute(update(feeds).where(gone, ours).values(due_at=None))

    async def feed(self, id_: str) -> Feed | None:
        """Read one feed."""
        async with self._reading() as connection:
            rows = await connection.execute(select(*FEED).where(feeds.c.id == id_))
            row = rows.mappings().one_or_none()
        return Feed(**row) if row else None

    async def poll_at(self, when: datetime, ids: Sequence[str] | None = None) -> None:
        """Make every polled feed due at `when`, or those of `ids`."""
        polled = update(feeds).where(feeds.c.due_at.is_not(None)).values(due_at=when)
        if ids is not None:
            polled = polled.where(feeds.c.id.in_(ids))
        async with self._writing() as connection:
            await connection.execute(polled)

    async def feed_reports(self) -> tuple[FeedReport, ...]:
        """Report on every feed that is polled, by publisher."""
        wanted = (
            select(
                feeds.c.publisher,
                feeds.c.url,
                feeds.c.status,
                feeds.c.detail,
                func.count(entries.c.id).label("entries"),
                func.count(entries.c.article_id.distinct()).label("articles"),
            )
            .outerjoin(entries, entries.c.feed_id == feeds.c.id)
            .where(feeds.c.due_at.is_not(None))
            .group_by(feeds.c.id)
            .order_by(feeds.c.publisher, feeds.c.url)
        )
        async with self._reading() as connection:
            rows = await connection.execute(wanted)
            return tuple(FeedReport(**row) for row in rows.mappings())

    async def save_poll(self, feed: Feed, poll: Poll, now: datetime, due: datetime) -> int:
        """Keep what a poll brought and when the feed is due again; count the new entries.

        `feed` carries its new validators and failure count. Entries from before it was added
        are of the archive, and only the newest of them are read. One that was paused or
        removed meanwhile is not due again.
        """
        new = 0
        async with self._writing() as connection:
            old = await _old(connection, feed, poll.entries)
            for entry in poll.entries:
                values = {column.key: getattr(entry, column.key) for column in _ENTRY}
                result = await connection.execute(
                    self._insert(entries)
                    .values(
                        **values,
                        seen=now,
                        archive=entry.id in old,
                        due_at=None if entry.id in old[BACKLOG:] else now,
                    )
                    .on_conflict_do_nothing()
                )
                new += result.rowcount
            await connection.execute(
                update(feeds)
                .where(feeds.c.id == feed.id)
                .values(
                    etag=feed.etag,
                    modified=feed.modified,
                    failures=feed.failures,
                    status=poll.outcome,
                    detail=poll.detail,
                    polled=now,
                    due_at=case((_OUT, null()), else_=literal(due, Instant)),
                    lease_until=None,
                    attempts=0,
                )
            )
        return new

    async def entry(self, id_: str) -> tuple[Entry, Feed] | None:
        """Read an entry and the feed it came from."""
        async with self._reading() as connection:
            rows = await connection.execute(select(*_ENTRY).where(entries.c.id == id_))
            row = rows.mappings().one_or_none()
        if row is None:
            return None
        entry = Entry(**row)
        feed = await self.feed(entry.feed_id)
        return (entry, feed) if feed else None


async def joins(connection: AsyncConnection, now: datetime) -> datetime | None:
    """Give the time before which a feed's entries are no news: none for the first feeds."""
    polled = select(func.count()).select_from(feeds).where(feeds.c.polled.is_not(None))
    return now if (await connection.execute(polled)).scalar_one() else None


async def _old(connection: AsyncConnection, feed: Feed, brought: Sequence[Entry]) -> list[str]:
    """List the entries from before a feed was added, the newest first.

    Of what has no date it is what the feed held when it was first read.
    """
    added = await connection.execute(select(feeds.c.added).where(feeds.c.id == feed.id))
    since: datetime | None = added.scalar()
    if since is None:
        return []
    known = select(entries.c.id).where(entries.c.feed_id == feed.id).limit(1)
    first = (await connection.execute(known)).first() is None
    old = [each for each in brought if (each.published < since if each.published else first)]
    old.sort(key=lambda each: each.published or since, reverse=True)
    return [each.id for each in old]
