"""Which open articles are near another: by the keys that it shares with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    RowMapping,
    String,
    bindparam,
    column,
    insert,
    text,
)

from bot.domain import LATEST_OF_KEY, NEAREST, OF_STORIES, OF_STORY, SEVERAL, Placed, Sketch
from bot.errors import SketchesOutdatedError
from bot.store.database import Instant
from bot.store.schema import articles, finding, placements, stories

_KEYS = 20  # that an article has at most

# The newest articles of each key; the nearest of them; their stories, the nearest first, until
# they hold enough; and the articles of those. Written out: SQLAlchemy takes longer to look a
# statement of this size up than either database takes to run it.
# ruff: noqa: S608  -- only numbers of our own are put into it
_LATEST = " UNION ALL ".join(
    f"SELECT * FROM (SELECT article_id FROM finding WHERE key = :key{number} AND at >= :at"
    f" ORDER BY at DESC, article_id DESC LIMIT {LATEST_OF_KEY}) AS k{number}"
    for number in range(_KEYS)
)
# As they are selected: by their order they are known, by their names they would be looked up anew.
_COLUMNS = (
    column("own", String),
    placements.c.article_id,
    placements.c.story_id,
    placements.c.vector,
    placements.c.shingles,
    placements.c.names,
    placements.c.mentions,
    placements.c.said,
    placements.c.seen,
    placements.c.embedder,
    articles.c.published,
    articles.c.official,
    stories.c.topics,
    column("told", Boolean),
)
_OPEN = "p.seen >= :since"
_FIND = (
    text(
        f"""
WITH nearest AS (
  SELECT p.story_id, p.article_id, found.shared
  FROM (
    SELECT article_id, count(*) AS shared FROM ({_LATEST}) AS latest
    GROUP BY article_id HAVING count(*) >= {SEVERAL}
  ) AS found JOIN placements AS p ON p.article_id = found.article_id
  WHERE {_OPEN}
  ORDER BY found.shared DESC, p.article_id LIMIT {NEAREST}
), ranked AS (
  SELECT story_id, max(shared) AS shared, min(article_id) AS first FROM nearest GROUP BY story_id
), sized AS (
  SELECT r.*, (SELECT count(*) FROM placements AS p WHERE p.story_id = r.story_id AND {_OPEN})
    AS size
  FROM ranked AS r
), counted AS (
  SELECT story_id, shared, first, CASE WHEN size > {OF_STORY} THEN {OF_STORY} ELSE size END AS size
  FROM sized
), taken AS (
  SELECT story_id, sum(size) OVER (ORDER BY shared DESC, first) - size AS before FROM counted
), members AS (
  SELECT p.article_id,
    row_number() OVER (PARTITION BY p.story_id ORDER BY p.position DESC) AS number
  FROM placements AS p JOIN taken ON taken.story_id = p.story_id
  WHERE taken.before < {OF_STORIES} AND {_OPEN}
)
SELECT own.own, p.article_id, p.story_id, p.vector, p.shingles, p.names, p.mentions, p.said,
  p.seen, p.embedder, a.published, a.official, s.topics,
  EXISTS (SELECT 1 FROM briefings AS b WHERE b.story_id = p.story_id) AS told
FROM (SELECT (SELECT story_id FROM placements WHERE article_id = :article) AS own) AS own
  LEFT JOIN members AS m ON own.own IS NULL AND m.number <= {OF_STORY}
  LEFT JOIN placements AS p ON p.article_id = m.article_id
  LEFT JOIN articles AS a ON a.id = m.article_id
  LEFT JOIN stories AS s ON s.id = p.story_id
"""
    )
    .bindparams(
        bindparam("since", type_=Instant),
        bindparam("at", type_=BigInteger),
        bindparam("article", type_=String),
        *(bindparam(f"key{number}", type_=BigInteger) for number in range(_KEYS)),
    )
    .columns(*_COLUMNS)
)
_KEEP = insert(finding)


class Near(NamedTuple):
    """The story that an article has, or else what is near it, and the topics of those stories."""

    story_id: str | None
    articles: list[Placed]
    topics: dict[str, list[str]]


def find(
    connection: Connection, article_id: str, sketch: Sketch, embedder: str, since: datetime
) -> Near:
    """Give the stories of the articles that share most keys, each whole if it is not long.

    Whatever is open, no more than so many rows are looked at. Raises SketchesOutdatedError
    where another embedder drew some of them.
    """
    given: dict[str, Any] = {f"key{number}": None for number in range(_KEYS)}
    given |= {f"key{number}": key for number, key in enumerate(sketch.keys[:_KEYS])}
    given |= {"since": since, "at": seconds(since), "article": article_id}
    found = connection.execute(_FIND, given).mappings().all()
    rows = [row for row in found if row["article_id"] is not None]
    if others := tuple(row["article_id"] for row in rows if row["embedder"] != embedder):
        raise SketchesOutdatedError(others)
    return Near(
        found[0]["own"],
        [_placed(row) for row in rows],
        {row["story_id"]: row["topics"] for row in rows},
    )


def index(connection: Connection, id_: str, sketch: Sketch, seen: datetime) -> None:
    """Let an article be found."""
    if rows := keys(id_, sketch, seen):
        connection.execute(_KEEP, rows)


def keys(id_: str, sketch: Sketch, seen: datetime) -> list[dict[str, Any]]:
    """Give the rows by which an article is found."""
    at = seconds(seen)
    return [{"key": key, "at": at, "article_id": id_} for key in dict.fromkeys(sketch.keys)]


def _placed(row: RowMapping) -> Placed:
    return Placed(
        article_id=row["article_id"],
        story_id=row["story_id"],
        sketch=Sketch(
            vector=row["vector"],
            shingles=row["shingles"],
            names=tuple(row["names"]),
            mentions=tuple(row["mentions"]),
            said=row["said"] or b"",
        ),
        seen=row["seen"],
        published=row["published"],
        official=row["official"],
        told=row["told"],
    )


def seconds(instant: datetime) -> int:
    """Give the second in which something happened, as `finding` has it."""
    return int(instant.timestamp())
