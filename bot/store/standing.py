"""How much there is, for the page on the bot's state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.store.database import Database, Instant
from bot.store.schema import articles, briefings, stories


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
