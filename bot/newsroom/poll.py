"""Feed -> entries."""

from __future__ import annotations

import structlog

from bot import feeds
from bot.domain import Flow, PollStatus
from bot.newsroom.desk import Desk

log = structlog.get_logger()


async def poll(desk: Desk, feed_id: str) -> None:
    """Fetch a feed and keep its new entries, each due to be read."""
    feed = await desk.store.feed(feed_id)
    if feed is None:
        await desk.store.finish(Flow.POLL, feed_id)
        return
    began = desk.now()
    brought = await feeds.fetch(feed, desk.web, desk.pool, began)
    now = desk.now()
    feed, due = feeds.after(feed, brought, now, desk.rng)
    new = await desk.store.save_poll(feed, brought, now, due)
    if brought.status is PollStatus.FAILED:
        log.warning("feed.failed", publisher=feed.publisher, detail=brought.detail)
    elif new:
        ms = round((now - began).total_seconds() * 1000)
        log.info("feed.polled", publisher=feed.publisher, new=new, ms=ms)
