"""SIGTERM in the midst of a step: another worker takes its row at once, not after the lease."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import resource
from bot.domain import Flow
from bot.sandbox import open_sandbox
from bot.store import open_store
from tests.program import Program, program
from tests.test_stopping import STOPPED, on, silent

pytestmark = pytest.mark.processes


@asynccontextmanager
async def worker(folder: Path, env: dict[str, str]) -> AsyncIterator[Program]:
    shutil.copytree(folder.parent / "given", folder)
    async with program("run", cwd=folder, env=env) as running:
        await running.says("Tradewire is running")
        yield running


async def terminated(running: Program) -> None:
    running.process.send_signal(signal.SIGTERM)
    assert await running.ends() == 0, running.output
    assert running.output.endswith(f"{STOPPED}\n")
    assert "Traceback" not in running.output


async def test_what_is_broken_off_is_taken_at_once(url: str, tmp_path: Path) -> None:
    (given := tmp_path / "given").mkdir()
    async with (
        silent() as (port, asked),
        open_sandbox(
            port=0, path=None, manifest=resource("manifest.json"), now=lambda: datetime.now(UTC)
        ) as slack,
    ):
        env = {
            **on(given, slack.api_url, port),
            "DATABASE_URL": url,
            "TRADEWIRE_GRACE": "0.3",
            "TRADEWIRE_TICK": "0.1",
            "TRADEWIRE_LEASE": "3600",
        }
        async with worker(tmp_path / "one", env) as one:
            await asyncio.wait_for(asked.wait(), 30)  # it reads a page that never comes
            asked.clear()
            if url.startswith("sqlite"):
                await terminated(one)
                async with open_store(url) as store:
                    flows = {job.flow for job in await store.due(datetime.now(UTC))}
                    assert Flow.READ in flows
                    assert await store.release_leases() == 0
            async with worker(tmp_path / "two", env) as two:
                if not url.startswith("sqlite"):
                    await asyncio.sleep(0.5)
                    assert not asked.is_set()  # one holds it
                    await terminated(one)
                await asyncio.wait_for(asked.wait(), 30)
                await terminated(two)
        assert "step.handed_back" in one.output
        async with open_store(url) as store:
            assert await store.workers(datetime.min.replace(tzinfo=UTC)) == ()
