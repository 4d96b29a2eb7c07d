"""Articles, and the snapshots of their text that citations point into."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, func, select, update

from bot.domain import Article, Changes, Coverage, Relevance
from bot.store.entries import DOCUMENT
from bot.store.readings import settle
from bot.store.schema import articles, entries, snapshots
from bot.store.search import Search

_ARTICLE = (
    articles.c.id,
    articles.c.url,
    articles.c.publisher,
    articles.c.title,
    articles.c.snapshot,
    articles.c.coverage,
    articles.c.official,
    articles.c.author,
    articles.c.language,
    articles.c.published,
    articles.c.seen,
    articles.c.modified,
    articles.c.reason,
    articles.c.document,
    articles.c.version,
    articles.c.previous,
    articles.c.changes,
    articles.c.unseen,
)
_CHANGES: TypeAdapter[Changes | None] = TypeAdapter(Changes | None)
_WITH_TEXT = select(*_ARTICLE, snapshots.c.text).join(
    snapshots, snapshots.c.hash == articles.c.snapshot
)


class Articles(Search):
    """What was read, and whether it is about trade."""

    async def save_article(
        self, entry_id: str, article: Article, now: datetime, again: datetime | None = None
    ) -> bool:
        """Keep an article with its snapshot, and settle the entry that led to it.

        It is of the archive if the entry is, which is due `again` then. Returns False when the
        same text under the same address was kept before, by whatever feed it came.
        """
        packed = await asyncio.to_thread(zlib.compress, article.text.encode())
        values = {column.key: getattr(article, column.key) for column in _ARTICLE}
        values["document"] = DOCUMENT.dump_python(article.document, mode="json")
        values["changes"] = _CHANGES.dump_python(article.changes, mode="json")
        async with self._writing() as connection:
            await connection.execute(
                self._insert(snapshots)
                .values(hash=article.snapshot, text=packed)
                .on_conflict_do_nothing()
            )
            old = await connection.execute(
                select(entries.c.archive).where(entries.c.id == entry_id)
            )
            result = await connection.execute(
                self._insert(articles)
                .values(**values, archive=bool(old.scalar()), due_at=now)
                .on_conflict_do_nothing()
            )
            await settle(connection, entry_id, article, now, again)
            return result.rowcount > 0

    async def article(self, id_: str) -> Article | None:
        """Read one article."""
        found = await self.articles([id_])
        return found[0] if found else None

    async def articles(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """Read articles in the order of `ids`; an unknown id is left out."""
        async with self._reading() as connection:
            rows = await connection.execute(_WITH_TEXT.where(articles.c.id.in_(ids)))
            found = {row["id"]: _article(row) for row in rows.mappings()}
        return tuple(found[id_] for id_ in ids if id_ in found)

    async def is_archive(self, id_: str) -> bool:
        """Say whether an article was old when its feed was added, and so is no news."""
        async with self._reading() as connection:
            found = await connection.execute(select(articles.c.archive).where(articles.c.id == id_))
            return bool(found.scalar())

    async def count_articles(self) -> int:
        """Count the articles that belong to a story or may yet join one, whatever their version."""
        relevant = articles.c.relevance["relevant"].as_boolean()
        wanted = select(func.count()).where(relevant, articles.c.version == 1)
        async with self._reading() as connection:
            found = await connection.execute(wanted)
            return found.scalar_one()

    async def set_aside(self, id_: str, relevance: Relevance) -> None:
        """Record that an article is not about trade: it joins no story."""
        async with self._writing() as connection:
            await connection.execute(
                update(articles)
                .where(articles.c.id == id_)
                .values(relevance=recorded(relevance), due_at=None, lease_until=None, attempts=0)
            )


_TERMS = 40  # that are kept, the heaviest


def recorded(relevance: Relevance) -> dict[str, Any]:
    """Turn a judgement into what its column holds."""
    return {
        "relevant": relevance.relevant,
        "score": relevance.score,
        "topics": list(relevance.topics),
        "terms": [list(term) for term in relevance.terms[:_TERMS]],
        "named": list(relevance.named),
        "agency": relevance.agency,
        "credited": list(relevance.credited),
        "model": relevance.model,
    }


def _article(row: RowMapping) -> Article:
    fields = dict(row)
    fields["text"] = zlib.decompress(fields["text"]).decode()
    fields["coverage"] = Coverage(fields["coverage"])
    fields["document"] = DOCUMENT.validate_python(fields["document"])
    fields["changes"] = _CHANGES.validate_python(fields["changes"])
    return Article(**fields)
