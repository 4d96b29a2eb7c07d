"""A real Slack app over real sockets, against the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Event, Job
from bot.sandbox import Limits, Sandbox, open_sandbox
from bot.slack.app import Slack, open_slack

MANIFEST = Path(__file__).parents[2] / "manifest.json"


class Ledger:
    """An inbox and whoever is woken: they remember, and tell what comes in."""

    def __init__(self) -> None:
        self.arrived: asyncio.Queue[Event] = asyncio.Queue()
        self.woken: asyncio.Queue[Job] = asyncio.Queue()
        self.failures: list[Exception] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self._seen: set[str] = set()

    async def keep(self, event: Event) -> bool:
        self.arrived.put_nowait(event)
        await self.gate.wait()
        if self.failures:
            raise self.failures.pop()
        new = event.id not in self._seen
        self._seen.add(event.id)
        return new

    async def wake(self, job: Job) -> None:
        self.woken.put_nowait(job)

    async def next(self) -> Event:
        async with asyncio.timeout(5):
            return await self.arrived.get()

    async def next_job(self) -> Job:
        async with asyncio.timeout(5):
            return await self.woken.get()


def connect(sandbox: Sandbox, ledger: Ledger, **changes: Any) -> AbstractAsyncContextManager[Slack]:
    """Open Slack as the program does, with the deadlines of a test."""
    settings: dict[str, Any] = {
        "bot_token": sandbox.bot_token,
        "app_token": sandbox.app_token,
        "api_url": sandbox.api_url,
        "inbox": ledger,
        "wake": ledger.wake,
        "pace": 1000.0,
        "ping": 0.2,
        "patience": 5.0,
    }
    return open_slack(**settings | changes)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    limits = Limits(
        ack_deadline=0.5, retry_delays=(0.0, 0.1, 0.2), post_rate=1000.0, post_burst=1000
    )
    async with open_sandbox(
        port=0, path=None, manifest=MANIFEST, now=lambda: datetime.now(UTC), limits=limits
    ) as opened:
        yield opened


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
async def slack(sandbox: Sandbox, ledger: Ledger) -> AsyncIterator[Slack]:
    async with connect(sandbox, ledger) as opened:
        yield opened
