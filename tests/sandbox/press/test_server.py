"""The press over a real socket: what is out, how its time passes, restart, who is let in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.domain import Feed, identify
from bot.errors import ConfigError
from bot.feeds.fetch import FETCH_DEADLINE
from bot.sandbox.press import OUTLETS, Press, open_press
from bot.sandbox.press.outlets import Format
from bot.sandbox.press.server import INTERVAL, SLOW
from tests.sandbox.press.folder import REVISED, put

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
RUNNING = [outlet for outlet in OUTLETS if not (outlet.gone or outlet.slow)]


def start() -> datetime:
    return START


class Stopwatch:
    """Real seconds that pass only when they are let."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def get(url: str, **headers: str) -> tuple[int, str, Mapping[str, str]]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with aiohttp.ClientSession() as session, session.get(url, headers=sent) as response:
        return response.status, await response.text(errors="replace"), response.headers


async def listed(press: Press) -> set[str]:
    """Say which articles the feeds list, by path."""
    bodies = [(await get(f"{press.site}/{outlet.key}/feed"))[1] for outlet in RUNNING]
    return {one.path for one in press.articles if any(one.path in body for body in bodies)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Hold three articles, of days 1, 2 and 2, the first revised on day 2."""
    folder = tmp_path / "articles"
    put(folder, "kittiwake/first", front=REVISED)
    put(folder, "wharfinger/second", day=2)
    put(folder, "kittiwake/third", day=2, text="Third. Longer than the second.")
    return folder


async def test_an_article_is_nowhere_before_it_breaks_and_everywhere_after(folder: Path) -> None:
    stopwatch = Stopwatch()
    async with open_press(port=0, path=None, now=start, folder=folder, elapsed=stopwatch) as press:
        for article in press.articles:
            breaks = (article.breaks - START).total_seconds()
            stopwatch.seconds = breaks - 0.01
            assert article.path not in await listed(press)
            assert (await get(press.site + article.path))[0] == 404
            stopwatch.seconds = breaks
            assert article.path in await listed(press)
            assert (await get(press.site + article.path))[0] == 200
        assert await listed(press) == {article.path for article in press.articles}


async def test_all_the_shipped_articles_break_in_five_seconds_at_a_pace_of_100() -> None:
    stopwatch = Stopwatch()
    async with open_press(port=0, path=None, now=start, pace=100, elapsed=stopwatch) as press:
        stopwatch.seconds = 5
        assert press.broken == press.total == len(press.articles)
        assert await listed(press) == {article.path for article in press.articles}


async def test_the_next_article_and_all_the_rest_can_be_had_at_once(folder: Path) -> None:
    async with open_press(port=0, path=None, now=start, pace=0, folder=folder) as press:
        seen = [(press.broken, press.day)]
        press.publish_next()
        seen.append((press.broken, press.day))
        assert await listed(press) == {"/kittiwake/first"}
        press.publish_next()  # two that break at the same time
        seen.append((press.broken, press.day))
        press.publish_next()
        seen.append((press.broken, press.day))
        assert seen == [(0, 1), (1, 1), (3, 2), (3, 14)]
        assert (press.total, press.now) == (3, datetime(2026, 11, 25, tzinfo=UTC))
    async with open_press(port=0, path=None, now=start, pace=0, folder=folder) as press:
        press.publish_all()
        assert (press.broken, press.day) == (3, 14)


async def test_a_jump_of_the_desk_clock_does_not_move_the_press(folder: Path) -> None:
    times = [START]
    async with open_press(
        port=0, path=None, now=lambda: times[-1], folder=folder, elapsed=Stopwatch()
    ) as press:
        times.append(START + timedelta(days=400))
        assert (press.broken, press.now) == (0, press.opened)


async def test_a_revision_changes_page_feed_and_validators(folder: Path) -> None:
    async with open_press(port=0, path=None, now=start, pace=0, folder=folder) as press:
        press.publish_next()
        page, feed = f"{press.site}/kittiwake/first", f"{press.site}/kittiwake/feed"
        _, text, first = await get(page)
        assert "4.5%" in text
        assert first["Last-Modified"] == "Wed, 11 Nov 2026 13:00:00 GMT"
        press.publish_next()
        since = first["Last-Modified"]
        status, text, headers = await get(page, If_Modified_Since=since)
        assert (status, headers["Last-Modified"]) == (200, "Thu, 12 Nov 2026 10:00:00 GMT")
        assert "5.4%" in text
        assert "4.5%" not in text
        assert headers["ETag"] != first["ETag"]
        _, text, _ = await get(feed)
        assert "<title>New title</title>" in text
        assert "<dcterms:modified>2026-11-12T10:00:00+00:00</dcterms:modified>" in text


async def test_the_feeds_are_what_the_newsroom_polls() -> None:
    async with open_press(port=0, path=None, now=start) as press:
        urls = [f"http://127.0.0.1:{press.port}/{outlet.key}/feed" for outlet in OUTLETS]
        assert press.feeds == tuple(
            Feed(
                id=identify(url),
                url=url,
                publisher=outlet.name,
                kind="jsonfeed" if outlet.format is Format.JSON else "syndication",
                official=outlet.official,
                interval=INTERVAL,
            )
            for url, outlet in zip(urls, OUTLETS, strict=True)
        )
        for outlet in RUNNING:
            status, _, headers = await get(f"{press.site}/{outlet.key}/feed")
            assert (status, headers["Content-Type"]) == (200, f"{outlet.format}; charset=utf-8")


async def test_a_known_etag_gets_304_until_something_breaks(folder: Path) -> None:
    async with open_press(port=0, path=None, now=start, pace=0, folder=folder) as press:
        url = press.feeds[0].url
        _, _, first = await get(url)
        assert first["Last-Modified"] == "Wed, 11 Nov 2026 12:00:00 GMT"

        status, body, again = await get(url, If_None_Match=first["ETag"])
        assert (status, body, again["ETag"]) == (304, "", first["ETag"])
        assert (await get(url, If_None_Match='W/"other", ' + first["ETag"]))[0] == 304
        assert (await get(url, If_None_Match='"other"'))[0] == 200
        assert (await get(url, If_Modified_Since=first["Last-Modified"]))[0] == 304

        press.publish_next()
        status, body, later = await get(url, If_None_Match=first["ETag"])
        assert (status, later["Last-Modified"]) == (200, "Wed, 11 Nov 2026 13:00:00 GMT")
        assert later["ETag"] != first["ETag"]
        # Where both validators come, the entity tag decides (RFC 9110, 13.1.3).
        modified, tag = later["Last-Modified"], first["ETag"]
        assert (await get(url, If_Modified_Since=modified, If_None_Match=tag))[0] == 200


async def test_a_page_stays_the_same_once_it_is_published(folder: Path) -> None:
    async with open_press(port=0, path=None, now=start, pace=0, folder=folder) as press:
        press.publish_next()
        press.publish_next()
        url = f"{press.site}/wharfinger/second"
        _, before, headers = await get(url)
        press.publish_all()
        assert (await get(url))[1] == before
        assert (await get(url, If_None_Match=headers["ETag"]))[0] == 304


# -- across restarts ---------------------------------------------------------------------


async def test_a_restart_goes_on_where_the_press_stood(tmp_path: Path, folder: Path) -> None:
    path, stopwatch = tmp_path / "var" / "press.json", Stopwatch()
    async with open_press(port=0, path=path, now=start, folder=folder, elapsed=stopwatch) as press:
        first = (press.start, press.articles)
        assert press.start == START
        stopwatch.seconds = 20
    stopwatch.seconds = 9_000  # while it is closed nothing happens

    def later() -> datetime:
        return START + timedelta(days=3)

    async with open_press(port=0, path=path, now=later, folder=folder, elapsed=stopwatch) as press:
        assert (press.start, press.articles, press.pace) == (*first, 1.0)
        assert (press.now, press.broken) == (datetime(2026, 11, 12, 4, tzinfo=UTC), 1)
        stopwatch.seconds += 15
        assert press.broken == 3
    assert [file.name for file in path.parent.iterdir()] == ["press.json"]


async def test_a_pace_set_by_hand_is_kept_until_the_setting_changes(tmp_path: Path) -> None:
    path = tmp_path / "press.json"
    async with open_press(port=0, path=path, now=start, pace=2) as press:
        press.set_pace(0)
    async with open_press(port=0, path=path, now=start, pace=2) as press:
        assert press.pace == 0
    async with open_press(port=0, path=path, now=start, pace=3) as press:
        assert press.pace == 3


async def test_what_a_reader_saw_is_still_out_after_a_crash(tmp_path: Path, folder: Path) -> None:
    path, crashed, stopwatch = tmp_path / "press.json", tmp_path / "copy.json", Stopwatch()
    async with open_press(port=0, path=path, now=start, folder=folder, elapsed=stopwatch) as press:
        stopwatch.seconds = 2
        assert await listed(press) == {"/kittiwake/first"}
        crashed.write_text(path.read_text())
    async with open_press(port=0, path=crashed, now=start, folder=folder, pace=1) as press:
        assert await listed(press) >= {"/kittiwake/first"}


async def test_the_clock_of_an_older_press_begins_its_fortnight(tmp_path: Path) -> None:
    path = tmp_path / "press.json"
    path.write_text(f'{{"start": "{START.astimezone(tz=None).isoformat()}"}}')

    def later() -> datetime:
        return START + timedelta(days=30)

    async with open_press(port=0, path=path, now=later, elapsed=Stopwatch()) as press:
        assert (press.start, press.start.tzinfo) == (START, UTC)
        assert press.now == press.opened
    assert json.loads(path.read_text()) == {
        "start": "2026-11-25T09:00:00+00:00",
        "told": "2026-11-11T12:00:00+00:00",
        "pace": 1.0,
        "given": 1.0,
    }


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", '{"pace": 1}', '{"start": 3}', '{"start": "soon"}'),
        f'{{"start": "{START.isoformat()}", "told": 3}}',
        f'{{"start": "{START.isoformat()}", "pace": "fast"}}',
    ],
)
async def test_a_spoilt_clock_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "press.json"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"press\.json does not hold .* delete it"):
        async with open_press(port=0, path=path, now=start):
            pass
    assert path.read_text() == text


# -- settings ----------------------------------------------------------------------------


async def test_a_port_in_use_is_named() -> None:
    async with open_press(port=0, path=None, now=start) as press:
        with pytest.raises(ConfigError, match=f"cannot listen on 127.0.0.1:{press.port}"):
            async with open_press(port=press.port, path=None, now=start):
                pass


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org", ""])  # noqa: S104
async def test_it_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(ConfigError, match="loopback only"):
        async with open_press(port=0, path=None, now=start, host=host):
            pass


@pytest.mark.parametrize("pace", [-1.0, 1001.0, float("nan")])
async def test_a_pace_must_be_in_range(pace: float) -> None:
    with pytest.raises(ConfigError, match="pace must be from 0"):
        async with open_press(port=0, path=None, now=start, pace=pace):
            pass


def test_the_slow_feed_is_slower_than_a_poll_waits() -> None:
    assert SLOW > FETCH_DEADLINE


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
    async with open_press(port=0, path=None, now=start) as press:
        assert (await get(press.site + "/", Host=host))[0] == status
