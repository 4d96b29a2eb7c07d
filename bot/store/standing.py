"""How much there is, for the page on the bot's state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, select

from bot.domain import Answer, Briefing, Concern, Gated
from bot.store.database import Database, Instant
from bot.store.schema import answers, articles, briefings, notices, stories

_BRIEFING, _ANSWER = TypeAdapter(Briefing), TypeAdapter(Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What came in since a time, and the time of the last briefing of all."""

    articles: int
    stories: int
    briefings: int
    last_briefing: datetime | None


class Standing(Database):
    """Counts over the archive."""

    async def counts(self, since: datetime) -> Counts:
        """Count what came in since then."""
        new = (articles.c.seen >= since) & (articles.c.version == 1)
        read = select(func.count()).where(new).scalar_subquery()
        begun = select(func.count()).where(stories.c.first_seen >= since).scalar_subquery()
        written = select(func.count()).where(briefings.c.as_of >= since).scalar_subquery()
        last = select(func.max(briefings.c.as_of, type_=Instant)).scalar_subquery()
        wanted = select(
            read.label("articles"),
            begun.label("stories"),
            written.label("briefings"),
            last.label("last_briefing"),
        )
        async with self._reading() as connection:
            row = (await connection.execute(wanted)).mappings().one()
        return Counts(**row)

    async def gated(self, since: datetime) -> Gated:
        """Give what the gate made of the briefings and answers since then."""
        held = select(func.count()).where(
            notices.c.key.like(f"{Concern.HELD_BACK.value}:%"), notices.c.changed >= since
        )
        told = select(briefings.c.body).where(briefings.c.as_of >= since)
        said = select(answers.c.body).where(answers.c.asked >= since)
        async with self._reading() as connection:
            bodies = (await connection.execute(told)).scalars().all()
            spoken = (await connection.execute(said)).scalars().all()
            held_back = await connection.scalar(held)
        written = [_BRIEFING.validate_python(body) for body in bodies]
        answered = [_ANSWER.validate_python(body) for body in spoken if body]
        lines = [line for each in written for line in each.lines]
        lines += [line for each in answered for line in each.lines]
        dropped = [gone for each in written for gone in each.dropped]
        dropped += [gone for each in answered for gone in each.held_back]
        mended = [gone for each in written for gone in each.mended]
        mended += [gone for each in answered for gone in each.mended]
        judged = [line.opinion for line in lines]
        judged += [gone.verdict.opinion for gone in (*dropped, *mended)]
        return Gated(
            dropped=tuple(dropped),
            opinions=tuple(filter(None, judged)),
            held_back=held_back or 0,
        )
