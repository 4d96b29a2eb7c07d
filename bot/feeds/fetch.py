"""Fetch a feed of any kind: a conditional GET here, the reading of its body in the pool."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol

from bot.domain import Entry, Feed, Poll, PollStatus
from bot.errors import FeedError, HostBusyError, PoolError, WebError, WebFault
from bot.feeds import federalregister, jsonfeed, sitemap, syndication
from bot.feeds.entries import Contents

if TYPE_CHECKING:  # workers import this module, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Response, Web

MAX_BYTES = 10_000_000
FETCH_DEADLINE = 10.0  # seconds; whoever stops the bot waits for the poll under way
PARSE_DEADLINE = 7.0  # seconds; 10,000 entries take about three

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, "
    "application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)


_FAULTS = {
    WebFault.TIMEOUT: PollStatus.TIMEOUT,
    WebFault.UNREACHABLE: PollStatus.UNREACHABLE,
    WebFault.TOO_LARGE: PollStatus.TOO_LARGE,
    WebFault.REFUSED: PollStatus.REFUSED,
    WebFault.MALFORMED: PollStatus.UNREACHABLE,
}


class Source(Protocol):
    """A kind of feed: reads a body. It runs in a worker, so it is a module's function.

    `feed.url` is the address the body came from. Raises FeedError, and nothing else.
    """

    __qualname__: str

    def __call__(self, body: bytes, content_type: str, feed: Feed, /) -> Contents: ...


SOURCES: Mapping[str, Source] = {
    "syndication": syndication.parse,
    "jsonfeed": jsonfeed.parse,
    "sitemap": sitemap.parse,
    "federalregister": federalregister.parse,
}


async def fetch(feed: Feed, web: Web, pool: Pool, now: datetime) -> Poll:
    """Poll a feed once. Whatever goes wrong is a failed Poll that says why.

    Raises HostBusyError where it is not our turn at its host.
    """
    try:
        if (source := SOURCES.get(feed.kind)) is None:
            raise FeedError(f"kind {feed.kind!r} is unknown", url=feed.url, permanent=True)
        response = await web.get(
            feed.url, headers=_conditions(feed), max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE
        )
        if response.status == 304:
            return Poll(status=PollStatus.NOT_MODIFIED)
        if response.status != 200:
            return Poll(
                status=PollStatus.GONE if response.status == 410 else PollStatus.HTTP,
                code=response.status,
                retry_after=_retry_after(response, now),
                detail=f"HTTP {response.status}",
            )
        contents = await pool.run(
            source,
            response.body,
            response.headers.get("content-type", ""),
            replace(feed, url=response.url),
            deadline=PARSE_DEADLINE,
        )
    except HostBusyError:
        raise  # it was not asked
    except WebError as error:
        return Poll(status=_FAULTS[error.cause], detail=str(error))
    except FeedError as error:
        return Poll(status=PollStatus.NOT_A_FEED, detail=str(error))
    except PoolError as error:
        return Poll(status=PollStatus.UNREADABLE, detail=str(error))
    return Poll(
        status=PollStatus.OK,
        entries=tuple(_dated(entry, now) for entry in contents.entries),
        etag=_validator(response, "etag"),
        modified=_validator(response, "last-modified"),
    )


def _dated(entry: Entry, now: datetime) -> Entry:
    # What is here cannot have been published later: the date is wrong, and none is better.
    if entry.published is not None and entry.published > now:
        return replace(entry, published=None)
    return entry


def _conditions(feed: Feed) -> Mapping[str, str]:
    headers = {"Accept": ACCEPT}
    if feed.etag:
        headers["If-None-Match"] = feed.etag
    if feed.modified:
        headers["If-Modified-Since"] = feed.modified
    return headers


def _validator(response: Response, name: str) -> str:
    # It is stored and sent back, so it is kept only where that is safe.
    value = response.headers.get(name, "")
    return value if len(value) <= 500 and value.isascii() and value.isprintable() else ""


def _retry_after(response: Response, now: datetime) -> float | None:
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(math.ceil((at - now).total_seconds()), 0.0)
