"""The vectors that a model made of articles: whose they are, and which are still to be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, func, insert, literal, null, or_, select, update

from bot.domain import Placed
from bot.store.database import Database
from bot.store.schema import embeddings, placements


class Embeddings(Database):
    """Vectors of a model, which have a share in what is taken for one story."""

    async def want_embeddings(self, embedder: str, since: datetime, now: datetime) -> int:
        """Let every open article without a vector of `embedder` wait for one, and count them.

        Open are those placed at or after `since`. Where no embedder is named, none waits.
        """
        async with self._writing() as connection:
            if not embedder:
                waiting = embeddings.c.due_at.is_not(None)
                await connection.execute(update(embeddings).where(waiting).values(due_at=None))
                return 0
            missing = (
                select(placements.c.article_id, literal(""), literal(now, embeddings.c.due_at.type))
                .outerjoin(embeddings, embeddings.c.id == placements.c.article_id)
                .where(placements.c.seen >= since, embeddings.c.id.is_(None))
            )
            await connection.execute(
                insert(embeddings).from_select(["id", "embedder", "due_at"], missing)
            )
            open_ = select(placements.c.article_id).where(placements.c.seen >= since)
            other = and_(embeddings.c.embedder != embedder, embeddings.c.due_at.is_(None))
            await connection.execute(
                update(embeddings).where(other, embeddings.c.id.in_(open_)).values(due_at=now)
            )
            counted = select(func.count()).where(embeddings.c.due_at.is_not(None))
            return (await connection.execute(counted)).scalar_one()

    async def unembedded(self, id_: str, now: datetime, limit: int) -> tuple[str, ...]:
        """List the articles that wait for a vector, `id_` and others that nobody holds."""
        free = or_(embeddings.c.lease_until.is_(None), embeddings.c.lease_until <= now)
        wanted = (
            select(embeddings.c.id)
            .where(or_(embeddings.c.id == id_, and_(embeddings.c.due_at <= now, free)))
            .order_by(embeddings.c.id != id_, embeddings.c.due_at, embeddings.c.id)
            .limit(limit)
        )
        async with self._reading() as connection:
            return tuple((await connection.execute(wanted)).scalars())

    async def keep_embeddings(self, made: Mapping[str, bytes], embedder: str) -> None:
        """Keep vectors by their articles: those wait for none any more."""
        done = {
            "embedder": embedder,
            "due_at": null(),
            "lease_until": null(),
            "attempts": 0,
        }
        async with self._writing() as connection:
            for id_, vector in made.items():
                values = {**done, "vector": vector}
                await connection.execute(
                    self._insert(embeddings)
                    .values(id=id_, **values)
                    .on_conflict_do_update(index_elements=["id"], set_=values)
                )

    async def want_embedding(self, id_: str, due: datetime) -> None:
        """Let an article wait for a vector from then on."""
        async with self._writing() as connection:
            await connection.execute(
                self._insert(embeddings)
                .values(id=id_, embedder="", due_at=due)
                .on_conflict_do_update(index_elements=["id"], set_={"due_at": due})
            )

    async def embedders(self) -> Mapping[str, int]:
        """Count the vectors of each embedder; "" are those that are still to be made."""
        wanted = select(embeddings.c.embedder, func.count()).group_by(embeddings.c.embedder)
        async with self._reading() as connection:
            rows = await connection.execute(wanted)
            return {row.embedder: row[1] for row in rows}


def with_dense(connection: Connection, near: Sequence[Placed], embedder: str) -> Sequence[Placed]:
    """Give articles the vectors that `embedder` made of them, where it did."""
    if not embedder or not near:
        return near
    wanted = select(embeddings.c.id, embeddings.c.vector).where(
        embeddings.c.id.in_([each.article_id for each in near]),
        embeddings.c.embedder == embedder,
        embeddings.c.vector.is_not(None),
    )
    held = {row.id: row.vector for row in connection.execute(wanted)}
    return [
        replace(each, sketch=replace(each.sketch, dense=held.get(each.article_id, b"")))
        for each in near
    ]
