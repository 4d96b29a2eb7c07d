"""OPML, as other readers keep their lists of feeds: read with care, and written.

A folder is a feed's region, the folders within it and its categories are its topics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from bot.domain import Feed, Offer, identify
from bot.errors import FeedError
from bot.feeds.catalogue import LONGEST_MINUTES, MINUTES
from bot.feeds.document import document, tree
from bot.feeds.elements import attribute, name
from bot.feeds.entries import is_web
from bot.feeds.fetch import SOURCES
from bot.language.markup import line

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FEEDS = 5_000
MAX_BYTES = 5_000_000
MAX_NAME = 200  # characters
_DEEPEST = 20  # folders within one another that are heeded
_OURS = "urn:tradewire:opml"  # the vocabulary of what OPML has no attribute for
_HOST = re.compile(r"[^/?#@]*(?=[/?#]|$)")  # none that a password stands before
_FEED_TYPES = frozenset({"rss", "rss1", "atom", "pie", "feed", "json", "jsonfeed"})


def read(body: bytes) -> tuple[Offer, ...]:
    """Read the feeds that an OPML file lists, as `listed` does."""
    return listed(body)[0]


def listed(body: bytes) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    """Read the feeds that an OPML file lists, each address once, in its order.

    An outline that cannot be used is left out, and told with why. It belongs into a worker: the
    file is anybody's. Raises FeedError that says what is wrong, and nothing else.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(f"an OPML file of more than {MAX_BYTES // 1_000_000} MB", url="")
    try:
        found = document(body, "", _NOWHERE)
        if found.root.lower().rpartition(":")[2] != "opml":
            raise FeedError(f"not OPML: its root is <{found.root}>", url="")
        return _gathered(tree(found)[0])
    except FeedError:
        raise
    except Exception as error:  # whatever the XML library trips over
        raise FeedError(f"unreadable: {type(error).__name__}: {error}"[:300], url="") from error


_NOWHERE = Feed(id="", url="", publisher="")


def _gathered(root: _Element) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    offers: dict[str, Offer] = {}
    unusable: list[str] = []
    for element in root.iter():
        if name(element) != "outline" or (url := _url(element)) is None:
            continue
        try:
            offer = _offer(element, _tidy(url))
        except ValueError as error:
            unusable.append(f"{_title(element) or line(url)[:MAX_NAME] or 'An outline'}: {error}")
            continue
        url = offer.feed.url
        if (before := offers.get(url)) is not None:
            offer = replace(before, topics=tuple(dict.fromkeys((*before.topics, *offer.topics))))
        elif len(offers) == MAX_FEEDS:
            raise FeedError(f"it lists more than {MAX_FEEDS} feeds", url="")
        offers[url] = offer
    return tuple(offers.values()), tuple(unusable)


def _url(element: _Element) -> str | None:
    """Give the address that an outline says its feed is at; None where it is for no feed."""
    said = attribute(element, "xmlurl").strip()
    if not said:
        if attribute(element, "type").strip().lower() not in _FEED_TYPES:
            return None
        said = attribute(element, "url").strip()
    scheme, colon, rest = said.partition(":")
    if colon and scheme.lower() == "feed":  # feed://host/path, and feed:https://host/path
        said = f"http:{rest}" if rest.startswith("//") else rest
    return said


def _tidy(url: str) -> str:
    """Write the scheme and the host of an address as all write them: in small letters."""
    if not url:
        raise ValueError("it names no address")
    if not is_web(url):
        raise ValueError(f"{line(url)[:MAX_NAME]} is no address of the web")
    scheme, _, rest = url.partition("://")
    host = _HOST.match(rest)
    end = host.end() if host else 0
    return f"{scheme.lower()}://{rest[:end].lower()}{rest[end:]}"


def _minutes(element: _Element) -> float:
    said = element.get(f"{{{_OURS}}}minutes", "")
    try:
        minutes = float(said or MINUTES)
    except ValueError:
        return MINUTES
    return minutes if 1 <= minutes <= LONGEST_MINUTES else MINUTES


def _only(element: _Element) -> str:
    """Read the pattern of its titles. Raises ValueError: without it all of the feed would come."""
    pattern = str(element.get(f"{{{_OURS}}}only", ""))
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"the pattern of its titles is no regular expression: {error}") from error
    return pattern


def _offer(element: _Element, url: str) -> Offer:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    folders = [folder for folder in map(_title, _above(element)) if folder][::-1]
    categories = attribute(element, "category").split(",")
    topics = [line(part) for one in categories for part in one.split("/")]
    kind = element.get(f"{{{_OURS}}}kind", "syndication")
    return Offer(
        feed=Feed(
            id=identify(url),
            url=url,
            publisher=_title(element) or host,
            kind=kind if kind in SOURCES else "syndication",
            official=element.get(f"{{{_OURS}}}official") == "true",
            interval=_minutes(element) * 60.0,
            only=_only(element),
        ),
        region=folders[0] if folders else "",
        topics=tuple(dict.fromkeys(topic[:MAX_NAME] for topic in (*folders[1:], *topics) if topic)),
    )


def _above(element: _Element) -> Iterator[_Element]:
    for depth, above in enumerate(element.iterancestors()):
        if depth < _DEEPEST and name(above) == "outline":
            yield above


def _title(element: _Element) -> str:
    titles = (line(attribute(element, key)) for key in ("text", "title"))
    return next(filter(None, titles), "")[:MAX_NAME]


def write(offers: Iterable[Offer], title: str = "Tradewire") -> bytes:
    """Write a list of feeds as OPML 2.0, a folder for each region, in the order they first come."""
    regions: dict[str, list[Offer]] = {}
    for offer in offers:
        regions.setdefault(offer.region, []).append(offer)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:tradewire="{_OURS}">',
        f"<head>{_element('title', title)}</head>",
        "<body>",
    ]
    for region, within in regions.items():
        listed = [_outline(offer) for offer in within]
        lines += [f"<outline text={_quoted(region)}>", *listed, "</outline>"] if region else listed
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode("utf-8", "replace")


def _outline(offer: Offer) -> str:
    feed = offer.feed
    said = {
        "type": "rss",
        "text": feed.publisher,
        "title": feed.publisher,
        "xmlUrl": feed.url,
        "category": ",".join(topic.replace(",", " ").replace("/", " ") for topic in offer.topics),
        "tradewire:kind": feed.kind if feed.kind != "syndication" else "",
        "tradewire:official": "true" if feed.official else "",
        "tradewire:minutes": f"{feed.interval / 60:.10g}" if feed.interval != MINUTES * 60 else "",
    }
    written = " ".join(f"{key}={_quoted(value)}" for key, value in said.items() if value)
    if feed.only:  # whose white space counts
        written += f" tradewire:only={quoteattr(feed.only)}"
    return f"<outline {written}/>"


def _quoted(value: str) -> str:
    return quoteattr(line(value))


def _element(tag: str, value: str) -> str:
    return f"<{tag}>{line(value).replace('&', '&amp;').replace('<', '&lt;')}</{tag}>"
