"""Feed -> entries."""

from __future__ import annotations

import structlog

from bot import feeds
from bot.domain import Flow
from bot.newsroom.desk import Desk, within

log = structlog.get_logger()


async def poll(desk: Desk, feed_id: str) -> None:
    """Fetch a feed and keep its new entries, each due to be read."""
    await counted(desk, feed_id)


async def counted(desk: Desk, feed_id: str) -> int:
    """Poll a feed, and count the entries that were new."""
    feed = await desk.store.feed(feed_id)
    if feed is None:
        await desk.store.finish(Flow.POLL, feed_id)
        return 0
    began = desk.real()
    async with within(desk.pace.longest, feed.url):
        brought = await feeds.fetch(feed, desk.web, desk.pool, desk.now())
    now = desk.now()
    feed, due = feeds.after(feed, brought, now, desk.rng)
    new = await desk.store.save_poll(feed, brought, now, due)
    desk.observer.polled(brought.status, new)
    failed = not brought.answered
    tell = log.warning if failed else log.info if new else log.debug
    tell(
        "feed.polled",
        feed=feed.id,
        publisher=feed.publisher,
        status=brought.outcome,
        new=new,
        ms=round((desk.real() - began).total_seconds() * 1000),
        **({"why": brought.detail, "failures": feed.failures} if failed else {}),
    )
    return new
