"""Which open articles are near another: by the keys that it shares with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    RowMapping,
    bindparam,
    exists,
    func,
    insert,
    literal,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import LATEST_OF_KEY, NEAREST, OF_STORIES, OF_STORY, Placed, Sketch
from bot.store.database import Instant
from bot.store.schema import articles, briefings, finding, placements

_KEYS = 28  # that an article has at most

_LATEST = union_all(
    *(
        select(
            select(finding.c.article_id)
            .where(
                finding.c.key == bindparam(f"key{number}", type_=BigInteger),
                finding.c.at >= bindparam("at", type_=BigInteger),
            )
            .order_by(finding.c.at.desc(), finding.c.article_id.desc())
            .limit(literal(LATEST_OF_KEY, literal_execute=True))
            .subquery()
        )
        for number in range(_KEYS)
    )
).subquery()
_OPEN = (placements.c.embedder == bindparam("embedder")) & (
    placements.c.seen >= bindparam("since", type_=Instant)
)
# The stories of those that share most keys, the nearest first, each with the rank of its nearest.
_NEAREST = (
    select(placements.c.story_id, placements.c.article_id, func.count().label("shared"))
    .join(_LATEST, _LATEST.c.article_id == placements.c.article_id)
    .where(_OPEN)
    .group_by(placements.c.story_id, placements.c.article_id)
    .order_by(func.count().desc(), placements.c.article_id)
    .limit(NEAREST)
)
_SIZES = (
    select(placements.c.story_id, func.count().label("size"))
    .where(placements.c.story_id.in_(bindparam("stories", expanding=True)), _OPEN)
    .group_by(placements.c.story_id)
)
_newest = func.row_number().over(
    partition_by=placements.c.story_id, order_by=placements.c.position.desc()
)
_RANKED = (
    select(placements, _newest.label("rank"))
    .where(placements.c.story_id.in_(bindparam("stories", expanding=True)), _OPEN)
    .subquery()
)
_MEMBERS = (
    select(
        _RANKED,
        articles.c.published,
        articles.c.official,
        exists().where(briefings.c.story_id == _RANKED.c.story_id).label("told"),
    )
    .join(articles, articles.c.id == _RANKED.c.article_id)
    .where(_RANKED.c.rank <= OF_STORY)
)


async def find(
    connection: AsyncConnection, sketch: Sketch, embedder: str, since: datetime
) -> list[Placed]:
    """Give the stories of the articles that share most keys, each whole if it is not long.

    Whatever is open, no more than so many rows are looked at.
    """
    given: dict[str, Any] = {f"key{number}": None for number in range(_KEYS)}
    given |= {f"key{number}": key for number, key in enumerate(sketch.keys[:_KEYS])}
    within = {"embedder": embedder, "since": since}
    nearest = await connection.execute(_NEAREST, {**given, **within, "at": _seconds(since)})
    ranked = list(dict.fromkeys(row.story_id for row in nearest))
    if not ranked:
        return []
    sizes = await connection.execute(_SIZES, {**within, "stories": ranked})
    wanted = _as_many(ranked, {row.story_id: row.size for row in sizes})
    rows = await connection.execute(_MEMBERS, {**within, "stories": wanted})
    return [_placed(row) for row in rows.mappings()]


async def index(connection: AsyncConnection, id_: str, sketch: Sketch, seen: datetime) -> None:
    """Let an article be found."""
    at = _seconds(seen)
    rows = [{"key": key, "at": at, "article_id": id_} for key in dict.fromkeys(sketch.keys)]
    if rows:
        await connection.execute(insert(finding), rows)


def _as_many(ranked: Iterable[str], sizes: Mapping[str, int]) -> list[str]:
    """Take the nearest stories until they hold enough."""
    taken: list[str] = []
    held = 0
    for story_id in ranked:
        if held < OF_STORIES:
            taken.append(story_id)
            held += min(sizes[story_id], OF_STORY)
    return taken


def _placed(row: RowMapping) -> Placed:
    return Placed(
        article_id=row["article_id"],
        story_id=row["story_id"],
        sketch=Sketch(
            vector=row["vector"],
            shingles=row["shingles"],
            names=tuple(row["names"]),
            mentions=tuple(row["mentions"]),
        ),
        seen=row["seen"],
        published=row["published"],
        official=row["official"],
        told=bool(row["told"]),
    )


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())
