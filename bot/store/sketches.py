"""What grouping sees of placed articles: drawn anew for another embedder, dropped when closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.domain import Sketch
from bot.store import neighbours
from bot.store.articles import Articles
from bot.store.schema import embeddings, finding, placements

# Keys are spread over all numbers of 64 bits: a share of them is looked through at a time, so
# that nobody waits long for the database.
_SHARES = 64
_ALL = 1 << 64
_BATCH = 500


class Sketches(Articles):
    """Sketches of placed articles, whose embedder and whose days pass."""

    async def outdated_sketches(
        self, embedder: str, since: datetime, limit: int
    ) -> tuple[str, ...]:
        """List open articles, placed at or after `since`, that another embedder drew."""
        wanted = (
            select(placements.c.article_id)
            .where(placements.c.seen >= since, placements.c.embedder != embedder)
            .order_by(placements.c.seen.desc(), placements.c.article_id)
            .limit(limit)
        )
        async with self._reading() as connection:
            return tuple((await connection.execute(wanted)).scalars())

    async def redraw(self, drawn: Mapping[str, Sketch], embedder: str) -> None:
        """Put sketches by `embedder` in the place of those that placed articles had."""
        async with self._writing() as connection:
            for id_, sketch in drawn.items():
                changed = await connection.execute(
                    update(placements)
                    .where(placements.c.article_id == id_)
                    .values(
                        embedder=embedder,
                        vector=sketch.vector,
                        shingles=sketch.shingles,
                        names=list(sketch.names),
                        mentions=list(sketch.mentions),
                        said=sketch.said,
                    )
                    .returning(placements.c.seen)
                )
                seen = changed.scalar_one_or_none()
                if seen is not None and (rows := neighbours.keys(id_, sketch, seen)):
                    await connection.execute(self._insert(finding).on_conflict_do_nothing(), rows)

    async def drop_sketches(self, before: datetime) -> None:
        """Drop what only grouping looks at of the articles that were placed before then.

        Their stories, voices and moves stay: they are the archive.
        """
        at, width = neighbours.seconds(before), _ALL // _SHARES
        for first in range(-_ALL // 2, _ALL // 2, width):
            share = finding.c.key.between(first, first + width - 1)
            async with self._writing() as connection:
                await connection.execute(delete(finding).where(share, finding.c.at < at))
        while await self._drop_some(before):
            pass

    async def _drop_some(self, before: datetime) -> bool:
        """Empty some of the sketches; say whether there may be more."""
        wanted = (
            select(placements.c.article_id)
            .where(placements.c.seen < before, placements.c.vector != b"")
            .limit(_BATCH)
        )
        async with self._writing() as connection:
            ids = list((await connection.execute(wanted)).scalars())
            await connection.execute(
                update(placements)
                .where(placements.c.article_id.in_(ids))
                .values(vector=b"", shingles=b"", names=[], mentions=[], said=None)
            )
            await connection.execute(delete(embeddings).where(embeddings.c.id.in_(ids)))
        return len(ids) == _BATCH
