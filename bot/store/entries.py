"""Entries: what the feeds brought, each due to be read once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Document, Entry, Feed
from bot.store.database import Database
from bot.store.schema import entries, feeds

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
DOCUMENT: TypeAdapter[Document | None] = TypeAdapter(Document | None)
BACKLOG = 50  # entries of a feed that is added are read; older ones are known by their titles


class Entries(Database):
    """Rows of the second step: what a poll brought, until it is read."""

    async def _bring(
        self, connection: AsyncConnection, feed: Feed, brought: Sequence[Entry], now: datetime
    ) -> int:
        """Keep what is new of a poll's entries, and count it.

        Entries from before the feed was added are of the archive, and only the newest of
        them are read.
        """
        if not brought:
            return 0
        old = await _old(connection, feed, brought)
        archive, unread = frozenset(old), frozenset(old[BACKLOG:])
        rows = [
            {
                **_row(entry),
                "seen": now,
                "archive": entry.id in archive,
                "due_at": None if entry.id in unread else now,
            }
            for entry in brought
        ]
        # With RETURNING, many rows go in one statement, and which of them were new is told.
        insert = self._insert(entries).on_conflict_do_nothing().returning(entries.c.id)
        return len((await connection.execute(insert, rows)).scalars().all())

    async def _entry(self, id_: str) -> Entry | None:
        async with self._reading() as connection:
            rows = await connection.execute(select(*ENTRY).where(entries.c.id == id_))
            row = rows.mappings().one_or_none()
        return _of(row) if row else None


def _of(row: RowMapping) -> Entry:
    return Entry(**{**row, "document": DOCUMENT.validate_python(row["document"])})


def _row(entry: Entry) -> dict[str, Any]:
    values = {column.key: getattr(entry, column.key) for column in ENTRY}
    return {**values, "document": DOCUMENT.dump_python(entry.document, mode="json")}


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
