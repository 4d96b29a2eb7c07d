"""The outlets' feeds, read back by the parser that the newsroom uses."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from bot.domain import Feed, identify
from bot.feeds import syndication
from bot.sandbox.press import OUTLETS, Outlet, SampleArticle, articles, feeds
from bot.sandbox.press.outlets import Format
from tests.sandbox.press.folder import REVISED, put

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SITE = "http://127.0.0.1:8766"
XML = [outlet for outlet in OUTLETS if outlet.format is not Format.JSON]
LEDGER14 = next(outlet for outlet in OUTLETS if outlet.format is Format.JSON)
EACH_XML = pytest.mark.parametrize("outlet", XML, ids=lambda outlet: outlet.key)


def guid(article: SampleArticle) -> str:
    if article.outlet.format is Format.ATOM:
        return f"tag:{article.outlet.key}.example,2019:{article.slug}"
    if article.outlet.permalinks:
        return SITE + article.path
    return f"{article.outlet.key}-{identify(article.slug)}"


def of(outlet: Outlet, folder: Path) -> list[SampleArticle]:
    """Give two articles of an outlet, the later one revised since, and hard to escape."""
    put(folder, f"{outlet.key}/first")
    put(folder, f"{outlet.key}/second", front=REVISED.replace("New title", "<b> & ]]> it"))
    first, second = articles(START, folder=folder)
    return [first, second.at(START)]


@EACH_XML
def test_a_feed_reads_back_as_what_was_published(outlet: Outlet, tmp_path: Path) -> None:
    found = of(outlet, tmp_path)
    body = feeds.write(outlet, found, START, SITE).encode(outlet.charset, "xmlcharrefreplace")
    feed = Feed(id="f", url=f"{SITE}/{outlet.key}/feed", publisher=outlet.name)

    entries = syndication.parse(body, outlet.format, feed).entries

    assert {
        (entry.guid, entry.url, entry.title, entry.summary, entry.published, entry.author)
        for entry in entries
    } == {
        (
            guid(article),
            SITE + article.path,
            article.title,
            article.summary if outlet.summaries else "",
            article.published,
            article.author,
        )
        for article in found
    }
    assert len(entries) == 2


@EACH_XML
def test_a_revised_entry_says_when_and_keeps_its_id(outlet: Outlet, tmp_path: Path) -> None:
    first, revised = of(outlet, tmp_path)
    before = feedparser.parse(feeds.write(outlet, [first], START, SITE)).entries[0]
    after = feedparser.parse(feeds.write(outlet, [revised], START, SITE)).entries[0]
    assert (before.id, after.id) == (guid(first), guid(revised))
    assert after.updated == revised.updated.isoformat()
    assert after.published_parsed[:5] == revised.published.timetuple()[:5]


def test_an_undated_entry_bears_no_date(tmp_path: Path) -> None:
    outlet = next(outlet for outlet in OUTLETS if outlet.key == "clarion")
    put(tmp_path, "clarion/one", front="undated = true\n")
    (article,) = articles(START, folder=tmp_path)
    feed = Feed(id="f", url=f"{SITE}/clarion/feed", publisher=outlet.name)
    body = feeds.write(outlet, [article], START, SITE).encode()
    (entry,) = syndication.parse(body, outlet.format, feed).entries
    assert (entry.title, entry.published) == ("Title of one", None)


def test_the_json_feed_is_of_version_1_1(tmp_path: Path) -> None:
    """Its required fields are those of https://www.jsonfeed.org/version/1.1/."""
    first, revised = of(LEDGER14, tmp_path)
    feed = json.loads(feeds.write(LEDGER14, [first, revised], START, SITE))
    items = feed.pop("items")
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ledger 14",
        "home_page_url": f"{SITE}/ledger14/",
        "feed_url": f"{SITE}/ledger14/feed",
        "description": LEDGER14.motto,
        "language": "en-GB",
    }
    (old,) = [item for item in items if item["url"].endswith("/first")]
    assert old == {
        "id": "tag:ledger14.example,2019:first",
        "url": f"{SITE}/ledger14/first",
        "title": "Title of first",
        "content_html": "<p>Chile set a “quota” of 4.5% on 11 November.</p>\n"
        "<p>It was ¥84bn, £3 — or “€9”, officials said.</p>",
        "date_published": "2026-11-11T13:00:00+00:00",
        "authors": [{"name": "Rosa Etchart"}],
        "summary": "Of first.",
    }
    (new,) = [item for item in items if item["url"].endswith("/second")]
    assert (new["id"], new["date_modified"]) == (
        "tag:ledger14.example,2019:second",
        revised.updated.isoformat(),
    )
    assert "5.4%" in new["content_html"]


@EACH_XML
def test_a_feed_with_nothing_in_it_yet_is_well_formed(outlet: Outlet) -> None:
    text = feeds.write(outlet, (), START, SITE)
    root = ElementTree.fromstring(text.partition("?>")[2])  # noqa: S314
    assert (
        root.tag.rsplit("}")[-1] == {"RSS": "rss", "ATOM": "feed", "RDF": "RDF"}[outlet.format.name]
    )
    assert "2026" in "".join(root.itertext())


def test_a_json_feed_with_nothing_in_it_yet_has_no_items() -> None:
    assert json.loads(feeds.write(LEDGER14, (), START, SITE))["items"] == []


def test_the_dialects_and_the_ways_to_name_an_entry_all_occur() -> None:
    assert {outlet.format for outlet in OUTLETS} == set(Format)
    rss = [outlet for outlet in OUTLETS if outlet.format is Format.RSS]
    assert {outlet.permalinks for outlet in rss} == {True, False}
    assert {outlet.summaries for outlet in OUTLETS} == {True, False}
    assert len({outlet.key for outlet in OUTLETS}) == len({one.name for one in OUTLETS}) == 15


def test_the_newest_entry_comes_first(tmp_path: Path) -> None:
    for day in (3, 1, 2):
        put(tmp_path, f"kittiwake/on-day-{day}", day=day)
    found = articles(START, folder=tmp_path)
    parsed = feedparser.parse(feeds.write(found[0].outlet, found, START, SITE))
    assert [entry.title[-1] for entry in parsed.entries] == ["3", "2", "1"]
    undone = [replace(one, outlet=LEDGER14) for one in found]
    items = json.loads(feeds.write(LEDGER14, undone, START, SITE))["items"]
    assert [item["title"][-1] for item in items] == ["3", "2", "1"]
