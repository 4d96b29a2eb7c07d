"""The same with an app that is reached by signed requests at its request URL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp.test_utils import TestServer
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import TRADE_DESK, Sandbox, open_sandbox
from bot.sandbox.http import SIGNING_SECRET
from bot.sandbox.interaction import TROUBLE
from bot.sandbox.modals import Submitted
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conftest import LIMITS, refusal, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo, listen


@asynccontextmanager
async def at_work(secret: str = SIGNING_SECRET) -> AsyncIterator[tuple[Sandbox, Demo]]:
    """Serve the demo app over HTTP, and a sandbox that signs what it sends with a secret."""
    client = AsyncWebClient(token=Sandbox.bot_token, retry_handlers=[])
    app, state = AsyncApp(client=client, signing_secret=SIGNING_SECRET), Demo(client)
    listen(app, state)
    server = TestServer(app.web_app(path="/slack/events"))
    async with (
        server,
        open_sandbox(
            port=0,
            path=None,
            manifest=DEMO_MANIFEST,
            now=wall,
            limits=LIMITS,
            request_url=str(server.make_url("/slack/events")),
            signing_secret=secret,
        ) as sandbox,
    ):
        client.base_url = sandbox.api_url
        yield sandbox, state
        state.stopped.set()


async def test_everything_is_done_over_http_too() -> None:
    async with at_work() as (sandbox, app):
        assert await sandbox.shortcut("demo_form") == ""
        await sandbox.wait_for(sandbox.view)
        refused = await sandbox.submit({"name": {"name": "nobody"}})
        assert refused.errors == {"name": "Nobody is no name."}
        assert await sandbox.options("found", "qui") == {"options": [shown.option("quince")]}
        done = await sandbox.submit({"name": {"name": "Ada"}, "found": {"found": "quince"}})
        assert done == Submitted(closed=True)
        whisper = await sandbox.command("/demo", "whisper", channel=TRADE_DESK)
        assert whisper is not None
        assert await sandbox.press(TRADE_DESK, whisper["ts"], "yes") == ""
        await sandbox.wait_for(
            lambda: [each["text"] for each in sandbox.whispers(TRADE_DESK)] == ["You said yes."]
        )
        await sandbox.open_app("home")
        await sandbox.wait_for(sandbox.home)
        run = await sandbox.execute("demo_reverse", {"text": "ab"})
    assert run.outputs == {"reversed": "ba"}
    assert [each["callback_id"] for each in app.of("shortcut")] == ["demo_form"]


async def test_an_app_that_does_not_trust_the_signature_does_nothing() -> None:
    async with at_work("another secret") as (sandbox, app):
        assert await sandbox.shortcut("demo_form") == TROUBLE
        await sandbox.command("/demo", channel=TRADE_DESK)
        [told] = sandbox.whispers(TRADE_DESK)
    assert told["text"] == "/demo failed with the error “dispatch_failed”."
    assert (app.heard, sandbox.view()) == ([], None)


async def test_an_app_that_is_reached_over_http_opens_no_sockets() -> None:
    async with at_work() as (sandbox, app):
        answer = await refusal(app.client.apps_connections_open(app_token=sandbox.app_token))
    assert answer == {"ok": False, "error": "socket_mode_not_enabled"}
