"""Every hostile server at once, beside good ones, through the whole newsroom."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.domain import Concern
from bot.feeds import fetch
from bot.pool import Pool
from bot.web import open_web
from tests.beside import Hurried, feed_at, open_beside
from tests.hostile import CASES, HOST, Case, http, item, open_hostile, rss
from tests.loopback import AGENT, Rebinding, Server

pytestmark = pytest.mark.long

GOOD = 6
ROUNDS = 3
LIMIT = 20.0  # seconds that no job may take, whatever it meets


async def test_hostile_feeds_hurt_nobody_and_are_called_what_they_are(tmp_path: Path) -> None:
    async with open_hostile() as hostile:
        good = [feed_at(f"{hostile.site}/good/{n}", f"Good {n}") for n in range(GOOD)]
        cases = [case for case in CASES if not case.busy]
        bad = {case.name: feed_at(f"{hostile.site}/{case.name}", case.name) for case in cases}
        allowed = frozenset({(HOST, hostile.port)})
        feeds = [*bad.values(), *good]
        async with open_beside(tmp_path, feeds, allowed=allowed, longest=1.5) as (beside, queue):
            for _ in range(ROUNDS):
                await beside.round(queue)
            sources = await beside.sources()
            assert {case.name: sources[case.name].status for case in cases} == {
                case.name: case.outcome for case in cases
            }
            assert {case.name: beside.entries(bad[case.name]) for case in cases} == {
                case.name: case.brings for case in cases
            }
            assert [beside.entries(feed) for feed in good] == [3] * GOOD
            assert {sources[feed.publisher].status for feed in good} == {"not modified"}
            articles = beside.ask("SELECT coverage FROM articles WHERE url LIKE '%/article/good%'")
            assert Counter(articles) == {("full text",): 3 * GOOD}
            assert not beside.ask("SELECT 1 FROM entries WHERE title LIKE '%root:%'")
            assert hostile.asked["/secret"] == 0
            told = Counter(notice.key for notice in beside.told)
            about = {notice.about for notice in beside.told if notice.concern is Concern.SOURCE}
            assert max(told.values()) == 1
            assert not about & {feed.publisher for feed in good}
            assert beside.failures.failed == []
            assert max(beside.took.values()) < LIMIT


BUSY = [case for case in CASES if case.busy and case.outcome != "unreadable"]


@pytest.mark.parametrize("case", BUSY, ids=lambda one: one.name)
async def test_what_keeps_a_processor_busy_ends_too(case: Case) -> None:
    pool = Pool()
    try:
        async with (
            open_hostile() as hostile,
            open_web(user_agent=AGENT, allowed=frozenset({(HOST, hostile.port)})) as web,
        ):
            feed = feed_at(f"{hostile.site}/{case.name}", case.name)
            longest = 1.0 if case.outcome == "timeout" else 30.0
            poll = await fetch(feed, Hurried(web, longest), pool, utc_now())
    finally:
        pool.close()
    assert poll.outcome == case.outcome


async def test_good_feeds_are_had_while_hostile_ones_still_hang(tmp_path: Path) -> None:
    async with open_hostile() as hostile:
        hanging = [case for case in CASES if case.outcome == "timeout"]
        bad = [
            feed_at(f"{hostile.site}/x/{case.name}?{n}", f"{case.name} {n}")
            for case in hanging
            for n in range(3)
            if not case.busy
        ]
        good = [feed_at(f"{hostile.site}/good/{n}", f"Good {n}") for n in range(GOOD)]
        allowed = frozenset({(HOST, hostile.port)})
        async with open_beside(tmp_path, [*bad, *good], allowed=allowed) as (beside, queue):
            await beside.until(lambda: all(beside.entries(feed) == 3 for feed in good), queue)
            sources = await beside.sources()
            assert {sources[feed.publisher].status for feed in bad} == {""}  # not one is over


async def test_a_document_that_hangs_its_worker_holds_up_no_other(tmp_path: Path) -> None:
    async with open_hostile() as hostile:
        hanging = feed_at(f"{hostile.site}/hidden-attributes", "Hanging")
        good = [feed_at(f"{hostile.site}/good/{n}", f"Good {n}") for n in range(GOOD)]
        allowed = frozenset({(HOST, hostile.port)})
        async with open_beside(tmp_path, [hanging, *good], allowed=allowed) as (beside, queue):
            await beside.until(lambda: all(beside.entries(feed) == 3 for feed in good), queue)
            assert (await beside.sources())["Hanging"].status == ""
            await beside.until(lambda: beside.ask("SELECT 1 FROM feeds WHERE status != ''"), queue)
            await beside.round(queue)
            assert (await beside.sources())["Hanging"].status == "unreadable"
            assert beside.failures.failed == []


class Slow:
    """A site whose every feed takes a while, which counts how many it is asked for at once."""

    def __init__(self) -> None:
        self.under_way = self.most = self.asked = 0

    async def talk(self, request: str, writer: asyncio.StreamWriter) -> None:
        path = request.split()[1]
        if "slow" in path:
            self.asked += 1
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            await asyncio.sleep(0.1)
            self.under_way -= 1
        writer.write(http(rss(item("http://paper.example", path.strip("/"), 1))))


async def test_many_feeds_of_one_slow_host_are_all_polled_two_at_once_and_no_other_waits(
    tmp_path: Path,
) -> None:
    slow = Slow()
    server = Server(slow.talk)
    listening = await asyncio.start_server(server.connected, HOST, 0)
    server.port = listening.sockets[0].getsockname()[1]
    many = [feed_at(f"http://slow.example:{server.port}/slow{n}", f"Slow {n}") for n in range(12)]
    others = [feed_at(f"http://a{n}.example:{server.port}/{n}", f"Other {n}") for n in range(GOOD)]
    async with (
        listening,
        open_beside(
            tmp_path,
            [*many, *others],
            allowed=frozenset({(HOST, server.port)}),
            resolver=Rebinding(HOST),
            spacing=0.05,
            patience=0.1,
        ) as (beside, queue),
    ):
        await beside.until(lambda: all(beside.entries(feed) for feed in others), queue)
        assert not all(beside.entries(feed) for feed in many)
        await beside.until(lambda: all(beside.entries(feed) for feed in many), queue)
        sources = await beside.sources()
        assert {source.status for source in sources.values()} == {"ok"}
        assert {source.feed.failures for source in sources.values()} == {0}
    assert slow.most <= 2
    assert slow.asked == len(many)


async def test_a_feed_whose_name_leads_to_another_network_is_refused(tmp_path: Path) -> None:
    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        good = request.startswith("GET /good ")
        to = f"Location: http://b.example:{server.port}/"
        body = rss(item("http://paper.example", "good", 1))
        writer.write(http(body) if good else http(b"", "302 Found", to))

    server = Server(talk)
    listening = await asyncio.start_server(server.connected, HOST, 0)
    server.port = listening.sockets[0].getsockname()[1]
    rebound = feed_at(f"http://a.example:{server.port}/", "Rebound")
    good = feed_at(f"http://{HOST}:{server.port}/good", "Good")
    async with (
        listening,
        open_beside(
            tmp_path,
            [rebound, good],
            allowed=frozenset({(HOST, server.port)}),
            resolver=Rebinding(HOST, "192.168.0.1"),  # first a.example, then b.example
        ) as (beside, queue),
    ):
        await beside.until(lambda: beside.entries(good), queue)
        await beside.until(
            lambda: beside.ask("SELECT 1 FROM feeds WHERE status = 'refused'"), queue
        )
        assert (await beside.sources())["Rebound"].status == "refused"
        assert beside.entries(rebound) == 0
    assert sorted(request.split()[1] for request in server.requests) == ["/", "/good"]
