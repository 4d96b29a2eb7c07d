"""The program as its users start it: real processes, real sockets, real files."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.domain import Action, Channel, DeliveryState, Json, Live, Subscription
from bot.sandbox import (
    APP_TOKEN,
    BOT_TOKEN,
    BOT_USER,
    TEAM,
    TRADE_DESK,
    Limits,
    Sandbox,
    open_sandbox,
)
from bot.sandbox.press import open_press
from bot.store import open_store
from tests.program import ROOT, Page, Program, free_port, person_at, program

pytestmark = pytest.mark.processes

HASTE = {
    "TRADEWIRE_SETTLE": "1",
    "TRADEWIRE_TICK": "0.1",
    "TRADEWIRE_POST_RATE": "50",
    "TRADEWIRE_PRESS_PACE": "4",
}


def wall() -> datetime:
    return datetime.now(UTC)


def feeds_file(folder: Path, press_port: int) -> None:
    """Name the press's feeds as an operator would."""
    rows = [
        f'[[feed]]\npublisher = "{name}"\nurl = "http://127.0.0.1:{press_port}/{key}/feed"\n'
        f"minutes = 1\nofficial = {str(key == 'ministry').lower()}\n"
        for key, name in [
            ("kittiwake", "Kittiwake"),
            ("courier", "The Strand Courier"),
            ("lodestar", "Lodestar"),
            ("wharfinger", "Wharfinger Weekly"),
            ("ministry", "Ministry of Commerce"),
        ]
    ]
    (folder / "feeds.toml").write_text("\n".join(rows), "utf-8")


def on_slack(api_url: str, press_port: int) -> dict[str, str]:
    """Make the settings of a bot on a Slack that is not its own sandbox."""
    return {
        **HASTE,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": api_url,
        "TRADEWIRE_ALLOWED_ADDRESSES": f"127.0.0.1:{press_port}",
    }


async def test_press_sandbox_and_bot_each_alone(tmp_path: Path) -> None:
    """A desk subscribes, gets a briefing, asks, and is answered: over three processes."""
    slack_port, press_port = free_port(), free_port()
    url = f"http://127.0.0.1:{slack_port}"
    stand_ins = {
        **HASTE,
        "TRADEWIRE_SANDBOX_PORT": str(slack_port),
        "TRADEWIRE_PRESS_PORT": str(press_port),
    }
    env = on_slack(f"{url}/api/", press_port)
    for name in ("stand-ins", "bot"):
        (tmp_path / name).mkdir()
    feeds_file(tmp_path / "bot", press_port)
    async with (
        program("sandbox", "--only", "slack", cwd=tmp_path / "stand-ins", env=stand_ins) as slack,
        person_at(url) as page,
    ):
        await slack.says("SLACK_API_URL=")
        async with program("run", cwd=tmp_path / "bot", env=env) as one:
            await one.says("Tradewire is running")
            await page.say(TRADE_DESK, "/trade live all")
            await page.sees(TRADE_DESK, "every story as soon as it is written up")
            async with program(
                "sandbox", "--only", "press", cwd=tmp_path / "stand-ins", env=stand_ins
            ) as press:
                await press.says("Press:")
                async with program("poll", cwd=tmp_path / "bot", env=env) as poll:
                    assert await poll.ends() == 0, poll.output
                assert "Kittiwake" in poll.output
                briefing = await page.sees(TRADE_DESK, "Mercosur")
                await _asks_and_is_answered(page, briefing)
            assert await one.stop() == 0
            assert "Stopped." in one.output
            assert BOT_TOKEN not in one.output
            assert APP_TOKEN not in one.output


async def _asks_and_is_answered(page: Page, briefing: Mapping[str, Any]) -> None:
    direct = await page.direct()
    await page.say(TRADE_DESK, "/trade ask What will Mercosur charge on Japanese cars?")
    asked = await page.sees(direct, "You asked: _What will Mercosur charge")
    answer = await page.replies(direct, str(asked["ts"]), "Sources")
    assert "17.5%" in str(answer)
    assert "http://127.0.0.1" in str(answer), "an answer names its sources"
    await page.say(TRADE_DESK, "/trade ask What is Norway's quota for frozen herring?")
    asked = await page.sees(direct, "You asked: _What is Norway")
    await page.replies(direct, str(asked["ts"]), "Nothing in the archive on that")
    await page.say(TRADE_DESK, "When will ministers sign the accord?", str(briefing["ts"]))
    await page.replies(TRADE_DESK, str(briefing["ts"]), "Tokyo")


async def test_the_embedded_default_starts_stops_and_goes_on(tmp_path: Path) -> None:
    port, press_port = free_port(), free_port()
    env = {
        **HASTE,
        "TRADEWIRE_SANDBOX_PORT": str(port),
        "TRADEWIRE_PRESS_PORT": str(press_port),
    }
    url = f"http://127.0.0.1:{port}"
    async with person_at(url) as page:
        async with program("run", cwd=tmp_path, env=env) as first:
            await first.says(f"Open {url}")
            await first.says("Tradewire is running")
            await page.sees(TRADE_DESK, "Reply here to ask.")
            async with program("run", cwd=tmp_path, env=env) as second:
                assert await second.ends() == 2
                assert "Tradewire is running already on var/" in second.output
            assert await first.stop() == 0
        stands_still = {**env, "TRADEWIRE_PRESS_PACE": "0"}
        async with program("run", cwd=tmp_path, env=stands_still) as again:
            await again.says("Tradewire is running")
            await asyncio.sleep(3)  # every feed is polled once more
            messages = await page.messages(TRADE_DESK)
            assert await again.stop() == 0
    async with open_store(f"sqlite:///{tmp_path}/var/sandbox/tradewire.db") as store:
        counts = await store.delivery_counts()
    assert counts.keys() <= {DeliveryState.SENT}
    headlines = [message["text"] for message in messages]
    assert headlines
    assert len(headlines) == len(set(headlines))


async def test_slack_tokens_without_feeds_say_how_to_name_them(tmp_path: Path) -> None:
    env = on_slack("http://127.0.0.1:9/api/", 9)
    async with program("run", cwd=tmp_path, env=env) as one:
        assert await one.ends() == 2
    assert "TRADEWIRE_FEEDS" in one.output
    assert "[[feed]]" in one.output
    assert "Traceback" not in one.output


class Reaper:
    """Kills the bot at the n-th call that Slack takes, before Slack answers it."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.running: Program | None = None
        self.calls_left = 0
        self.killed = asyncio.Event()
        sandbox.after_store = self.taken

    async def taken(self, method: str, _: Mapping[str, Any]) -> None:
        if method not in ("chat.postMessage", "chat.update") or self.running is None:
            return
        self.calls_left -= 1
        if self.calls_left == 0:
            one, self.running = self.running, None
            await one.kill()
            self.killed.set()


@pytest.mark.parametrize("seed", [1987])
async def test_ten_kills_lose_nothing_and_repeat_nothing(tmp_path: Path, seed: int) -> None:
    """Kill the bot ten times: five between Slack's acceptance and our commit, five anywhere."""
    rng = random.Random(seed)
    database = f"sqlite:///{tmp_path}/var/tradewire.db"
    desk = Channel(team=TEAM, id=TRADE_DESK)
    async with open_store(database) as store:
        await store.subscribe(Subscription(channel=desk, live=Live.ALL, since=wall(), cap=60))
    # An event that the bot was killed over comes again at once, not after minutes.
    limits = Limits(post_burst=1000, retry_delays=(0.0, 0.5, 0.5, 0.5))
    manifest = ROOT / "manifest.json"
    async with (
        open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=limits) as sandbox,
        open_press(port=0, path=None, now=wall, pace=0, dated=wall) as press,
    ):
        feeds_file(tmp_path, press.port)
        env = on_slack(sandbox.api_url, press.port)
        reaper, asked = Reaper(sandbox), 0
        for kill in range(10):
            press.publish_next()
            press.publish_next()
            await _polls_again(database)
            async with program("run", cwd=tmp_path, env=env) as one:
                if kill % 2:
                    reaper.killed.clear()
                    reaper.running, reaper.calls_left = one, rng.randint(1, 3)
                    await one.says("slack.connected")
                    for _ in range(reaper.calls_left):
                        asked += 1
                        await sandbox.say(TRADE_DESK, f"<@{BOT_USER}> What changed, part {asked}?")
                    async with asyncio.timeout(30):
                        await reaper.killed.wait()
                else:
                    await asyncio.sleep(rng.uniform(0.5, 3.5))
                    await one.kill()
        async with program("run", cwd=tmp_path, env=env) as one:
            await one.says("Tradewire is running")
            await _settles(database)
            for _ in range(6):  # stories that are told grow, and their messages are edited
                press.publish_next()
            await _polls_again(database)
            await _settles(database)
            assert await one.stop() == 0
        await _told_once_and_in_order(sandbox, database, asked)


async def _polls_again(database: str) -> None:
    """Have every feed polled at once, so that stories grow and their messages are edited."""
    async with open_store(database) as store:
        await store.poll_at(wall())


async def _settles(database: str, seconds: float = 60.0) -> None:
    """Wait until nothing is on its way any more: nothing due soon, and nothing being done."""
    async with asyncio.timeout(seconds):
        quiet = 0
        while quiet < 3:
            await asyncio.sleep(0.5)
            async with open_store(database) as store:
                # Seen from there, what is held now is free again, so it counts as well.
                jobs = await store.due(wall() + timedelta(minutes=3))
                counts = await store.delivery_counts()
            busy = [job for job in jobs if job.flow != "poll"]
            quiet = quiet + 1 if not busy and counts.keys() <= {DeliveryState.SENT} else 0


async def _told_once_and_in_order(sandbox: Sandbox, database: str, asked: int) -> None:
    messages = sandbox.messages(TRADE_DESK)
    ours = [each for each in messages if each.get("metadata")]
    told = [each["metadata"]["event_payload"]["delivery_id"] for each in ours]
    assert len(told) == len(set(told)), "a message stands there twice"
    async with open_store(database) as store:
        wanted = await store.deliveries(Channel(team=TEAM, id=TRADE_DESK))
        stories = {briefing.story_id for _, briefing in await store.latest_briefings(limit=99)}
    posts = [delivery for delivery in wanted if delivery.action == "post"]
    assert told == [delivery.id for delivery in posts], "lost, or out of order"
    final = {each.target if each.action is Action.EDIT else each.key: each for each in wanted}
    assert {each["ts"]: _content(each["text"], each.get("blocks", [])) for each in ours} == {
        post.ts: _content(final[post.key].message.text, final[post.key].message.blocks)
        for post in posts
    }, "a message does not show what was last made of it"
    assert len(final) < len(wanted), "nothing was edited"
    assert {f"story:{story}" for story in stories} <= {delivery.key for delivery in posts}
    answers = [delivery for delivery in posts if delivery.key.startswith("answer:")]
    assert len(answers) == asked
    assert len(stories) >= 4


def _content(text: str, blocks: Iterable[Json]) -> tuple[str, list[Json]]:
    """Give what a message says, without the ids that Slack gives to its blocks."""
    return text, [{**block, "block_id": ""} for block in blocks]


async def test_the_wheel_holds_all_it_needs(tmp_path: Path) -> None:
    subprocess.run(  # noqa: ASYNC221
        [
            sys.executable,
            *("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", str(tmp_path), str(ROOT)),
        ],
        check=True,
        capture_output=True,
    )
    wheel = tmp_path / f"tradewire-{bot.__version__}-py3-none-any.whl"
    site = tmp_path / "site"
    subprocess.run(  # noqa: ASYNC221
        [sys.executable, "-m", "zipfile", "-e", str(wheel), str(site)], check=True
    )
    notes = tmp_path / "notes.txt"
    notes.write_text(
        "Ministry raises the duty on steel wire to 25% from May\n\n"
        "The Ministry of Commerce raised the duty on steel wire to 25% from 10% on Monday, "
        "after a year of complaints by domestic mills.\n\n"
        "The higher duty takes effect on 1 June and covers wire rod from every country except "
        "the two with trade agreements.\n"
    )
    env = {"PYTHONPATH": str(site)}
    async with program("brief", "notes.txt", "--json", cwd=tmp_path, env=env) as brief:
        assert await brief.ends() == 0, brief.output
    assert json.loads(brief.output)["headline"].startswith("Ministry raises the duty")
    port, press_port = str(free_port()), str(free_port())
    ports = {"TRADEWIRE_SANDBOX_PORT": port, "TRADEWIRE_PRESS_PORT": press_port}
    async with program("run", cwd=tmp_path, env={**env, **HASTE, **ports}) as run:
        await run.says("Tradewire is running")
        assert await run.stop() == 0


async def test_the_procfile_starts_with_honcho(tmp_path: Path) -> None:
    (tmp_path / "Procfile").write_bytes((ROOT / "Procfile").read_bytes())
    ports = {
        "TRADEWIRE_SANDBOX_PORT": str(free_port()),
        "TRADEWIRE_PRESS_PORT": str(free_port()),
    }
    honcho = str(Path(sys.executable).parent / "honcho")
    # honcho breaks when the signal meets it in the middle of a line: let nothing be printed.
    env = {**HASTE, **ports, "TRADEWIRE_LOG_LEVEL": "ERROR"}
    async with program("start", cwd=tmp_path, env=env, command=honcho) as run:
        await run.says("The database is at revision")
        await run.says("Tradewire is running")
        await asyncio.sleep(0.5)
        await run.stop()
        assert "Stopped. Start again" in run.output
