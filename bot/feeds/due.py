"""When a feed is polled next: one pure function of the feed, its poll and the clock."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import Feed, Poll, PollStatus

JITTER = 0.1  # of the wait, either way, so that feeds added together drift apart
LONGEST_BACKOFF = 6 * 3600.0  # seconds; a feed polled more rarely keeps its own interval
LONGEST_HEEDED = 24 * 3600.0  # seconds of a server's Retry-After


def after(feed: Feed, poll: Poll, now: datetime, rng: random.Random) -> tuple[Feed, datetime]:
    """Say how a poll leaves its feed, and when the next one is due.

    The wait is the feed's interval; it doubles with each failure in a row after the first,
    up to a cap. A server's Retry-After lengthens the wait and never shortens it.
    """
    feed = _state(feed, poll)
    # Beyond 32 doublings every interval has reached the cap.
    doublings = min(max(feed.failures - 1, 0), 32)
    wait = min(feed.interval * 2**doublings, max(feed.interval, LONGEST_BACKOFF))
    wait *= rng.uniform(1 - JITTER, 1 + JITTER)
    if poll.retry_after is not None:
        wait = max(wait, min(poll.retry_after, LONGEST_HEEDED))
    return feed, now + timedelta(seconds=wait)


def _state(feed: Feed, poll: Poll) -> Feed:
    match poll.status:
        case PollStatus.NOT_MODIFIED | PollStatus.EMPTY:
            return replace(feed, failures=0)
        case PollStatus.OK:
            return replace(feed, failures=0, etag=poll.etag, modified=poll.modified)
        case _:
            return replace(feed, failures=feed.failures + 1)
