"""On what footing a feed's entries are kept: what its row and its outlet say before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Entry
from bot.store.schema import feeds

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
).where(feeds.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class Footing:
    """What has to be known of a feed before its entries are kept.

    `added` is when it joined feeds that were polled already; `known`, whether it has brought
    anything yet; `siblings`, whether its outlet has other feeds.
    """

    added: datetime | None = None
    known: bool = False
    siblings: bool = False


def older(footing: Footing, brought: Sequence[Entry]) -> list[str]:
    """List the entries from before a feed was added, the newest first.

    Of what has no date it is what the feed held when it was first read.
    """
    since = footing.added
    if since is None:
        return []
    first = not footing.known
    old = [each for each in brought if (each.published < since if each.published else first)]
    old.sort(key=lambda each: each.published or since, reverse=True)
    return [each.id for each in old]


async def footings(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, Footing]:
    """Read the footings of feeds, by their ids."""
    if not ids:
        return {}
    rows = await connection.execute(_FOOTINGS, {"ids": ids})
    return {id_: Footing(added, known, siblings) for id_, added, known, siblings in rows}
