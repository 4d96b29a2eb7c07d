"""On what footing a feed's entries are kept: what its row and its outlet say before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Entry
from bot.store.schema import feeds, subscriptions

FRESH = timedelta(hours=1)  # what is no older when a feed is first read is news
LATE = timedelta(days=2)  # official texts are dated by the day, and listed up to so much later

# Built once: building it costs more than running it.
_SIBLING = feeds.alias("sibling")
_FOOTINGS = select(
    feeds.c.id,
    feeds.c.added,
    feeds.c.brought.is_not(None).label("known"),
    exists()
    .where(
        _SIBLING.c.publisher == feeds.c.publisher,
        _SIBLING.c.official == feeds.c.official,
        _SIBLING.c.id != feeds.c.id,
    )
    .label("siblings"),
    feeds.c.succeeded,
    exists().where(subscriptions.c.channel != "").label("awaited"),
).where(feeds.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class Footing:
    """What has to be known of a feed before its entries are kept.

    `added` is when it joined feeds that were polled already; `known`, whether it has brought
    anything yet; `siblings`, whether its outlet has other feeds; `answered`, when it last
    did; `awaited`, whether a channel has subscribed.
    """

    added: datetime | None = None
    known: bool = False
    siblings: bool = False
    answered: datetime | None = None
    awaited: bool = False

    @property
    def late(self) -> bool:
        """Whether a feed of the first ones brings something only after a channel subscribed."""
        return self.awaited and not self.known and self.added is None

    def since(self, now: datetime) -> datetime | None:
        """Give the time before which what a feed lists now is no news, if there is one.

        What it lists when it is first read was there before; what comes on its list later
        is news by that, whatever day it is dated.
        """
        if self.known:
            return self.added - LATE if self.added else None
        if self.added is None and not self.awaited:
            return None  # who subscribes later gets none of it live
        if self.answered is not None:  # it had nothing then
            return max(self.answered, self.added or self.answered) - LATE
        return max(self.added or now - FRESH, now - FRESH)


def older(footing: Footing, brought: Sequence[Entry], now: datetime) -> list[str]:
    """List the entries that were there before a feed was read or added, the newest first.

    Of what has no date it is what the feed held when it was first read.
    """
    since = footing.since(now)
    if since is None:
        return []
    first = not footing.known and footing.answered is None
    old = [each for each in brought if (each.published < since if each.published else first)]
    old.sort(key=lambda each: each.published or since, reverse=True)
    return [each.id for each in old]


async def footings(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, Footing]:
    """Read the footings of feeds, by their ids."""
    if not ids:
        return {}
    rows = await connection.execute(_FOOTINGS, {"ids": ids})
    return {id_: Footing(*rest) for id_, *rest in rows}
