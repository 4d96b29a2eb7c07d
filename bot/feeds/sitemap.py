"""News sitemaps, as https://www.google.com/schemas/sitemap-news/0.9 has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds.dates import instant
from bot.feeds.document import cut_within, document, tree
from bot.feeds.elements import untyped
from bot.feeds.entries import MAX_ENTRIES, OLDEST, Contents, chosen, entry, newest
from bot.language.markup import line

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATES = ("news/publication_date", "lastmod")


def parse(body: bytes, content_type: str, feed: Feed) -> Contents:
    """Read a sitemap, and the newest of its entries in the order of the document.

    Raises FeedError, and nothing else.
    """
    return chosen(read(body, content_type, feed), feed)


def read(body: bytes, content_type: str, feed: Feed, most: int = MAX_ENTRIES) -> Contents:
    """Read the publication's name and the newest of its news, `most` of them.

    Pages that are not marked as news are left out. A body that was cut off loses the page
    that it was cut in. Raises FeedError, and nothing else.
    """
    try:
        return _read(body, content_type, feed, most)
    except FeedError:
        raise
    except Exception as error:  # whatever the XML library trips over
        detail = f"unreadable: {type(error).__name__}: {error}"
        raise FeedError(detail[:300], url=feed.url) from error


def _read(body: bytes, content_type: str, feed: Feed, most: int) -> Contents:
    found = document(body, content_type, feed)
    kind = found.root.rpartition(":")[2].lower()
    if kind == "sitemapindex":
        raise FeedError(
            "a list of sitemaps, its root is <sitemapindex>; name the one that holds the news",
            url=feed.url,
        )
    if kind != "urlset":
        raise FeedError(f"not a sitemap: its root is <{found.root}>", url=feed.url)
    root, whole = tree(found)
    pages = [_Page(element) for element in root if _is(element, "url")]
    if not whole and cut_within(found.text, "url"):
        pages = pages[:-1]
    news = [page for page in pages if page.is_news]
    if pages and not news:
        raise FeedError("a sitemap, but none of its pages is marked as news", url=feed.url)
    return Contents(
        title=next((name for page in news if (name := page.said("news/publication/name"))), ""),
        entries=tuple(_entry(page, feed) for page in newest(news, _published, most)),
    )


class _Page:
    """What a `url` element says, by the local names of what is in it."""

    def __init__(self, element: _Element) -> None:
        self._said: dict[str, str] = {}
        self.is_news = any(_is(child, "news") for child in element)
        self._gather(element, "", 3)

    def said(self, path: str) -> str:
        return self._said.get(path, "")

    def _gather(self, element: _Element, above: str, depth: int) -> None:
        for child in element:
            if depth and isinstance(child.tag, str):
                path = above + _local(child)
                self._said.setdefault(path, line("".join(child.itertext(with_tail=False))))
                self._gather(child, f"{path}/", depth - 1)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _is(element: _Element, name: str) -> bool:
    return isinstance(element.tag, str) and _local(element) == name


def _entry(page: _Page, feed: Feed) -> Entry:
    return entry(
        feed,
        guid="",
        links=_links(page, feed.url),
        title=untyped(page.said("news/title")),
        texts=(),
        published=_published(page),
        author="",
    )


def _links(page: _Page, base: str) -> Iterator[str]:
    if not (said := page.said("loc")):
        return  # joined with nothing, the sitemap's own address would be its page's
    try:
        yield urljoin(base, said)
    except ValueError:
        return


def _published(page: _Page) -> datetime | None:
    for path in _DATES:
        published = instant(page.said(path))
        if published is not None and published >= OLDEST:
            return published
    return None
