"""Articles into stories: who is placed where, and what moves when more is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, case, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Move, Moved, Placed, Placement, Relevance, Sketch, identify
from bot.store import neighbours
from bot.store.articles import recorded
from bot.store.database import Instant
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
    .returning(
        select(placements.c.story_id)
        .where(placements.c.article_id == articles.c.id)
        .scalar_subquery()
    )
)
_SETTLE = insert(placements)
_BEGUN = {
    name: insert_(stories).on_conflict_do_update(
        index_elements=[stories.c.id], set_={"part_of": ""}
    )
    for name, insert_ in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_IN_STORY = placements.c.story_id == bindparam("story")
_LAST = select(
    stories.c.topics,
    stories.c.last_seen,
    select(func.max(placements.c.voice)).where(_IN_STORY).scalar_subquery().label("voice"),
    select(func.max(placements.c.position)).where(_IN_STORY).scalar_subquery().label("position"),
    select(placements.c.voice)
    .where(_IN_STORY, placements.c.article_id == bindparam("copy_of"))
    .scalar_subquery()
    .label("copied"),
).where(stories.c.id == bindparam("story"))
_GROWN = (
    update(stories)
    .where(stories.c.id == bindparam("story"))
    .values(
        topics=bindparam("all_topics"),
        last_seen=bindparam("newest"),
        revision=stories.c.revision + 1,
        due_at=func.coalesce(stories.c.due_at, bindparam("soon", type_=Instant)),
    )
)


class _Last(NamedTuple):
    """What a story has so far, and with what the next article comes into it."""

    topics: list[str]
    last_seen: datetime
    voice: int
    position: int


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
        async with self._writing() as connection:
            await self._take_turns(connection)
            judged = {"article": article.id, "judgement": recorded(relevance)}
            known = await connection.execute(_JUDGED, judged)
            story_id: str | None = known.scalar_one_or_none()
            if story_id is None:
                near = await neighbours.find(connection, sketch, embedder, since)
                placement = decide(await with_dense(connection, near, model))
                if placement.aside:
                    return ""
                moving = _Moving(connection, article, relevance, brief_at)
                story_id, voice, position = await moving.put(placement)
                values = {
                    "article_id": article.id,
                    "story_id": story_id,
                    "voice": voice,
                    "position": position,
                    "embedder": embedder,
                    "vector": sketch.vector,
                    "shingles": sketch.shingles,
                    "names": list(sketch.names),
                    "mentions": list(sketch.mentions),
                    "said": sketch.said,
                    "seen": article.seen,
                }
                await connection.execute(_SETTLE, values)
                await neighbours.index(connection, article.id, sketch, article.seen)
                await moving.renew()
                await self._index(connection, article)
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
        connection: AsyncConnection,
        article: Article,
        relevance: Relevance,
        brief_at: datetime,
    ) -> None:
        self._connection = connection
        self._article = article
        self._relevance = relevance
        self._brief_at = brief_at
        self._changed: dict[str, None] = {}  # stories that articles moved between

    async def put(self, placement: Placement) -> tuple[str, int, int]:
        """Move what moves; give the article's story, and its voice and position there."""
        founded: dict[str, str] = {}
        founders = [each.founder for each in placement.moves if each.story_id is None]
        if placement.story_id is None:
            founders.append(placement.founder or self._article.id)
        for founder in dict.fromkeys(founders):
            founded[founder] = await self._begin(founder)
        for move in placement.moves:
            await self._move(move, move.story_id or founded[move.founder])
        story_id = placement.story_id or founded[placement.founder or self._article.id]
        if story_id in founded.values() and story_id not in self._changed:
            return story_id, 0, 0
        last = await self._last(story_id, placement.copy_of)
        if story_id not in self._changed:
            grown = {
                "story": story_id,
                "all_topics": sorted({*last.topics, *self._relevance.topics}),
                "newest": max(last.last_seen, self._article.seen),
                "soon": self._brief_at,
            }
            await self._connection.execute(_GROWN, grown)
        return story_id, last.voice, last.position

    async def _begin(self, founder: str) -> str:
        """Begin a story, named after its first article; one that goes on keeps the name."""
        id_ = identify("story", founder)
        if founder != self._article.id:
            id_ = await self._free(founder)
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
        await self._connection.execute(_BEGUN[self._connection.dialect.name], {"id": id_, **values})
        return id_

    async def _free(self, founder: str) -> str:
        for number in count():
            id_ = identify("story", founder, *([str(number)] if number else []))
            held = select(placements.c.article_id).where(placements.c.story_id == id_)
            if (await self._connection.execute(held.limit(1))).first() is None:
                return id_
        raise AssertionError("there is always a name that nothing has")

    async def _move(self, move: Move, joined: str) -> None:
        """Put an article into another story, with a voice there, and remember it."""
        found = await self._connection.execute(_STORY_OF, {"article": move.article_id})
        left = found.scalar_one()
        last = await self._last(joined, move.copy_of)
        await self._connection.execute(
            update(placements)
            .where(placements.c.article_id == move.article_id)
            .values(story_id=joined, voice=last.voice, position=last.position)
        )
        await self._connection.execute(
            insert(moves).values(
                article_id=move.article_id,
                left=left,
                joined=joined,
                because=self._article.id,
                at=self._article.seen,
            )
        )
        self._changed |= {left: None, joined: None}

    async def renew(self) -> None:
        """Bring the stories that articles moved between up to what they hold now."""
        for story_id in self._changed:
            members = await self._connection.execute(
                select(articles.c.title, articles.c.seen, articles.c.relevance)
                .join(placements, placements.c.article_id == articles.c.id)
                .where(placements.c.story_id == story_id)
                .order_by(articles.c.seen, articles.c.id)
            )
            held = members.all()
            values = self._of(held) if held else await self._gone(story_id)
            await self._connection.execute(
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

    async def _gone(self, story_id: str) -> dict[str, Any]:
        """Let a story that has lost all it had point to where the last of it went."""
        last = (
            select(moves.c.joined)
            .where(moves.c.left == story_id)
            .order_by(moves.c.seq.desc())
            .limit(1)
        )
        joined = (await self._connection.execute(last)).scalar_one()
        return {"part_of": joined, "due_at": None, "lease_until": None, "attempts": 0}

    async def _last(self, story_id: str, copy_of: str | None) -> _Last:
        """Tell with what voice and at what position an article comes last into a story."""
        found = await self._connection.execute(_LAST, {"story": story_id, "copy_of": copy_of})
        row = found.one()
        voice = row.copied
        if voice is None:
            voice = 0 if row.voice is None else row.voice + 1
        position = 0 if row.position is None else row.position + 1
        return _Last(row.topics, row.last_seen, voice, position)
