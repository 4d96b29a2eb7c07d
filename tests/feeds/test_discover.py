from __future__ import annotations

import pytest

from bot.domain import Feed, identify
from bot.errors import FeedError
from bot.feeds import discover
from bot.feeds.discover import links
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
    head = alternate("/gone") + alternate("comments.xml") + alternate("//other.example/f")
    web = FakeWeb(
        {
            SITE: page(f"<html>{head}</html>"),
            "https://www.gazette.example/gone": page("nothing here", status=410),
            "https://www.gazette.example/comments.xml": page(RSS),
        }
    )
    feed, _ = await discover(SITE, web, InlinePool())
    assert feed.url == "https://www.gazette.example/comments.xml"


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
