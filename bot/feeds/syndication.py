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
from datetime import UTC, datetime
from typing import Any

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds.entries import OLDEST, distinct, entry, newest
from bot.language.markup import line, plain, tidy

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
        hint = (
            '; is it a JSON Feed? Then its kind is "jsonfeed"' if body.lstrip()[:1] == b"{" else ""
        )
        raise FeedError(f"not a feed: it holds no markup{hint}", url=feed.url)
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
    return distinct(_entry(item, feed) for item in newest(items, _published))


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


def _entry(item: Any, feed: Feed) -> Entry | None:
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
    for link in item.get("links", ()):
        if link.get("rel") not in _OTHER_LINKS:
            yield str(link.get("href") or "").strip()


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
    return name.strip(" ()<>,")
