"""What feedparser reads: feeds that are not well-formed, and those with another root."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape

import pytest

from bot.domain import Entry, Feed
from bot.errors import FeedError
from bot.feeds import Contents
from bot.feeds.entries import MAX_ENTRIES
from bot.feeds.syndication import parse

FEED = Feed(id="gazette", url="https://gazette.example/feeds/trade.rss", publisher="The Gazette")
BROKEN = "<odd>"  # opened and not ended, so that nothing around it is well-formed


def read(body: str, url: str = FEED.url) -> Contents:
    return parse(body.encode(), "", Feed(id=FEED.id, url=url, publisher=FEED.publisher))


def rss(*items: str, head: str = "") -> str:
    written = "".join(f"<item>{inner}</item>" for inner in items)
    return (
        f'<rss version="2.0"><channel>{BROKEN}<title>Trade</title>{head}{written}</channel></rss>'
    )


def only(inner: str, head: str = "", url: str = FEED.url) -> Entry:
    (entry,) = read(rss(inner, head=head), url).entries
    return entry


def test_a_feed_that_is_not_well_formed_is_read() -> None:
    found = read(
        rss(
            """<title>Velmark &amp; Arden raise 5 &lt; 6 duties</title><link>/steel</link>
            <guid isPermaLink="false">steel-1</guid><dc:creator>Ada Reyes</dc:creator>
            <pubDate>Mon, 02 Nov 2026 09:30 JST</pubDate>
            <description>&lt;p&gt;Steel &lt;b&gt;and&lt;/b&gt; tin.&lt;/p&gt;</description>"""
        )
    )
    assert found.title == "Trade"
    (entry,) = found.entries
    assert (entry.title, entry.summary) == ("Velmark & Arden raise 5 < 6 duties", "Steel and tin.")
    assert (entry.url, entry.guid) == ("https://gazette.example/steel", "steel-1")
    assert (entry.author, entry.published) == (
        "Ada Reyes",
        datetime(2026, 11, 2, 0, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "said", ["steel-1", "/2026/steel", "tag:gazette.example,2026:1", "/?a=1&b=<2>"]
)
def test_an_id_is_kept_as_it_is_written(said: str) -> None:
    written = f'<guid isPermaLink="false">{escape(said)}</guid><title>A</title>'
    assert only(written).guid == said


def test_markup_that_is_escaped_beside_an_element_is_read_as_markup() -> None:
    inner = "<img src='/a.png'/><![CDATA[<p>Steel <b>and</b> tin.</p>]]>"
    assert only(f"<title>A</title><description>{inner}</description>").summary == "Steel and tin."


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ('<link href="/page"/><link rel="self" href="/self"/>', "https://gazette.example/page"),
        ('<link rel="related" href="https://other.example/"/><link href="/page"/>',
         "https://gazette.example/page"),
        ("<link></link><guid>https://gazette.example/1</guid>", "https://gazette.example/1"),
        ('<guid isPermaLink="false">https://gazette.example/1</guid>', ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>http://[</link>", ""),
        ("<link>/a?b=1&copy=2</link>", "https://gazette.example/a?b=1&copy=2"),
    ],
)  # fmt: skip
def test_a_link_is_the_items_own_page(links: str, expected: str) -> None:
    assert only(f"<title>A</title>{links}").url == expected


def test_the_link_behind_that_of_a_feed_burner_is_taken_and_its_own_kept() -> None:
    entry = only(
        "<title>A</title><link>https://burner.example/1</link>"
        "<feedburner:origLink>https://gazette.example/1</feedburner:origLink>"
    )
    assert (entry.url, entry.given) == ("https://gazette.example/1", "https://burner.example/1")


def test_relative_links_of_a_feed_from_another_host_are_of_its_site() -> None:
    head, burner = "<link>https://gazette.example/</link>", "https://burner.example/gazette"
    assert only("<title>A</title><link>/1</link>", head, burner).url == "https://gazette.example/1"


def test_an_outlet_whose_news_are_gathered_is_named() -> None:
    inner = (
        "<title>Tin - The Courier</title><link>https://courier.example/tin</link>"
        '<source url="https://courier.example">The Courier</source>'
    )
    assert only(inner).publisher == "The Courier"
    assert only(inner.replace("courier.example", "gazette.example")).publisher == ""


def test_a_recording_without_a_page_goes_by_its_file() -> None:
    inner = '<title>A</title><enclosure url="/1.mp3" type="audio/mpeg"/>'
    assert only(inner).guid == "https://gazette.example/1.mp3"


def test_what_a_feed_asks_of_those_who_poll_it_is_heeded() -> None:
    head = "<ttl>90</ttl><skipHours><hour>3</hour><hour>4</hour></skipHours>"
    found = read(rss("<title>A</title>", head=head))
    assert (found.ttl, found.skip) == (5400.0, ("3", "4"))


def test_the_item_in_which_a_feed_was_cut_is_left_out() -> None:
    items = "".join(f"<item><title>Item {n}</title></item>" for n in range(3))
    found = read(f"<rss><channel>{items}"[:-20])
    assert [entry.title for entry in found.entries] == ["Item 0", "Item 1"]


def test_a_channel_definition_is_read() -> None:
    found = read(
        '<CHANNEL HREF="https://gazette.example/"><TITLE>Trade</TITLE>'
        '<ITEM HREF="https://gazette.example/1" LASTMOD="2026-11-02T09:30Z"><TITLE>Tin</TITLE>'
        "<ABSTRACT>Of tin.</ABSTRACT></ITEM></CHANNEL>"
    )
    (entry,) = found.entries
    assert (found.title, entry.title, entry.summary) == ("Trade", "Tin", "Of tin.")
    assert entry.url == "https://gazette.example/1"
    assert entry.published == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def test_an_item_that_is_one_tag_is_not_taken_for_cut_off() -> None:
    found = read('<channel><title>Trade</title><item href="https://gazette.example/1"/></channel>')
    assert [entry.url for entry in found.entries] == ["https://gazette.example/1"]


def test_a_prefix_that_is_not_declared_breaks_nothing() -> None:
    """Such a feed is read as a well-formed one is: the first of its links counts."""
    (entry,) = read(
        "<rss><channel><item><title>A</title><x:note>B</x:note><link>/1</link>"
        "<related><link>/2</link></related></item></channel></rss>"
    ).entries
    assert entry.url == "https://gazette.example/1"


@pytest.mark.parametrize("body", ["<story><title>A</title></story>", "<story><title>A</story>"])
def test_what_is_no_feed_is_refused(body: str) -> None:
    with pytest.raises(FeedError, match="its root is <story>"):
        read(body)


@pytest.mark.parametrize("root", ["urlset", "opml", "s:urlset"])
def test_other_documents_are_left_to_their_own_readers(root: str) -> None:
    with pytest.raises(FeedError, match=f"its root is <{root}>"):
        read(f"<{root}><item><title>A</title></item>{BROKEN}</{root}>")


def test_a_long_feed_that_is_not_well_formed_keeps_the_newest_in_their_order() -> None:
    first = datetime(2026, 11, 1, tzinfo=UTC)
    dates = (first + timedelta(minutes=n) for n in range(MAX_ENTRIES + 5))
    items = (f"<title>{at:%d %H:%M}</title><pubDate>{at.isoformat()}</pubDate>" for at in dates)
    found = [entry.title for entry in read(rss(*items)).entries]
    assert (len(found), found[0]) == (MAX_ENTRIES, "01 00:05")
    assert found == sorted(found)
