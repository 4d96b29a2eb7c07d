"""The wiring: one at a time, and no stand-ins beside a real Slack."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from pgqueuer.adapters.inmemory import InMemoryQueries

from bot import app, doors, feeds
from bot.config import Config, resource
from bot.errors import BotError, ConfigError, PortTakenError
from bot.newsroom import NoCourier
from bot.sandbox import APP_TOKEN, BOT_TOKEN, Sandbox, open_sandbox
from bot.sandbox.press import OUTLETS
from tests.program import free_port
from tests.surroundings import given


class Terminal:
    """What a person at the terminal is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    async def says(self, words: str) -> None:
        async with asyncio.timeout(20):
            while words not in "\n".join(self.said):  # noqa: ASYNC110
                await asyncio.sleep(0.02)


@asynccontextmanager
async def running(config: Config) -> AsyncIterator[Terminal]:
    """Run everything while the block runs, then press Ctrl-C."""
    terminal = Terminal()
    run = asyncio.create_task(app.run(config, terminal.say))
    waiting = asyncio.create_task(terminal.says("Tradewire is running"))
    await asyncio.wait({run, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if run.done():
        waiting.cancel()
        await run
    await waiting
    try:
        yield terminal
    finally:
        os.kill(os.getpid(), signal.SIGINT)
        async with asyncio.timeout(20):
            await run


@asynccontextmanager
async def slack() -> AsyncIterator[Sandbox]:
    async with open_sandbox(
        port=0, path=None, manifest=resource("manifest.json"), now=lambda: datetime.now(UTC)
    ) as sandbox:
        yield sandbox


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def databases(folder: Path) -> list[Path]:
    return list(folder.rglob("*.db"))


@pytest.fixture
def ports() -> dict[str, str]:
    return {
        "TRADEWIRE_SANDBOX_PORT": str(free_port()),
        "TRADEWIRE_PRESS_PORT": str(free_port()),
        "TRADEWIRE_OPS_PORT": str(free_port()),
        "TRADEWIRE_TICK": "0.1",
    }


def tokens(folder: Path, api_url: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": api_url,
        "TRADEWIRE_VAR": str(folder / "var"),
        "TRADEWIRE_FEEDS": str(folder / "feeds.toml"),
    }


async def test_without_tokens_the_stand_ins_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ports: dict[str, str]
) -> None:
    config = given(monkeypatch, TRADEWIRE_VAR=str(tmp_path), **ports)
    async with running(config) as terminal:
        assert listens(config.tradewire_sandbox_port)
        assert listens(config.tradewire_press_port)
    assert terminal.said == [
        f"Open http://127.0.0.1:{config.tradewire_sandbox_port} to see what a desk sees.",
        f"Tradewire is running: {len(OUTLETS)} feeds. Ctrl-C stops it.",
        "Stopping: finishing what is under way. Ctrl-C again stops at once.",
        "Stopped. Start again to go on where it was.",
    ]
    assert not listens(config.tradewire_press_port)


async def test_a_running_bot_says_how_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ports: dict[str, str]
) -> None:
    config = given(monkeypatch, TRADEWIRE_VAR=str(tmp_path), **ports)
    url = f"http://127.0.0.1:{config.tradewire_ops_port}"
    async with running(config), aiohttp.ClientSession() as session:
        async with asyncio.timeout(20):
            while True:
                async with session.get(f"{url}/healthz") as reply:
                    told = await reply.json()
                if told["checks"]["clock"]["found"] != "ticked never":
                    break
        assert (reply.status, told["wrong"]) == (200, [])
        async with session.get(f"{url}/metrics") as reply:
            assert "tradewire_slack_connected 1.0" in await reply.text()
    assert not listens(config.tradewire_ops_port)


async def test_nothing_listens_where_operations_are_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ports: dict[str, str]
) -> None:
    taken = ports["TRADEWIRE_OPS_PORT"]
    ports["TRADEWIRE_OPS_PORT"] = "off"
    config = given(monkeypatch, TRADEWIRE_VAR=str(tmp_path), **ports)
    assert config.tradewire_ops_port == 0
    async with running(config):  # on none of its ports but those of the stand-ins
        assert not listens(int(taken))


async def test_a_port_of_operations_that_is_taken_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ports: dict[str, str]
) -> None:
    config = given(monkeypatch, TRADEWIRE_VAR=str(tmp_path), **ports)
    with (
        socket.create_server(("127.0.0.1", config.tradewire_ops_port)),
        pytest.raises(PortTakenError, match=r"^TRADEWIRE_OPS_PORT"),
    ):
        async with running(config):
            raise AssertionError("it runs")


async def test_a_queue_that_dies_ends_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ports: dict[str, str]
) -> None:
    async def breaks(*_: object, **__: object) -> list[object]:
        raise OSError("no more")

    config = given(monkeypatch, TRADEWIRE_VAR=str(tmp_path), **ports)
    terminal = Terminal()
    run = asyncio.create_task(app.run(config, terminal.say))
    await terminal.says("Tradewire is running")
    monkeypatch.setattr(InMemoryQueries, "dequeue", breaks)
    with pytest.raises(BotError, match=r"^The queue died"):
        async with asyncio.timeout(20):
            await run
    assert not listens(config.tradewire_press_port)


async def test_with_tokens_there_are_no_stand_ins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ports: dict[str, str]
) -> None:
    feed = f"http://127.0.0.1:{free_port()}/feed"
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\npublisher = "One"\nurl = "{feed}"\n')
    async with slack() as sandbox:
        config = given(monkeypatch, **ports, **tokens(tmp_path, sandbox.api_url))
        async with running(config) as terminal:
            assert sandbox.connections == 2
            assert not listens(config.tradewire_sandbox_port)
            assert not listens(config.tradewire_press_port)
    assert terminal.said[0] == "Tradewire is running: 1 feed. Ctrl-C stops it."
    assert not (tmp_path / "var" / "sandbox").exists()


async def test_with_tokens_and_no_feeds_it_says_how_to_name_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with slack() as sandbox:
        config = given(monkeypatch, **tokens(tmp_path, sandbox.api_url))
        with pytest.raises(ConfigError, match=r"^TRADEWIRE_FEEDS: no feeds are named"):
            async with running(config):
                raise AssertionError("it runs")
        assert sandbox.connections == 0
    assert not databases(tmp_path)


async def test_a_refused_token_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    values = {"TRADEWIRE_FEEDS": "catalogue", "SLACK_BOT_TOKEN": "xoxb-hush"}
    async with slack() as sandbox:
        config = given(monkeypatch, **{**tokens(tmp_path, sandbox.api_url), **values})
        with pytest.raises(ConfigError, match=r"^SLACK_BOT_TOKEN: Slack does not") as raised:
            async with running(config):
                raise AssertionError("it runs")
    assert "hush" not in str(raised.value)


async def test_stand_ins_without_a_folder_say_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "afile").write_text("")
    config = given(monkeypatch, TRADEWIRE_VAR=str(tmp_path / "afile"))
    with pytest.raises(ConfigError, match=r"^TRADEWIRE_VAR: nothing can be written to "):
        await app.run_stand_ins(config, "both", Terminal().say)


async def test_a_database_is_never_shared_with_the_other_world(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = {"DATABASE_URL": f"sqlite:///{tmp_path}/own.db", "TRADEWIRE_VAR": str(tmp_path)}
    async with doors.open_own_store(given(monkeypatch, **own)):
        pass
    config = given(monkeypatch, **{**tokens(tmp_path, "http://127.0.0.1:9"), **own})
    with pytest.raises(ConfigError, match=r"^DATABASE_URL: this database belongs to the sandbox"):
        async with doors.open_own_store(config):
            raise AssertionError("it was opened")


# -- access ------------------------------------------------------------------------------


def test_access_is_what_the_settings_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = tokens(tmp_path, "http://127.0.0.1:1/api")
    config = given(monkeypatch, **values, TRADEWIRE_ALLOWED_ADDRESSES="127.0.0.1:2")
    access = app.own_access(config)
    assert access == app.Access(
        BOT_TOKEN,
        APP_TOKEN,
        "http://127.0.0.1:1/api/",
        allowed=frozenset({("127.0.0.1", 2)}),
    )
    for token in (BOT_TOKEN, APP_TOKEN):
        assert token not in f"{access!r}{access!s}"


def test_no_tokens_no_access(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN and SLACK_APP_TOKEN"):
        app.own_access(given(monkeypatch))


def test_a_contact_stands_in_the_user_agent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "; " not in doors.user_agent(given(monkeypatch))
    named = doors.user_agent(given(monkeypatch, TRADEWIRE_CONTACT="desk@example.org"))
    assert named.startswith("Tradewire/")
    assert named.endswith("; desk@example.org)")


@pytest.mark.parametrize(
    ("setting", "asks", "strict"),
    [("ask", True, False), ("keep", False, False), ("drop", False, True)],
)
async def test_what_becomes_of_unclear_lines_is_a_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, setting: str, asks: bool, strict: bool
) -> None:
    config = given(
        monkeypatch,
        TRADEWIRE_VAR=str(tmp_path),
        TRADEWIRE_UNCLEAR=setting,
        OPENAI_BASE_URL="http://127.0.0.1:9/v1",
        OPENAI_MODEL="local",
    )
    async with (
        doors.open_own_store(config) as store,
        doors.open_desk(config, store, NoCourier(), frozenset()) as desk,
    ):
        assert desk.model is not None
        assert ((desk.model.verify is not None), desk.strict) == (asks, strict)


# -- the feeds that are named ------------------------------------------------------------


def test_the_catalogue_has_a_name() -> None:
    assert feeds.named("catalogue") == tuple(
        each.feed for each in feeds.offers() if not each.optional
    )


def test_a_file_names_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[[feed]]\npublisher = "One"\nurl = "https://one.example/feed"\n', "utf-8")
    assert [feed.publisher for feed in feeds.named(str(path))] == ["One"]


def test_a_file_that_is_missing_is_shown_by_an_example(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    with pytest.raises(ConfigError) as raised:
        feeds.named(str(path))
    told = str(raised.value)
    assert told.startswith(f"TRADEWIRE_FEEDS: no feeds are named, and there is no file {path}.")
    assert "TRADEWIRE_FEEDS=catalogue" in told
    path.write_text(told[told.index("[[feed]]") :], "utf-8")  # what is shown can be pasted
    assert len(feeds.named(str(path))) == 1


def test_a_file_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("[[feed]]\nurl = 'https://one.example/feed'\n", "utf-8")
    with pytest.raises(ConfigError, match=r"feeds\.toml: feed 1: name is missing"):
        feeds.named(str(path))


# -- one at a time -----------------------------------------------------------------------


def test_a_second_holder_is_refused_and_told_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "var"
    with (
        doors.only_one(folder),
        pytest.raises(ConfigError) as raised,
        doors.only_one(folder),
    ):
        raise AssertionError("both hold it")
    told = str(raised.value)
    assert told.startswith(f"Tradewire is running already on {folder}/. Stop it first")
    for name in ("VAR", "SANDBOX_PORT", "PRESS_PORT", "OPS_PORT"):
        assert f"TRADEWIRE_{name}=" in told


def test_another_folder_is_free(tmp_path: Path) -> None:
    with doors.only_one(tmp_path / "one"), doors.only_one(tmp_path / "two"):
        assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_leaving_frees_the_folder_even_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), doors.only_one(tmp_path):
        raise ZeroDivisionError
    entered = 0
    for _ in range(2):
        with doors.only_one(tmp_path):
            entered += 1
    assert entered == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(ConfigError, match=r"^TRADEWIRE_VAR: nothing can be written to") as raised,
        doors.only_one(tmp_path / "file" / "var"),
    ):
        raise AssertionError("it was held")
    assert "Not a directory" in str(raised.value)
