"""Fetch a feed of any kind: a conditional GET here, the reading of its body in the pool."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.domain import Entry, Feed, Poll, PollStatus
from bot.errors import FeedError, HostBusyError, PoolError, WebError, WebFault
from bot.feeds import caching, due, federalregister, jsonfeed, sitemap, syndication, wall
from bot.feeds.entries import Contents

if TYPE_CHECKING:  # workers import this module, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Response, Web

log = structlog.get_logger()

MAX_BYTES = 10_000_000
FETCH_DEADLINE = 10.0  # seconds; whoever stops the bot waits for the poll under way
PARSE_DEADLINE = 7.0  # seconds; 10,000 entries take about three
LOOK_DEADLINE = 2.0  # seconds to see what stands in a feed's place
POLL_DEADLINE = 18.0  # seconds

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, "
    "application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)

_FAULTS = {
    WebFault.TIMEOUT: PollStatus.TIMEOUT,
    WebFault.UNREACHABLE: PollStatus.UNREACHABLE,
    WebFault.TOO_LARGE: PollStatus.TOO_LARGE,
    WebFault.REFUSED: PollStatus.REFUSED,
    WebFault.MALFORMED: PollStatus.UNREACHABLE,
}
_REFUSALS = {
    304: "it says “not modified” though it was not asked for what is new",
    401: "it wants a password",
    403: "it lets no program in, or not this one",
    404: "there is nothing at this address",
    407: "a proxy wants a password",
    410: "it is gone for good, as the site says",
    429: "it is asked too often, as the site says",
    451: "it is withheld for legal reasons",
    503: "the site is overloaded, or at rest",
}


class Source(Protocol):
    """A kind of feed: reads a body. It runs in a worker, so it is a module's function.

    `feed.url` is the address the body came from. Raises FeedError, and nothing else.
    """

    __qualname__: str

    def __call__(self, body: bytes, content_type: str, feed: Feed, /) -> Contents: ...


SOURCES: Mapping[str, Source] = {
    "syndication": syndication.parse,
    "jsonfeed": jsonfeed.parse,
    "sitemap": sitemap.parse,
    "federalregister": federalregister.parse,
}


async def fetch(
    feed: Feed, web: Web, pool: Pool, now: datetime, *, deadline: float = POLL_DEADLINE
) -> Poll:
    """Poll a feed once. Whatever goes wrong is a failed Poll that says why, and in time.

    `deadline`, in seconds, is for all of it, with the wait for a worker. Raises HostBusyError
    where it is not our turn at its host, or no worker came free to read it: neither is the
    feed's failure.
    """
    doors = _Doors(web, pool)
    try:
        async with asyncio.timeout(deadline):
            return await _poll(doors, feed, now)
    except HostBusyError:
        raise  # it was not asked
    except WebError as error:
        status = _FAULTS.get(error.cause, PollStatus.UNREACHABLE)
        return Poll(status=status, detail=str(error))
    except FeedError as error:
        return Poll(status=PollStatus.NOT_A_FEED, detail=str(error))
    except PoolError as error:
        return Poll(status=PollStatus.UNREADABLE, detail=str(error))
    except TimeoutError as error:
        if doors.reading:
            told = "no worker came free to read it"
            raise HostBusyError(told, url=feed.url, retry_after=deadline) from error
        detail = f"it was not fetched and read within {deadline:g} s"
        return Poll(status=PollStatus.TIMEOUT, detail=detail)
    except Exception as error:  # one bad source stops nothing, not even by our own mistake
        log.exception("feed.broke", feed=feed.id, publisher=feed.publisher)
        detail = f"{type(error).__name__}: {error}"[:300]
        return Poll(status=PollStatus.UNREADABLE, detail=detail)


@dataclass(slots=True)
class _Doors:
    web: Web
    pool: Pool
    reading: bool = False  # a worker reads what came, or is waited for


async def _poll(doors: _Doors, feed: Feed, now: datetime) -> Poll:
    source = SOURCES.get(feed.kind)
    if source is None:
        raise FeedError(f"kind {feed.kind!r} is unknown", url=feed.url, permanent=True)
    asked = _conditions(feed) if due.conditional(feed, now) else {}
    response = await _get(doors, feed.url, asked)
    if response.status == 304 and asked and response.url != feed.validated:
        # Another document has not changed; what it was asked was whether it is the old one.
        asked = {}
        response = await _get(doors, feed.url, asked)
    if response.status == 304 and asked:
        return _unchanged(feed, response, now)
    if response.status != 200:
        return await _refused(doors, feed, response, now)
    digest = hashlib.sha256(response.body).hexdigest()
    if digest == feed.digest and response.url == feed.validated:
        # The validators differ, or were none, or the server does not heed them.
        return replace(_unchanged(feed, response, now), digest=digest)
    try:
        contents = await _read(doors, source, response, feed)
    except FeedError as error:
        return await _mistaken(doors, response, error)
    poll = replace(_headers(response, now), digest=digest, listing=_listing(contents.entries))
    if not contents.entries and not feed.only:
        return replace(poll, status=PollStatus.EMPTY, detail="a feed without one entry")
    lying = due.lies(feed, poll)
    return replace(
        poll,
        entries=tuple(_dated(entry, now) for entry in contents.entries),
        ttl=contents.ttl,
        skip=contents.skip,
        moved=poll.moved or await _named(doors, source, feed, contents.moved, now),
        detail="other entries under the same ETag or date; these are not trusted now"
        if lying and not feed.distrusted
        else "",
    )


async def _get(doors: _Doors, url: str, conditions: Mapping[str, str]) -> Response:
    headers = {"Accept": ACCEPT, **conditions}
    return await doors.web.get(url, headers=headers, max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE)


async def _read(doors: _Doors, source: Source, response: Response, feed: Feed) -> Contents:
    content_type = response.headers.get("content-type", "")
    origin = replace(feed, url=response.url)
    doors.reading = True
    contents = await doors.pool.run(
        source, response.body, content_type, origin, deadline=PARSE_DEADLINE
    )
    doors.reading = False
    return contents


# -- what an answer is taken for ---------------------------------------------------------


def _headers(response: Response, now: datetime) -> Poll:
    """Begin a poll with what its headers say."""
    return Poll(
        status=PollStatus.OK,
        url=response.url,
        etag=caching.validator(response.headers, "etag"),
        modified=caching.validator(response.headers, "last-modified"),
        fresh=caching.fresh(response.headers, now),
        retry_after=caching.retry_after(response.headers, now),
        # A temporary redirect anywhere on the way says that the rest is temporary too.
        moved=response.moved if response.moved == response.url else "",
    )


def _unchanged(feed: Feed, response: Response, now: datetime) -> Poll:
    poll = replace(_headers(response, now), status=PollStatus.NOT_MODIFIED)
    if response.url != feed.url:
        return poll
    # The document is the one that was read here, and names the address that it named then.
    return replace(poll, moved=feed.moved_to)


async def _refused(doors: _Doors, feed: Feed, response: Response, now: datetime) -> Poll:
    """Say what a status is taken for, and who it may be that answers in the site's place."""
    # Where a temporary redirect led is not the feed's address, which may have it again.
    gone = response.status == 410 and response.url in (feed.url, response.moved)
    told = _REFUSALS.get(response.status, f"HTTP {response.status}")
    if response.status == 410 and not gone:
        told = "what it is sent to for now is gone"
    if response.headers.get("cf-mitigated") == "challenge":
        told += "; a check for robots stands there"
    elif (seen := await _look(doors, response)) and seen.blocked:
        told += f"; {seen.words} stands there"
    return Poll(
        status=PollStatus.GONE if gone else PollStatus.HTTP,
        code=response.status,
        retry_after=caching.retry_after(response.headers, now),
        detail=told,
        url=response.url,
    )


async def _mistaken(doors: _Doors, response: Response, error: FeedError) -> Poll:
    """Say what a body is that is no feed."""
    seen = await _look(doors, response)
    if seen is None:
        return Poll(status=PollStatus.NOT_A_FEED, detail=str(error), url=response.url)
    status = PollStatus.BLOCKED if seen.blocked else PollStatus.NOT_A_FEED
    return Poll(status=status, detail=seen.words, url=response.url)


async def _look(doors: _Doors, response: Response) -> wall.Found | None:
    if not response.body.strip():
        return None
    try:
        return await doors.pool.run(
            wall.found, response.body[: wall.HEAD], response.url, deadline=LOOK_DEADLINE
        )
    except PoolError:
        return None


async def _named(doors: _Doors, source: Source, feed: Feed, to: str, now: datetime) -> str:
    """Give the address that a document names as its new one, before it is taken for true.

    When the feed is about to move there, the address is tried: anybody can write anything.
    """
    if not due.safe(feed.url, to):
        return ""
    if not due.arrives(replace(feed, moves=feed.moves + 1), now) or feed.moved_to != to:
        return to
    try:
        response = await _get(doors, to, {})
        contents = await _read(doors, source, response, feed)
    except HostBusyError:
        raise
    except (FeedError, PoolError, WebError):
        return ""
    return to if response.status == 200 and contents.entries else ""


def _listing(entries: Sequence[Entry]) -> str:
    """Hash what a feed lists, whatever else in its body changes from one moment to the next."""
    lines = sorted(f"{each.id}\x1f{each.url}\x1f{each.title}" for each in entries)
    return hashlib.sha256("\x1e".join(lines).encode("utf-8", "replace")).hexdigest()


def _dated(entry: Entry, now: datetime) -> Entry:
    # What is here cannot have been published later: the date is wrong, and none is better.
    if entry.published is not None and entry.published > now:
        entry = replace(entry, published=None)
    if entry.updated is not None and entry.updated > now:
        entry = replace(entry, updated=None)
    return entry


def _conditions(feed: Feed) -> Mapping[str, str]:
    said = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    return {name: value for name, value in said.items() if value}
