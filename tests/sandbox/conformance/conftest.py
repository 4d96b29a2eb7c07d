"""A sandbox whose app may do everything, and the SDK's own client pointed at it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Limits, Sandbox, open_sandbox
from tests.sandbox.conftest import LIMITS, MANIFEST, client_of

SCOPES = (
    "channels:join",
    "channels:manage",
    "files:read",
    "files:write",
    "groups:write",
    "im:read",
    "team:read",
)
STEP = {
    "title": "Latest on a measure",
    "description": "Finds what is newest on a measure",
    "input_parameters": {
        "measure": {"type": "string", "title": "Measure", "description": "", "is_required": True}
    },
    "output_parameters": {
        "answer": {"type": "string", "title": "Answer", "description": "", "is_required": True},
        "source": {"type": "string", "title": "Source", "description": "", "is_required": False},
    },
}
Widen = Callable[..., Path]
OPEN = replace(LIMITS, rates={})


class Clock:
    """The time of a sandbox, which a test may move on."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def jump(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def widen(tmp_path: Path) -> Widen:
    """Write a manifest with more than the shipped one asks for, and less where said.

    `also` are scopes, with a colon in them, and events; without `events` it subscribes to
    those alone, as some need a scope that is left out.
    """

    def write(
        *,
        without: Sequence[str] = (),
        also: Sequence[str] = (),
        agent: bool = True,
        events: bool = True,
        home: bool = True,
    ) -> Path:
        declared = json.loads(MANIFEST.read_text())
        declared["features"]["app_home"]["home_tab_enabled"] = home
        if not agent:
            del declared["features"]["agent_view"]
            without = (*without, "agent_session_stopped", "app_context_changed")
        asked = declared["oauth_config"]["scopes"]["bot"]
        declared["oauth_config"]["scopes"]["bot"] = [
            scope
            for scope in sorted({*asked, *SCOPES, *(each for each in also if ":" in each)})
            if scope not in without
        ]
        declared["functions"] = {"latest": STEP}
        subscribed = declared["settings"]["event_subscriptions"]["bot_events"] if events else ()
        declared["settings"]["event_subscriptions"]["bot_events"] = [
            event
            for event in sorted({*subscribed, "function_executed", *also})
            if event not in without and ":" not in event
        ]
        declared["settings"]["function_runtime"] = "remote"
        path = tmp_path / "manifest.json"
        path.write_text(json.dumps(declared))
        return path

    return write


@pytest.fixture
def limits() -> Limits:
    """The sandbox's limits; a module with shorter ones overrides this."""
    return OPEN


@pytest.fixture
async def sandbox(widen: Widen, clock: Clock, limits: Limits) -> AsyncIterator[Sandbox]:
    async with open_sandbox(
        port=0, path=None, manifest=widen(), now=clock, limits=limits
    ) as opened:
        yield opened


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncWebClient:
    return client_of(sandbox)


@pytest.fixture
async def parent(client: AsyncWebClient) -> str:
    """A message in #trade-desk, whose thread a test may use."""
    return str((await client.chat_postMessage(channel="#trade-desk", text="parent"))["ts"])
