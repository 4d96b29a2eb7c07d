"""What a page or a file gives, and how that was judged, for whoever asks to see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.articles.compose import from_text
from bot.articles.extract import extract
from bot.articles.judge import judge
from bot.articles.read import (
    ACCEPT,
    EXTRACT_DEADLINE,
    FETCH_DEADLINE,
    MAX_BYTES,
    REFUSALS,
    contents,
    is_page,
)
from bot.articles.tongue import language_of
from bot.domain import Coverage, Reading
from bot.errors import BotError, PageError, PageFault

if TYPE_CHECKING:
    from bot.pool import Pool
    from bot.web import Web

FEWEST_LETTERS = 100  # of a text that tells its language better than its page does


async def look(place: str, web: Web, pool: Pool, now: datetime) -> Reading:
    """Look at a page by its URL, or at a saved page or a text file.

    Raises BotError that says what is wrong where nothing can be read.
    """
    if place.lower().startswith(("http://", "https://")):
        return await _at_url(place, web, pool, now)
    path = Path(place)
    body = await contents(path)
    if is_page(path, body):
        return await pool.run(_reading, body, "text/html", "", now, deadline=EXTRACT_DEADLINE)
    if b"\0" in body or not body.strip():
        raise BotError(f"{place} is neither a page nor a text", permanent=True)
    article = from_text("", body.decode("utf-8", "replace"), now)
    return Reading(
        title=article.title,
        language=article.language,
        coverage=article.coverage,
        reason="a text file is taken as it is",
        text=article.body,
    )


async def _at_url(url: str, web: Web, pool: Pool, now: datetime) -> Reading:
    response = await web.get(url, headers=ACCEPT, max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE)
    if response.status in REFUSALS:
        told = f"it answers with HTTP {response.status}"
        return Reading(coverage=REFUSALS[response.status], reason=told)
    if response.status != 200:
        told = f"{url} answers with HTTP {response.status}"
        raise PageError(told, url=url, fault=PageFault.FAILING)
    content_type = response.headers.get("content-type", "")
    if not content_type.lower().startswith(("text/html", "application/xhtml+xml")):
        message = f"{url} is no web page but {content_type!r}"
        raise PageError(message, url=url, fault=PageFault.NO_PAGE)
    host = (urlsplit(response.url).hostname or "").removeprefix("www.")
    return await pool.run(
        _reading, response.body, content_type, host, now, deadline=EXTRACT_DEADLINE
    )


def _reading(body: bytes, content_type: str, host: str, now: datetime) -> Reading:
    page = extract(body, content_type, now)
    judgement = judge(page)
    reading = Reading(
        title=page.title,
        publisher=page.publisher or host,
        coverage=judgement.coverage,
        reason=judgement.reason,
    )
    if judgement.coverage is Coverage.BLOCKED:  # the rest is the notice's
        return reading
    text = page.text or page.description
    told = len(text) >= FEWEST_LETTERS or not page.language
    return replace(
        reading,
        author=page.author,
        published=page.published,
        modified=page.modified,
        language=language_of(f"{page.title}\n{text}") if told else page.language,
        text=text,
    )
