"""What every kind of feed comes to: entries under one identity, within the same limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from bot.domain import Document, Entry, Feed, identify
from bot.errors import FeedError
from bot.language.markup import line

MAX_ENTRIES = 2_000
MAX_TITLE = 500  # characters
_HEADLINE = 120  # characters of a sentence that stands for a title
MAX_SUMMARY = 20_000  # characters
MAX_URL = 2_000  # characters
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)  # the web is no older

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a feed's document says: its title, and an entry for each item, in its order.

    The `guid` of an item that nothing names is empty. The rest is what the document asks
    of those who poll it, as `Feed` has it.
    """

    title: str
    entries: tuple[Entry, ...]
    ttl: float = 0.0
    skip: tuple[str, ...] = ()
    moved: str = ""  # the address that it names as its new one


def newest(
    items: Sequence[Item], published: Callable[[Item], datetime | None], most: int = MAX_ENTRIES
) -> Sequence[Item]:
    """Keep the newest of a feed's items, in the order of the document.

    An item without a date is as old as the one before it. Of those that no date tells apart,
    the first and the last are kept: new ones come at one end or the other.
    """
    if len(items) <= most:
        return items
    last = len(items) - 1
    ages: list[tuple[datetime, int]] = []
    date = next(filter(None, map(published, items)), OLDEST)
    for position, item in enumerate(items):
        date = published(item) or date
        ages.append((date, -min(position, last - position)))
    latest = sorted(range(len(items)), key=ages.__getitem__, reverse=True)[:most]
    return [items[position] for position in sorted(latest)]


def entry(
    feed: Feed,
    *,
    guid: str,
    links: Iterable[str],
    title: str,
    texts: Iterable[str],
    published: datetime | None,
    author: str,
    updated: datetime | None = None,
    given: str = "",
    publisher: str = "",
    document: Document | None = None,
) -> Entry:
    """Build an entry of what an item says of itself, tidy but uncut.

    Its link is the first of `links` that leads to the web, its summary the longest of
    `texts`: some feeds put the whole text into one field, and a line into the other. An
    item without an id goes by its link, and without that by what it says.
    """
    title, url = line(title)[:MAX_TITLE], next(filter(is_web, links), "")
    summary = _summary(max(texts, key=len, default=""), title)
    guid = line(guid) or url or (title and identify(*filter(None, (title, summary))))
    if len(guid) > MAX_URL:
        guid = identify(guid)
    return Entry(
        id=identify(feed.id, guid),
        feed_id=feed.id,
        guid=guid,
        url=url,
        title=title,
        summary=summary,
        published=published,
        author=author[:MAX_TITLE],
        updated=updated if updated != published else None,
        given=given if given != url else "",
        publisher=publisher,
        document=document,
    )


def chosen(contents: Contents, feed: Feed) -> Contents:
    """Choose what is polled: each entry once, of those that the feed is to bring.

    A feed that uses one id for several entries has them all kept: they say different things.
    An entry without an id, a link or a title goes by what it says, and is headed by its
    first sentence. One that says nothing is left out. It runs in a worker, since `feed.only`
    may take forever on a title.
    """
    kept: dict[tuple[str, ...], Entry] = {}
    only = _pattern(feed)
    for one in map(_headed, contents.entries):
        if one.guid and only.search(one.title):
            kept.setdefault((one.id, one.url, one.title, one.summary), one)
    return replace(contents, entries=tuple(kept.values()))


def _pattern(feed: Feed) -> re.Pattern[str]:
    try:
        return re.compile(feed.only)
    except (re.error, RecursionError, OverflowError) as error:
        detail = f"the pattern of its titles is no regular expression: {error}"
        raise FeedError(detail[:300], url=feed.url, permanent=True) from error


def _headed(one: Entry) -> Entry:
    if one.url or one.title or not one.summary:
        return one  # its page heads it, where there is one
    from bot.language.sentences import split  # which only few feeds need

    first = split(one.summary[:MAX_TITLE])[0]
    title = line(one.summary[first.start : first.end])
    if len(title) > _HEADLINE:
        title = title[:_HEADLINE].rpartition(" ")[0] + "…"
    guid = one.guid or identify(one.summary)
    summary = _summary(one.summary, title)
    return replace(one, id=identify(one.feed_id, guid), guid=guid, title=title, summary=summary)


def _summary(text: str, title: str) -> str:
    if len(text) > MAX_SUMMARY:
        text = text[:MAX_SUMMARY].rpartition(" ")[0]
    return "" if text == title else text


def is_web(url: str) -> bool:
    """Say whether an address leads to the web, and is short enough to be kept."""
    if len(url) > MAX_URL or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
