"""Feeds that are no well-formed XML, or of a form rarely seen: the one door to feedparser.

feedparser is given bytes in UTF-8 and nothing else: it neither fetches, nor opens files,
nor resolves what is relative, nor sanitises (markup is stripped here, which is twice as fast).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import unescape

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds import wishes
from bot.feeds.dates import instant
from bot.feeds.document import Document, cut_within
from bot.feeds.elements import HTML_TYPES, untyped
from bot.feeds.entries import OLDEST, Contents, entry, is_web, newest
from bot.feeds.sites import home, outlet, person, resolved
from bot.language.markup import line, plain

_CDF = "channel"  # the root of a format that feedparser knows, and names no version of
# Text before the root, on which the strict parser gives up at once and not at the far end.
_BREAK = b"-"
_DATES = ("published", "updated", "created")
_CHANGED = ("updated",)
_XHTML = "application/xhtml+xml"


def read(found: Document, feed: Feed, most: int, *, whole: bool) -> Contents:
    """Read a feed's title and its newest items, `most` of them, as feedparser finds them.

    What is `whole` is well-formed, so that nothing of it was cut off. Raises FeedError where
    feedparser finds no feed.
    """
    import feedparser  # 9 MB that only worker processes are to pay for

    parsed = feedparser.parse(
        io.BytesIO(found.text if whole else _BREAK + found.text),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not (parsed.version or parsed.entries or found.root.lower() == _CDF):
        raise FeedError(f"not a feed: its root is <{found.root}>", url=feed.url)
    items = parsed.entries
    if not whole and cut_within(found.text, "item|entry"):
        items = items[:-1]
    base = home(_links(parsed.feed, feed.url), feed.url)
    return Contents(
        title=_title(parsed.feed),
        entries=tuple(_entry(item, feed, base) for item in newest(items, _published, most)),
        ttl=wishes.pause(parsed.feed),
        skip=wishes.skipped(parsed.feed, found.text),
        moved=wishes.moved(parsed.feed),
    )


def _entry(item: Any, feed: Feed, base: str) -> Entry:
    links = list(_links(item, base))
    behind = resolved(str(item.get("feedburner_origlink") or ""), base)
    given = next(filter(is_web, links), "")
    title = _title(item)
    guid = _plainly(item.get("id") or item.get("dc_identifier"))
    return entry(
        feed,
        guid=guid or ("" if given else _enclosure(item, base)),
        links=[behind, *links],
        given=given,
        title=title,
        texts=map(_text, (item.get("summary_detail"), *item.get("content", ()))),
        published=_published(item),
        author=person(_plainly(item.get("author"))),
        updated=_published(item, _CHANGED),
        publisher=outlet(_sources(item), given, title, feed),
    )


def _title(said: Any) -> str:
    return line(_text(said.get("title_detail")))


def _text(detail: Any) -> str:
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    if detail.get("type") not in HTML_TYPES:
        return untyped(value)
    # It is XHTML for feedparser also where HTML that is escaped stands beside one element.
    return untyped(plain(value)) if detail["type"] == _XHTML else plain(value)


def _plainly(value: Any) -> str:
    """Read the references that feedparser's loose parser leaves in what is no text."""
    return unescape(str(value or ""), {"&quot;": '"', "&apos;": "'"})


def _links(said: Any, base: str) -> Iterator[str]:
    """Yield the addresses of an item's own page, the likeliest first, as they are resolved."""
    named = [link for link in said.get("links", ()) if link.get("rel") == "alternate"]
    named.sort(key=lambda link: link.get("type") not in HTML_TYPES)
    values = [link.get("href") for link in named]
    values.append(said.get("link"))
    if said.get("guidislink") or said.get("link") == "":  # which hides that the id is one
        values.append(said.get("id"))
    values += [link.get("href") for link in said.get("links", ()) if link.get("rel") == "related"]
    yield from filter(None, (resolved(str(value), base) for value in values if value))


def _enclosure(item: Any, base: str) -> str:
    recordings = (
        str(link.get("href") or "")
        for link in item.get("links", ())
        if link.get("rel") == "enclosure" and not str(link.get("type")).startswith("image/")
    )
    return resolved(next(filter(None, recordings), ""), base)


def _sources(item: Any) -> Iterator[tuple[str, str]]:
    if source := item.get("source"):
        yield (
            line(_text(source.get("title_detail")) or _plainly(source.get("title"))),
            str(source.get("href") or source.get("link") or ""),
        )


def _published(item: Any, dates: tuple[str, ...] = _DATES) -> datetime | None:
    for key in dates:
        # dict.get: feedparser's own would answer one key with another's value.
        published = instant(str(dict.get(item, key) or ""))
        if published is not None and published >= OLDEST:
            return published
    return None
