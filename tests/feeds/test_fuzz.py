"""The door of the parsers: whatever comes in, nothing but entries or FeedError comes out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import feeds
from bot.domain import Feed
from bot.errors import FeedError
from bot.feeds import SOURCES, Source
from tests.feeds.invented import TOLD
from tests.feeds.test_federalregister import PRINTED, listed

pytestmark = pytest.mark.long

FEED = Feed(id="gazette", url="https://gazette.example/feeds/trade.rss", publisher="The Gazette")
WHOLE = [
    *(one.body for one in TOLD if one.id in {"rss 2.0", "atom 1.0", "rss 1.0", "news sitemap"}),
    next(one.body for one in TOLD if one.id == "json feed 1.1"),
    listed(PRINTED),
]
DEEP = 20_000
LONG = b"x" * 1_000_000


def read(body: bytes, content_type: str = "") -> None:
    """Read a body as every kind, and as whatever it is."""
    sources: list[Source] = [*SOURCES.values(), feeds.read]
    for source in sources:
        try:
            found = source(body, content_type, FEED)
        except FeedError:
            continue
        for entry in found.entries:
            assert not entry.url or entry.url.startswith(("http://", "https://"))
            assert "\x00" not in entry.title + entry.summary + entry.guid


@given(st.binary(max_size=400), st.text(max_size=20))
def test_noise(body: bytes, content_type: str) -> None:
    read(body, content_type)


@pytest.mark.parametrize("body", WHOLE, ids=lambda body: body[:20])
def test_what_is_cut_off_at_any_byte(body: bytes) -> None:
    for at in range(len(body)):
        read(body[:at])


@given(st.data())
def test_pieces_of_feeds_in_any_order(data: st.DataObject) -> None:
    pieces = []
    for _ in range(data.draw(st.integers(1, 5))):
        body = data.draw(st.sampled_from(WHOLE))
        start = data.draw(st.integers(0, len(body)))
        pieces.append(body[start : start + data.draw(st.integers(0, 300))])
    read(b"".join(pieces))


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel>" + b"<a>" * DEEP,
        b"<rss><channel><item><title>" + b"<b>" * DEEP + b"x" + b"</b>" * DEEP,
        b"<rss><channel>" + b"<item>" * DEEP,
        b"<rss><channel>" + b"<item>" * 500 + b"<title>x</title>" + b"</item>" * 500,
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='x'/>"
        + b"<x xml:base='a/'>" * DEEP,
        b"<rss><channel><item><description>" + b"&lt;b&gt;" * DEEP,
        b"<rss><channel>" + b"</item>" * DEEP,
        b"<opml>" + b"<outline>" * DEEP,
        b"[" * DEEP,
        b'{"version": "https://jsonfeed.org/version/1", "items": [' + b'{"a":' * DEEP,
        json.dumps({"results": [{"document_number": "1", "abstract": "<b>" * DEEP}]}).encode(),
    ],
    ids=lambda body: body[-12:],
)
def test_what_is_nested_without_end(body: bytes) -> None:
    read(body)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss a='"
        + b"x" * 1_000_000
        + b"'><channel><item><title>A</title></item></channel></rss>",
        b"<rss " + b" ".join(b"a%d='x'" % n for n in range(DEEP)) + b"><channel/></rss>",
        b"<rss " + b"a='x' " * DEEP + b">",
        b"<rss " + b"'" * DEEP + b">",
        b"<rss><!--" * DEEP,
        b"<rss>" + b"<![CDATA[" * DEEP,
        b"<rss>" + b"&" * DEEP + b"&a;" * DEEP + b"<" * DEEP,
        b"<rss><channel><item><guid>" + LONG + b"</guid></item></channel></rss>",
        b"<rss><channel><item><link>http://a/"
        + b"x" * 1_000_000
        + b"</link></item></channel></rss>",
        b"<rss " + LONG + b"><channel><item " + LONG + b" a='x'><title>A</title></item>",
        b"<rss><channel><item><author>" + LONG + b"</author></item></channel></rss>",
        b"<!DOCTYPE x [" + b"<!ENTITY " * DEEP * 5 + b"<rss><channel/></rss>",
        b"<rss><channel>" + b"<! " * DEEP * 5,
        b"<rss><channel>" + b"<?" * DEEP * 5,
        b"<rss><channel><item><title>" + b"&" + LONG + b"</title>",
        b"<rss><channel><item><title>&lt;" + LONG + b"&lt;/b&gt;" * DEEP,
        b"<?xml version='1.0' encoding='" + b"x" * 2_000 + b"'?><rss/>",
        b"<rss" + b" xmlns:a%d='x'" * 3 % (1, 2, 3) + b"><a9:item/></rss>",
    ],
    ids=lambda body: body[-12:],
)
def test_what_is_long_without_end(body: bytes) -> None:
    read(body)
