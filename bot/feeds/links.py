"""The feeds that a page names. It runs in a worker, for pages are hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bot.feeds.entries import is_web

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KINDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)
# What servers call a feed that do not know better, beside calling it nothing.
_VAGUE = frozenset({"", "text/xml", "application/xml", "application/json", "text/rss+xml"})
_PAGE = 2_000_000  # bytes of a page in which its feeds are named
# How the addresses of feeds end; "feed" alone is a folder of blogs, and "rss" of newspapers.
_LIKE_A_FEED = re.compile(
    r"\.(?:rss|atom|rdf)$|(?:^|[/._-])(?:feed|rss|atom)(?:\.(?:xml|json|php))?/?$", re.IGNORECASE
)
_COMMENTS = re.compile(r"comment|kommentar|replies", re.IGNORECASE)


def links(body: bytes, base: str) -> tuple[str, ...]:
    """List the feeds that a page names, the likeliest first, and those of comments last.

    These are its `<link rel="alternate">`s and `rel="feed"`s of a feed's type; then those that
    have none and whose address is like a feed's; and where no link names one, the addresses
    within the page that are like a feed's.
    """
    from lxml import html  # 7 MB that only worker processes are to pay for

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        root = html.document_fromstring(body[:_PAGE].decode("utf-8", "replace").encode(), parser)
    except (ValueError, TypeError, AssertionError, html.etree.LxmlError):
        return ()
    base = _base(root, base)
    named = [*_named(root, _KINDS), *_named(root, _VAGUE)]
    found = named or [one for one in _anchors(root) if _is_like_a_feed(one[0], base)]
    found.sort(key=lambda one: bool(_COMMENTS.search(" ".join(one))))
    resolved = (_resolved(base, href) for href, _ in found)
    return tuple(dict.fromkeys(url for url in resolved if is_web(url)))


def _base(root: HtmlElement, base: str) -> str:
    said = next((one.get("href", "") for one in root.iter("base") if one.get("href")), "")
    return _resolved(base, said) or base


def _named(root: HtmlElement, kinds: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the address and the title of each link of one of these types."""
    for one in root.iter("link"):
        relations = one.get("rel", "").lower().split()
        kind = one.get("type", "").partition(";")[0].strip().lower()
        href = one.get("href", "").strip()
        named = "feed" in relations or ("alternate" in relations and "stylesheet" not in relations)
        if not (href and named and kind in kinds):
            continue
        if kind in _KINDS or "feed" in relations or _is_like_a_feed(href, ""):
            yield href, one.get("title", "")


def _anchors(root: HtmlElement) -> Iterator[tuple[str, str]]:
    for one in root.iter("a"):
        if href := one.get("href", "").strip():
            yield href, one.get("title", "")


def _is_like_a_feed(href: str, base: str) -> bool:
    return bool(_LIKE_A_FEED.search(urlsplit(_resolved(base, href)).path.lower()))


def _resolved(base: str, href: str) -> str:
    try:
        resolved = urljoin(base, href)
        urlsplit(resolved)
    except ValueError:
        return ""
    return resolved
