"""Fetch an entry's page and make its article."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.articles.compose import from_entry, from_summary
from bot.domain import Article, Coverage, Entry, Feed
from bot.errors import PoolError, WebError

if TYPE_CHECKING:  # workers import this package, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Web

MAX_BYTES = 5_000_000
FETCH_DEADLINE = 20.0  # seconds
EXTRACT_DEADLINE = 15.0  # seconds; the slowest of ordinary pages take less than one

ACCEPT = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"}
_HTML = ("text/html", "application/xhtml+xml")
_PASSING = frozenset({408, 425, 429})  # statuses that another time may mend, beside 5xx


async def read(entry: Entry, feed: Feed, web: Web, pool: Pool, now: datetime) -> Article:
    """Read an entry's article: its full text, else what its feed says of it.

    Raises WebError where another attempt may bring the page: the caller tries again, and
    at last makes do with `from_summary`. A page that can never be had, or not be read, is
    no error.
    """
    if not entry.url:
        return from_summary(entry, feed, now)
    try:
        response = await web.get(
            entry.url, headers=ACCEPT, max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE
        )
    except WebError as error:
        if error.permanent:
            return from_summary(entry, feed, now)
        raise
    if response.status >= 500 or response.status in _PASSING:
        raise WebError(f"HTTP {response.status}", url=entry.url)
    if response.status == 402:
        return from_summary(entry, feed, now, coverage=Coverage.PAYWALLED)
    content_type = response.headers.get("content-type", "")
    if response.status != 200 or not content_type.lower().startswith(_HTML):
        return from_summary(entry, feed, now)
    try:
        return await pool.run(
            from_entry,
            entry,
            feed,
            response.url,
            response.body,
            content_type,
            now,
            deadline=EXTRACT_DEADLINE,
        )
    except PoolError:  # the page hangs or bursts the extractor, and would again
        return from_summary(entry, feed, now)
