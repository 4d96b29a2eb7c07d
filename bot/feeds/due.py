"""When a feed is polled next, and how: pure functions of the feed, its poll and the clock."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.domain import Feed, Poll, PollStatus
from bot.feeds import rhythm

HOUR = 3_600.0
DAY = 24 * HOUR
JITTER = 0.1  # of the wait, either way, so that feeds added together drift apart
LONGEST_BACKOFF = 6 * HOUR  # a feed polled more rarely keeps its own interval
LONGEST_HEEDED = DAY  # of a server's Retry-After, and of hours and days without anything
LONGEST_ASKED = HOUR  # of what Cache-Control, Expires and a document's ttl ask
TOO_OFTEN = frozenset({429, 503})  # with these a server says that it is asked too much
DOUBLINGS = 32  # beyond so many every interval has reached the cap

MOVES = 3  # polls in a row that are sent to a new address before it is taken for the feed's,
MOVING = timedelta(days=1)  # and so much time: no captive portal and no hijack lasts so long
DOUBT = timedelta(days=1)  # after so much time without a body, word that it is unchanged is tested

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EVER, _HOURS = frozenset(_DAYS), 24


def after(
    feed: Feed, poll: Poll, now: datetime, rng: random.Random
) -> tuple[Feed, datetime | None]:
    """Say how a poll leaves its feed, and when the next one is due: never, where it is gone.

    A feed that answers is waited for by its own rhythm; one that fails, its interval, which
    doubles with each failure in a row after the first. What the server or the document asks
    lengthens the wait, within limits, and never shortens it.
    """
    feed = _moved(_state(feed, poll, now), poll, now)
    if poll.status is PollStatus.GONE:
        return feed, None
    wait = rhythm.wait(feed, poll.entries, now) if poll.answered else _backoff(feed, poll)
    wait *= rng.uniform(1 - JITTER, 1 + JITTER)
    # Those who were told the same must not come back together.
    wait = max(wait, _asked(feed, poll) * rng.uniform(1, 1 + JITTER))
    wait = min(wait, max(feed.interval * (1 + JITTER), LONGEST_HEEDED))
    return feed, _allowed(feed, now, now + timedelta(seconds=wait), rng)


def conditional(feed: Feed, now: datetime) -> bool:
    """Say whether a feed is to be asked only for what is newer than what it sent last.

    Not where its validators were wrong before, and once in a while not at all: a server may
    answer for ever that nothing changed.
    """
    if feed.distrusted or not feed.validated or not (feed.etag or feed.modified):
        return False
    doubt = max(DOUBT, timedelta(seconds=3 * feed.interval))
    return feed.sent is not None and now - feed.sent < doubt


def lies(feed: Feed, poll: Poll) -> bool:
    """Say whether a body lists other entries than the last under the same validators."""
    if poll.url != feed.validated or not feed.listing or poll.listing == feed.listing:
        return False
    if poll.etag or feed.etag:
        return poll.etag == feed.etag
    return bool(poll.modified) and poll.modified == feed.modified


def _state(feed: Feed, poll: Poll, now: datetime) -> Feed:
    match poll.status:
        case PollStatus.EMPTY:
            return replace(feed, failures=0)
        case PollStatus.NOT_MODIFIED:
            return replace(
                feed,
                failures=0,
                etag=poll.etag or feed.etag,
                modified=poll.modified or feed.modified,
                sent=now if poll.digest else feed.sent,
            )
        case PollStatus.OK:
            return replace(
                feed,
                failures=0,
                etag=poll.etag,
                modified=poll.modified,
                validated=poll.url,
                digest=poll.digest,
                listing=poll.listing,
                sent=now,
                distrusted=feed.distrusted or lies(feed, poll),
                ttl=poll.ttl,
                skip=poll.skip,
                gap=rhythm.gap(feed, poll.entries, now),
                span=rhythm.span(poll.entries),
            )
        case _:
            return replace(feed, failures=feed.failures + 1)


# -- how long to stay away ---------------------------------------------------------------


def _backoff(feed: Feed, poll: Poll) -> float:
    sooner = 0 if poll.code in TOO_OFTEN else 1
    doublings = min(max(feed.failures - sooner, 0), DOUBLINGS)
    return float(min(feed.interval * 2**doublings, max(feed.interval, LONGEST_BACKOFF)))


def _asked(feed: Feed, poll: Poll) -> float:
    """Say for how many seconds a feed is to be left alone, at the least."""
    heeded = min(poll.retry_after or 0.0, LONGEST_HEEDED)
    if not poll.answered:
        return heeded
    # No cache is worth an entry that leaves the list before it was seen.
    most = min(LONGEST_ASKED, max(feed.interval, rhythm.rolls_over(feed)))
    return max(heeded, min(max(poll.fresh, feed.ttl), most))


def _allowed(feed: Feed, now: datetime, due: datetime, rng: random.Random) -> datetime:
    """Put a poll off to an hour and a day for which the feed does not say that it has nothing."""
    days = len(_EVER.intersection(feed.skip))
    if days == len(_DAYS) or len(feed.skip) - days >= _HOURS:
        return due  # whoever has nothing ever, or at no hour, cannot mean it
    latest, at = max(due, now + timedelta(seconds=LONGEST_HEEDED)), due
    while _skips(feed, at) and at < latest:
        at = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if at == due:
        return due
    spread = rng.uniform(0, JITTER) * min(feed.interval, HOUR)
    return min(at + timedelta(seconds=spread), latest)


def _skips(feed: Feed, at: datetime) -> bool:
    at = at.astimezone(UTC)
    return str(at.hour) in feed.skip or _DAYS[at.weekday()] in feed.skip


# -- where to ask ------------------------------------------------------------------------


def _moved(feed: Feed, poll: Poll, now: datetime) -> Feed:
    """Count the polls that are sent to one new address, and move the feed there in the end."""
    if not poll.answered or poll.status is PollStatus.EMPTY:
        return feed  # neither says where the feed is
    to = poll.moved
    if not to or not safe(feed.url, to):
        return replace(feed, moved_to="", moves=0, moving=None)
    if to != feed.moved_to or feed.moving is None:
        return replace(feed, moved_to=to, moves=1, moving=now)
    feed = replace(feed, moves=feed.moves + 1)
    if not arrives(feed, now):
        return feed
    former = (*feed.former, (feed.url, now.isoformat()))
    feed = replace(feed, url=to, former=former, moved_to="", moves=0, moving=None)
    if poll.url == to:
        return feed
    # The document alone named the address: nothing that came from the old one is known of it.
    return replace(feed, etag="", modified="", validated="", digest="", listing="")


def arrives(feed: Feed, now: datetime) -> bool:
    """Say whether a feed was sent to its new address often and long enough to move there."""
    return feed.moving is not None and feed.moves >= MOVES and now - feed.moving >= MOVING


def safe(url: str, to: str) -> bool:
    """Say whether a feed may move: to another address, and never from https to http."""
    if not to or to == url:
        return False
    return urlsplit(to).scheme == "https" or urlsplit(url).scheme != "https"
