"""RSS 0.9x, 1.0 (RDF) and 2.0, and Atom: the one door to feedparser.

feedparser is given bytes to parse and nothing else: it neither fetches, nor opens files,
nor sanitises (markup is stripped here, which is twice as fast).
"""

from __future__ import annotations

import calendar
import io
import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from bot.domain import Entry, Feed, identify
from bot.errors import FeedError
from bot.language.markup import line, plain, tidy

MAX_ENTRIES = 500
MAX_TITLE = 500  # characters
MAX_SUMMARY = 20_000  # characters
MAX_URL = 2_000  # characters
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)  # the web is no older

_ROOT = re.compile(rb"<(?![?!])\s*([\w:.-]+)")
_ENTITY = re.compile(rb"<!ENTITY([^>]*)>")
_BOMB = re.compile(rb"&(?!#)|.{300}", re.DOTALL)
_CLOSED = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"\S+@\S+")

# What servers put on every file they know nothing about (Apache's AddDefaultCharset).
_DEFAULT_CHARSETS = frozenset({"iso-8859-1", "latin1", "us-ascii"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_OTHER_LINKS = frozenset({"self", "edit", "enclosure", "hub", "replies", "via"})


def parse(body: bytes, content_type: str, feed: Feed) -> tuple[Entry, ...]:
    """Read the newest entries of a feed, in the order of the document.

    `content_type` is the response's header; `feed.url` resolves relative links. A body
    that was cut off loses its last entry, which may be half there.

    Raises FeedError, and nothing else.
    """
    try:
        return _parse(body, content_type, feed)
    except FeedError:
        raise
    except Exception as error:  # whatever feedparser trips over
        detail = f"unreadable: {type(error).__name__}: {error}"
        raise FeedError(detail[:300], url=feed.url) from error


def _parse(body: bytes, content_type: str, feed: Feed) -> tuple[Entry, ...]:
    import feedparser  # 9 MB that only worker processes are to pay for

    if not body.strip():
        raise FeedError("an empty body", url=feed.url)
    text = _utf8(body, content_type)
    root = _ROOT.search(text)
    if root is None:
        raise FeedError("not a feed: it holds no markup", url=feed.url)
    if any(_BOMB.search(value) for value in _ENTITY.findall(text[: root.start()])):
        raise FeedError("it declares XML entities that could expand without end", url=feed.url)
    if root[1].lower() == b"html":
        raise FeedError("an HTML page, not a feed", url=feed.url)
    parsed = feedparser.parse(
        io.BytesIO(text),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": feed.url,
        },
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not (parsed.version or parsed.entries):
        raise FeedError(f"not a feed: its root is <{root[1].decode()[:50]}>", url=feed.url)
    items = parsed.entries
    if parsed.bozo and not _CLOSED.search(text[-500:]):
        items = items[:-1]
    entries: dict[str, Entry] = {}
    for item in _newest(items):
        if entry := _entry(item, feed):
            entries.setdefault(entry.id, entry)
    return tuple(entries.values())


def _utf8(body: bytes, content_type: str) -> bytes:
    """Decode as BOM, header and declaration say, in this order, and encode as UTF-8."""
    from feedparser.encodings import convert_to_utf8

    charset = found[1].lower() if (found := _CHARSET.search(content_type)) else ""
    if _is_utf8(body):
        charset = "utf-8"
    elif charset in _DEFAULT_CHARSETS:
        charset = ""
    # "application/xml" for all, as of RFC 7303; for "text/xml" feedparser assumes ASCII.
    header = f"application/xml; charset={charset}" if charset else "application/xml"
    converted: bytes = convert_to_utf8({"content-type": header}, body, {})
    return converted


def _is_utf8(body: bytes) -> bool:
    # Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever header or declaration say.
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return not body.isascii()


def _newest(items: Sequence[Any]) -> Sequence[Any]:
    if len(items) <= MAX_ENTRIES:
        return items
    dates = [_published(item) or OLDEST for item in items]
    newest = sorted(range(len(items)), key=dates.__getitem__, reverse=True)[:MAX_ENTRIES]
    return [items[position] for position in sorted(newest)]


def _entry(item: Any, feed: Feed) -> Entry | None:
    title = line(_text(item.get("title_detail")))[:MAX_TITLE]
    url = _link(item)
    guid = line(str(item.get("id") or "")) or url or (title and identify(title))
    if not guid:
        return None
    if len(guid) > MAX_URL:
        guid = identify(guid)
    return Entry(
        id=identify(feed.id, guid),
        feed_id=feed.id,
        guid=guid,
        url=url,
        title=title,
        summary=_summary(item, title),
        published=_published(item),
        author=_author(item),
    )


def _text(detail: Any) -> str:
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    return plain(value) if detail.get("type") in _HTML_TYPES else tidy(value)


def _summary(item: Any, title: str) -> str:
    # Some feeds put the whole text into one of the two, and a line into the other.
    texts = (_text(detail) for detail in (item.get("summary_detail"), *item.get("content", ())))
    longest = max(texts, key=len, default="")
    if len(longest) > MAX_SUMMARY:
        longest = longest[:MAX_SUMMARY].rpartition(" ")[0]
    return "" if longest == title else longest


def _link(item: Any) -> str:
    others = (
        link.get("href") for link in item.get("links", ()) if link.get("rel") not in _OTHER_LINKS
    )
    for link in (item.get("feedburner_origlink"), item.get("link"), *others):
        url = str(link or "").strip()
        if len(url) <= MAX_URL and url.isprintable() and _is_web(url):
            return url
    return ""


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _published(item: Any) -> datetime | None:
    for key in ("published_parsed", "updated_parsed", "created_parsed"):
        # dict.get: feedparser's own would answer one key with another's value.
        parsed: time.struct_time | None = dict.get(item, key)
        if parsed is not None:
            try:
                published = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
            except (ValueError, OverflowError, OSError):
                continue
            if published >= OLDEST:
                return published
    return None


def _author(item: Any) -> str:
    # RSS writes "desk@example.com (A Name)"; feedparser makes Atom's "A Name (desk@...)".
    name = _MAIL_ADDRESS.sub("", line(str(item.get("author") or "")))
    return name.strip(" ()<>,")[:MAX_TITLE]
