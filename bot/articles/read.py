"""Fetch an entry's page and make its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.articles.compose import from_entry, from_page, from_summary, from_text
from bot.articles.files import contents, is_page
from bot.articles.pdf import is_pdf
from bot.articles.robots import Robots
from bot.articles.visit import (
    EXTRACT_DEADLINE,
    FAULTS,
    REFUSALS,
    kind,
    refused,
    unreadable,
    visit,
)
from bot.domain import Article, Coverage, Entry, Feed, identify
from bot.errors import BotError, PageError, PageFault, PoolError, WebError

if TYPE_CHECKING:  # workers import this package, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Web

_NOTHING = (
    "{place} shows no article, but at most a notice in its place: a form for consent, a check for "
    "robots, a page that is gone. Open it in a browser, save the article as a text file with its "
    "headline in the first line, and name that file"
)
_PASSING = frozenset({408, 425, 429})  # statuses that another time may mend, beside 5xx


async def read(
    entry: Entry, feed: Feed, web: Web, pool: Pool, robots: Robots, now: datetime
) -> Article:
    """Read an entry's article: its full text, else what its feed says of it.

    Of an official document whose page gives no full text, its printed form does.

    Raises WebError where another attempt may bring the page: the caller tries again, and
    at last makes do with `from_summary`. A page that can never be had, or not be read, is
    no error.
    """
    found = await _read(entry, feed, web, pool, robots, now)
    printed = entry.document.printed if entry.document and feed.official else ""
    if found.coverage is Coverage.FULL_TEXT or printed in ("", entry.url):
        return found
    try:
        other = await _read(replace(entry, url=printed), feed, web, pool, robots, now)
    except WebError:
        return found
    if other.coverage is not Coverage.FULL_TEXT:
        return found
    # What is cited is the page, where people read it.
    told = f"{other.reason}; of the page itself: {found.reason}"
    return replace(other, id=identify(found.url, other.snapshot), url=found.url, reason=told)


async def _read(
    entry: Entry, feed: Feed, web: Web, pool: Pool, robots: Robots, now: datetime
) -> Article:
    if not entry.url:
        return from_summary(entry, feed, now)
    try:
        response = await visit(entry.url, web, pool, robots, now, pdf=feed.official, unhurried=True)
    except PageError as error:  # it is not to be read
        return from_summary(entry, feed, now, reason=str(error))
    except WebError as error:
        if error.permanent:
            return from_summary(entry, feed, now, reason=f"its page cannot be had: {error}")
        raise
    if response.status >= 500 or response.status in _PASSING:
        raise WebError(f"HTTP {response.status}", url=entry.url)
    if told := refused(response, entry.url):
        coverage = REFUSALS.get(response.status, Coverage.BLOCKED)
        return from_summary(entry, feed, now, coverage=coverage, reason=told)
    if response.status != 200:
        told = f"its page answers with HTTP {response.status}"
        return from_summary(entry, feed, now, reason=told)
    if told := unreadable(response, pdf=feed.official):
        return from_summary(entry, feed, now, reason=told)
    try:
        return await pool.run(
            from_entry,
            entry,
            feed,
            response.url,
            response.body,
            kind(response),
            now,
            deadline=EXTRACT_DEADLINE,
        )
    except PoolError:  # the page hangs or bursts the extractor, and would again
        return from_summary(entry, feed, now, reason="its page hangs or bursts what reads pages")


async def read_url(url: str, web: Web, pool: Pool, robots: Robots, now: datetime) -> Article:
    """Read a page that somebody named.

    Raises WebError where it cannot be had, PageError where it is no page, is not to be read or
    shows no article, PoolError where it cannot be read.
    """
    response = await visit(url, web, pool, robots, now)
    if response.status != 200:
        fault = FAULTS.get(response.status, PageFault.FAILING)
        raise PageError(f"{url} answers with HTTP {response.status}", url=url, fault=fault)
    if told := refused(response, url):
        raise PageError(f"{url} cannot be read: {told}", url=url, fault=PageFault.REFUSED)
    if told := unreadable(response):
        raise PageError(f"{url} cannot be read: {told}", url=url, fault=PageFault.NO_PAGE)
    publisher = (urlsplit(response.url).hostname or "").removeprefix("www.")
    article = await pool.run(
        from_page,
        response.url,
        response.body,
        kind(response),
        publisher,
        now,
        deadline=EXTRACT_DEADLINE,
    )
    if not article.text:
        told = _unshown(url, article, response.body)
        raise PageError(told, url=url, fault=PageFault.NO_ARTICLE)
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
        if not article.text:
            raise BotError(_unshown(str(path), article, body), permanent=True)
        return article
    if b"\0" in body:
        raise BotError(f"{path} is no text file", permanent=True)
    text = body.decode("utf-8", "replace").strip()
    if not text:
        raise BotError(f"{path} is empty; put a headline in its first line", permanent=True)
    return from_text(path.name, text, now)


def _unshown(place: str, article: Article, body: bytes) -> str:
    """Say why a page or a PDF that somebody named gives no text."""
    if is_pdf(body):
        return f"{place} cannot be read: it is {article.reason}"
    return _NOTHING.format(place=place)
