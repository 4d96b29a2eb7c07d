"""Feeds that move and feeds that close, through the whole newsroom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.channels import polled, sourced
from bot.domain import Feed, identify
from tests.fakes import page
from tests.house import House, open_house

OLD, NEW = "https://gazette.example/trade.rss", "https://gazette.example/new.rss"
RSS = "<rss version='2.0'><channel><item><guid>1</guid><title>One</title></item></channel></rss>"


def feed(url: str, name: str) -> Feed:
    return Feed(id=identify(url), url=url, publisher=name, interval=3600.0)


async def poll_for(house: House, hours: int) -> None:
    """Poll what is due, hour by hour."""
    for _ in range(hours):
        house.watch.time += timedelta(hours=1, minutes=10)
        await house.newsroom.drain()


async def test_a_feed_moves_with_its_history_within_two_days(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        moved = replace(page(RSS), url=NEW, moved=NEW)
        house.web.pages = {OLD: moved, NEW: page(RSS)}
        old = feed(OLD, "The Gazette")
        await house.newsroom.set_feeds((old,))
        await poll_for(house, 10)
        (source,) = await house.newsroom.sources()
        assert source.feed.url == OLD
        await poll_for(house, 30)
        (source,) = await house.newsroom.sources()
        assert (source.feed.id, source.feed.url) == (old.id, NEW)
        ((was, until),) = source.feed.former
        assert was == OLD
        assert sourced.as_json(source)["former"] == [{"url": OLD, "until": until}]
        shown = polled.listed([source], "UTC").text.replace("\u2060", "")
        assert f"moved from {OLD} (11:10, 5 May)" in shown
        (told, _) = (await house.store.noticed())[f"moved:{identify(old.id, NEW)}"]
        assert told.detail == f"from {OLD} to {NEW}"
        assert [report.entries for report in await house.store.feed_reports()] == [1]
        await house.newsroom.set_feeds((old,))
        house.web.requests.clear()
        await poll_for(house, 3)
        assert {url for url, _ in house.web.requests} == {NEW}


async def test_of_two_that_come_to_one_address_one_is_retired_and_says_so(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        moved = replace(page(RSS), url=NEW, moved=NEW)
        house.web.pages = {OLD: moved, NEW: page(RSS)}
        await house.newsroom.set_feeds((feed(OLD, "The Gazette"), feed(NEW, "The New Gazette")))
        await poll_for(house, 40)
        old, new = await house.newsroom.sources()
        assert (old.status, old.due) == ("moved", None)
        assert old.detail == f"it moved to {NEW}, which is polled already as The New Gazette"
        assert (new.status, new.due is None) == ("not modified", False)


async def test_a_feed_that_closes_is_asked_no_more(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages = {OLD: page(RSS)}
        await house.newsroom.set_feeds((feed(OLD, "The Gazette"),))
        await poll_for(house, 2)
        house.web.pages = {OLD: page("closed", status=410)}
        await poll_for(house, 2)
        house.web.requests.clear()
        await poll_for(house, 40)
        assert house.web.requests == []
        (source,) = await house.newsroom.sources()
        assert (source.status, source.due) == ("gone", None)
        house.web.pages = {OLD: page(RSS)}
        await house.newsroom.resume_source(source, "U1")
        await poll_for(house, 2)
        (source,) = await house.newsroom.sources()
        assert source.answering


async def test_nothing_in_a_feeds_place_replaces_what_was_had(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages = {OLD: page(RSS, etag='"7"')}
        await house.newsroom.set_feeds((feed(OLD, "The Gazette"),))
        await poll_for(house, 1)
        before = await house.store.feed(identify(OLD))
        assert before is not None
        for body in ("", "<html><title>Just a moment...</title>", "<rss version='2.0'/>"):
            house.web.pages = {OLD: page(body, etag='"8"')}
            await house.store.poll_at(house.watch.time)
            await poll_for(house, 1)
            now = await house.store.feed(identify(OLD))
            assert now is not None
            assert replace(now, failures=0) == replace(before, failures=0)
        house.web.pages = {OLD: page(RSS, etag='"7"')}
        await house.store.poll_at(house.watch.time)
        await poll_for(house, 1)
        assert [report.status for report in await house.store.feed_reports()] == ["not modified"]
        assert [report.entries for report in await house.store.feed_reports()] == [1]
