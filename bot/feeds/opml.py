"""OPML, as other readers keep their lists of feeds: read with care, and written.

A folder is a feed's region, the folders within it and its categories are its topics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from bot.domain import Feed, Offer, identify
from bot.errors import FeedError
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
_FEED_TYPES = frozenset({"rss", "rss1", "atom", "pie", "feed", "json", "jsonfeed"})


def read(body: bytes) -> tuple[Offer, ...]:
    """Read the feeds that an OPML file lists, each address once, in its order.

    An outline whose address is none of the web is left out. It belongs into a worker: the
    file is anybody's. Raises FeedError that says what is wrong, and nothing else.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(f"an OPML file of more than {MAX_BYTES // 1_000_000} MB", url="")
    try:
        found = document(body, "", _NOWHERE)
        if found.root.lower().rpartition(":")[2] != "opml":
            raise FeedError(f"not OPML: its root is <{found.root}>", url="")
        return tuple(_gathered(tree(found)[0]).values())
    except FeedError:
        raise
    except Exception as error:  # whatever the XML library trips over
        raise FeedError(f"unreadable: {type(error).__name__}: {error}"[:300], url="") from error


_NOWHERE = Feed(id="", url="", publisher="")


def _gathered(root: _Element) -> dict[str, Offer]:
    offers: dict[str, Offer] = {}
    for element in root.iter():
        if name(element) != "outline" or not (url := _url(element)):
            continue
        offer = _offer(element, url)
        if (before := offers.get(url)) is not None:
            offer = replace(before, topics=tuple(dict.fromkeys((*before.topics, *offer.topics))))
        elif len(offers) == MAX_FEEDS:
            raise FeedError(f"it lists more than {MAX_FEEDS} feeds", url="")
        offers[url] = offer
    return offers


def _url(element: _Element) -> str:
    said = attribute(element, "xmlurl").strip()
    if not said and attribute(element, "type").strip().lower() in _FEED_TYPES:
        said = attribute(element, "url").strip()
    scheme, colon, rest = said.partition(":")
    if colon and scheme.lower() == "feed":  # feed://host/path, and feed:https://host/path
        said = f"http:{rest}" if rest.startswith("//") else rest
    return said if is_web(said) else ""


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
    }
    written = " ".join(f"{key}={_quoted(value)}" for key, value in said.items() if value)
    return f"<outline {written}/>"


def _quoted(value: str) -> str:
    return quoteattr(line(value))


def _element(tag: str, value: str) -> str:
    return f"<{tag}>{line(value).replace('&', '&amp;').replace('<', '&lt;')}</{tag}>"
