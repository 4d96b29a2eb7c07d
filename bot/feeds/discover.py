"""A web address -> the feed that it is, or that its page names."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bot.domain import Feed, identify
from bot.errors import FeedError, PoolError, WebError
from bot.feeds.entries import Contents, is_web
from bot.feeds.fetch import ACCEPT, FETCH_DEADLINE, MAX_BYTES, PARSE_DEADLINE, SOURCES
from bot.feeds.links import links

if TYPE_CHECKING:  # workers import this module, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Response, Web

_TRIED = 4  # of the feeds that a page names
DEADLINE = 40.0  # seconds for all of it
_MAX_ROBOTS = 100_000  # bytes
# Where feeds are by custom, for a site that names none.
_CUSTOMARY = ("feed", "rss.xml", "atom.xml", "feed.json", "index.xml")
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


async def discover(url: str, web: Web, pool: Pool) -> tuple[Feed, Contents]:
    """Find the feed at an address, and what it holds now; its publisher is the host.

    Where there is a page, the feeds that it names are tried, those of comments last; then
    where feeds are by custom, and the news sitemap that the site's robots.txt names. Raises
    FeedError that says what is there instead, and WebError where there is no answer.
    """
    try:
        async with asyncio.timeout(DEADLINE):
            return await _discover(url, web, pool)
    except TimeoutError as error:
        detail = f"no feed was found within {DEADLINE:g} s"
        raise FeedError(detail, url=url) from error


async def _discover(url: str, web: Web, pool: Pool) -> tuple[Feed, Contents]:
    response = await _get(url, web)
    found = await _read(response, pool)
    if found is not None:
        return found
    named: tuple[str, ...] = ()
    if "html" in response.headers.get("content-type", "").lower():
        named = await pool.run(links, response.body, response.url, deadline=PARSE_DEADLINE)
        customary = tuple(urljoin(response.url, f"/{path}") for path in _CUSTOMARY)
        tried = dict.fromkeys((*named[:_TRIED], *customary))
        for link in tried:
            if (found := await _at(link, web, pool)) is not None:
                return found
        for link in await _news_sitemaps(response.url, web):
            if (found := await _at(link, web, pool)) is not None:
                return found
    what = "names a feed that cannot be read" if named else "is no feed and names none"
    raise FeedError(f"what is there {what}", url=url, permanent=True)


async def _at(link: str, web: Web, pool: Pool) -> tuple[Feed, Contents] | None:
    try:
        return await _read(await _get(link, web), pool)
    except (FeedError, WebError):
        return None


async def _news_sitemaps(url: str, web: Web) -> tuple[str, ...]:
    robots = urljoin(url, "/robots.txt")
    try:
        response = await web.get(robots, max_bytes=_MAX_ROBOTS, timeout=FETCH_DEADLINE)
    except WebError:
        return ()
    named = _SITEMAP.findall(response.body.decode("utf-8", "replace"))
    return tuple(one for one in named if "news" in one.lower() and is_web(one))[:1]


async def _get(url: str, web: Web) -> Response:
    headers = {"Accept": ACCEPT}
    response = await web.get(url, headers=headers, max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE)
    if response.status != 200:
        raise FeedError(f"the site answers with HTTP {response.status}", url=url)
    return response


async def _read(response: Response, pool: Pool) -> tuple[Feed, Contents] | None:
    host = (urlsplit(response.url).hostname or "").removeprefix("www.")
    feed = Feed(id=identify(response.url), url=response.url, publisher=host)
    content_type = response.headers.get("content-type", "")
    for kind, source in SOURCES.items():
        feed = replace(feed, kind=kind)
        try:
            contents = await pool.run(
                source, response.body, content_type, feed, deadline=PARSE_DEADLINE
            )
        except (FeedError, PoolError):
            continue
        return feed, contents
    return None
