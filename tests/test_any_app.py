"""`tradewire sandbox` for an app that is not Tradewire: its own manifest, its own process."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import textwrap
from pathlib import Path

import pytest

from bot.sandbox import TRADE_DESK
from tests.program import free_port, person_at, program

pytestmark = pytest.mark.processes

ANSWERS = """
@app.command("/hello")
def hello(ack, command):
    ack(f"Hello, {command['text']}!")
"""


def manifest(folder: Path, *, socket_mode: bool, url: str) -> Path:
    path = folder / "hello.json"
    command = {"command": "/hello", "description": "Say hello", "should_escape": False}
    settings: dict[str, object] = {"socket_mode_enabled": socket_mode}
    if not socket_mode:
        command["url"] = url
        settings["event_subscriptions"] = {"request_url": url, "bot_events": []}
    path.write_text(
        json.dumps(
            {
                "display_information": {"name": "Hello"},
                "features": {
                    "bot_user": {"display_name": "Hello"},
                    "slash_commands": [command],
                },
                "oauth_config": {"scopes": {"bot": ["commands"]}},
                "settings": settings,
            }
        )
    )
    return path


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_what_it_prints_points_any_app_at_it(tmp_path: Path, way: str) -> None:
    port, app_port = free_port(), free_port()
    url = f"http://127.0.0.1:{app_port}/slack/events"
    path = manifest(tmp_path, socket_mode=way == "socket", url=url)
    options = ["--only", "slack", "--manifest", str(path)]
    options += ["--request-url", url] if way == "http" else []
    env = {"TRADEWIRE_SANDBOX_PORT": str(port)}
    async with (
        program("sandbox", *options, cwd=tmp_path, env=env) as sandbox,
        person_at(f"http://127.0.0.1:{port}") as page,
    ):
        await sandbox.says(".start(")
        directions = re.compile(r"any Bolt app at it:\n\n(.*?\.start\([^\n]*)", re.DOTALL)
        (printed,) = directions.findall(sandbox.output)
        made, _, start = textwrap.dedent(printed).rpartition("\n")
        start = start.replace("3000", str(app_port))
        app = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", f"{made}\n{ANSWERS}\n{start}"),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(20):
                while "Hello, you!" not in str(await page.messages(TRADE_DESK)):
                    await page.say(TRADE_DESK, "/hello you")
                    await asyncio.sleep(0.3)
        finally:
            app.kill()
            await app.wait()
