"""The outlets' feeds, read back by the parser that the newsroom uses."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from bot.domain import Feed, identify
from bot.feeds import syndication
from bot.sandbox.press import OUTLETS, Outlet, SampleArticle, articles, feeds
from bot.sandbox.press.outlets import Format

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SITE = "http://127.0.0.1:8766"


def guid(article: SampleArticle) -> str:
    if article.outlet.format is Format.ATOM:
        return f"tag:{article.outlet.key}.example,2019:{article.slug}"
    if article.outlet.permalinks:
        return SITE + article.path
    return f"{article.outlet.key}-{identify(article.slug)}"


def by_outlet(outlet: Outlet) -> list[SampleArticle]:
    return [article for article in articles(START) if article.outlet == outlet]


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.key)
def test_a_feed_reads_back_as_what_was_published(outlet: Outlet) -> None:
    found = by_outlet(outlet)
    body = feeds.write(outlet, found, START, SITE).encode()
    feed = Feed(id="f", url=f"{SITE}/{outlet.key}/feed", publisher=outlet.name)

    entries = syndication.parse(body, outlet.format, feed)

    assert [
        (entry.guid, entry.url, entry.title, entry.summary, entry.published, entry.author)
        for entry in entries
    ] == [
        (
            guid(article),
            SITE + article.path,
            article.title,
            article.summary if outlet.summaries else "",
            article.published,
            article.author,
        )
        for article in reversed(found)
    ]


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.key)
def test_a_feed_with_nothing_in_it_yet_is_well_formed(outlet: Outlet) -> None:
    root = ElementTree.fromstring(feeds.write(outlet, (), START, SITE))  # noqa: S314
    assert (
        root.tag.rsplit("}")[-1] == {"RSS": "rss", "ATOM": "feed", "RDF": "RDF"}[outlet.format.name]
    )
    assert "2026" in "".join(root.itertext())


def test_the_three_dialects_and_the_ways_to_name_an_entry_all_occur() -> None:
    assert {outlet.format for outlet in OUTLETS} == set(Format)
    rss = [outlet for outlet in OUTLETS if outlet.format is Format.RSS]
    assert {outlet.permalinks for outlet in rss} == {True, False}
    assert {outlet.summaries for outlet in OUTLETS} == {True, False}
