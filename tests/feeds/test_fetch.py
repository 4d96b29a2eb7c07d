"""One poll of a feed: what is asked, and what each answer is taken for."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.domain import Entry, Feed, Poll, PollStatus, identify
from bot.errors import PoolError, WebError, WebFault
from bot.feeds import after, fetch
from bot.feeds.fetch import ACCEPT, MAX_BYTES
from bot.pool import Pool
from bot.web import open_web
from tests.fakes import FakeWeb, InlinePool, page

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
URL = "https://gazette.example/trade.rss"
FEED = Feed(id="gazette", url=URL, publisher="The Gazette")
ITEM = """<item><title>Velmark raises steel tariff</title><link>/steel</link>
<guid isPermaLink="false">steel-1</guid><pubDate>{date}</pubDate></item>"""
ENTRY = Entry(
    id=identify("gazette", "steel-1"),
    feed_id="gazette",
    guid="steel-1",
    url="https://gazette.example/steel",
    title="Velmark raises steel tariff",
    summary="",
    published=datetime(2026, 11, 2, 11, 30, tzinfo=UTC),
)


def rss(date: str = "Mon, 02 Nov 2026 11:30:00 GMT") -> str:
    return f'<rss version="2.0"><channel>{ITEM.format(date=date)}</channel></rss>'


async def poll(fake: FakeWeb, feed: Feed = FEED) -> Poll:
    return await fetch(feed, fake, InlinePool(), NOW)


def refused(code: int, retry_after: float | None = None) -> Poll:
    status = PollStatus.GONE if code == 410 else PollStatus.HTTP
    return Poll(status=status, code=code, detail=f"HTTP {code}", retry_after=retry_after)


async def test_entries_and_validators_come_back() -> None:
    modified = "Mon, 02 Nov 2026 11:31:00 GMT"
    fake = FakeWeb({URL: page(rss(), etag='W/"7"', last_modified=modified)})
    assert await poll(fake) == Poll(
        status=PollStatus.OK, entries=(ENTRY,), etag='W/"7"', modified=modified
    )
    assert fake.requests == [(URL, {"Accept": ACCEPT})]


async def test_validators_are_sent_back_as_they_came() -> None:
    fake = FakeWeb({URL: page("", status=304)})
    feed = replace(FEED, etag='W/"7"', modified="Mon, 02 Nov 2026 11:31:00 GMT")
    assert await poll(fake, feed) == Poll(status=PollStatus.NOT_MODIFIED)
    assert fake.requests == [
        (
            URL,
            {
                "Accept": ACCEPT,
                "If-None-Match": 'W/"7"',
                "If-Modified-Since": "Mon, 02 Nov 2026 11:31:00 GMT",
            },
        )
    ]


@pytest.mark.parametrize("value", ["x" * 501, "ü", "a\nb", "\udcff"])
async def test_validators_that_cannot_be_sent_back_are_dropped(value: str) -> None:
    assert (await poll(FakeWeb({URL: page(rss(), etag=value)}))).etag == ""


async def test_links_are_resolved_against_the_final_url() -> None:
    moved = replace(page(rss()), url="https://www.gazette.example/new/trade.rss")
    (entry,) = (await poll(FakeWeb({URL: moved}))).entries
    assert entry.url == "https://www.gazette.example/steel"
    assert entry.id == ENTRY.id


async def test_a_date_still_to_come_is_dropped() -> None:
    for date in ("Mon, 02 Nov 2026 12:00:01 GMT", "9999-12-31T00:00:00Z"):
        fake = FakeWeb({URL: page(rss(date))})
        assert (await poll(fake)).entries == (replace(ENTRY, published=None),)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 02 Nov 2026 12:02:00 GMT", 120.0),
        ("Mon, 02 Nov 2026 11:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("9" * 400, 999_999_999.0),
        ("Mon, 99 Foo 2026", None),
        ("²", None),
    ],
)
async def test_retry_after_is_read(header: str, seconds: float | None) -> None:
    for status in (429, 503):
        fake = FakeWeb({URL: page("", status=status, retry_after=header)})
        assert await poll(fake) == refused(status, seconds)


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 500])
async def test_other_statuses_fail_and_say_so(status: int) -> None:
    assert await poll(FakeWeb({URL: page(rss(), status=status)})) == refused(status)


async def test_an_unknown_kind_is_a_failed_poll() -> None:
    feed = replace(FEED, kind="gopher")
    assert await poll(FakeWeb(), feed) == Poll(
        status=PollStatus.NOT_A_FEED, detail="kind 'gopher' is unknown"
    )


async def test_a_poll_through_real_sockets_and_processes() -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"7"':
            return web.Response(status=304)
        response = web.Response(text=rss(), content_type="application/rss+xml")
        response.headers["ETag"] = '"7"'
        response.enable_compression()
        return response

    press = web.Application()
    press.router.add_get("/trade.rss", answer)
    runner, pool = web.AppRunner(press), Pool()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    feed = replace(FEED, url=f"http://{host}:{port}/trade.rss")
    async with open_web(user_agent="test", allowed=frozenset({(host, port)})) as client:
        first = await fetch(feed, client, pool, NOW)
        again, _ = after(feed, first, NOW, random.Random(1))
        second = await fetch(again, client, pool, NOW)
    pool.close()
    await runner.cleanup()
    entry = replace(ENTRY, url=f"http://{host}:{port}/steel")
    assert first == Poll(status=PollStatus.OK, entries=(entry,), etag='"7"')
    assert second == Poll(status=PollStatus.NOT_MODIFIED)


async def test_whatever_goes_wrong_is_a_failed_poll() -> None:
    class Hanging(InlinePool):
        async def run(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            raise PoolError("parse took longer than 15 s")

    slow = WebError("no answer within 10 s", url=URL, fault=WebFault.TIMEOUT)
    big = FakeWeb({URL: page(b" " * (MAX_BYTES + 1))})

    async def ended(fake: FakeWeb) -> tuple[str, str]:
        found = await poll(fake)
        return found.outcome, found.detail

    assert await ended(FakeWeb({URL: slow})) == ("timeout", "no answer within 10 s")
    assert await ended(big) == ("too large", "too large")
    assert await ended(FakeWeb({URL: page("")})) == ("not a feed", "an empty body")
    html = FakeWeb({URL: page("<html></html>")})
    assert await ended(html) == ("not a feed", "an HTML page, not a feed")
    hung = await fetch(FEED, FakeWeb({URL: page(rss())}), Hanging(), NOW)
    assert (hung.outcome, hung.detail) == ("unreadable", "parse took longer than 15 s")
