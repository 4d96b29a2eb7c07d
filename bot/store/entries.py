"""Entries: what the feeds brought, each due to be read, and again when it changed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain import Article, Coverage, Document, Entry, Feed
from bot.language import likeness
from bot.store import known
from bot.store.database import Database, Instant
from bot.store.footing import Footing, older
from bot.store.known import Known
from bot.store.schema import articles, entries, feeds

ENTRY = (
    entries.c.id,
    entries.c.feed_id,
    entries.c.guid,
    entries.c.url,
    entries.c.title,
    entries.c.summary,
    entries.c.author,
    entries.c.published,
    entries.c.publisher,
    entries.c.document,
)
_CHANGING = (  # what a changed entry is known by from then on, and is read by
    entries.c.url,
    entries.c.title,
    entries.c.summary,
    entries.c.author,
    entries.c.publisher,
    entries.c.document,
)
_COURSE = (entries.c.seen, entries.c.due_at, entries.c.read_at, entries.c.readings)
DOCUMENT: TypeAdapter[Document | None] = TypeAdapter(Document | None)
BACKLOG = 50  # entries of a feed that is added are read; older ones are known by their titles
_COMPARED = 4000  # known entries, the newest, that what a poll brought is held against
_NAMED = 5000  # entries of an older schema that a poll gives their names


class Entries(Database):
    """Rows of the second step: what a poll brought, until it is read."""

    @cached_property
    def _add(self) -> ReturningInsert[tuple[str]]:
        # With RETURNING, many rows go in one statement, and which of them were new is told.
        return self._insert(entries).on_conflict_do_nothing().returning(entries.c.id)

    async def _bring(
        self,
        connection: AsyncConnection,
        feed: Feed,
        footing: Footing,
        brought: Sequence[Known],
        now: datetime,
    ) -> int:
        """Keep what is new of a poll's entries, and count it; what changed is due again.

        Entries from before the feed was added are of the archive, and only the newest of
        them are read. What another feed of the outlet lists too is read once.
        """
        if not brought:
            return 0
        if footing.known:
            await _name_old(connection, feed)
            found = await _sorted(connection, feed, brought, now)
        else:
            found = known.sort(brought, ())
        if found.changed:
            await _change(connection, found.changed, now)
        if not found.new:
            return 0
        old = older(footing, [one.entry for one in found.new])
        archive, unread = frozenset(old), frozenset(old[BACKLOG:])
        rows = [
            {
                **_row(one),
                "seen": now,
                "archive": one.entry.id in archive,
                "due_at": None if one.entry.id in unread else now,
                "article_id": None,
                "follows": "",
            }
            for one in found.new
        ]
        if footing.siblings:
            await _follow(connection, feed, rows)
        return len((await connection.execute(self._add, rows)).scalars().all())

    async def _entry(self, id_: str) -> Entry | None:
        async with self._reading() as connection:
            rows = await connection.execute(select(*ENTRY).where(entries.c.id == id_))
            row = rows.mappings().one_or_none()
        return _of(row) if row else None


async def named(brought: Sequence[Entry], now: datetime) -> tuple[Known, ...]:
    """Give entries their names, away from the loop: texts can be long."""
    return await asyncio.to_thread(lambda: tuple(known.named(each, now) for each in brought))


def _of(row: RowMapping) -> Entry:
    fields = {column.key: row[column.key] for column in ENTRY}
    return Entry(**{**fields, "document": DOCUMENT.validate_python(row["document"])})


def _row(one: Known) -> dict[str, Any]:
    values = {column.key: getattr(one.entry, column.key) for column in ENTRY}
    document = DOCUMENT.dump_python(one.entry.document, mode="json")
    return {**values, "document": document, "key": one.key, "print": one.print}


async def _sorted(
    connection: AsyncConnection, feed: Feed, brought: Sequence[Known], now: datetime
) -> known.Sorted:
    """Hold what a poll brought against what is known of its feed."""
    own = entries.c.feed_id == feed.id
    # Most of a poll is as it was, and that is told by its names alone.
    names = select(entries.c.id, entries.c.key, entries.c.print, *_COURSE).where(
        own, entries.c.print.in_({one.print for one in brought})
    )
    rows = [row for row in await connection.execute(names) if row.key]
    standing = {(row.key, row.print): row.id for row in rows}
    await _look_again(connection, rows, brought, now)
    rest = [one for one in brought if (one.key, one.print) not in standing]
    if not rest:
        return known.Sorted()
    likely = (
        select(*ENTRY, entries.c.key, entries.c.print, entries.c.seen)
        .where(
            own,
            or_(
                entries.c.id.in_({one.entry.id for one in rest}),
                entries.c.key.in_({one.key for one in rest if one.key}),
                entries.c.print.in_({one.print for one in rest}),
            ),
        )
        .order_by(entries.c.seen.desc())
        .limit(_COMPARED)
    )
    before = [
        Known(entry=_of(row), key=row["key"], print=row["print"], seen=row["seen"])
        for row in (await connection.execute(likely)).mappings()
    ]
    met = {standing[one.key, one.print] for one in brought if (one.key, one.print) in standing}
    return await asyncio.to_thread(known.sort, rest, before, met)


async def _look_again(
    connection: AsyncConnection, rows: Sequence[Any], brought: Sequence[Known], now: datetime
) -> None:
    """Make due what was changed, by its feed's word alone, after it was read."""
    told = {(one.key, one.print): one.entry.updated for one in brought}
    due = [
        {"of": row.id, "at": at}
        for row in rows
        if row.read_at is not None
        and (updated := told.get((row.key, row.print))) is not None
        and updated > row.read_at
        and (at := known.due_again(row.seen, row.read_at, row.readings, now)) is not None
        and (row.due_at is None or row.due_at > at)
    ]
    if due:
        await connection.execute(
            update(entries)
            .where(entries.c.id == bindparam("of"))
            .values(due_at=bindparam("at", type_=Instant)),
            due,
        )


async def _name_old(connection: AsyncConnection, feed: Feed) -> None:
    """Give the entries their names that an older schema kept without."""
    nameless = (
        select(*ENTRY, entries.c.seen)
        .where(entries.c.print == "", entries.c.feed_id == feed.id)
        .order_by(entries.c.seen.desc())
        .limit(_NAMED)
    )
    rows = (await connection.execute(nameless)).mappings().all()
    if rows:
        found = [known.named(_of(row), row["seen"]) for row in rows]
        await connection.execute(
            update(entries)
            .where(entries.c.id == bindparam("of"))
            .values(key=bindparam("key"), print=bindparam("print"), read_print=bindparam("print")),
            [{"of": one.entry.id, "key": one.key, "print": one.print} for one in found],
        )


async def _change(connection: AsyncConnection, changed: Mapping[str, Known], now: datetime) -> None:
    """Keep what known entries say now, each due to be read again if it was read before."""
    course = select(entries.c.id, *_COURSE).where(entries.c.id.in_(changed))
    rows = []
    for row in await connection.execute(course):
        one = changed[row.id]
        due = row.due_at
        if row.read_at is not None:
            due = known.due_again(row.seen, row.read_at, row.readings, now)
        values = _row(one)
        rows.append(
            {
                **{column.key: values[column.key] for column in _CHANGING},
                "of": row.id,
                "key": one.key,
                "print": one.print,
                "due_at": due,
            }
        )
    names = (*(column.key for column in _CHANGING), "key", "print", "due_at")
    await connection.execute(
        update(entries)
        .where(entries.c.id == bindparam("of"))
        .values({entries.c[name]: bindparam(name, type_=entries.c[name].type) for name in names}),
        rows,
    )


async def settle(
    connection: AsyncConnection,
    id_: str,
    article: Article,
    now: datetime,
    again: datetime | None = None,
) -> None:
    """Settle an entry by its article, and those that follow it: by the same if it is whole.

    Those that had the version before it have this one. The entry is due `again` then.
    """
    own = entries.c.id == id_
    key: str | None = (await connection.execute(select(entries.c.key).where(own))).scalar()
    await connection.execute(
        update(entries)
        .where(own)
        .values(
            article_id=article.id,
            readings=entries.c.readings + 1,
            read_at=now,
            read_print=entries.c.print,
            due_at=again,
            lease_until=None,
            attempts=0,
        )
    )
    if not key:
        return
    same_page = update(entries).where(entries.c.key == key)
    if article.previous:
        older = same_page.where(entries.c.article_id == article.previous)
        await connection.execute(older.values(article_id=article.id))
    following = same_page.where(entries.c.follows == id_, entries.c.article_id.is_(None))
    if article.coverage is Coverage.FULL_TEXT:
        settled = following.values(article_id=article.id)
    else:  # the other feed may say more than a page that cannot be had
        settled = following.values(follows="", due_at=now)
    await connection.execute(settled)


async def _follow(connection: AsyncConnection, feed: Feed, rows: Sequence[dict[str, Any]]) -> None:
    """Let entries share the article of one that another feed of their outlet lists.

    What that one brought has to be the whole text, and no archive, else each is read.
    """
    listed = (
        select(
            entries.c.id,
            entries.c.key,
            entries.c.title,
            entries.c.publisher,
            entries.c.archive,
            entries.c.article_id,
            articles.c.coverage,
        )
        .join(feeds, feeds.c.id == entries.c.feed_id)
        .outerjoin(articles, articles.c.id == entries.c.article_id)
        .where(
            entries.c.key.in_({row["key"] for row in rows if row["key"]}),
            entries.c.feed_id != feed.id,
            entries.c.follows == "",
            or_(entries.c.article_id.is_not(None), entries.c.due_at.is_not(None)),
            feeds.c.publisher == feed.publisher,
            feeds.c.official == feed.official,
        )
    )
    leaders: dict[str, list[Any]] = {}
    for leader in await connection.execute(listed):
        if leader.coverage in (None, Coverage.FULL_TEXT.value):
            leaders.setdefault(leader.key, []).append(leader)
    for row in rows:
        for leader in leaders.get(row["key"], ()):
            if (
                row["due_at"]
                and row["publisher"] == leader.publisher
                and row["archive"] >= leader.archive
                and likeness.titles(row["title"], leader.title)
            ):
                row.update(due_at=None, article_id=leader.article_id, follows=leader.id)
