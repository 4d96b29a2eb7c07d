"""Fetch an entry's page and make its article."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.articles.compose import from_entry, from_page, from_summary, from_text
from bot.domain import Article, Coverage, Entry, Feed
from bot.errors import BotError, PageError, PageFault, PoolError, WebError

if TYPE_CHECKING:  # workers import this package, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Web

MAX_BYTES = 5_000_000
FETCH_DEADLINE = 20.0  # seconds
EXTRACT_DEADLINE = 15.0  # seconds; the slowest of ordinary pages take less than one

ACCEPT = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"}
_HTML = ("text/html", "application/xhtml+xml")
PAGES = (".html", ".htm", ".xhtml")
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_NOTHING = (
    "{place} shows no article, but at most a notice in its place: a form for consent, a check for "
    "robots, a page that is gone. Open it in a browser, save the article as a text file with its "
    "headline in the first line, and name that file"
)
_FAULTS = {
    401: PageFault.REFUSED,
    402: PageFault.PAYWALLED,
    403: PageFault.REFUSED,
    404: PageFault.MISSING,
    410: PageFault.MISSING,
    451: PageFault.REFUSED,
}
#: What a status says of the page that was asked for; any other is a failure.
REFUSALS = {
    status: Coverage.PAYWALLED if fault is PageFault.PAYWALLED else Coverage.BLOCKED
    for status, fault in _FAULTS.items()
}
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
    if response.status in REFUSALS:
        return from_summary(entry, feed, now, coverage=REFUSALS[response.status])
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


async def read_url(url: str, web: Web, pool: Pool, now: datetime) -> Article:
    """Read a page that somebody named.

    Raises WebError where it cannot be had, PageError where it is no page or shows no article,
    PoolError where it cannot be read.
    """
    response = await web.get(url, headers=ACCEPT, max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE)
    content_type = response.headers.get("content-type", "")
    if response.status != 200:
        fault = _FAULTS.get(response.status, PageFault.FAILING)
        raise PageError(f"{url} answers with HTTP {response.status}", url=url, fault=fault)
    if not content_type.lower().startswith(_HTML):
        message = f"{url} is no web page but {content_type!r}"
        raise PageError(message, url=url, fault=PageFault.NO_PAGE)
    publisher = (urlsplit(response.url).hostname or "").removeprefix("www.")
    article = await pool.run(
        from_page,
        response.url,
        response.body,
        content_type,
        publisher,
        now,
        deadline=EXTRACT_DEADLINE,
    )
    if not article.text:
        raise PageError(_NOTHING.format(place=url), url=url, fault=PageFault.NO_ARTICLE)
    return article


async def read_file(path: Path, pool: Pool, now: datetime) -> Article:
    """Read a text file (headline, blank line, body) or a saved page (`.html`).

    Raises BotError where it cannot be opened or holds no article, PoolError.
    """
    body = await contents(path)
    if is_page(path, body):
        article = await pool.run(
            from_page, "", body, "text/html", path.name, now, deadline=EXTRACT_DEADLINE
        )
        return _shown(article, str(path))
    if b"\0" in body:
        raise BotError(f"{path} is no text file", permanent=True)
    text = body.decode("utf-8", "replace").strip()
    if not text:
        raise BotError(f"{path} is empty; put a headline in its first line", permanent=True)
    return from_text(path.name, text, now)


def _shown(article: Article, place: str) -> Article:
    if not article.text:
        raise BotError(_NOTHING.format(place=place), permanent=True)
    return article


def is_page(path: Path, body: bytes) -> bool:
    """Say whether a file is a saved page, by its name or how it begins."""
    return path.suffix.lower() in PAGES or bool(_BEGINNING.match(body))


async def contents(path: Path) -> bytes:
    """Read a file. Raises BotError where it cannot be."""
    try:
        return await asyncio.to_thread(_contents, path)
    except OSError as error:
        raise BotError(f"{path} cannot be read: {error.strerror}", permanent=True) from None


def _contents(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES)
