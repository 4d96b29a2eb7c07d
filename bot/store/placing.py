"""Articles into stories: who is placed where, and what moves when more is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, case, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Move, Moved, Placed, Placement, Relevance, Sketch, identify
from bot.store import neighbours
from bot.store.articles import recorded
from bot.store.database import Instant, later
from bot.store.embeddings import with_dense
from bot.store.schema import articles, moves, placements, stories
from bot.store.sketches import Sketches

GROUPING_LOCK = 7_420_317  # any number of our own: PostgreSQL names advisory locks so


# Built once: building and looking one up costs as much as running it.
_STORY_OF = select(placements.c.story_id).where(placements.c.article_id == bindparam("article"))
_JUDGED = (
    update(articles)
    .where(articles.c.id == bindparam("article"))
    .values(relevance=bindparam("judgement"), due_at=None, lease_until=None, attempts=0)
)
_BEGUN = {
    name: insert_(stories).on_conflict_do_update(
        index_elements=[stories.c.id], set_={"part_of": ""}
    )
    for name, insert_ in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
# An article comes last into a story, with a voice of its own or with that of its text.
_others = placements.alias("others")
_in_story = _others.c.story_id == bindparam("story")
_COMES = {
    "story_id": bindparam("story"),
    "voice": func.coalesce(
        select(_others.c.voice)
        .where(_in_story, _others.c.article_id == bindparam("copy_of"))
        .scalar_subquery(),
        select(func.max(_others.c.voice) + 1).where(_in_story).scalar_subquery(),
        0,
    ),
    "position": func.coalesce(
        select(func.max(_others.c.position) + 1).where(_in_story).scalar_subquery(), 0
    ),
}
_SETTLE = insert(placements).values(_COMES)
_MOVE = update(placements).where(placements.c.article_id == bindparam("article")).values(_COMES)
_TOPICS = select(stories.c.topics).where(stories.c.id == bindparam("story"))
_newer = stories.c.last_seen < bindparam("newest", type_=Instant)
_GROWN = (
    update(stories)
    .where(stories.c.id == bindparam("story"))
    .values(
        topics=bindparam("all_topics"),
        last_seen=case((_newer, bindparam("newest", type_=Instant)), else_=stories.c.last_seen),
        revision=stories.c.revision + 1,
        due_at=func.coalesce(stories.c.due_at, bindparam("soon", type_=Instant)),
    )
)


class _Wanted(NamedTuple):
    """An article that is to be placed, and how: the arguments of `Placing.place`."""

    article: Article
    relevance: Relevance
    sketch: Sketch
    decide: Callable[[Sequence[Placed]], Placement]
    embedder: str
    since: datetime
    brief_at: datetime
    model: str


class Placing(Sketches):
    """What belongs together."""

    async def place(
        self,
        article: Article,
        relevance: Relevance,
        sketch: Sketch,
        decide: Callable[[Sequence[Placed]], Placement],
        *,
        embedder: str,
        since: datetime,
        brief_at: datetime,
        model: str = "",
    ) -> str:
        """Join an article to a story, or begin one, and return the story's id, "" if to none.

        `decide` is given the articles placed at or after `since` that share most keys with this
        one, with all of their stories. Raises SketchesOutdatedError where another than `embedder`
        drew one of them: comparing the two would tell nothing. Placing is serialised across
        workers, so that one event never becomes two stories; an article that has a story keeps
        it. A story that changed is due to be briefed at `brief_at`, or earlier where it already
        was. What moves to another story is kept in `moves`. Of the vectors that models made, those
        of `model` are given.
        """
        wanted = _Wanted(article, relevance, sketch, decide, embedder, since, brief_at, model)
        async with self._writing() as connection:
            await self._take_turns(connection)
            return await connection.run_sync(self._placed, wanted)

    def _placed(self, connection: Connection, wanted: _Wanted) -> str:
        """Place an article in one go: each statement by itself takes half as long again."""
        article, sketch = wanted.article, wanted.sketch
        with later(connection):
            judged = {"article": article.id, "judgement": recorded(wanted.relevance)}
            connection.execute(_JUDGED, judged)
        near = neighbours.find(connection, article.id, sketch, wanted.embedder, wanted.since)
        if near.story_id is not None:
            return near.story_id
        placement = wanted.decide(with_dense(connection, near.articles, wanted.model))
        if placement.aside:
            return ""
        moving = _Moving(connection, article, wanted.relevance, wanted.brief_at)
        with later(connection):
            story_id = moving.put(placement, near.topics)
            values = {
                "article_id": article.id,
                "story": story_id,
                "copy_of": placement.copy_of,
                "embedder": wanted.embedder,
                "vector": sketch.vector,
                "shingles": sketch.shingles,
                "names": list(sketch.names),
                "mentions": list(sketch.mentions),
                "said": sketch.said,
                "seen": article.seen,
            }
            connection.execute(_SETTLE, values)
            neighbours.index(connection, article.id, sketch, article.seen)
            moving.renew()
            self._index(connection, article)
        return story_id

    async def moves_of(self, article_id: str) -> tuple[Moved, ...]:
        """Read how an article was moved from story to story, the first move first."""
        wanted = (
            select(moves.c.left, moves.c.joined, moves.c.because, moves.c.at)
            .where(moves.c.article_id == article_id)
            .order_by(moves.c.seq)
        )
        async with self._reading() as connection:
            rows = await connection.execute(wanted)
            return tuple(Moved(**row) for row in rows.mappings())

    async def _take_turns(self, connection: AsyncConnection) -> None:
        """Keep every other worker from grouping until this transaction ends.

        On SQLite whoever writes has the file for himself.
        """
        if self.dialect == "postgresql":
            await connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": GROUPING_LOCK}
            )


class _Moving:
    """What the arrival of one article changes of the stories."""

    def __init__(
        self,
        connection: Connection,
        article: Article,
        relevance: Relevance,
        brief_at: datetime,
    ) -> None:
        self._connection = connection
        self._article = article
        self._relevance = relevance
        self._brief_at = brief_at
        self._changed: dict[str, None] = {}  # stories that articles moved between

    def put(self, placement: Placement, topics: Mapping[str, Sequence[str]]) -> str:
        """Move what moves, and give the article's story; `topics` are those of stories near."""
        founded: dict[str, str] = {}
        founders = [each.founder for each in placement.moves if each.story_id is None]
        if placement.story_id is None:
            founders.append(placement.founder or self._article.id)
        for founder in dict.fromkeys(founders):
            founded[founder] = self._begin(founder)
        for move in placement.moves:
            self._move(move, move.story_id or founded[move.founder])
        story_id = placement.story_id or founded[placement.founder or self._article.id]
        if story_id not in self._changed and story_id not in founded.values():
            told = topics.get(story_id)
            if told is None:
                told = self._connection.execute(_TOPICS, {"story": story_id}).scalar_one()
            grown = {
                "story": story_id,
                "all_topics": sorted({*told, *self._relevance.topics}),
                "newest": self._article.seen,
                "soon": self._brief_at,
            }
            self._connection.execute(_GROWN, grown)
        return story_id

    def _begin(self, founder: str) -> str:
        """Begin a story, named after its first article; one that goes on keeps the name."""
        id_ = identify("story", founder)
        if founder != self._article.id:
            id_ = self._free(founder)
            self._changed[id_] = None
        alone = founder == self._article.id  # else `renew` tells what it has
        values = {
            "title": self._article.title if alone else "",
            "topics": list(self._relevance.topics),
            "first_seen": self._article.seen,
            "last_seen": self._article.seen,
            "revision": 1 if alone else 0,
            "part_of": "",
            "due_at": self._brief_at,
        }
        self._connection.execute(_BEGUN[self._connection.dialect.name], {"id": id_, **values})
        return id_

    def _free(self, founder: str) -> str:
        for number in count():
            id_ = identify("story", founder, *([str(number)] if number else []))
            held = select(placements.c.article_id).where(placements.c.story_id == id_)
            if (self._connection.execute(held.limit(1))).first() is None:
                return id_
        raise AssertionError("there is always a name that nothing has")

    def _move(self, move: Move, joined: str) -> None:
        """Put an article into another story, with a voice there, and remember it."""
        found = self._connection.execute(_STORY_OF, {"article": move.article_id})
        left = found.scalar_one()
        moved = {"article": move.article_id, "story": joined, "copy_of": move.copy_of}
        self._connection.execute(_MOVE, moved)
        self._connection.execute(
            insert(moves).values(
                article_id=move.article_id,
                left=left,
                joined=joined,
                because=self._article.id,
                at=self._article.seen,
            )
        )
        self._changed |= {left: None, joined: None}

    def renew(self) -> None:
        """Bring the stories that articles moved between up to what they hold now."""
        for story_id in self._changed:
            members = self._connection.execute(
                select(articles.c.title, articles.c.seen, articles.c.relevance)
                .join(placements, placements.c.article_id == articles.c.id)
                .where(placements.c.story_id == story_id)
                .order_by(articles.c.seen, articles.c.id)
            )
            held = members.all()
            values = self._of(held) if held else self._gone(story_id)
            self._connection.execute(
                update(stories).where(stories.c.id == story_id).values(**values)
            )

    def _of(self, held: Sequence[Row[str, datetime, Any]]) -> dict[str, Any]:
        titles = [row.title for row in held]
        return {
            "title": case((stories.c.title.in_(titles), stories.c.title), else_=titles[0]),
            "topics": sorted({topic for row in held for topic in row.relevance["topics"]}),
            "first_seen": held[0].seen,
            "last_seen": held[-1].seen,
            "revision": stories.c.revision + 1,
            "due_at": func.coalesce(stories.c.due_at, self._brief_at),
        }

    def _gone(self, story_id: str) -> dict[str, Any]:
        """Let a story that has lost all it had point to where the last of it went."""
        last = (
            select(moves.c.joined)
            .where(moves.c.left == story_id)
            .order_by(moves.c.seq.desc())
            .limit(1)
        )
        joined = (self._connection.execute(last)).scalar_one()
        return {"part_of": joined, "due_at": None, "lease_until": None, "attempts": 0}
