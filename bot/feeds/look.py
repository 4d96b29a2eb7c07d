"""Look at feeds now and keep nothing: what each brings, from where, and how long it took."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain import Feed, Poll, PollStatus, Probe, identify
from bot.errors import BotError, HostBusyError
from bot.feeds.discover import discover
from bot.feeds.fetch import fetch

if TYPE_CHECKING:
    from bot.pool import Pool
    from bot.web import Response, Web

#: So many feeds are asked at once.
AT_ONCE = 8

#: Seconds: of many feeds of one host each waits for its turn, and the person for all of them.
DEADLINE = 330.0


async def look(feed: Feed, web: Web, pool: Pool, now: Callable[[], datetime]) -> Probe:
    """Fetch a feed as if for the first time, so that it cannot say that nothing is new."""
    noting, began = _Noting(web), now()
    fresh = replace(feed, etag="", modified="", validated="", digest="")
    try:
        poll = await fetch(fresh, noting, pool, began, deadline=DEADLINE)
    except HostBusyError as busy:
        poll = Poll(status=PollStatus.TIMEOUT, detail=str(busy))
    return Probe(feed=feed, poll=poll, url=noting.url, took=now() - began)


async def look_up(url: str, web: Web, pool: Pool, now: Callable[[], datetime]) -> Probe:
    """Find the feed at an address, or that its page names, and look at it."""
    try:
        feed, _ = await discover(url, web, pool)
    except BotError:  # which a look at the address itself tells by its name
        host = urlsplit(url).hostname or url
        feed = Feed(id=identify(url), url=url, publisher=host.removeprefix("www."))
    return await look(feed, web, pool, now)


async def look_at(
    wanted: Sequence[Feed | str],
    web: Web,
    pool: Pool,
    now: Callable[[], datetime],
    tell: Callable[[Probe], None] = lambda _: None,
) -> tuple[Probe, ...]:
    """Look at many feeds, or addresses of such, a few at once; `tell` hears of each when it is had.

    What was found stands in their order.
    """
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(each: Feed | str) -> Probe:
        async with turn:
            if isinstance(each, Feed):
                probe = await look(each, web, pool, now)
            else:
                probe = await look_up(each, web, pool, now)
        tell(probe)
        return probe

    return tuple(await asyncio.gather(*map(one, wanted)))


class _Noting:
    """A web that notes which address answered last."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.url = ""

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        response = await self._web.get(
            url, headers=headers or {}, max_bytes=max_bytes, timeout=timeout
        )
        self.url = response.url
        return response
