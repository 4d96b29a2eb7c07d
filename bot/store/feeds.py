"""Feeds, and what their polls brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    bindparam,
    case,
    func,
    null,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain import Entry, Feed, FeedReport, Origin, Poll
from bot.store.addresses import ASIDE, addresses, alone
from bot.store.database import Instant
from bot.store.entries import Entries, named
from bot.store.footing import Footing, footings
from bot.store.known import Known
from bot.store.schema import entries, feeds

_VALIDATORS = (feeds.c.etag, feeds.c.modified, feeds.c.validated, feeds.c.digest)
_STATE = (  # what a poll changes of a feed; what it brought is told by its entries
    *_VALIDATORS,
    feeds.c.url,
    feeds.c.failures,
    feeds.c.gap,
    feeds.c.ttl,
    feeds.c.skip,
    feeds.c.moved_to,
    feeds.c.moves,
    feeds.c.moving,
    feeds.c.former,
    feeds.c.sent,
    feeds.c.listing,
    feeds.c.span,
    feeds.c.distrusted,
)
FEED = (
    feeds.c.id,
    feeds.c.publisher,
    feeds.c.kind,
    feeds.c.official,
    feeds.c.interval,
    feeds.c.only,
    *_STATE,
    feeds.c.brought,
)
_OUT = ASIDE | (feeds.c.retired != "")
_Polled: TypeAlias = tuple[Feed, Poll, Sequence[Known], datetime, datetime | None]


def _newer(name: str, column: ColumnElement[datetime | None]) -> ColumnElement[datetime | None]:
    """Build what replaces a time where another is given."""
    return func.coalesce(bindparam(name, type_=Instant), column)


# Built once: building them costs more than running them.
_WANTED = select(*FEED).where(feeds.c.id.in_(bindparam("ids", expanding=True)))
_SETTLED = (
    update(feeds)
    .where(feeds.c.id == bindparam("feed"))
    .values(
        {column: bindparam(column.key) for column in _STATE}
        | {
            feeds.c.retired: bindparam("retired"),
            feeds.c.status: bindparam("status"),
            feeds.c.detail: bindparam("detail"),
            feeds.c.polled: bindparam("polled"),
            feeds.c.succeeded: _newer("succeeded", feeds.c.succeeded),
            feeds.c.brought: _newer("brought", feeds.c.brought),
            feeds.c.added: func.coalesce(feeds.c.added, bindparam("joined", type_=Instant)),
            feeds.c.due_at: case((_OUT, null()), else_=bindparam("due", type_=Instant)),
            feeds.c.lease_until: None,
            feeds.c.attempts: 0,
        }
    )
)


class Feeds(Entries):
    """Rows of the first two steps: what is polled, and what that brought."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._read = self._together(self._feeds)
        self._saved = self._together(self._save)

    async def set_feeds(self, wanted: Sequence[Feed], now: datetime) -> None:
        """Make `wanted` the feeds that are polled.

        A known feed keeps its validators and its due time; a new one is due at once; one
        that is no longer wanted keeps its rows and is never due again. What people added,
        removed or paused in Slack stays so. A feed that moved is known by its id, and by its
        new address; one that is gone stays so.
        """
        async with self._writing() as connection:
            added, rows = await joins(connection, now), await addresses(connection)
            ids: set[str] = set()
            for feed in wanted:
                id_ = rows.id_of(feed)
                if id_ not in ids:  # else it moved to where another that is named was before
                    ids.add(id_)
                    await connection.execute(self._named(id_, feed, added, now))
            unwanted = (feeds.c.id.not_in(ids), feeds.c.origin == Origin.SETTINGS.value)
            await connection.execute(update(feeds).where(*unwanted).values(due_at=None, retired=""))
            await connection.execute(alone(ids, now))

    def _named(self, id_: str, feed: Feed, added: datetime | None, now: datetime) -> Insert:
        """Name a feed, new or known, as the settings do."""
        said = {
            "publisher": feed.publisher,
            "kind": feed.kind,
            "official": feed.official,
            "interval": feed.interval,
            "only": feed.only,
        }
        insert = self._insert(feeds).values(
            id=id_,
            url=feed.url,
            etag=feed.etag,
            modified=feed.modified,
            failures=feed.failures,
            added=added,
            due_at=now,
            **said,
        )
        # What was read as another kind, or for other entries, is to be read again.
        other = (feeds.c.kind != feed.kind) | (feeds.c.only != feed.only)
        anew = {column.key: case((other, ""), else_=column) for column in _VALIDATORS}
        due = case((_OUT, null()), else_=func.coalesce(feeds.c.due_at, now))
        return insert.on_conflict_do_update(
            index_elements=["id"], set_={**said, **anew, "due_at": due}
        )

    async def feed(self, id_: str) -> Feed | None:
        """Read one feed."""
        return await self._read.ask(id_)

    async def _feeds(self, ids: Sequence[str]) -> list[Feed | None]:
        async with self._reading() as connection:
            rows = await connection.execute(_WANTED, {"ids": ids})
            found = {row["id"]: feed_of(row) for row in rows.mappings()}
        return [found.get(id_) for id_ in ids]

    async def polled_at(self, url: str, besides: str) -> Feed | None:
        """Read the feed that is polled at an address, if it is another than `besides`."""
        there = (feeds.c.url == url, feeds.c.id != besides, feeds.c.due_at.is_not(None))
        async with self._reading() as connection:
            rows = await connection.execute(select(*FEED).where(*there).limit(1))
            row = rows.mappings().first()
        return feed_of(row) if row else None

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
            .where(feeds.c.due_at.is_not(None) | (feeds.c.retired != ""))
            .group_by(feeds.c.id)
            .order_by(feeds.c.publisher, feeds.c.url)
        )
        async with self._reading() as connection:
            rows = await connection.execute(wanted)
            return tuple(FeedReport(**row) for row in rows.mappings())

    async def save_poll(self, feed: Feed, poll: Poll, now: datetime, due: datetime | None) -> int:
        """Keep what a poll brought and when the feed is due again; count the new entries.

        `feed` is as the poll leaves it. Without a time when it is `due` it is retired, until a
        person resumes it. What it held already when it was first read is of the archive, and
        only the newest of that is read. One that was paused or removed meanwhile is not due again.
        """
        brought = await named(poll.entries, now) if poll.entries else ()
        return await self._saved.ask((feed, poll, brought, now, due))

    async def _save(self, polls: Sequence[_Polled]) -> list[int]:
        async with self._writing() as connection:
            bringing = [feed.id for feed, _, brought, _, _ in polls if brought]
            found = await footings(connection, bringing)
            on = [found.get(feed.id, Footing()) for feed, *_ in polls]
            new = [
                await self._bring(connection, feed, footing, brought, now)
                for (feed, _, brought, now, _), footing in zip(polls, on, strict=True)
            ]
            await connection.execute(_SETTLED, list(map(_settled, polls, on, new)))
        return new

    async def entry(self, id_: str) -> tuple[Entry, Feed] | None:
        """Read an entry and the feed it came from."""
        entry = await self._entry(id_)
        if entry is None:
            return None
        feed = await self.feed(entry.feed_id)
        return (entry, feed) if feed else None


def _settled(polled: _Polled, footing: Footing, new: int) -> dict[str, object]:
    """Say how a poll leaves its feed's row."""
    feed, poll, _, now, due = polled
    return {column.key: getattr(feed, column.key) for column in _STATE} | {
        "feed": feed.id,
        "retired": "" if due else poll.status.value,
        "status": poll.outcome,
        "detail": poll.detail,
        "polled": now,
        "succeeded": now if poll.answered else None,
        "brought": now if new else None,
        "joined": now if new and footing.late else None,
        "due": due,
    }


def feed_of(row: RowMapping) -> Feed:
    """Build a feed of its row, which may hold more."""
    values = {column.key: row[column.key] for column in FEED}
    lists = {"skip": tuple(row["skip"]), "former": tuple(map(tuple, row["former"]))}
    return Feed(**{**values, **lists})


async def joins(connection: AsyncConnection, now: datetime) -> datetime | None:
    """Give the time before which a feed's entries are no news: none for the first feeds."""
    polled = select(func.count()).select_from(feeds).where(feeds.c.polled.is_not(None))
    return now if (await connection.execute(polled)).scalar_one() else None
