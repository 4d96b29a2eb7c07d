"""Feeds and their entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from bot.domain import Entry, Feed, FeedReport, Poll
from bot.store.database import Database
from bot.store.schema import entries, feeds

_FEED = (
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


class Feeds(Database):
    """Rows of the first two steps: what is polled, and what that brought."""

    async def set_feeds(self, wanted: Sequence[Feed], now: datetime) -> None:
        """Make `wanted` the feeds that are polled.

        A known feed keeps its validators and its due time; a new one is due at once; one
        that is no longer wanted keeps its rows and is never due again.
        """
        async with self._writing() as connection:
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
                    due_at=now,
                    **named,
                )
                await connection.execute(
                    insert.on_conflict_do_update(
                        index_elements=["id"],
                        set_={**named, "due_at": func.coalesce(feeds.c.due_at, now)},
                    )
                )
            gone = feeds.c.id.not_in([feed.id for feed in wanted])
            await connection.execute(update(feeds).where(gone).values(due_at=None))

    async def feed(self, id_: str) -> Feed | None:
        """Read one feed."""
        async with self._reading() as connection:
            rows = await connection.execute(select(*_FEED).where(feeds.c.id == id_))
            row = rows.mappings().one_or_none()
        return Feed(**row) if row else None

    async def poll_at(self, when: datetime) -> None:
        """Make every polled feed due at `when`."""
        async with self._writing() as connection:
            await connection.execute(
                update(feeds).where(feeds.c.due_at.is_not(None)).values(due_at=when)
            )

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

        `feed` carries its new validators and failure count.
        """
        new = 0
        async with self._writing() as connection:
            for entry in poll.entries:
                values = {column.key: getattr(entry, column.key) for column in _ENTRY}
                result = await connection.execute(
                    self._insert(entries)
                    .values(**values, seen=now, due_at=now)
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
                    status=poll.status.value,
                    detail=poll.detail,
                    polled=now,
                    due_at=due,
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
