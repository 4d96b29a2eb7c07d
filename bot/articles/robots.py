"""What a host's robots.txt lets programs read of its pages (RFC 9309), asked once a day.

Feeds are not subject to it: whoever publishes one asks programs to fetch it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import (
    HostBusyError,
    PageError,
    PageFault,
    PoolError,
    PrivateAddressError,
    WebError,
    WebFault,
)
from bot.language import headers

if TYPE_CHECKING:
    from bot.pool import Pool
    from bot.web import Web

TOKEN = "Tradewire"  # noqa: S105 - the name by which a robots.txt speaks to us
MAX_BYTES = 512_000  # RFC 9309: a parser has to read 500 KiB at least
FETCH_DEADLINE = 10.0  # seconds
PARSE_DEADLINE = 5.0  # seconds; the longest of real ones take a hundredth of one
FRESH = timedelta(days=1)
STALE = timedelta(days=30)  # for so long an old copy serves where the host has no answer
SILENCE = timedelta(minutes=10)  # for so long a host that has no answer is not asked again
HOSTS = 2_000  # remembered at once
PATIENCE = timedelta(minutes=15)  # for so long a page waits for a host that is left alone
SLOWEST = timedelta(seconds=60)  # between two pages of a host, however long it asks for

DISALLOWED = "robots.txt of {host} asks programs not to read this page"
UNKNOWN = "robots.txt of {host} cannot be had ({why}), and without it no page there is read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a host's robots.txt: its text, or that the host gave no answer."""

    text: str | None
    fetched: datetime
    again: datetime  # when it is asked for anew
    why: str = ""  # it gave none


class Robots:
    """The robots.txt of the hosts that were asked, each fetched once a day."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}
        # By host: when its next page may be read, and for when the last page was put off.
        self._turns: dict[str, tuple[datetime, datetime]] = {}
        self._rests: dict[str, datetime] = {}  # until when a host asked to be left alone

    async def check(self, url: str, web: Web, pool: Pool, now: datetime) -> timedelta:
        """Raise PageError where a page is not to be read; else give the pause it asks for.

        Raises WebError where its host has no answer just now: then it may be tried again, and
        HostBusyError where the host is asked for something else already.
        """
        parts = urlsplit(url)
        origin, host = f"{parts.scheme}://{parts.netloc}".lower(), parts.hostname or ""
        known = await self._have(origin, web, now)
        if known.text is None:
            raise WebError(UNKNOWN.format(host=host, why=known.why), url=url)
        if not known.text.strip():
            return timedelta()
        try:
            allowed, pause = await pool.run(may_read, known.text, url, deadline=PARSE_DEADLINE)
        except PoolError:
            allowed, pause = False, 0.0  # it bursts its parser, and is no invitation
        if not allowed:
            raise PageError(DISALLOWED.format(host=host), url=url, fault=PageFault.REFUSED)
        return min(timedelta(seconds=min(pause, 1e6)), SLOWEST)

    def leave(self, url: str, asked: str, now: datetime) -> None:
        """Leave a host alone for as long as it asked (Retry-After), a day at most."""
        rest = headers.retry_after(asked, now)
        if rest:
            self._rests = {host: until for host, until in self._rests.items() if until > now}
            until = now + min(timedelta(seconds=rest), FRESH)
            self._rests[urlsplit(url).netloc.lower()] = until

    def left(self, url: str, now: datetime) -> None:
        """Raise HostBusyError while a host is left alone, PageError where that is for long."""
        until = self._rests.get(urlsplit(url).netloc.lower(), now)
        if until <= now:
            return
        rest = (until - now).total_seconds()
        told = f"its site asks to be left alone for {rest / 60:,.0f} minutes"
        if rest <= PATIENCE.total_seconds():
            raise HostBusyError(told, url=url, retry_after=rest)
        raise PageError(told, url=url, fault=PageFault.FAILING)

    def take_turn(self, url: str, pause: timedelta, now: datetime) -> None:
        """Take a turn at a host that asks for a pause between two pages (Crawl-delay).

        Raises HostBusyError, with a moment of its own to come again, where it is not free.
        """
        if not pause:
            return
        if len(self._turns) > HOSTS:
            self._turns = {host: each for host, each in self._turns.items() if max(each) > now}
        host = urlsplit(url).netloc.lower()
        opens, promised = self._turns.get(host, (now, now))
        # Whoever comes again comes about when they were told to, and another may be late.
        if opens - pause / 4 <= now:
            self._turns[host] = now + pause, max(promised, now)
            return
        promised = max(promised + pause, opens)
        self._turns[host] = opens, promised
        told = f"{host} asks for {pause.total_seconds():g} s between two pages"
        raise HostBusyError(told, url=url, retry_after=(promised - now).total_seconds())

    async def _have(self, origin: str, web: Web, now: datetime) -> Known:
        lock = self._asking.setdefault(origin, asyncio.Lock())
        try:
            async with lock:  # ten pages of a host ask for it once
                known = self._known.get(origin)
                if known is None or now >= known.again:
                    known = await _renewed(known, origin, web, now)
                self._known[origin] = known
                self._known.move_to_end(origin)
        finally:
            if not lock.locked():
                self._asking.pop(origin, None)
        while len(self._known) > HOSTS:
            self._known.popitem(last=False)
        return known


def may_read(text: str, url: str) -> tuple[bool, float]:
    """Say whether a robots.txt lets us read a page, and how many seconds after another.

    Runs in a worker, for what it reads is hostile.
    """
    from protego import Protego

    rules = Protego.parse(text)
    return rules.can_fetch(url, TOKEN), rules.crawl_delay(TOKEN) or 0.0


async def _renewed(known: Known | None, origin: str, web: Web, now: datetime) -> Known:
    """Ask a host anew; where it has no answer an old copy serves for a while."""
    try:
        text = await _fetch(origin, web)
    except (HostBusyError, PrivateAddressError):  # nothing was asked, or never will be
        raise
    except WebError as error:
        if error.cause is WebFault.MALFORMED:
            raise
        if known is not None and known.text is not None and now < known.fetched + STALE:
            return replace(known, again=now + SILENCE)
        return Known(text=None, fetched=now, again=now + SILENCE, why=str(error))
    return Known(text=text, fetched=now, again=now + FRESH)


async def _fetch(origin: str, web: Web) -> str:
    """Fetch a host's robots.txt, empty where it has none.

    Raises WebError where it has no answer.
    """
    url = f"{origin}/robots.txt"
    try:
        response = await web.get(url, max_bytes=MAX_BYTES, timeout=FETCH_DEADLINE)
    except WebError as error:
        if error.cause is WebFault.REFUSED and not isinstance(error, PrivateAddressError):
            return ""  # a circle of redirects
        raise
    if response.status == 429 or response.status >= 500:
        raise WebError(f"HTTP {response.status}", url=url)
    return response.body.decode("utf-8-sig", "replace") if response.status == 200 else ""
