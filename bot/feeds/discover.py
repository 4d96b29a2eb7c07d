"""A web address -> the feed that it is, or that its page names."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bot.domain import Feed, identify
from bot.errors import FeedError, PoolError, WebError
from bot.feeds.entries import Contents
from bot.feeds.fetch import ACCEPT, FETCH_DEADLINE, MAX_BYTES, PARSE_DEADLINE, SOURCES

if TYPE_CHECKING:  # workers import this module, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Response, Web

_KINDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)
_HEAD = 300_000  # characters of a page in which its feeds are named
_TRIED = 3  # of the feeds that a page names


async def discover(url: str, web: Web, pool: Pool) -> tuple[Feed, Contents]:
    """Find the feed at an address, and what it holds now; its publisher is the host.

    Where there is a page, the feeds that it names are tried in its order. Raises FeedError
    that says what is there instead, and WebError where there is no answer.
    """
    response = await _get(url, web)
    found = await _read(response, pool)
    if found is not None:
        return found
    named: tuple[str, ...] = ()
    if "html" in response.headers.get("content-type", "").lower():
        named = await pool.run(links, response.body, response.url, deadline=PARSE_DEADLINE)
    for link in named[:_TRIED]:
        try:
            found = await _read(await _get(link, web), pool)
        except (FeedError, WebError):
            continue
        if found is not None:
            return found
    what = "names a feed that cannot be read" if named else "is no feed and names none"
    raise FeedError(f"what is there {what}", url=url, permanent=True)


def links(body: bytes, base: str) -> tuple[str, ...]:
    """List the feeds that a page names in `<link rel="alternate">`; it runs in a worker."""
    finder = _Finder()
    finder.feed(body.decode("utf-8", "replace")[:_HEAD])
    resolved = (urljoin(base, href) for href in finder.found)
    return tuple(
        dict.fromkeys(url for url in resolved if urlsplit(url).scheme in ("http", "https"))
    )


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        alternate = "alternate" in said.get("rel", "").lower().split()
        kind = said.get("type", "").partition(";")[0].strip().lower()
        if tag == "link" and alternate and kind in _KINDS and said.get("href"):
            self.found.append(said["href"].strip())


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
