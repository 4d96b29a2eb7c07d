"""Feeds as people look after them: how each does, and what was added, paused or removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from bot.domain import Feed, Origin, Source
from bot.store.addresses import addresses
from bot.store.database import Database
from bot.store.feeds import FEED, feed_of, joins
from bot.store.schema import feeds

_STATE = (
    feeds.c.status,
    feeds.c.detail,
    feeds.c.polled,
    feeds.c.due_at,
    feeds.c.succeeded,
    feeds.c.origin,
    feeds.c.paused,
    feeds.c.region,
    feeds.c.topics,
)


class Sources(Database):
    """What owners see and change of the feeds."""

    async def sources(self) -> tuple[Source, ...]:
        """Read every feed that is polled or paused, by publisher."""
        wanted = (
            select(*FEED, *_STATE)
            .where(
                or_(feeds.c.due_at.is_not(None), feeds.c.paused, feeds.c.retired != ""),
                feeds.c.origin != Origin.REMOVED.value,
            )
            .order_by(func.lower(feeds.c.publisher), feeds.c.url)
        )
        async with self._reading() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        return tuple(
            Source(
                feed=feed_of(row),
                status=row["status"],
                detail=row["detail"],
                polled=row["polled"],
                due=row["due_at"],
                succeeded=row["succeeded"],
                newest=row["brought"],
                origin=Origin(row["origin"]),
                paused=row["paused"],
                region=row["region"],
                topics=tuple(row["topics"]),
            )
            for row in rows
        )

    async def removed_sources(self) -> frozenset[str]:
        """Give the addresses of the feeds that somebody took out."""
        wanted = select(feeds.c.url).where(feeds.c.origin == Origin.REMOVED.value)
        async with self._reading() as connection:
            return frozenset(await connection.scalars(wanted))

    async def add_source(
        self,
        feed: Feed,
        origin: Origin,
        now: datetime,
        region: str = "",
        topics: Sequence[str] = (),
    ) -> None:
        """Poll a feed from now on, whatever the settings name; it is due at once.

        What it holds already goes to the archive where other feeds were polled before it.
        """
        said: dict[str, Any] = {
            "publisher": feed.publisher,
            "kind": feed.kind,
            "official": feed.official,
            "interval": feed.interval,
            "only": feed.only,
            "origin": origin.value,
            "paused": False,
            "retired": "",
            "due_at": now,
        }
        if region or topics:  # else what was said of it before stands
            said |= {"region": region, "topics": list(topics)}
        async with self._writing() as connection:
            insert = self._insert(feeds).values(
                id=(await addresses(connection)).id_of(feed),
                url=feed.url,
                added=await joins(connection, now),
                **said,
            )
            await connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=said))

    async def pause_source(self, id_: str) -> None:
        """Poll a feed no more until it is resumed."""
        await self._change_source(id_, paused=True, due_at=None)

    async def resume_source(self, id_: str, now: datetime) -> None:
        """Poll a feed again, at once, even one that is gone."""
        await self._change_source(id_, paused=False, retired="", due_at=now)

    async def remove_source(self, id_: str) -> None:
        """Poll a feed no more, whatever the settings name; what it brought is kept."""
        await self._change_source(id_, origin=Origin.REMOVED.value, paused=False, due_at=None)

    async def _change_source(self, id_: str, **values: Any) -> None:
        async with self._writing() as connection:
            await connection.execute(update(feeds).where(feeds.c.id == id_).values(**values))
