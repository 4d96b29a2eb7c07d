"""RSS 0.9x, 1.0 (RDF) and 2.0, and Atom.

What is well-formed is read here; what is not, and what has another root, by `loose`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds import loose, wishes
from bot.feeds.dates import instant
from bot.feeds.document import Document, document, well_formed
from bot.feeds.elements import address, attribute, name, text, within, words
from bot.feeds.entries import (
    MAX_ENTRIES,
    OLDEST,
    Contents,
    chosen,
    entry,
    is_web,
    newest,
)
from bot.feeds.sites import home, outlet, person
from bot.language.markup import line

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"rss", "rdf:rdf", "rdf", "feed"})
_OTHERS = frozenset({"urlset", "sitemapindex", "opml", "html"})
_ITEMS = ("item", "entry")

_TITLES = ("title", "dc:title", "media:title")
_IDS = ("guid", "id")
_DATES = (
    "pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:date", "news:pubdate",
    "created", "dcterms:created", "dcterms:available", "date", "updated", "modified",
    "dcterms:modified", "dcterms:updated", "lastmod",
)  # fmt: skip
_CHANGED = ("updated", "atom:updated", "modified", "dcterms:modified", "dcterms:updated")
_BODIES = ("description", "content:encoded", "xhtml:body", "itunes:summary", "media:description")
_CONSTRUCTS = ("summary", "content")  # of Atom: they say of what type they are
_AUTHORS = ("author", "dc:creator", "itunes:author", "dc:author")
_WEB_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})


def parse(body: bytes, content_type: str, feed: Feed) -> Contents:
    """Read a feed, and the newest of its entries in the order of the document.

    Raises FeedError, and nothing else.
    """
    return chosen(read(body, content_type, feed), feed)


def read(body: bytes, content_type: str, feed: Feed, most: int = MAX_ENTRIES) -> Contents:
    """Read a feed's title and its newest items, `most` of them.

    `content_type` is the response's header; `feed.url` resolves relative links. A body
    that was cut off loses the item that it was cut in, which may be half there.

    Raises FeedError, and nothing else.
    """
    try:
        return _read(document(body, content_type, feed), feed, most)
    except FeedError:
        raise
    except Exception as error:  # whatever the XML library trips over
        detail = f"unreadable: {type(error).__name__}: {error}"
        raise FeedError(detail[:300], url=feed.url) from error


def _read(found: Document, feed: Feed, most: int) -> Contents:
    if found.root.rpartition(":")[2].lower() in _OTHERS:
        raise FeedError(f"not a feed: its root is <{found.root}>", url=feed.url)
    root = well_formed(found)
    if root is None or name(root) not in _ROOTS:
        return loose.read(found, feed, most, whole=root is not None)
    items = [_Item(element) for element in root.iter() if _is_item(element)]
    head = _Item(next((child for child in root if name(child) == "channel"), root))
    base = home(_links(head, feed.url), feed.url)
    said = {key.replace(":", "_"): words(held[0]) for key, held in head.held.items()}
    return Contents(
        title=head.title,
        entries=tuple(_entry(item, feed, base) for item in newest(items, _published, most)),
        ttl=wishes.pause(said),
        skip=wishes.skipped(said, found.text),
        moved=wishes.moved(said),
    )


def _is_item(element: _Element) -> bool:
    """Say whether it is an item of the feed, and none that is shown within another."""
    return name(element) in _ITEMS and not any(
        name(above) in _ITEMS for above in element.iterancestors()
    )


class _Item:
    """What an item says of itself, or a channel: the elements in it, by their names."""

    def __init__(self, element: _Element) -> None:
        self.element = element
        self.held: dict[str, list[_Element]] = {}
        for child in element:
            self.held.setdefault(name(child), []).append(child)

    def all(self, *names: str) -> Iterator[_Element]:
        for one in names:
            yield from self.held.get(one, ())

    @property
    def title(self) -> str:
        """The first of its titles that says something, or of what it shows; none of its links'."""
        shown = (one for group in self.all("media:group", "media:content") for one in group.iter())
        titles = (*self.all(*_TITLES), *(one for one in shown if name(one) == "media:title"))
        return next(filter(None, (line(text(one)) for one in titles)), "")


def _entry(item: _Item, feed: Feed, base: str) -> Entry:
    links = list(_links(item, base))
    behind = [address(one, words(one), base) for one in item.all("feedburner:origlink")]
    given = next(filter(is_web, links), "")
    title = item.title
    return entry(
        feed,
        guid=_guid(item, base) or ("" if given else _enclosure(item, base)),
        links=[*behind, *links],
        given=given,
        title=title,
        texts=_texts(item),
        published=_published(item),
        author=_author(item),
        updated=_published(item, _CHANGED),
        publisher=outlet(_sources(item), given, title, feed),
    )


def _guid(item: _Item, base: str) -> str:
    for one in item.all(*_IDS):
        said = line(words(one))
        if said:
            # Atom's are addresses, which are relative to what the document says they are.
            atom = name(one) == "id" and within(one, "") != ""
            return address(one, said, base) if atom else said
    named = next(item.all("dc:identifier"), None)
    return attribute(item.element, "about") or line(words(named))


def _enclosure(item: _Item, base: str) -> str:
    """Give the address of the recording that an item is, where it has no page and no id."""
    for one in item.all("enclosure"):
        # Many items may show the same picture.
        if not attribute(one, "type").startswith("image/") and (url := attribute(one, "url")):
            return address(one, url, base)
    return ""


def _texts(item: _Item) -> Iterator[str]:
    yield from (text(one, marked=True) for one in item.all(*_BODIES))
    yield from (text(one) for one in item.all(*_CONSTRUCTS))


def _links(item: _Item, base: str) -> Iterator[str]:
    """Yield the addresses of an item's own page, the likeliest first, as they are resolved."""
    plain: list[tuple[_Element, str]] = []
    pages: list[tuple[_Element, str]] = []
    others: list[tuple[_Element, str]] = []
    related: list[tuple[_Element, str]] = []
    for one in item.all("link"):
        target = attribute(one, "href")
        if not target:
            plain.append((one, words(one) or attribute(one, "resource")))
            continue
        relation = attribute(one, "rel").strip().lower().rpartition("/")[2] or "alternate"
        kind = attribute(one, "type").partition(";")[0].strip().lower()
        if relation == "alternate":
            (pages if kind in _WEB_TYPES else others).append((one, target))
        elif relation == "related":
            related.append((one, target))
    permanent = [
        (one, words(one))
        for one in item.all("guid", "id")
        if attribute(one, "ispermalink").strip().lower() != "false"
    ]
    # One that says so is a link even where it is relative; the others, where they look like one.
    plain += [held for held in permanent if attribute(held[0], "ispermalink")]
    named = [(item.element, attribute(item.element, "about"))]
    for holder, value in (
        *plain,
        *pages,
        *others,
        *_absolute(permanent),
        *_absolute(named),
        *related,
    ):
        if resolved := address(holder, value, base):
            yield resolved


def _absolute(
    held: Iterable[tuple[_Element, str]],
) -> Iterator[tuple[_Element, str]]:
    return ((one, value) for one, value in held if is_web(value.strip()))


def _published(item: _Item, dates: Sequence[str] = _DATES) -> datetime | None:
    for one in item.all(*dates):
        published = instant(words(one))
        if published is not None and published >= OLDEST:
            return published
    return None


def _author(item: _Item) -> str:
    names = (_person(one) for one in item.all(*_AUTHORS))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _person(element: _Element) -> str:
    """Name a person: Atom writes an element for each, which holds the name."""
    named = next((child for child in element if name(child) == "name"), None)
    return person(words(element) if named is None and not len(element) else words(named))


def _sources(item: _Item) -> Iterator[tuple[str, str]]:
    """Yield the outlets that an item names, each with the address of its site."""
    for one in item.all("source", "news:source"):
        held = _Item(one)
        site = attribute(one, "url") or next(_links(held, ""), "")
        yield held.title if len(one) else line(words(one)), site
