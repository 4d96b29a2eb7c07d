"""Entries: what the feeds brought, each due to be read, and again when it changed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain import Document, Entry, Feed
from bot.store import known
from bot.store.database import Database, Instant
from bot.store.footing import Footing, older
from bot.store.known import Known
from bot.store.readings import follow
from bot.store.schema import entries

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
_COURSE = (entries.c.due_at, entries.c.read_at, entries.c.readings)
DOCUMENT: TypeAdapter[Document | None] = TypeAdapter(Document | None)
BACKLOG = 50  # entries of a feed that is added are read; older ones are known by their titles
_COMPARED = 4000  # known entries, the newest, that what a poll brought is held against
_NEVER = datetime.max.replace(tzinfo=UTC)
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

        What it held already when it was first read is of the archive, and only the newest of
        that is read. What another feed of the outlet lists too is read once.
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
        old = older(footing, [one.entry for one in found.new], now)
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
            await follow(connection, feed, rows)
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
        and (at := known.due_again(row.read_at, row.readings, now)) < (row.due_at or _NEVER)
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
            due = known.due_again(row.read_at, row.readings, now)
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
