"""What is odd about some outlets, as a reader meets it: a wall, a wrong charset, a closed door."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import aiohttp
import pytest

from bot.articles.extract import extract
from bot.domain import Feed, PollStatus
from bot.feeds import fetch
from bot.feeds.syndication import parse
from bot.sandbox.press import Press, open_press
from bot.web import open_web
from tests.fakes import InlinePool
from tests.sandbox.press.folder import TEXT, put
from tests.sandbox.press.test_server import START, get, start

SAID = [paragraph.replace("{+0 date}", "11 November") for paragraph in TEXT.split("\n\n")]


async def raw(url: str) -> tuple[bytes, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return await response.read(), response.headers["Content-Type"]


def feed_of(press: Press, key: str) -> Feed:
    (feed,) = [one for one in press.feeds if one.url.endswith(f"/{key}/feed")]
    return feed


async def test_the_wrong_charset_garbles_for_who_trusts_the_server(tmp_path: Path) -> None:
    put(tmp_path, "shiosai/one")
    async with open_press(port=0, path=None, now=start, pace=0, folder=tmp_path) as press:
        press.publish_all()
        feed = feed_of(press, "shiosai")
        body, media = await raw(feed.url)
        page, html = await raw(f"{press.site}/shiosai/one")

    assert media == "application/rss+xml; charset=utf-8"
    assert body.startswith(b'<?xml version="1.0" encoding="Shift_JIS"?>')
    assert html == "text/html; charset=utf-8"
    assert b'<meta charset="Shift_JIS">' in page
    for sent in (body, page):
        with pytest.raises(UnicodeDecodeError):
            sent.decode()
    # Told as the two tables in use under this name have it, and as its reader should.
    for name in ("shift_jis", "cp932"):
        assert "<p>Chile set a “quota” of 4.5% on 11 November.</p>" in page.decode(name)
        assert "<p>It was &#165;84bn, &#163;3 &#8212; or “&#8364;9”" in page.decode(name)
        assert "潮騒経済" in body.decode(name)
    (entry,) = parse(body, media, feed).entries
    assert (entry.title, entry.summary) == ("Title of one", "Of one.")


async def test_a_page_in_the_wrong_charset_can_be_read_all_the_same(tmp_path: Path) -> None:
    said = [f"“Quota” number {number}: {SAID[1]}" for number in range(8)]
    put(tmp_path, "shiosai/one", text="\n\n".join(said))
    async with open_press(port=0, path=None, now=start, pace=0, folder=tmp_path) as press:
        press.publish_all()
        page, media = await raw(f"{press.site}/shiosai/one")
    assert extract(page, media).text.split("\n\n") == said


async def test_a_walled_page_shows_its_text_to_who_consents(tmp_path: Path) -> None:
    put(tmp_path, "rondpoint/one")
    put(tmp_path, "courier/one")
    async with open_press(port=0, path=None, now=start, pace=0, folder=tmp_path) as press:
        press.publish_all()
        url = f"{press.site}/rondpoint/one"
        status, shown, headers = await get(url)
        assert (status, headers["Cache-Control"], "ETag" in headers) == (200, "no-store", False)
        assert "Before you read on" in shown
        assert SAID[0] not in shown
        assert "Of one." in (await get(f"{press.site}/rondpoint/feed"))[1]

        jar = aiohttp.CookieJar(unsafe=True)  # which keeps cookies of an IP address
        async with aiohttp.ClientSession(cookie_jar=jar) as reader:
            async with reader.post(url) as agreed:  # and is sent back to the page
                assert (agreed.status, agreed.url.path) == (200, "/rondpoint/one")
                assert SAID[0] in await agreed.text()
            async with reader.get(url) as again:
                assert SAID[0] in await again.text()
        async with aiohttp.ClientSession() as reader, reader.post(f"{url}-none") as nothing:
            assert nothing.status == 404


async def test_what_has_closed_is_gone() -> None:
    async with open_press(port=0, path=None, now=start) as press:
        for path in ("/quayside/feed", "/quayside/", "/quayside/anything"):
            assert (await get(press.site + path))[0] == 410
        async with open_web(
            user_agent="t", allowed=frozenset({("127.0.0.1", press.port)})
        ) as client:
            poll = await fetch(feed_of(press, "quayside"), client, InlinePool(), START)
    assert (poll.status, poll.detail) == (PollStatus.GONE, "it is gone for good, as the site says")


async def test_the_slow_feed_keeps_its_reader_waiting_and_nobody_else() -> None:
    async with open_press(port=0, path=None, now=start, slow=0.3) as press:
        slow = asyncio.create_task(get(f"{press.site}/fathom/feed"))
        assert (await get(f"{press.site}/kittiwake/feed"))[0] == 200
        assert not slow.done()
        assert (await slow)[0] == 200


async def test_a_press_that_closes_does_not_wait_for_its_slow_feed() -> None:
    began = time.monotonic()
    async with open_press(port=0, path=None, now=start, slow=3600) as press:
        slow = asyncio.create_task(get(f"{press.site}/fathom/feed"))
        assert (await get(f"{press.site}/"))[0] == 200
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)
    assert time.monotonic() - began < 60  # of the hour that its answer would take


async def test_the_rest_of_the_site() -> None:
    async with open_press(port=0, path=None, now=start, pace=0) as press:
        press.publish_next()
        assert (await get(press.site + "/robots.txt"))[1].startswith("User-agent: *\n")
        assert "Kittiwake" in (await get(press.site + "/"))[1]
        assert "Mercosur to halve" in (await get(press.site + "/kittiwake/"))[1]
        for missing in ("/nobody/", "/nobody/feed", "/kittiwake/nothing", "/favicon.ico"):
            assert (await get(press.site + missing))[0] == 404
