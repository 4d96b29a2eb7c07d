"""RSS 0.9x, 1.0 (RDF) and 2.0, and Atom, as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds import wishes
from bot.feeds.dates import instant
from bot.feeds.document import Document, cut_within, document, tree
from bot.feeds.elements import address, attribute, name, text, within, words
from bot.feeds.entries import (
    MAX_ENTRIES,
    MAX_TITLE,
    OLDEST,
    Contents,
    chosen,
    entry,
    is_web,
    newest,
)
from bot.language.markup import line

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"rss", "rdf:rdf", "rdf", "feed", "channel"})
_OTHERS = frozenset({"urlset", "sitemapindex", "opml", "html", "xhtml:html"})
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
_CONSTRUCTS = ("summary", "content", "abstract")  # of Atom: they say of what type they are
_AUTHORS = ("author", "dc:creator", "itunes:author", "dc:author")
_WEB_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})
_MAIL_ADDRESS = re.compile(r"\S+@\S+")
_LONGEST_NAME = 100  # characters of an outlet's


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
    root, whole = tree(found)
    base = within(root, feed.url)
    items = [_Item(element) for element in root.iter() if _is_item(element)]
    if name(root) not in _ROOTS and (not items or name(root) in _OTHERS):
        raise FeedError(f"not a feed: its root is <{found.root}>", url=feed.url)
    if items and not whole and cut_within(found.text, "item|entry"):
        items = items[:-1]
    head = _Item(next((child for child in root if name(child) == "channel"), root))
    base = _home(head, feed)
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


def _home(head: _Item, feed: Feed) -> str:
    """Say what relative links are relative to, where no `xml:base` does: the feed's address.

    A feed that is fetched from elsewhere than its site, as from a feed burner, means its site.
    """
    site = next(filter(is_web, _links(head, feed.url)), "")
    return site if site and not _is_of(_host(site), _host(feed.url)) else feed.url


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


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
        publisher=_outlet(item, given, title, feed),
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
    named = ((item.element, attribute(item.element, key)) for key in ("about", "href"))
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
    said = (words(one) for one in item.all(*dates))
    for value in (*said, attribute(item.element, "lastmod")):
        published = instant(value)
        if published is not None and published >= OLDEST:
            return published
    return None


def _author(item: _Item) -> str:
    names = (_person(one) for one in item.all(*_AUTHORS))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _person(element: _Element) -> str:
    """Name a person: RSS writes "desk@example.com (A Name)", Atom an element for each."""
    named = next((child for child in element if name(child) == "name"), None)
    said = line(words(element) if named is None and not len(element) else words(named))
    return _MAIL_ADDRESS.sub("", said[:MAX_TITLE]).strip(" ()<>,")


def _outlet(item: _Item, link: str, title: str, feed: Feed) -> str:
    """Name the outlet whose article an item is, where the feed gathers those of others.

    It gathers them if it names the outlet, and links to its site, or ends the title with
    its name. What it took over itself from a wire stays its own.
    """
    here, there = _host(feed.url), _host(link)
    for one in item.all("source", "news:source"):
        held = _Item(one)
        outlet = (held.title if len(one) else line(words(one)))[:_LONGEST_NAME]
        site = _host(attribute(one, "url") or next(_links(held, ""), ""))
        if not outlet or (site and _is_of(site, here)):
            continue
        if title.endswith(f" - {outlet}") or (
            there and not _is_of(there, here) and (not site or _is_of(there, site))
        ):
            return outlet
    return ""


def _is_of(host: str, other: str) -> bool:
    """Say whether two hosts are of one site: "feeds.gazette.example", "www.gazette.example"."""
    return _site(host) == _site(other)


def _site(host: str) -> str:
    labels = host.split(".")
    # "co.uk" and "com.au" are no sites, and no site's own name is so short.
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) <= 3 else -2 :])
