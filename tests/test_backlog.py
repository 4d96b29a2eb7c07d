"""What feeds hold when they are first read, and what comes in a burst: read, and not poured out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain import Feed, Live, Origin, Schedule, identify
from tests.fakes import page
from tests.house import DESK, START, House, open_house

pytestmark = pytest.mark.long

URL = "https://gazette.example/trade.rss"
FEED = Feed(id=identify(URL), url=URL, publisher="The Gazette", official=True, interval=60.0)
GOODS = ("steel", "beef", "cars", "wine", "copper", "cotton", "sugar", "glass", "timber", "rice")
PLACES = ("Velmark", "Norland", "Ostria", "Tarn", "Quell", "Brava", "Sundor", "Ilmar")


def told(number: int) -> tuple[str, str]:
    """Invent a title and a text, of a story of its own for each number."""
    good, place = GOODS[number % len(GOODS)], PLACES[number // len(GOODS) % len(PLACES)]
    title = f"{place} raises its import duty on {good} to {10 + number} percent"
    text = (
        f"{place}'s ministry of commerce raised the import duty on {good} to {10 + number} percent "
        f"on Monday. The duty applies to all shipments of {good} that reach a port of {place}. "
        f"Importers of {good} said that prices in {place} would rise within {number + 3} weeks. "
        f"The ministry will review the measure on {good} after {number + 20} days."
    )
    return title, text


def listed(dates: Sequence[datetime]) -> str:
    items = []
    for number, date in enumerate(dates):
        title, text = told(number)
        items.append(
            f"<item><title>{title}</title><guid>{number}</guid><description>{text}</description>"
            f"<pubDate>{date:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        )
    return f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>"


async def settle(house: House, seconds: int) -> None:
    """Let the newsroom do all that becomes due within so many seconds."""
    for _ in range(seconds // 20):
        house.watch.turn(20)
        await house.newsroom.drain()


def stories(house: House) -> list[str]:
    return [key for key in house.courier.sent() if key.count(":") == 1 and key.startswith("story:")]


async def test_a_first_subscription_gets_one_digest_of_the_backlog(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        dates = [START - timedelta(hours=number + 1) for number in range(12)]
        house.web.pages[URL] = page(listed(dates))
        await house.newsroom.set_feeds((FEED,))
        await settle(house, 60)  # the feeds are read before anybody can have set up a channel
        await house.newsroom.subscribe(DESK, Live.ALL)
        (subscription,) = await house.newsroom.subscriptions()
        at = (START + timedelta(minutes=30)).time()
        schedule = Schedule(days=tuple(range(7)), times=(time(at.hour, at.minute),), begun=START)
        await house.newsroom.change(replace(subscription, schedule=schedule))
        await settle(house, 1200)
        assert len(await house.newsroom.latest(limit=50)) > subscription.cap
        assert house.courier.sent() == []
        await settle(house, 1200)
        digests = [key for key in house.courier.sent() if ":story:" not in key]
        assert len(digests) == 1
        assert digests[0].startswith("digest:")
        assert stories(house) == []


async def test_a_burst_is_all_stored_and_capped_in_posting(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages[URL] = page(listed([]))
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.newsroom.set_feeds((FEED,))
        await settle(house, 60)
        house.web.pages[URL] = page(listed([house.watch() + timedelta(seconds=1)] * 500))
        await settle(house, 600)
        (report,) = await house.store.feed_reports()
        assert report.entries == 500
        (subscription,) = await house.newsroom.subscriptions()
        assert len(stories(house)) == subscription.cap


LATE_URL = "https://bulletin.example/trade.rss"
LATE = replace(FEED, id=identify(LATE_URL), url=LATE_URL, publisher="The Bulletin")


def archived(house: House) -> list[tuple[str, int]]:
    """List what is kept of the late feed: each title, and whether it is of the archive."""
    with closing(sqlite3.connect(house.file)) as looking:
        wanted = "SELECT title, archive FROM entries WHERE feed_id = ? ORDER BY guid"
        return looking.execute(wanted, (LATE.id,)).fetchall()


@pytest.mark.parametrize("beside", [(), (FEED,)])
async def test_a_feed_that_first_answers_late_pours_nothing_out(
    tmp_path: Path, beside: tuple[Feed, ...]
) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages = {URL: page(listed([])), LATE_URL: page("down", status=503)}
        await house.newsroom.set_feeds((*beside, LATE))
        await settle(house, 60)
        await house.newsroom.subscribe(DESK, Live.ALL)
        house.watch.turn(86_400)
        await house.newsroom.drain()
        now = house.watch()
        house.web.pages[LATE_URL] = page(
            listed([now, *(now - timedelta(hours=2 * number) for number in range(1, 20))])
        )
        await house.store.poll_at(now)
        await settle(house, 600)
        assert [archive for _, archive in sorted(archived(house))].count(0) == 1
        assert len(stories(house)) == 1  # what came out with the first reading is news


async def test_the_first_source_of_all_pours_nothing_out(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        dates = [START - timedelta(days=number + 1) for number in range(12)]
        house.web.pages[LATE_URL] = page(listed(dates))
        await house.store.add_source(LATE, Origin.SLACK, house.watch())
        await settle(house, 600)
        assert len(archived(house)) == 12
        assert stories(house) == []


@pytest.mark.parametrize("days", [0, 1])
async def test_what_is_listed_late_under_the_date_of_its_day_is_news(
    tmp_path: Path, days: int
) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages = {URL: page(listed([])), LATE_URL: page(listed([START]))}
        await house.newsroom.set_feeds((FEED,))
        await house.newsroom.subscribe(DESK, Live.ALL)
        await settle(house, 60)
        await house.store.add_source(LATE, Origin.SLACK, house.watch())
        await settle(house, 60)
        house.watch.turn(86_400 * days + 3600)
        day = START.replace(hour=0, minute=0)
        house.web.pages[LATE_URL] = page(listed([START, day, day - timedelta(days=9)]))
        await house.store.poll_at(house.watch())
        await settle(house, 600)
        assert [archive for _, archive in archived(house)] == [1, 0, 1]
        assert len(stories(house)) == 1
