"""robots.txt: asked once a host and day, heeded, and missed where a host has no answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.articles import Robots, look, read, read_url
from bot.articles.robots import FRESH, SILENCE, SLOWEST, STALE
from bot.domain import Coverage
from bot.errors import HostBusyError, PageError, PoolError, PrivateAddressError, WebError, WebFault
from bot.pool import Pool
from bot.web import Response
from tests.articles.press import ENTRY, FEED, FULL, NOW
from tests.fakes import FakeWeb, InlinePool, page

PLACE = "https://gazette.example/robots.txt"
SHUT = "User-agent: *\nDisallow: /"
TOLD = "robots.txt of gazette.example asks programs not to read this page"


def text(body: str, **given: int) -> Response:
    return page(body, content_type="text/plain", **given)  # type: ignore[arg-type]


async def readable(
    answer: Response | WebError, url: str = ENTRY.url, robots: Robots | None = None,
    now: datetime = NOW,
) -> bool:  # fmt: skip
    try:
        await (robots or Robots()).check(url, FakeWeb({PLACE: answer}), InlinePool(), now)
    except PageError:
        return False
    return True


@pytest.mark.parametrize(
    ("rules", "may"),
    [
        ("", True),
        (SHUT, False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Tradewire\nAllow: /", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: tradewire\nDisallow: /news", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: tradewire\nDisallow: /steel", False),
        ("User-agent: Otherbot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print", True),
        ("User-agent: *\nDisallow: /\nAllow: /steel", True),
        ("<!DOCTYPE html><html><body>Not found</body></html>", True),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
    ],
)
async def test_our_rules_are_heeded_else_those_for_all(rules: str, may: bool) -> None:
    assert await readable(text(rules), "https://gazette.example/steel") is may


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451, 301])
async def test_a_host_without_one_lets_its_pages_be_read(status: int) -> None:
    assert await readable(text(SHUT, status=status))


async def test_a_circle_of_redirects_is_none() -> None:
    circle = WebError("more than 5 redirects", url=PLACE, permanent=True, fault=WebFault.REFUSED)
    assert await readable(circle)


@pytest.mark.parametrize(
    "answer", [text("", status=503), text("", status=429), WebError("no answer", url=PLACE)]
)
async def test_without_an_answer_no_page_is_read_for_a_while(answer: Response | WebError) -> None:
    robots, web = Robots(), FakeWeb({PLACE: answer, ENTRY.url: page(FULL)})
    for _ in range(2):
        with pytest.raises(
            WebError, match=r"robots.txt of gazette.example cannot be had \("
        ) as why:
            await read(ENTRY, FEED, web, InlinePool(), robots, NOW)
        assert not why.value.permanent
    assert len(web.requests) == 1
    web.pages[PLACE] = text("")
    article = await read(ENTRY, FEED, web, InlinePool(), robots, NOW + SILENCE)
    assert article.coverage is Coverage.FULL_TEXT


async def test_an_old_copy_serves_where_the_host_has_no_answer() -> None:
    robots = Robots()
    assert not await readable(text(SHUT), robots=robots)
    silent, later = text("", status=500), NOW + FRESH
    assert not await readable(silent, robots=robots, now=later)
    with pytest.raises(WebError, match="cannot be had"):
        await readable(silent, robots=robots, now=NOW + STALE + timedelta(days=1))


async def test_a_private_address_is_named_as_such() -> None:
    with pytest.raises(PrivateAddressError):
        await readable(PrivateAddressError("not public", url=PLACE))


async def test_it_is_fetched_once_a_day_however_many_pages_are_read() -> None:
    robots, web = Robots(), FakeWeb({PLACE: text("User-agent: *\nDisallow: /x")})
    pages = [f"https://gazette.example/{number}" for number in range(10)]
    await asyncio.gather(*(robots.check(url, web, InlinePool(), NOW) for url in pages))
    assert [url for url, _ in web.requests] == [PLACE]
    await robots.check(pages[0], web, InlinePool(), NOW + FRESH)
    assert [url for url, _ in web.requests] == [PLACE, PLACE]


async def test_a_page_that_is_not_to_be_read_is_not_fetched() -> None:
    web = FakeWeb({PLACE: text(SHUT), ENTRY.url: page(FULL)})
    for feed in (FEED, replace(FEED, official=True)):
        article = await read(ENTRY, feed, web, InlinePool(), Robots(), NOW)
        assert (article.coverage, article.body) == (Coverage.SUMMARY_ONLY, ENTRY.summary)
        assert article.reason == TOLD
    found = await look(ENTRY.url, web, InlinePool(), Robots(), NOW)
    assert (found.coverage, found.reason, found.text) == (Coverage.SUMMARY_ONLY, TOLD, "")
    with pytest.raises(PageError, match=TOLD):
        await read_url(ENTRY.url, web, InlinePool(), Robots(), NOW)
    assert {url for url, _ in web.requests} == {PLACE}


async def test_the_host_that_a_page_moved_to_is_heeded_too() -> None:
    moved = replace(page(FULL), url="https://elsewhere.example/steel")
    web = FakeWeb({ENTRY.url: moved, "https://elsewhere.example/robots.txt": text(SHUT)})
    article = await read(ENTRY, FEED, web, InlinePool(), Robots(), NOW)
    assert article.reason == TOLD.replace("gazette", "elsewhere")


async def test_one_that_bursts_its_parser_is_no_invitation() -> None:
    class Bursting(InlinePool):
        async def run(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            raise PoolError("may_read took longer than 5 s")

    with pytest.raises(PageError, match=TOLD):
        await Robots().check(ENTRY.url, FakeWeb({PLACE: text(SHUT)}), Bursting(), NOW)


async def test_it_is_parsed_in_a_worker() -> None:
    pool = Pool()
    try:
        with pytest.raises(PageError, match=TOLD):
            await Robots().check(ENTRY.url, FakeWeb({PLACE: text(SHUT)}), pool, NOW)
    finally:
        pool.close()


async def test_pages_of_a_host_that_asks_for_pauses_take_turns() -> None:
    rules = "User-agent: *\nCrawl-delay: 10\nDisallow:"
    pages = [f"https://gazette.example/{number}" for number in range(3)]
    web = FakeWeb({PLACE: text(rules), **dict.fromkeys(pages, page(FULL))})
    robots = Robots()

    async def tried(url: str, seconds: float) -> float:
        """Read a page so many seconds from now; give when it is to be tried again."""
        now = NOW + timedelta(seconds=seconds)
        try:
            await read(replace(ENTRY, url=url), FEED, web, InlinePool(), robots, now)
        except HostBusyError as busy:
            return seconds + busy.retry_after
        return 0.0

    assert [await tried(url, 0) for url in pages] == [0, 10, 20]
    assert [await tried(pages[1], 10), await tried(pages[2], 20.5)] == [0, 0]
    # Whoever names a page does not wait for it.
    assert (await look(pages[0], web, InlinePool(), robots, NOW)).coverage is Coverage.FULL_TEXT


async def test_nobody_is_made_to_wait_for_hours() -> None:
    rules = text("User-agent: *\nCrawl-delay: 1e300")
    web, robots = FakeWeb({PLACE: rules}), Robots()
    assert await robots.check(ENTRY.url, web, InlinePool(), NOW) == SLOWEST


async def test_a_shut_path_that_a_page_moved_to_is_heeded_too() -> None:
    rules = text("User-agent: *\nDisallow: /shut/")
    moved = replace(page(FULL), url="https://gazette.example/shut/steel")
    web = FakeWeb({PLACE: rules, ENTRY.url: moved})
    article = await read(ENTRY, FEED, web, InlinePool(), Robots(), NOW)
    assert (article.coverage, article.reason) == (Coverage.SUMMARY_ONLY, TOLD)


async def test_a_host_that_asks_to_be_left_alone_is() -> None:
    robots = Robots()
    web = FakeWeb({PLACE: page("", status=404), ENTRY.url: page("", status=429, retry_after="120")})

    async def asked(after: float) -> object:
        now = NOW + timedelta(seconds=after)
        return await read(ENTRY, FEED, web, InlinePool(), robots, now)

    with pytest.raises(WebError, match="HTTP 429"):
        await asked(0)
    pages = [url for url, _ in web.requests].count(ENTRY.url)
    with pytest.raises(HostBusyError) as busy:
        await asked(20)
    assert busy.value.retry_after == 100.0
    assert [url for url, _ in web.requests].count(ENTRY.url) == pages
    web.pages[ENTRY.url] = page(FULL)
    assert (await read(ENTRY, FEED, web, InlinePool(), robots, NOW + timedelta(minutes=3))).body


async def test_for_a_host_that_is_left_alone_for_long_the_summary_does() -> None:
    robots = Robots()
    web = FakeWeb(
        {PLACE: page("", status=404), ENTRY.url: page("", status=429, retry_after="86400")}
    )
    with pytest.raises(WebError):
        await read(ENTRY, FEED, web, InlinePool(), robots, NOW)
    article = await read(ENTRY, FEED, web, InlinePool(), robots, NOW + timedelta(minutes=1))
    assert article.coverage is Coverage.SUMMARY_ONLY
    assert article.reason == "its site asks to be left alone for 1,439 minutes"
