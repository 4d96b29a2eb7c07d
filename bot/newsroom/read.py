"""Entry -> article."""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog

from bot import articles
from bot.domain import Article, Before, Coverage, Flow
from bot.errors import HostBusyError, PoolError, WebError
from bot.newsroom.desk import Desk, within

log = structlog.get_logger()

#: After so many attempts at a page, the feed's summary has to do.
ATTEMPTS = 3


async def read(desk: Desk, entry_id: str) -> None:
    """Read the article behind an entry and keep it, due to be grouped.

    One that was read before is read again where its feed says something else, or where a
    story rests on it, and becomes a version of its own where it says something else by now.
    """
    found = await desk.store.entry(entry_id)
    if found is None:
        await desk.store.finish(Flow.READ, entry_id)
        return
    before = await desk.store.read_before(entry_id)
    if before is not None and not (before.changed or before.live):
        await desk.store.keep_article(entry_id, before.article, desk.now(), None)
        return
    entry, feed = found
    try:
        async with within(desk.pace.longest, entry.url):
            article = await articles.read(entry, feed, desk.web, desk.pool, desk.robots, desk.now())
    except HostBusyError:
        raise
    except (WebError, PoolError) as error:
        if await desk.store.attempts(Flow.READ, entry_id) < ATTEMPTS:
            raise
        told = f"its page could not be had in {ATTEMPTS} attempts: {error}"
        article = articles.from_summary(entry, feed, desk.now(), reason=told)
    if before is not None:
        await _reread(desk, entry_id, before, article)
        return
    new = await desk.store.save_article(entry_id, article, desk.now(), _again(article, desk.now()))
    _log(entry_id, article, new=new)


async def _reread(desk: Desk, entry_id: str, before: Before, article: Article) -> None:
    """Keep what an article says by now, if it is something else than before."""
    now, old = desk.now(), before.article
    due = articles.again(before.seen, now) if before.live else None
    version = await asyncio.to_thread(articles.succeeds, old, article)
    if version is None:
        await desk.store.keep_article(entry_id, old, now, due)
        log.debug("article.unchanged", entry=entry_id, article=old.id)
        return
    if articles.another(old, article):
        version, due = article, _again(article, now)
    new = await desk.store.save_article(entry_id, version, now, due)
    _log(entry_id, version, new=new)


def _again(article: Article, now: datetime) -> datetime | None:
    """Say when a page is looked at again that was read for the first time."""
    whole = article.coverage is Coverage.FULL_TEXT and article.url
    return articles.again(article.seen, now) if whole else None


def _log(entry_id: str, article: Article, *, new: bool) -> None:
    log.info(
        "article.read",
        entry=entry_id,
        article=article.id,
        publisher=article.publisher,
        coverage=article.coverage.value,
        version=article.version,
        new=new,
    )
