"""What a page or a file gives, and how that was judged, for whoever asks to see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.articles.compose import from_text
from bot.articles.files import contents, is_page
from bot.articles.opened import opened
from bot.articles.robots import Robots
from bot.articles.tongue import language_of
from bot.articles.visit import EXTRACT_DEADLINE, REFUSALS, kind, refused, unreadable, visit
from bot.domain import Coverage, Reading
from bot.errors import BotError, PageError, PageFault

if TYPE_CHECKING:
    from bot.pool import Pool
    from bot.web import Web

FEWEST_LETTERS = 100  # of a text that tells its language better than its page does


async def look(place: str, web: Web, pool: Pool, robots: Robots, now: datetime) -> Reading:
    """Look at a page by its URL, or at a saved page, a PDF or a text file.

    Raises BotError that says what is wrong where nothing can be read.
    """
    if place.lower().startswith(("http://", "https://")):
        return await _at_url(place, web, pool, robots, now)
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


async def _at_url(url: str, web: Web, pool: Pool, robots: Robots, now: datetime) -> Reading:
    try:
        response = await visit(url, web, pool, robots, now)
    except PageError as error:
        return Reading(coverage=Coverage.SUMMARY_ONLY, reason=str(error))
    if told := refused(response, url):
        coverage = REFUSALS.get(response.status, Coverage.BLOCKED)
        return Reading(coverage=coverage, reason=told)
    if response.status != 200:
        told = f"{url} answers with HTTP {response.status}"
        raise PageError(told, url=url, fault=PageFault.FAILING)
    if told := unreadable(response):
        raise PageError(f"{url} cannot be read: {told}", url=url, fault=PageFault.NO_PAGE)
    host = (urlsplit(response.url).hostname or "").removeprefix("www.")
    return await pool.run(
        _reading, response.body, kind(response), host, now, deadline=EXTRACT_DEADLINE
    )


def _reading(body: bytes, content_type: str, host: str, now: datetime) -> Reading:
    page, judgement = opened(body, content_type, now)
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
