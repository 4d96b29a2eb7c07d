"""What a feed's document asks of those who poll it."""

from __future__ import annotations

import pytest

from bot.domain import Feed
from bot.feeds import SOURCES
from bot.feeds.entries import Contents

FEED = Feed(id="f", url="https://gazette.example/trade.rss", publisher="The Gazette")
SPACES = (
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:o="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
ITEM = "<item><title>Wire duty doubled</title><guid>1</guid></item>"


def said(inner: str) -> Contents:
    body = f'<rss version="2.0" {SPACES}><channel><title>T</title>{inner}{ITEM}</channel></rss>'
    return SOURCES["syndication"](body.encode(), "text/xml", FEED)


@pytest.mark.parametrize(
    ("inner", "seconds"),
    [
        ("", 0),
        ("<ttl>60</ttl>", 3_600),
        ("<ttl> 15.5 </ttl>", 900),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>-5</ttl>", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3_600),
        (
            "<o:updatePeriod> Daily </o:updatePeriod><o:updateFrequency>4</o:updateFrequency>",
            21_600,
        ),
        ("<sy:updateFrequency>2</sy:updateFrequency>", 43_200),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", 0),
        ("<ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 1_800),
    ],
)
def test_a_pause_is_read_in_seconds(inner: str, seconds: float) -> None:
    assert said(inner).ttl == seconds


def test_hours_and_days_are_listed_once_each() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (3, "04", 24, 3, 99))
    days = "<day>sunday</day><day> Monday </day><day>Someday</day>"
    found = said(f"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>")
    assert found.skip == ("0", "3", "4", "Sunday", "Monday")


def test_an_item_has_no_hours_of_its_own() -> None:
    assert said("<description>&lt;skipHours&gt;&lt;hour&gt;1</description>").skip == ()


@pytest.mark.parametrize(
    ("url", "moved"),
    [
        ("https://new.example/feed", "https://new.example/feed"),
        ("/feed", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_address_that_a_feed_names_as_its_new_one(url: str, moved: str) -> None:
    assert said(f"<itunes:new-feed-url>{url}</itunes:new-feed-url>").moved == moved


def test_the_same_in_rdf() -> None:
    body = (
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {SPACES}>'
        "<channel><title>T</title><sy:updatePeriod>weekly</sy:updatePeriod></channel>"
        "<item><title>Wire duty doubled</title></item></rdf:RDF>"
    )
    assert SOURCES["syndication"](body.encode(), "", FEED).ttl == 7 * 86_400


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("jsonfeed", '{"version": "https://jsonfeed.org/version/1.1", "items": [], "ttl": 60}'),
        ("sitemap", "<urlset><url><loc>/1</loc><ttl>60</ttl><news/></url></urlset>"),
    ],
)
def test_other_kinds_ask_for_nothing(kind: str, body: str) -> None:
    found = SOURCES[kind](body.encode(), "", FEED)
    assert (found.ttl, found.skip, found.moved) == (0, (), "")
