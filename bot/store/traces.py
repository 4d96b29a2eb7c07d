"""What became of one address: who listed it, what was read there, what was made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, or_, select

from bot.domain import Listed, Relevance, Trace
from bot.store.database import Database
from bot.store.schema import articles, entries, feeds, placements

_MOST = 500  # entries of one page's address, with all its parameters, that are compared


class Traces(Database):
    """The way of an article through the tables, for a person who asks why."""

    async def trace(self, url: str, same: Callable[[str], bool]) -> Trace:
        """Follow an address in its canonical form; `same` says of another that it is the same."""
        listing = (
            select(
                feeds.c.publisher,
                entries.c.url,
                entries.c.seen,
                entries.c.due_at,
                entries.c.archive,
                entries.c.article_id,
                entries.c.readings,
            )
            .join(feeds, feeds.c.id == entries.c.feed_id)
            .where(_like(url))
            .order_by(entries.c.seen)
            .limit(_MOST)
        )
        async with self._reading() as connection:
            rows = [row for row in await connection.execute(listing) if same(row.url)]
            ids = [row.article_id for row in rows if row.article_id]
            newest = (
                select(articles.c.id, articles.c.relevance, placements.c.story_id)
                .outerjoin(placements, placements.c.article_id == articles.c.id)
                .where(or_(articles.c.url == url, articles.c.id.in_(ids)))
                .order_by(articles.c.seen.desc(), articles.c.version.desc())
                .limit(1)
            )
            read = (await connection.execute(newest)).one_or_none()
        return Trace(
            listed=tuple(
                Listed(
                    publisher=row.publisher,
                    seen=row.seen,
                    waiting=row.due_at is not None and row.article_id is None,
                    archive=row.archive,
                )
                for row in rows
            ),
            article_id=read.id if read else "",
            relevance=_relevance(read.relevance) if read and read.relevance else None,
            story_id=(read.story_id or "") if read else "",
            readings=sum(row.readings for row in rows),
        )


def _like(url: str) -> ColumnElement[bool]:
    """Match the entries whose address is this one, whatever its scheme and parameters."""
    parts = urlsplit(url)
    page = f"{parts.netloc}{parts.path.rstrip('/')}"
    return or_(
        *(
            entries.c.url.istartswith(f"{scheme}://{www}{page}", autoescape=True)
            for scheme in ("http", "https")
            for www in ("", "www.")
        )
    )


def _relevance(kept: dict[str, Any]) -> Relevance:
    return Relevance(
        relevant=kept["relevant"],
        score=kept["score"],
        topics=tuple(kept["topics"]),
        terms=tuple((term, weight) for term, weight in kept["terms"]),
        model=kept.get("model", ""),
    )
