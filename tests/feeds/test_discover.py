from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Feed, identify
from bot.errors import FeedError
from bot.feeds import discover
from bot.feeds.links import links
from tests.fakes import FakeWeb, InlinePool, page

SITE = "https://www.gazette.example/trade"
RSS = "<rss version='2.0'><channel><item><guid>1</guid><title>One</title></item></channel></rss>"
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "One"}]}'


def alternate(href: str, kind: str = "application/rss+xml") -> str:
    return f'<LINK Rel="alternate" title="x" type="{kind}" href="{href}">'


@pytest.mark.parametrize(
    ("body", "kind", "content_type"),
    [(RSS, "syndication", "text/xml"), (JSON, "jsonfeed", "application/json")],
)
async def test_a_feed_is_known_by_its_body(body: str, kind: str, content_type: str) -> None:
    web = FakeWeb({SITE: page(body, content_type=content_type)})
    feed, contents = await discover(SITE, web, InlinePool())
    assert feed == Feed(id=identify(SITE), url=SITE, publisher="gazette.example", kind=kind)
    assert [entry.title for entry in contents.entries] == ["One"]


async def test_the_first_feed_that_can_be_read_of_those_a_page_names() -> None:
    head = alternate("/gone") + alternate("trade.xml") + alternate("//other.example/f")
    web = FakeWeb(
        {
            SITE: page(f"<html>{head}</html>"),
            "https://www.gazette.example/gone": page("nothing here", status=410),
            "https://www.gazette.example/trade.xml": page(RSS),
        }
    )
    feed, _ = await discover(SITE, web, InlinePool())
    assert feed.url == "https://www.gazette.example/trade.xml"


async def test_a_site_that_names_none_is_asked_where_feeds_are_by_custom() -> None:
    custom = "https://www.gazette.example/atom.xml"
    web = FakeWeb({SITE: page("<html>Hello</html>"), custom: page(RSS)})
    feed, _ = await discover(SITE, web, InlinePool())
    assert feed.url == custom
    assert len(web.requests) == 4


async def test_the_news_sitemap_that_robots_txt_names_comes_last() -> None:
    sitemap = (
        "<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>/a</loc>"
        "<n:news><n:title>A</n:title></n:news></url></urlset>"
    )
    web = FakeWeb(
        {
            SITE: page("<html>Hello</html>"),
            "https://www.gazette.example/robots.txt": page(
                "User-agent: *\nSitemap: https://www.gazette.example/all.xml\n"
                "sitemap:https://www.gazette.example/news.xml"
            ),
            "https://www.gazette.example/news.xml": page(sitemap),
        }
    )
    feed, contents = await discover(SITE, web, InlinePool())
    assert (feed.kind, len(contents.entries)) == ("sitemap", 1)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<html>Hello</html>", "is no feed and names none"),
        (f"<html>{alternate('/feed')}</html>", "names a feed that cannot be read"),
    ],
)
async def test_what_is_no_feed_is_said_to_be_none(body: str, told: str) -> None:
    pages = {SITE: page(body), "https://www.gazette.example/feed": page("Hello")}
    with pytest.raises(FeedError, match=told):
        await discover(SITE, FakeWeb(pages), InlinePool())


async def test_a_site_that_is_gone_says_so() -> None:
    with pytest.raises(FeedError, match="HTTP 404"):
        await discover(SITE, FakeWeb(), InlinePool())


def test_only_feeds_on_the_web_are_named() -> None:
    head = (
        alternate("javascript:alert(1)")
        + alternate("file:///etc/passwd")
        + alternate("/de", "text/html")
        + '<link rel="stylesheet" type="application/rss+xml" href="/css">'
        + "<link rel=alternate type='application/feed+json; charset=utf-8' href=feed.json>"
        + alternate("")
    )
    assert links(head.encode(), SITE) == ("https://www.gazette.example/feed.json",)
    assert links(b"\xff\xfe<link", SITE) == ()


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<base href='/de/'><link rel=alternate type=application/rss+xml href=rss>", ["de/rss"]),
        ("<link rel='feed' href='/f'>", ["f"]),
        ("<link rel='home alternate' type='text/xml' href='/rss.xml'>", ["rss.xml"]),
        ("<link rel='alternate' href='/rss'><link rel='alternate' href='/de'>", ["rss"]),
        ("<link rel='alternate' type='application/json' href='/wp-json/1'>", []),
        (
            alternate("/comments/feed/") + alternate("/feed/") + alternate("/a?feed=comments-rss2"),
            ["feed/", "comments/feed/", "a?feed=comments-rss2"],
        ),
        ("<a href='/x.rss'>R</a><a href='/feed'>F</a><a href='/feedback'>B</a>", ["x.rss", "feed"]),
        (alternate("/f") + "<a href='/x.rss'>R</a>", ["f"]),
        ("<a href='http://['>x</a><base href='http://['>", []),
    ],
)
def test_feeds_are_named_in_many_ways(markup: str, found: list[str]) -> None:
    named = links(f"<html><head>{markup}".encode(), SITE)
    assert named == tuple(f"https://www.gazette.example/{path}" for path in found)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_page_breaks_the_search(body: bytes) -> None:
    for found in links(b"<html>" + body, SITE):
        assert found.startswith(("http://", "https://"))
