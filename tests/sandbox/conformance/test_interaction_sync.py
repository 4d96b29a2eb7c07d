"""The same with Bolt's blocking App, which works in threads of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox import TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.modals import Submitted
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conftest import LIMITS, wall
from tests.sandbox.demo import DEMO_MANIFEST


def built(sandbox: Sandbox) -> SocketModeHandler:
    """Make an app with a command, a modal, a menu, a button and a Home tab, and connect it."""
    client = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    app = App(client=client)

    @app.command("/demo")
    def command(ack: Any, command: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=shown.form())

    @app.options("found")
    def options(ack: Any) -> None:
        ack(options=[shown.option("plum")])

    @app.view("form")
    def submitted(ack: Any, view: dict[str, Any], client: WebClient) -> None:
        if view["state"]["values"]["found"]["found"]["selected_option"] is None:
            ack(response_action="errors", errors={"found": "Choose one."})
            return
        ack()
        client.chat_postMessage(channel=TRADE_DESK, text="Done", blocks=shown.message())

    @app.action("yes")
    def replaced(ack: Any, respond: Any) -> None:
        ack()
        respond(text="You said yes.", replace_original=True)

    @app.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=shown.home("Welcome"))

    handler = SocketModeHandler(app, sandbox.app_token, ping_interval=1)
    handler.connect()  # type: ignore[no-untyped-call]
    return handler


@asynccontextmanager
async def at_work() -> AsyncIterator[Sandbox]:
    async with open_sandbox(
        port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS
    ) as sandbox:
        handler = await asyncio.to_thread(built, sandbox)
        try:
            await sandbox.wait_for(lambda: sandbox.connections > 0)
            yield sandbox
        finally:
            await asyncio.to_thread(handler.close)


async def test_a_blocking_app_opens_fills_answers_and_replaces() -> None:
    async with at_work() as sandbox:
        await sandbox.command("/demo", channel=TRADE_DESK)
        await sandbox.wait_for(sandbox.view)
        refused = await sandbox.submit({"name": {"name": "Ada"}})
        assert (refused.closed, refused.errors) == (False, {"found": "Choose one."})
        assert await sandbox.options("found", "p") == {"options": [shown.option("plum")]}
        assert await sandbox.submit({"found": {"found": "plum"}}) == Submitted(closed=True)
        [said] = await sandbox.wait_for(lambda: sandbox.messages(TRADE_DESK))
        assert await sandbox.press(TRADE_DESK, said["ts"], "yes") == ""
        await sandbox.wait_for(
            lambda: [each["text"] for each in sandbox.messages(TRADE_DESK)] == ["You said yes."]
        )
        await sandbox.open_app("home")
        home = await sandbox.wait_for(sandbox.home)
        assert home["blocks"][1]["text"] == shown.plain("Welcome")
        assert sandbox.home(YOU) == home
