"""The bot is killed while it answers, and started again: the same message is completed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.domain import AnswerState, Channel
from bot.sandbox import BOT_USER, TEAM, TRADE_DESK, Limits, open_sandbox
from bot.sandbox.press import open_press
from bot.store import open_store
from tests.house import have_read
from tests.program import ROOT, Program, program
from tests.test_processes import feeds_file, on_slack, wall
from tests.whole import LEAD, told

pytestmark = pytest.mark.processes

ASKED = "What will Mercosur charge on Japanese cars? When will ministers sign the accord?"


@pytest.mark.parametrize("moment", ["chat.startStream", "chat.appendStream", "chat.stopStream"])
async def test_an_answer_is_one_message_though_the_bot_is_killed_in_it(
    tmp_path: Path, moment: str
) -> None:
    file = tmp_path / "var" / "tradewire.db"
    database = f"sqlite:///{file}"
    await have_read(tmp_path, told(*LEAD), seconds=75)
    file.parent.mkdir()
    (tmp_path / "house.db").rename(file)
    limits = Limits(post_burst=1000, retry_delays=(0.0, 0.5, 0.5, 0.5))
    async with (
        open_sandbox(
            port=0, path=None, manifest=ROOT / "manifest.json", now=wall, limits=limits
        ) as sandbox,
        open_press(port=0, path=None, now=wall, pace=0) as press,
    ):
        running: list[Program] = []
        killed = asyncio.Event()

        async def taken(method: str, _: Mapping[str, Any]) -> None:
            if method == moment and running:
                await running.pop().kill()  # after Slack took it, before it says so
                killed.set()

        sandbox.after_store = taken
        feeds_file(tmp_path, press.port)
        env = on_slack(sandbox.api_url, press.port)
        async with program("run", cwd=tmp_path, env=env) as one:
            await one.says("Tradewire is running")
            running.append(one)
            said = await sandbox.say(TRADE_DESK, f"<@{BOT_USER}> {ASKED}")
            async with asyncio.timeout(30):
                await killed.wait()
        thread = str(said["ts"])
        async with program("run", cwd=tmp_path, env=env) as again:
            await again.says("Tradewire is running")
            await _answered(database, thread)
            assert await again.stop() == 0
        replies = [
            each
            for each in sandbox.messages(TRADE_DESK, thread_ts=thread)
            if each["user"] == BOT_USER
        ]
        assert len(replies) == 1, "said twice"
        assert "17.5%" in replies[0]["text"]
        assert "Tokyo" in replies[0]["text"]
        assert "streaming" not in replies[0]


async def _answered(database: str, thread: str) -> None:
    async with asyncio.timeout(60):
        while True:
            async with open_store(database) as store:
                found = await store.exchanges(Channel(team=TEAM, id=TRADE_DESK), thread)
            if [each.state for each in found] == [AnswerState.ANSWERED]:
                return
            await asyncio.sleep(0.3)
