"""Ctrl-C at any moment: the program ends, soon and without a traceback."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import resource
from bot.sandbox import APP_TOKEN, BOT_TOKEN, open_sandbox
from tests.program import free_port, program

pytestmark = pytest.mark.processes

STOPPED = "Stopped. Start again to go on where it was."


def on(folder: Path, api_url: str, feed_port: int) -> dict[str, str]:
    (folder / "feeds.toml").write_text(
        f'[[feed]]\npublisher = "One"\nurl = "http://127.0.0.1:{feed_port}/feed"\n', "utf-8"
    )
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": api_url,
        "TRADEWIRE_ALLOWED_ADDRESSES": f"127.0.0.1:{feed_port}",
    }


FEED = """HTTP/1.1 200 OK\r
Content-Type: application/rss+xml\r
Connection: close\r
\r
<rss version="2.0"><channel><title>One</title><item><title>Ministry raises steel duty</title>
<link>http://127.0.0.1:{port}/page</link></item></channel></rss>"""


@asynccontextmanager
async def silent() -> AsyncIterator[tuple[int, asyncio.Event]]:
    """Serve a feed of one page that never answers; give its port, and tell when it was asked."""
    asked, enough = asyncio.Event(), asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"/feed" in await reader.readline():
            writer.write(FEED.format(port=writer.get_extra_info("sockname")[1]).encode())
            await writer.drain()
        else:
            asked.set()
            await enough.wait()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        try:
            yield server.sockets[0].getsockname()[1], asked
        finally:
            enough.set()


async def test_while_slack_is_out_of_reach(tmp_path: Path) -> None:
    env = on(tmp_path, f"http://127.0.0.1:{free_port()}/api/", free_port())
    async with program("run", cwd=tmp_path, env=env) as one:
        await one.says("slack.out_of_reach")
        assert await one.stop() == 0, one.output
    assert one.output.endswith(f"{STOPPED}\n")
    assert "Traceback" not in one.output


async def test_a_second_time_while_a_job_is_waited_for(tmp_path: Path) -> None:
    async with (
        silent() as (port, asked),
        open_sandbox(
            port=0, path=None, manifest=resource("manifest.json"), now=lambda: datetime.now(UTC)
        ) as slack,
        program("run", cwd=tmp_path, env=on(tmp_path, slack.api_url, port)) as one,
    ):
        await one.says("Tradewire is running")
        await asyncio.wait_for(asked.wait(), 20)
        one.process.send_signal(signal.SIGINT)
        await one.says("Stopping: finishing what is under way.")
        assert await one.stop() == 0, one.output
        assert "article.read" not in one.output  # the job was not waited for
    assert one.output.endswith(f"{STOPPED}\n")
    assert "Traceback" not in one.output
