"""Entries as they are read: which is read for another, and what settles them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Coverage, Feed
from bot.language import likeness
from bot.store.schema import articles, entries, feeds


async def settle(
    connection: AsyncConnection,
    id_: str,
    article: Article,
    now: datetime,
    again: datetime | None = None,
) -> None:
    """Settle an entry by its article, and those that follow it: by the same if it is whole.

    Those that had the version before it have this one. The entry is due `again` then.
    """
    own = entries.c.id == id_
    # Another article at the address is read for the first time.
    another = case((entries.c.article_id != article.id, 1), else_=entries.c.readings + 1)
    key: str | None = (await connection.execute(select(entries.c.key).where(own))).scalar()
    await connection.execute(
        update(entries)
        .where(own)
        .values(
            article_id=article.id,
            readings=entries.c.readings + 1 if article.previous else another,
            read_at=now,
            read_print=entries.c.print,
            due_at=again,
            lease_until=None,
            attempts=0,
        )
    )
    if not key:
        return
    same_page = update(entries).where(entries.c.key == key)
    if article.previous:
        older = same_page.where(entries.c.article_id == article.previous)
        await connection.execute(older.values(article_id=article.id))
    following = same_page.where(entries.c.follows == id_, entries.c.article_id.is_(None))
    if article.coverage is Coverage.FULL_TEXT:
        settled = following.values(article_id=article.id)
    else:  # the other feed may say more than a page that cannot be had
        settled = following.values(follows="", due_at=now)
    await connection.execute(settled)


async def follow(connection: AsyncConnection, feed: Feed, rows: Sequence[dict[str, Any]]) -> None:
    """Let entries share the article of one that another feed of their outlet lists.

    What that one brought has to be the whole text, and no archive, else each is read.
    """
    listed = (
        select(
            entries.c.id,
            entries.c.key,
            entries.c.title,
            entries.c.publisher,
            entries.c.archive,
            entries.c.article_id,
            articles.c.coverage,
        )
        .join(feeds, feeds.c.id == entries.c.feed_id)
        .outerjoin(articles, articles.c.id == entries.c.article_id)
        .where(
            entries.c.key.in_({row["key"] for row in rows if row["key"]}),
            entries.c.feed_id != feed.id,
            entries.c.follows == "",
            or_(entries.c.article_id.is_not(None), entries.c.due_at.is_not(None)),
            feeds.c.publisher == feed.publisher,
            feeds.c.official == feed.official,
        )
    )
    leaders: dict[str, list[Any]] = {}
    for leader in await connection.execute(listed):
        if leader.coverage in (None, Coverage.FULL_TEXT.value):
            leaders.setdefault(leader.key, []).append(leader)
    for row in rows:
        for leader in leaders.get(row["key"], ()):
            if (
                row["due_at"]
                and row["publisher"] == leader.publisher
                and row["archive"] >= leader.archive
                and likeness.titles(row["title"], leader.title)
            ):
                row.update(due_at=None, article_id=leader.article_id, follows=leader.id)
