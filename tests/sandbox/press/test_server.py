"""The press over a real socket: what has broken, validators, restart, who is let in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.domain import Feed, identify
from bot.errors import ConfigError
from bot.sandbox.press import OUTLETS, Press, articles, open_press
from bot.sandbox.press.server import INTERVAL

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


async def get(url: str, **headers: str) -> tuple[int, str, Mapping[str, str]]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with aiohttp.ClientSession() as session, session.get(url, headers=sent) as response:
        return response.status, await response.text(), response.headers


async def listed(press: Press) -> set[str]:
    """Say which articles the feeds list, by path."""
    bodies = [(await get(feed.url))[1] for feed in press.feeds]
    return {one.path for one in press.articles if any(one.path in body for body in bodies)}


async def test_an_article_is_nowhere_before_it_breaks_and_everywhere_after() -> None:
    clock = Clock()
    async with open_press(port=0, path=None, now=clock) as press:
        for article in press.articles:
            clock.at = article.breaks - timedelta(milliseconds=1)
            assert article.path not in await listed(press)
            assert (await get(press.site + article.path))[0] == 404
            clock.at = article.breaks
            assert article.path in await listed(press)
            assert (await get(press.site + article.path))[0] == 200
        assert await listed(press) == {article.path for article in press.articles}


async def test_pace_makes_articles_break_sooner() -> None:
    clock = Clock()
    async with open_press(port=0, path=None, now=clock, pace=100) as press:
        clock.move(0.5)
        assert len(await listed(press)) == len(press.articles)
        assert press.articles == articles(START, pace=100)


async def test_the_feeds_are_what_the_newsroom_polls() -> None:
    async with open_press(port=0, path=None, now=Clock()) as press:
        urls = [f"http://127.0.0.1:{press.port}/{outlet.key}/feed" for outlet in OUTLETS]
        assert press.feeds == tuple(
            Feed(
                id=identify(url),
                url=url,
                publisher=outlet.name,
                official=outlet.official,
                interval=INTERVAL,
            )
            for url, outlet in zip(urls, OUTLETS, strict=True)
        )
        for url, outlet in zip(urls, OUTLETS, strict=True):
            status, _, headers = await get(url)
            assert (status, headers["Content-Type"]) == (200, f"{outlet.format}; charset=utf-8")


async def test_a_known_etag_gets_304_until_something_breaks() -> None:
    clock = Clock()
    async with open_press(port=0, path=None, now=clock) as press:
        url = press.feeds[0].url
        _, _, first = await get(url)

        status, body, again = await get(url, If_None_Match=first["ETag"])
        assert (status, body, again["ETag"]) == (304, "", first["ETag"])
        assert (await get(url, If_None_Match='W/"other", ' + first["ETag"]))[0] == 304
        assert (await get(url, If_None_Match='"other"'))[0] == 200

        clock.move(60)
        status, body, later = await get(url, If_None_Match=first["ETag"])
        assert status == 200
        assert later["ETag"] != first["ETag"]


async def test_last_modified_is_when_the_newest_article_broke() -> None:
    clock = Clock()
    async with open_press(port=0, path=None, now=clock) as press:
        url = press.feeds[0].url
        _, _, first = await get(url)
        assert first["Last-Modified"] == "Wed, 25 Nov 2026 09:00:00 GMT"
        assert (await get(url, If_Modified_Since=first["Last-Modified"]))[0] == 304

        clock.move(18)
        status, _, later = await get(url, If_Modified_Since=first["Last-Modified"])
        assert (status, later["Last-Modified"]) == (200, "Wed, 25 Nov 2026 09:00:18 GMT")
        # Where both validators come, the entity tag decides (RFC 9110, 13.1.3).
        modified, tag = later["Last-Modified"], first["ETag"]
        assert (await get(url, If_Modified_Since=modified, If_None_Match=tag))[0] == 200


async def test_a_page_stays_the_same_once_it_is_published() -> None:
    clock = Clock()
    async with open_press(port=0, path=None, now=clock) as press:
        url = press.site + press.articles[0].path
        _, before, headers = await get(url)
        clock.move(60)
        assert (await get(url))[1] == before
        assert (await get(url, If_None_Match=headers["ETag"]))[0] == 304


async def test_a_restart_goes_on_where_the_press_stood(tmp_path: Path) -> None:
    path, clock = tmp_path / "var" / "press.json", Clock(START + timedelta(milliseconds=700))
    async with open_press(port=0, path=path, now=clock) as press:
        first = (press.start, press.articles)
        assert press.start == START
    clock.move(3 * 86_400)
    async with open_press(port=0, path=path, now=clock) as press:
        assert (press.start, press.articles) == first
        assert len(await listed(press)) == len(press.articles)
    assert [file.name for file in path.parent.iterdir()] == ["press.json"]


async def test_a_first_start_in_another_zone_is_kept_in_utc(tmp_path: Path) -> None:
    tokyo = START.astimezone(tz=None).isoformat()
    (tmp_path / "press.json").write_text(f'{{"start": "{tokyo}"}}')
    async with open_press(port=0, path=tmp_path / "press.json", now=Clock()) as press:
        assert (press.start, press.start.tzinfo) == (START, UTC)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"start": 3}', '{"start": "soon"}'])
async def test_a_spoilt_clock_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "press.json"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"press\.json does not hold .* delete it"):
        async with open_press(port=0, path=path, now=Clock()):
            pass
    assert path.read_text() == text


async def test_a_port_in_use_is_named() -> None:
    async with open_press(port=0, path=None, now=Clock()) as press:
        with pytest.raises(ConfigError, match=f"cannot listen on 127.0.0.1:{press.port}"):
            async with open_press(port=press.port, path=None, now=Clock()):
                pass


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org", ""])  # noqa: S104
async def test_it_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(ConfigError, match="loopback only"):
        async with open_press(port=0, path=None, now=Clock(), host=host):
            pass


@pytest.mark.parametrize("pace", [0, -1.0])
async def test_a_pace_must_be_above_nothing(pace: float) -> None:
    with pytest.raises(ConfigError, match="pace must be above 0"):
        async with open_press(port=0, path=None, now=Clock(), pace=pace):
            pass


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8766", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8766", 421),
        ("192.0.2.7", 421),
    ],
)
async def test_foreign_hosts_are_refused(host: str, status: int) -> None:
    async with open_press(port=0, path=None, now=Clock()) as press:
        assert (await get(press.site + "/", Host=host))[0] == status


async def test_the_rest_of_the_site() -> None:
    async with open_press(port=0, path=None, now=Clock()) as press:
        assert (await get(press.site + "/robots.txt"))[1].startswith("User-agent: *\n")
        assert "Kittiwake" in (await get(press.site + "/"))[1]
        assert "Mercosur to halve" in (await get(press.site + "/kittiwake/"))[1]
        for missing in ("/nobody/", "/nobody/feed", "/kittiwake/nothing", "/favicon.ico"):
            assert (await get(press.site + missing))[0] == 404
