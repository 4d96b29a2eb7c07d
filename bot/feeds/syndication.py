"""RSS 0.9x, 1.0 (RDF) and 2.0, and Atom: the one door to feedparser.

feedparser is given bytes to parse and nothing else: it neither fetches, nor opens files,
nor sanitises (markup is stripped here, which is twice as fast).
"""

from __future__ import annotations

import calendar
import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds import wishes
from bot.feeds.charset import decode
from bot.feeds.dates import instant
from bot.feeds.entries import MAX_ENTRIES, OLDEST, Contents, distinct, entry, newest
from bot.language.markup import line, plain, tidy

_ROOT = re.compile(rb"<(?![?!])\s*([\w:.-]+)")
_ENTITY = re.compile(rb"<!ENTITY([^>]*)>")
_BOMB = re.compile(rb"&(?!#)|.{300}", re.DOTALL)
_BEGINNING = re.compile(rb"<\?xml\s|<(?:\w+:)?(?:rss|feed|rdf|urlset)[\s>]", re.IGNORECASE)
# An ampersand that begins no reference, and CDATA, in which every one may stand.
_AMPERSAND = re.compile(
    rb"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#\d+;|#x[0-9a-fA-F]+;|[A-Za-z][\w.:-]*;)", re.DOTALL
)
_DECLARATION = re.compile(rb"<\?xml[^>]*>\s*")
_PROLOG = re.compile(
    rb"(?>\s+|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|<\?(?!xml\s).*?\?>)*+", re.DOTALL
)
# Of what begins with a year but is no ISO 8601, feedparser makes a date of today's month.
_HALF_READ = re.compile(
    r"\s*\d{4}(?!\s*$|-?\d\d(\d|-?$)|-?\d\d\s*$|-?W\d\d|-(0\d|1[0-2])-\d\d(\D|$))"
)
_DATES = ("published", "updated", "created")
_MAIL_ADDRESS = re.compile(r"\S+@\S+")

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_OTHER_LINKS = frozenset({"self", "edit", "enclosure", "hub", "replies", "via"})


@dataclass(frozen=True, slots=True)
class Document:
    """A body in UTF-8, and the name of its root."""

    text: bytes
    root: str


def parse(body: bytes, content_type: str, feed: Feed) -> Contents:
    """Read a feed, and the newest of its entries in the order of the document.

    Raises FeedError, and nothing else.
    """
    return distinct(read(body, content_type, feed))


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
    except Exception as error:  # whatever feedparser trips over
        detail = f"unreadable: {type(error).__name__}: {error}"
        raise FeedError(detail[:300], url=feed.url) from error


def document(body: bytes, content_type: str, feed: Feed) -> Document:
    """Decode a body and find its root, without what stands before the document.

    Raises FeedError for what is no XML, or would expand without end.
    """
    if not body.strip():
        raise FeedError("an empty body", url=feed.url)
    text = _utf8(body, content_type)
    root = _root(text)
    if root is None:
        hint = (
            '; is it a JSON Feed? Then its kind is "jsonfeed"' if body.lstrip()[:1] == b"{" else ""
        )
        raise FeedError(f"not a feed: it holds no markup{hint}", url=feed.url)
    if root[1].lower() == b"html":
        raise FeedError("an HTML page, not a feed", url=feed.url)
    text = _from_its_beginning(text)
    root = _root(text) or root
    if any(_BOMB.search(value) for value in _ENTITY.findall(text[: root.start()])):
        raise FeedError("it declares XML entities that could expand without end", url=feed.url)
    # feedparser finds a declaration only where a line begins.
    text = text[: root.start()].replace(b"<!ENTITY", b"\n<!ENTITY") + text[root.start() :]
    # "?a=1&copy=2" in a link would have come out as "?a=1©=2".
    text = _AMPERSAND.sub(lambda found: found[1] or b"&amp;", text)
    return Document(text=text, root=root[1].decode("utf-8", "replace")[:50])


def _root(text: bytes) -> re.Match[bytes] | None:
    return _ROOT.search(text, _prolog(text))


def _prolog(text: bytes) -> int:
    """Say where a document's declaration, comments and document type end."""
    declared = _DECLARATION.match(text)
    found = _PROLOG.match(text, declared.end() if declared else 0)
    return found.end() if found else 0


def _from_its_beginning(text: bytes) -> bytes:
    """Cut off what a server's warnings, or a template's mistakes, put before the document."""
    # The declaration at the very beginning is the converter's own.
    declared = _DECLARATION.match(text)
    start = declared.end() if declared else 0
    beginning = _BEGINNING.search(text, start)
    if beginning is None or beginning.start() <= _prolog(text):
        return text[start:] if text.startswith(b"<?xml", start) else text
    return text[beginning.start() :]


def cut_within(text: bytes, elements: str) -> bool:
    """Say whether the last of the elements (names, with "|") was opened and not ended."""
    opened = list(re.finditer(rf"<(?:\w+:)?(?:{elements})[\s>]".encode(), text, re.IGNORECASE))
    ended = re.compile(rf"</\s*(?:\w+:)?(?:{elements})\s*>".encode(), re.IGNORECASE)
    return bool(opened) and ended.search(text, opened[-1].end()) is None


def _read(found: Document, feed: Feed, most: int) -> Contents:
    import feedparser  # 9 MB that only worker processes are to pay for

    parsed = feedparser.parse(
        io.BytesIO(found.text),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": feed.url,
        },
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not (parsed.version or parsed.entries):
        raise FeedError(f"not a feed: its root is <{found.root}>", url=feed.url)
    items = parsed.entries
    if parsed.bozo and cut_within(found.text, "item|entry"):
        items = items[:-1]
    return Contents(
        title=line(_text(parsed.feed.get("title_detail"))),
        entries=tuple(_entry(item, feed) for item in newest(items, _published, most)),
        ttl=wishes.pause(parsed.feed),
        skip=wishes.skipped(parsed.feed, found.text),
        moved=wishes.moved(parsed.feed),
    )


def _utf8(body: bytes, content_type: str) -> bytes:
    """Encode as UTF-8, and have the declaration say so."""
    from feedparser.encodings import convert_to_utf8

    text = decode(body, content_type)
    # "application/xml" for all, as of RFC 7303; for "text/xml" feedparser assumes ASCII.
    header = "application/xml" if text is None else "application/xml; charset=utf-8"
    data = body if text is None else text.encode("utf-8", "replace")
    converted: bytes = convert_to_utf8({"content-type": header}, data, {})
    return converted


def _entry(item: Any, feed: Feed) -> Entry:
    return entry(
        feed,
        guid=str(item.get("id") or ""),
        links=_links(item),
        title=_text(item.get("title_detail")),
        texts=map(_text, (item.get("summary_detail"), *item.get("content", ()))),
        published=_published(item),
        author=_author(item),
    )


def _text(detail: Any) -> str:
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    return plain(value) if detail.get("type") in _HTML_TYPES else tidy(value)


def _links(item: Any) -> Iterator[str]:
    yield from (str(item.get(key) or "").strip() for key in ("feedburner_origlink", "link"))
    if item.get("link") == "":  # an empty element, which hides that the guid is a link
        yield str(item.get("id") or "").strip()
    for link in item.get("links", ()):
        if link.get("rel") not in _OTHER_LINKS:
            yield str(link.get("href") or "").strip()


def _published(item: Any) -> datetime | None:
    for key in _DATES:
        # dict.get: feedparser's own would answer one key with another's value.
        published = instant(str(dict.get(item, key) or "")) or _parsed(item, key)
        if published is not None and published >= OLDEST:
            return published
    return None


def _parsed(item: Any, key: str) -> datetime | None:
    """Take feedparser's reading of a date: it knows Greek ones, and weeks and days of a year."""
    parsed: time.struct_time | None = dict.get(item, f"{key}_parsed")
    if parsed is None or _HALF_READ.match(str(dict.get(item, key))):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _author(item: Any) -> str:
    # RSS writes "desk@example.com (A Name)"; feedparser makes Atom's "A Name (desk@...)".
    name = _MAIL_ADDRESS.sub("", line(str(item.get("author") or "")))
    return name.strip(" ()<>,")
