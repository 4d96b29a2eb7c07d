"""JSON Feed 1.0 and 1.1, as https://www.jsonfeed.org/version/1.1/ has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds.charset import decode, decode_anyhow
from bot.feeds.dates import instant
from bot.feeds.elements import untyped
from bot.feeds.entries import MAX_ENTRIES, OLDEST, Contents, chosen, entry, newest
from bot.language.markup import line, plain, tidy

_VERSION = "jsonfeed.org/version/1"
_ADDRESSES = ("home_page_url", "feed_url")
_DATES = ("date_published", "date_modified")

_Object = Mapping[str, Any]


def parse(body: bytes, content_type: str, feed: Feed) -> Contents:
    """Read a feed, and the newest of its entries in the order of the document.

    Raises FeedError, and nothing else.
    """
    return chosen(read(body, content_type, feed), feed)


def read(body: bytes, content_type: str, feed: Feed, most: int = MAX_ENTRIES) -> Contents:
    """Read a feed's title and its newest items, `most` of them.

    JSON is UTF-8 (RFC 8259); `content_type`, then what the bytes look like, counts only where
    the body is not. `feed.url`
    resolves relative links. An item that is malformed loses what is, and no other item does.

    Raises FeedError, and nothing else.
    """
    top = load(body, content_type, feed)
    items = top.get("items") if isinstance(top, dict) else None
    if not isinstance(items, list) or not _is_versioned(top):
        raise FeedError(
            f"JSON, but no JSON Feed: it must hold items and a version of {_VERSION}", url=feed.url
        )
    objects = [item for item in items if isinstance(item, dict)]
    return Contents(
        title=line(untyped(_string(top, "title"))),
        entries=tuple(_entry(item, top, feed) for item in newest(objects, _published, most)),
    )


def load(body: bytes, content_type: str, feed: Feed) -> Any:
    """Read JSON, of which numbers stay as they are spelt. Raises FeedError for what is none."""
    if not body.strip():
        raise FeedError("an empty body", url=feed.url)
    try:
        text = decode(body, content_type)
        if text is None and b"\0" not in body[:4]:  # what UTF-16 has, which JSON's reader knows
            text = decode_anyhow(body, content_type)
        # Numbers stay as they are spelt: an id may be one, and a long one costs no arithmetic.
        return json.loads(
            body if text is None else text,
            strict=False,
            parse_int=str,
            parse_float=str,
            parse_constant=lambda _: None,
        )
    except RecursionError as error:
        raise FeedError("its JSON is nested too deeply", url=feed.url) from error
    except ValueError as error:  # bytes that are no text among them
        raise FeedError(f"not JSON: {error}"[:300], url=feed.url) from error


def _is_versioned(top: _Object) -> bool:
    """Say whether it names a version of JSON Feed, if only by its number, or looks like one."""
    version = _string(top, "version")
    return _VERSION in version or (
        version in ("", "1", "1.0", "1.1") and any(_string(top, key) for key in _ADDRESSES)
    )


def _entry(item: _Object, top: _Object, feed: Feed) -> Entry:
    return entry(
        feed,
        guid=_string(item, "id"),
        links=_links(item, feed.url),
        title=untyped(_string(item, "title")),
        texts=(
            tidy(_string(item, "summary")),
            tidy(_string(item, "content_text")),
            plain(_string(item, "content_html")),
        ),
        published=_published(item),
        updated=_published(item, _DATES[1:]),
        author=_authors(item) or _authors(top),  # the feed's are those of items that name none
    )


def _string(item: _Object, key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _links(item: _Object, base: str) -> Iterator[str]:
    """Yield the item's own page, then the page elsewhere that it is about."""
    for key in ("url", "external_url"):
        if link := _string(item, key).strip():
            try:
                yield urljoin(base, link)
            except ValueError:
                continue


def _published(item: _Object, dates: Sequence[str] = _DATES) -> datetime | None:
    for key in dates:
        published = instant(_string(item, key))
        if published is not None and published >= OLDEST:
            return published
    return None


def _authors(item: _Object) -> str:
    """Name the authors of 1.1, else the one of 1.0."""
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = (line(_string(one, "name")) for one in people if isinstance(one, dict))
    return ", ".join(filter(None, names))
