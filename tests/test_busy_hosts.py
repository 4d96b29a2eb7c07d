"""A host that is asked already: what wants something of it comes again, and nothing has failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from bot.domain import Flow
from bot.errors import HostBusyError
from bot.newsroom import Newsroom
from bot.web import Response
from tests.house import PressWeb, open_house


class BusyPress(PressWeb):
    """The sample press, but each address is refused so many times before it is answered."""

    def __init__(self, press: PressWeb, times: int) -> None:
        super().__init__(press.watch, press.articles)
        self._times, self.refused = times, dict[str, int]()

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        if self.refused.get(url, 0) < self._times:
            self.refused[url] = self.refused.get(url, 0) + 1
            raise HostBusyError("busy", url=url, retry_after=2.0)
        return await super().get(url, headers=headers, max_bytes=max_bytes, timeout=timeout)


async def test_a_busy_host_is_asked_again_and_nothing_is_counted_against_it(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path) as house:
        web = BusyPress(house.web, times=5)
        house.newsroom = Newsroom(replace(house.desk, web=web))
        (feed, *_) = web.feeds
        await house.newsroom.drain()
        assert await house.store.attempts(Flow.POLL, feed.id) == 0
        kept = await house.store.feed(feed.id)
        assert kept is not None
        assert kept.failures == 0
        assert not [source for source in await house.store.sources() if source.status]
        await house.run(60)
        read = [url for url in web.refused if not urlsplit(url).path.endswith("/feed")]
        assert read  # articles too, each more often refused than a page may fail
        assert {web.refused[url] for url in read} == {5}
        assert all(url in {asked for asked, _ in web.requests} for url in read)
