"""Lists of feeds as other readers keep them, and as they are written here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Feed, Offer, identify
from bot.errors import FeedError
from bot.feeds import opml


def offer(url: str, publisher: str, region: str = "", *topics: str) -> Offer:
    return Offer(
        feed=Feed(id=identify(url), url=url, publisher=publisher), region=region, topics=topics
    )


GAZETTE = offer("https://gazette.example/rss?a=1&b=2", "The Gazette")
HERALD = offer("https://herald.example/feed", "Herald & Post", "Asia")


def listed(*outlines: str, head: str = "") -> bytes:
    return f"{head}<opml version='1.0'><body>{''.join(outlines)}</body></opml>".encode()


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        (
            '<outline type="rss" text="The Gazette" xmlUrl="https://gazette.example/rss?a=1&amp;b=2"/>',
            GAZETTE,
        ),
        ('<OUTLINE TITLE="The Gazette" XMLURL="https://gazette.example/rss?a=1&b=2">', GAZETTE),
        (
            """<outline text='Asia'><outline text='' title='Herald &amp; Post'
            xmlurl='feed://herald.example/feed'/></outline>""",
            offer("http://herald.example/feed", "Herald & Post", "Asia"),
        ),
        (
            """<outline text='Asia'><outline title='Cars'><outline text='Caf&eacute;'
            category='/trade/steel,Ports' xmlUrl=' https://c.example/f '/></outline></outline>""",
            offer("https://c.example/f", "Café", "Asia", "Cars", "trade", "steel", "Ports"),
        ),
        (
            "<outline type='atom' url='https://d.example/f'/>",
            offer("https://d.example/f", "d.example"),
        ),
    ],
)
def test_outlines_are_read_as_readers_write_them(outline: str, expected: Offer) -> None:
    assert opml.read(listed(outline)) == (expected,)


def test_an_address_that_is_named_twice_is_one_feed_of_both_folders() -> None:
    one = "<outline xmlUrl='https://a.example/f' text='A'/>"
    body = listed(
        f"<outline text='Asia'>{one}</outline>",
        f"<outline text='x'><outline text='Cars'>{one}</outline></outline>",
    )
    assert opml.read(body) == (offer("https://a.example/f", "A", "Asia", "Cars"),)


@pytest.mark.parametrize(
    "outline",
    [
        "<outline text='Notes'/>",
        "<outline xmlUrl='javascript:alert(1)'/>",
        "<outline xmlUrl='file:///etc/passwd'/>",
        "<outline type='link' url='https://a.example/list.opml'/>",
        "<outline htmlUrl='https://a.example/'/>",
    ],
)
def test_what_is_no_feed_on_the_web_is_left_out(outline: str) -> None:
    assert opml.read(listed(outline)) == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty body"),
        (b"<rss/>", "not OPML: its root is <rss>"),
        (b"<!DOCTYPE html><html></html>", "an HTML page"),
        (
            listed(head='<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'),
            "entities that could expand without end",
        ),
        (b"<opml>" + b" " * opml.MAX_BYTES, "more than 5 MB"),
        (
            listed(*(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(5_001))),
            "more than 5000 feeds",
        ),
    ],
)
def test_what_is_no_list_or_too_long_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        opml.read(body)


def test_a_list_that_is_cut_off_or_nested_without_end_is_read_as_far_as_it_goes() -> None:
    cut = listed("<outline xmlUrl='https://a.example/f' text='A'/>")[:-12]
    deep = "<outline text='x'>" * 5_000 + "<outline xmlUrl='https://b.example/f'/>"
    assert [one.feed.url for one in opml.read(cut)] == ["https://a.example/f"]
    assert len(opml.read(listed(deep))) <= 1


@given(
    st.lists(
        st.builds(
            lambda number, name, region, topics, kind, official, minutes, only: Offer(
                feed=replace(
                    offer(f"https://a.example/{number}?x=1&y=<", name).feed,
                    kind=kind,
                    official=official,
                    interval=minutes * 60.0,
                    only=only,
                ),
                region=region,
                topics=topics,
            ),
            st.integers(0, 99),
            st.sampled_from(["The Gazette", "Herald & Post <b>", 'A "quoted" one', "時報"]),
            st.sampled_from(["", "Asia", "Europe & Turkey"]),
            st.sampled_from([(), ("cars",), ("cars", "steel & iron")]),
            st.sampled_from(["syndication", "jsonfeed", "sitemap"]),
            st.booleans(),
            st.sampled_from([1, 15, 7.5, 90]),
            st.sampled_from(["", "(?i)steel|alumin", r'\btariff "x"  & <y>']),
        ),
        unique_by=lambda one: one.feed.url,
    )
)
def test_what_is_written_is_read_back(offers: list[Offer]) -> None:
    found = opml.read(opml.write(offers))
    assert sorted(found, key=repr) == sorted(offers, key=repr)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_nothing_but_feed_errors_comes_out(noise: bytes, at: int) -> None:
    body = opml.write([GAZETTE, HERALD])
    try:
        opml.read(body[:at] + noise + body[at:])
    except FeedError:
        return


def test_what_cannot_be_used_is_told_with_why() -> None:
    ours = f"xmlns:t='{opml._OURS}'"
    body = listed(
        "<outline text='Notes'/>",
        "<outline text='A' xmlUrl='javascript:alert(1)'/>",
        "<outline text='B' type='rss'/>",
        f"<outline {ours} text='C' xmlUrl='https://c.example/f' t:only='('/>",
        f"<outline {ours} text='D' xmlUrl='https://d.example/f' t:minutes='soon'/>",
    )
    found, unusable = opml.listed(body)
    assert [(one.name, one.feed.interval) for one in found] == [("D", 900.0)]
    assert unusable[:2] == (
        "A: javascript:alert(1) is no address of the web",
        "B: it names no address",
    )
    assert unusable[2].startswith("C: the pattern of its titles is no regular expression")
    assert len(unusable) == 3


def test_an_address_is_one_however_its_scheme_and_host_are_written() -> None:
    urls = ("HTTP://A.Example/Feed?X=1", "http://a.example/Feed?X=1", "HTTPS://A.example")
    found = opml.read(listed(*(f"<outline text='A' xmlUrl='{url}'/>" for url in urls)))
    assert [one.feed.url for one in found] == ["http://a.example/Feed?X=1", "https://a.example"]
