"""Entry -> article."""

from __future__ import annotations

import structlog

from bot import articles
from bot.domain import Flow
from bot.errors import HostBusyError, PoolError, WebError
from bot.newsroom.desk import Desk, within

log = structlog.get_logger()

#: After so many attempts at a page, the feed's summary has to do.
ATTEMPTS = 3


async def read(desk: Desk, entry_id: str) -> None:
    """Read the article behind an entry and keep it, due to be grouped."""
    found = await desk.store.entry(entry_id)
    if found is None:
        await desk.store.finish(Flow.READ, entry_id)
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
    new = await desk.store.save_article(entry_id, article, desk.now())
    log.info(
        "article.read",
        entry=entry_id,
        article=article.id,
        publisher=article.publisher,
        coverage=article.coverage.value,
        new=new,
    )
