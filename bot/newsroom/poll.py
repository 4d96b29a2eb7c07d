"""Feed -> entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog

from bot import feeds
from bot.domain import Concern, Feed, Flow, Poll, PollStatus, identify
from bot.newsroom.desk import Desk, within
from bot.newsroom.watch import note

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
        after, brought, due, new = await _poll(desk, feed)
    desk.observer.polled(brought.status, new)
    if after.url != feed.url:
        log.info("feed.moved", feed=feed.id, publisher=feed.publisher, to=after.url)
        moved = identify(feed.id, after.url)
        where = brought.detail or f"from {feed.url} to {after.url}"
        await note(desk, Concern.MOVED, moved, feed.publisher, where)
    if due is None:
        log.warning("feed.retired", feed=feed.id, publisher=feed.publisher, why=brought.detail)
    failed = not brought.answered
    strange = brought.status is PollStatus.OK and bool(brought.detail)
    tell = log.warning if failed else log.info if new or strange else log.debug
    tell(
        "feed.polled",
        feed=feed.id,
        publisher=feed.publisher,
        status=brought.outcome,
        new=new,
        ms=round((desk.real() - began).total_seconds() * 1000),
        **({"why": brought.detail} if brought.detail else {}),
        **({"failures": after.failures} if failed else {}),
    )
    return new


async def _poll(desk: Desk, feed: Feed) -> tuple[Feed, Poll, datetime | None, int]:
    # A command's desk has the patience for many feeds of one host: so have its polls.
    deadline = desk.pace.longest.total_seconds() - 1
    brought = await feeds.fetch(feed, desk.web, desk.pool, desk.now(), deadline=deadline)
    now = desk.now()
    after, due = feeds.after(feed, brought, now, desk.rng)
    if after.url != feed.url and (there := await desk.store.polled_at(after.url, feed.id)):
        # One of two that moved to the same address is enough.
        due = None
        words = f"it moved to {after.url}, which is polled already as {there.publisher}"
        brought = replace(brought, status=PollStatus.MOVED, detail=words)
    new = await desk.store.save_poll(after, brought, now, due)
    return after, brought, due, new
