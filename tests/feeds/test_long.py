"""Feeds that are longer than what is kept of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import Feed
from bot.feeds import sitemap
from bot.feeds.entries import MAX_ENTRIES, newest
from bot.feeds.syndication import parse

FEED = Feed(id="f", url="https://gazette.example/feed", publisher="Gazette")
LONG = 10_000


def listed(numbers: range) -> set[str]:
    items = "".join(f"<item><guid>{n}</guid><title>Norland {n}</title></item>" for n in numbers)
    body = f"<rss version='2.0'><channel>{items}</channel></rss>"
    return {one.guid for one in parse(body.encode(), "text/xml", FEED).entries}


@pytest.mark.parametrize("step", [1, -1])
def test_what_comes_anew_without_a_date_is_read_at_whichever_end_it_comes(step: int) -> None:
    first, later = range(LONG)[::step], range(LONG + 20)[::step]
    before, after = listed(first), listed(later)
    assert len(before) == len(after) == MAX_ENTRIES
    # What is new is read, and nothing that is old is new to us.
    assert after - before == {str(number) for number in range(LONG, LONG + 20)}


def test_of_dated_ones_the_newest_are_read_and_an_undated_one_is_as_old_as_the_one_before() -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    dates = [day + timedelta(hours=n) if n % 10 else None for n in range(100)]
    kept = newest(range(100), dates.__getitem__, 20)
    assert list(kept) == list(range(80, 100))
    assert list(newest(range(100), dates[::-1].__getitem__, 20))[:2] == [0, 1]


def test_a_page_of_a_sitemap_without_an_address_has_none() -> None:
    news = (
        "<n:news xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<n:title>Norland {}</n:title></n:news>"
    )
    urls = f"<url>{news.format('A')}</url><url><loc>/b</loc>{news.format('B')}</url>"
    body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"
    found = sitemap.parse(body.encode(), "text/xml", FEED).entries
    assert [one.url for one in found] == ["", "https://gazette.example/b"]
