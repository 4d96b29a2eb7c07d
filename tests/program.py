"""The program as processes of its own, told what to do by its environment only."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bot.sandbox import YOU

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Program:
    """One running `tradewire`, and what it has printed so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.output = ""
        self._more = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.output += line.decode()
            self._more.set()
        self._more.set()

    async def says(self, words: str, seconds: float = 30.0) -> None:
        """Wait until it has printed `words`."""
        async with asyncio.timeout(seconds):
            while words not in self.output:
                assert not self._reading.done(), f"it ended without {words!r}:\n{self.output}"
                self._more.clear()
                await self._more.wait()

    async def ends(self, seconds: float = 30.0) -> int:
        """Wait for its end and give its exit code."""
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
            await self._reading
        return code

    async def stop(self) -> int:
        """Press Ctrl-C, and give the exit code."""
        self.process.send_signal(signal.SIGINT)
        return await self.ends()

    async def kill(self) -> None:
        """End it and the workers it started at once, as a crash of the machine would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        await self.ends()


@asynccontextmanager
async def program(
    *args: str, cwd: Path, env: Mapping[str, str] | None = None, command: str = ""
) -> AsyncIterator[Program]:
    """Run `tradewire` with `args` in its own folder and process group until the block ends.

    It sees none of our own settings, only `env`.
    """
    plain = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(cwd),
        "TRADEWIRE_OPS_PORT": "off",  # several run beside one another
    }
    process = await asyncio.create_subprocess_exec(
        *([command] if command else [sys.executable, "-W", "error", "-m", "bot"]),
        *args,
        cwd=cwd,
        env={**plain, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    running = Program(process)
    try:
        yield running
    finally:
        await running.kill()


class Page:
    """A person at the sandbox's page, by the requests that the page makes."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url, self._session = url, session

    async def say(self, channel: str, text: str, thread_ts: str = "") -> None:
        """Type a message or a command."""
        typed = {"channel": channel, "text": text, "thread_ts": thread_ts}
        async with self._session.post(f"{self.url}/view/say", json=typed) as reply:
            assert reply.status == 200, await reply.text()

    async def messages(self, channel: str) -> list[dict[str, Any]]:
        """Read a conversation, oldest first."""
        return list((await self._get("messages", channel=channel))["messages"])

    async def thread(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """Read the replies under a message."""
        return list((await self._get("thread", channel=channel, ts=ts))["replies"])

    async def direct(self) -> str:
        """Give the id of the direct messages with the app."""
        listed = (await self._get("workspace"))["conversations"]
        return str(next(each["id"] for each in listed if each["direct"]))

    async def sees(self, channel: str, words: str, seconds: float = 30.0) -> dict[str, Any]:
        """Wait for a message that holds `words`, and give it."""
        async with asyncio.timeout(seconds):
            while True:
                for message in await self.messages(channel):
                    if words in str(message):
                        return message
                await asyncio.sleep(0.1)

    async def replies(
        self, channel: str, ts: str, words: str, seconds: float = 30.0
    ) -> dict[str, Any]:
        """Wait for a reply in a thread that holds `words` and is none of the briefing's own."""
        async with asyncio.timeout(seconds):
            while True:
                replies = await self.thread(channel, ts)
                asked = [float(each["ts"]) for each in replies if each["user"] == YOU]
                for reply in replies:
                    if float(reply["ts"]) > max(asked, default=0.0) and words in str(reply):
                        return reply
                await asyncio.sleep(0.1)

    async def _get(self, view: str, **query: str) -> dict[str, Any]:
        async with self._session.get(f"{self.url}/view/{view}", params=query) as reply:
            assert reply.status == 200, await reply.text()
            return dict(await reply.json())


@asynccontextmanager
async def person_at(url: str) -> AsyncIterator[Page]:
    """Sit down at the page of the sandbox at `url`."""
    async with aiohttp.ClientSession() as session:
        yield Page(url, session)
