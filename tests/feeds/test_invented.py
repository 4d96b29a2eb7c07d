"""Feeds of every kind, read by the doors that polling uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import feeds
from bot.domain import Feed
from bot.errors import FeedError
from bot.evaluation import FORMS
from bot.feeds import SOURCES
from bot.feeds.entries import MAX_ENTRIES
from tests.feeds.invented import TOLD, lines
from tests.feeds.invented.told import PROLOG, Told
from tests.feeds.test_syndication import PIECES

FEED = Feed(id="gazette", url="https://gazette.example/feeds/trade.rss", publisher="The Gazette")


def test_all_that_they_say_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(lines())
    figures = FORMS["feeds"](path).figures
    assert (figures["right"], figures["raised"]) == (figures["expected"], 0)


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.id)
def test_polling_reads_each_as_one_kind(one: Told) -> None:
    held = []
    for source in SOURCES.values():
        try:
            held.append(source(one.body, one.content_type, FEED).entries)
        except FeedError:
            continue
    # Each is of one kind, and refused by the others; the bomb is refused by all.
    assert len(held) == (one.id != "an entity bomb")
    assert all(len(entries) <= MAX_ENTRIES for entries in held)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<sitemapindex><sitemap/></sitemapindex>", "its root is <sitemapindex>"),
        ("<urlset><url><loc>/a</loc></url></urlset>", "none of its pages is marked as news"),
    ],
)
def test_a_sitemap_without_news_is_refused(body: str, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        SOURCES["sitemap"]((PROLOG + body).encode(), "application/xml", FEED)


def test_a_sitemap_that_was_cut_off_loses_its_last_page() -> None:
    pages = (f"<url><loc>/{n}</loc><news><title>Item {n}</title></news></url>" for n in range(3))
    body = f"<urlset>{''.join(pages)}"[:-8].encode()
    found = SOURCES["sitemap"](body, "application/xml", FEED).entries
    assert [entry.title for entry in found] == ["Item 0", "Item 1"]


def test_entities_of_a_sitemap_are_not_fetched() -> None:
    body = (
        '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset><url>'
        "<loc>/a</loc><news><title>A &x;</title></news></url></urlset>"
    )
    assert SOURCES["sitemap"](body.encode(), "", FEED).entries[0].title in {"A", "A &x;"}


def test_what_is_of_no_kind_is_refused_in_the_first_kinds_words() -> None:
    with pytest.raises(FeedError, match="an HTML page"):
        feeds.read(b"<!DOCTYPE html><html></html>", "text/html", FEED)


SHORT = [one for one in TOLD if len(one.body) < 5_000]
NEWS = [b"<url>", b"</url>", b"<news:news>", b"<loc>", b"xmlns:n=", b"<n:title>", b"<urlset>"]


@given(st.data())
def test_damage_anywhere_raises_nothing_but_feed_errors(data: st.DataObject) -> None:
    told = data.draw(st.sampled_from(SHORT))
    body = bytearray(told.body)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body)))
        body[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.sampled_from([*PIECES, *NEWS]) | st.binary(max_size=5)
        )
    for source in SOURCES.values():
        try:
            found = source(bytes(body), told.content_type, FEED).entries
        except FeedError:
            continue
        assert all(entry.guid for entry in found)
        assert len({entry.id for entry in found}) == len(found)
