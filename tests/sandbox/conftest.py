"""A sandbox on a free port, with the shipped manifest, and the real SDK pointed at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Limits, Sandbox, open_sandbox
from tests.sandbox.demo import DEMO_MANIFEST, Demo, demo

MANIFEST = Path(__file__).parents[2] / "manifest.json"
LIMITS = Limits(retry_delays=(0.0, 0.05, 0.05), post_burst=1000)
HASTY = replace(LIMITS, ack_deadline=0.2)


def wall() -> datetime:
    return datetime.now(UTC)


def serve(limits: Limits = LIMITS) -> AbstractAsyncContextManager[Sandbox]:
    """Open a sandbox for the shipped app, with nobody connected to it."""
    return open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=limits)


@asynccontextmanager
async def serve_demo() -> AsyncIterator[tuple[Sandbox, Demo]]:
    """Open a sandbox with the demo app at work in it."""
    async with (
        open_sandbox(port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS) as opened,
        demo(opened) as app,
    ):
        yield opened, app


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with serve() as opened:
        yield opened


@pytest.fixture
async def hasty() -> AsyncIterator[Sandbox]:
    """A sandbox that soon takes an event for unacknowledged."""
    async with serve(HASTY) as opened:
        yield opened


def client_of(sandbox: Sandbox, token: str | None = None) -> AsyncWebClient:
    """Make the SDK's own client, with no retries, as the app's posting clients have none."""
    return AsyncWebClient(
        token=token or sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=5
    )


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncWebClient:
    return client_of(sandbox)


async def refusal(call: Awaitable[Any]) -> dict[str, Any]:
    """Make a call that must be refused, and give Slack's answer to it."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return dict(caught.value.response.data)


@asynccontextmanager
async def connected(sandbox: Sandbox, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    """Hold a Bolt app connected over Socket Mode."""
    handler = AsyncSocketModeHandler(app, sandbox.app_token, ping_interval=0.2)
    before = sandbox.connections
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        await sandbox.wait_for(lambda: sandbox.connections > before)
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client)


@pytest.fixture
async def tried() -> AsyncIterator[tuple[Sandbox, Demo]]:
    async with serve_demo() as opened:
        yield opened


class Heard:
    """What a listener of the app was given, and a way to wait for it."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()
        self._items: list[Any] = []

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def add(self, item: Any) -> None:
        self._items.append(item)
        self._changed.set()

    async def count(self, number: int) -> list[Any]:
        """Wait until a number of things were heard, and give them all."""
        async with asyncio.timeout(5):
            while len(self._items) < number:
                self._changed.clear()
                await self._changed.wait()
        return self._items


@pytest.fixture
def heard() -> Heard:
    return Heard()
