"""Stories and their briefings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, case, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Briefing, Carried, ReportState, Story, independent
from bot.store.placing import Placing
from bot.store.schema import articles, briefings, placements, reports, stories

_BRIEFING = TypeAdapter(Briefing)


class Stories(Placing):
    """What belongs together, and what was written about it."""

    async def story(self, id_: str) -> Story | None:
        """Read one story with its voices, in the order in which they were first heard.

        One that became part of another gives that other.
        """
        async with self._reading() as connection:
            row = await _standing(connection, id_)
            if row is None:
                return None
            id_ = row.id
            members = await connection.execute(
                select(
                    placements.c.voice,
                    placements.c.article_id,
                    articles.c.archive,
                    articles.c.publisher,
                    func.coalesce(articles.c.published, articles.c.seen).label("at"),
                    articles.c.relevance,
                )
                .join(articles, articles.c.id == placements.c.article_id)
                .where(placements.c.story_id == id_)
                .order_by(placements.c.voice, placements.c.position)
            )
            texts: dict[int, list[str]] = {}
            carried: dict[str, Carried] = {}
            named = set[str]()
            archive = True
            for text, article_id, old, publisher, at, relevance in members:
                judged = relevance or {}
                texts.setdefault(text, []).append(article_id)
                carried[article_id] = Carried(
                    outlet=publisher,
                    at=at,
                    agency=judged.get("agency", ""),
                    credited=tuple(judged.get("credited", ())),
                )
                named.update(judged.get("named", ()))
                archive = archive and old
        copies = tuple(map(tuple, texts.values()))
        voices = independent(copies, carried)
        return Story(
            id=row.id,
            title=row.title,
            topics=tuple(row.topics),
            voices=voices,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            revision=row.revision,
            archive=archive,
            copies=() if copies == voices else copies,
            named=tuple(sorted(named)),
        )

    async def save_briefing(self, briefing: Briefing, now: datetime) -> None:
        """Keep a briefing, due to be announced; a story that grew meanwhile stays due.

        One that became part of another meanwhile is not told any more.
        """
        async with self._writing() as connection:
            await self._take_turns(connection)  # it cannot become part of another meanwhile
            row = await _standing(connection, briefing.story_id)
            if row is not None and row.id != briefing.story_id:
                return
            await connection.execute(
                self._insert(briefings)
                .values(
                    id=briefing.id,
                    story_id=briefing.story_id,
                    revision=briefing.revision,
                    as_of=briefing.as_of,
                    body=_BRIEFING.dump_python(briefing, mode="json"),
                    due_at=now,
                )
                .on_conflict_do_nothing()
            )
            await self._briefed(connection, briefing.story_id, briefing.revision, now)

    async def hold_back(self, story: Story, now: datetime) -> None:
        """Settle a story that has too little to tell, until another article joins it."""
        async with self._writing() as connection:
            await self._briefed(connection, story.id, story.revision, now)

    async def _briefed(
        self, connection: AsyncConnection, story_id: str, revision: int, now: datetime
    ) -> None:
        await connection.execute(
            update(stories)
            .where(stories.c.id == story_id)
            .values(
                due_at=case((stories.c.revision > revision, now), else_=None),
                lease_until=None,
                attempts=0,
            )
        )

    async def briefing(self, id_: str) -> Briefing | None:
        """Read one briefing."""
        async with self._reading() as connection:
            row = (
                await connection.execute(select(briefings.c.body).where(briefings.c.id == id_))
            ).one_or_none()
        return _briefing(row) if row else None

    async def briefings_of(self, story_id: str) -> tuple[Briefing, ...]:
        """Read every briefing of a story, oldest first."""
        wanted = (
            select(briefings.c.body)
            .where(briefings.c.story_id == story_id)
            .order_by(briefings.c.revision)
        )
        async with self._reading() as connection:
            return tuple(_briefing(row) for row in await connection.execute(wanted))

    async def latest_briefings(
        self, *, limit: int, since: datetime | None = None
    ) -> tuple[tuple[Story, Briefing], ...]:
        """Read the newest briefing of each story, newest first, those as of after `since`;
        none that was retracted.
        """
        wanted = _newest().order_by(briefings.c.as_of.desc()).limit(limit)
        if since is not None:
            wanted = wanted.where(briefings.c.as_of > since)
        async with self._reading() as connection:
            found = [_briefing(row) for row in await connection.execute(wanted)]
        pairs = [(await self.story(briefing.story_id), briefing) for briefing in found]
        return tuple((story, briefing) for story, briefing in pairs if story)

    async def briefings_about(
        self, article_ids: Sequence[str], *, limit: int
    ) -> tuple[Briefing, ...]:
        """Read the newest briefings of the stories that hold these articles, in their order."""
        held = select(placements.c.article_id, placements.c.story_id).where(
            placements.c.article_id.in_(article_ids)
        )
        async with self._reading() as connection:
            story_of = {row.article_id: row.story_id for row in await connection.execute(held)}
            ordered = list(dict.fromkeys(story_of[id_] for id_ in article_ids if id_ in story_of))
            wanted = _newest().where(briefings.c.story_id.in_(ordered))
            found = [_briefing(row) for row in await connection.execute(wanted)]
        found.sort(key=lambda briefing: ordered.index(briefing.story_id))
        return tuple(found[:limit])


async def _standing(connection: AsyncConnection, id_: str) -> Row[Any] | None:
    """Read a story, or the one that it became part of."""
    while id_:
        found = await connection.execute(select(stories).where(stories.c.id == id_))
        row = found.one_or_none()
        if row is None or not row.part_of:
            return row
        id_ = row.part_of
    return None


def _newest() -> Select[Any]:
    """Select the newest briefing of each story of which none was retracted."""
    wrong = exists().where(
        reports.c.story_id == briefings.c.story_id,
        reports.c.state == ReportState.CONFIRMED.value,
    )
    newest = (
        select(briefings.c.story_id, func.max(briefings.c.revision).label("revision"))
        .where(~wrong)
        .group_by(briefings.c.story_id)
        .subquery()
    )
    return select(briefings.c.body).join(
        newest,
        (newest.c.story_id == briefings.c.story_id) & (newest.c.revision == briefings.c.revision),
    )


def _briefing(row: Row[Any]) -> Briefing:
    return _BRIEFING.validate_python(row.body)
