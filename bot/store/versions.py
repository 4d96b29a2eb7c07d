"""Articles that are read again: what was read before, and versions in each other's place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Before, Relevance, Sketch
from bot.store import neighbours
from bot.store.articles import recorded
from bot.store.readings import settle
from bot.store.schema import articles, entries, placements, stories
from bot.store.stories import Stories


class Versions(Stories):
    """What became of an article since it was first read."""

    async def read_before(self, entry_id: str) -> Before | None:
        """Tell what an entry brought when it was last read, if it was."""
        placed = exists().where(placements.c.article_id == entries.c.article_id)
        wanted = (
            select(
                entries.c.article_id,
                entries.c.seen,
                (entries.c.print != entries.c.read_print).label("changed"),
                (placed & ~articles.c.archive).label("live"),
            )
            .join(articles, articles.c.id == entries.c.article_id)
            .where(entries.c.id == entry_id)
        )
        async with self._reading() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        article = await self.article(row.article_id) if row else None
        if row is None or article is None:
            return None
        return Before(
            article=article, seen=row.seen, changed=bool(row.changed), live=bool(row.live)
        )

    async def keep_article(
        self, entry_id: str, article: Article, now: datetime, again: datetime | None
    ) -> None:
        """Settle an entry whose article says what it said before; it is due `again` then."""
        async with self._writing() as connection:
            await settle(connection, entry_id, article, now, again)

    async def outdated(self, article_id: str) -> bool:
        """Say whether an article has a later version."""
        later = select(exists().where(articles.c.previous == article_id))
        async with self._reading() as connection:
            return bool((await connection.execute(later)).scalar())

    async def succeed(
        self, article: Article, relevance: Relevance, sketch: Sketch, brief_at: datetime
    ) -> str | None:
        """Put a version of an article in the place of the one before it; name the story.

        It has the voice and the position of that one, which is found no more. Returns None
        where that one belongs to no story.
        """
        async with self._writing() as connection:
            await self._take_turns(connection)
            held = await connection.execute(
                select(placements.c.story_id, placements.c.article_id).where(
                    placements.c.article_id.in_((article.previous, article.id))
                )
            )
            place = held.one_or_none()
            if place is None:
                return None
            if place.article_id != article.id:
                await _replace(connection, place.story_id, article, relevance, sketch, brief_at)
                await self._unindex(connection, article.previous)
                await connection.run_sync(self._index, article)
            await connection.execute(
                update(articles)
                .where(or_(articles.c.id == article.id, articles.c.id == article.previous))
                .values(relevance=recorded(relevance), due_at=None, lease_until=None, attempts=0)
            )
        return str(place.story_id)


async def _replace(
    connection: AsyncConnection,
    story_id: str,
    article: Article,
    relevance: Relevance,
    sketch: Sketch,
    brief_at: datetime,
) -> None:
    await connection.execute(
        update(placements)
        .where(placements.c.article_id == article.previous)
        .values(
            article_id=article.id,
            vector=sketch.vector,
            shingles=sketch.shingles,
            names=list(sketch.names),
            mentions=list(sketch.mentions),
            said=sketch.said,
        )
    )
    await connection.run_sync(neighbours.index, article.id, sketch, article.seen)
    told = await connection.execute(select(stories.c.topics).where(stories.c.id == story_id))
    title = select(articles.c.title).where(articles.c.id == article.previous).scalar_subquery()
    await connection.execute(
        update(stories)
        .where(stories.c.id == story_id)
        .values(
            title=case((stories.c.title == title, article.title), else_=stories.c.title),
            topics=sorted({*told.scalar_one(), *relevance.topics}),
            revision=stories.c.revision + 1,
            due_at=func.coalesce(stories.c.due_at, brief_at),
        )
    )
