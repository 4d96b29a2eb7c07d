"""The sandbox: how many posts it takes, and how its page bears a long channel."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
from aiohttp import web
from playwright.async_api import Page
from rich.table import Table

from bot.sandbox import TRADE_DESK, Limits, Sandbox, open_sandbox
from tests.sandbox.chromium import open_browser

MANIFEST = Path(__file__).parents[1] / "manifest.json"
_POSTS, _CLIENTS, _LONG = 3000, 8, 5000
_WIDE_OPEN = Limits(rates={}, post_burst=10**9)
_BLOCKS = [
    {"type": "header", "text": {"type": "plain_text", "text": "A headline of a usual length"}},
    {"type": "section", "text": {"type": "mrkdwn", "text": "1. A key point with 25% in it. " * 4}},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "Kittiwake · 10:41"}]},
]


def measure() -> Table:
    """Time posts over HTTP beside a bare server's, and the page in headless Chromium."""
    return asyncio.run(_measure())


async def _measure() -> Table:
    table = Table("What", "Figure", title="The sandbox, in a file, its clients in another process")
    async with _bare() as address:
        bare = await _posts(address)
    with tempfile.TemporaryDirectory() as folder:
        async with _sandbox(Path(folder) / "posts.db") as sandbox:
            posts = await _posts(f"{sandbox.api_url}chat.postMessage", sandbox.bot_token)
        async with _sandbox(Path(folder) / "page.db") as sandbox:
            for number in range(_LONG):
                await sandbox.say(TRADE_DESK, f"message {number:,} of a long channel")
            seen, scrolled = await _page(sandbox)
    table.add_row("posts a second", f"{posts:,.0f}")
    table.add_row("a bare aiohttp server's answers a second", f"{bare:,.0f}")
    table.add_row("ratio", f"{posts / bare:.2f}")
    table.add_row(f"page with {_LONG:,} messages, address to newest message", f"{seen:.2f} s")
    table.add_row("scrolled back to the first of them in", f"{scrolled['seconds']:.1f} s")
    table.add_row("longest frame meanwhile", f"{scrolled['longest']:.0f} ms")
    table.add_row("of a hundred frames, 99 are within", f"{scrolled['usual']:.0f} ms")
    table.add_row("rows held at most", f"{scrolled['rows']:.0f}")
    return table


@asynccontextmanager
async def _sandbox(path: Path) -> AsyncIterator[Sandbox]:
    async with open_sandbox(
        port=0, path=path, manifest=MANIFEST, now=lambda: datetime.now(UTC), limits=_WIDE_OPEN
    ) as sandbox:
        yield sandbox


@asynccontextmanager
async def _bare() -> AsyncIterator[str]:
    """Serve the peer: it reads the JSON it is sent and answers that all is well."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "message": await request.json()})

    app = web.Application()
    app.router.add_post("/", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def _posts(address: str, token: str = "") -> float:
    """Give the posts a second that clients of another process reach."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    sender = multiprocessing.get_context("spawn").Process(
        target=_send_all, args=(there, address, token)
    )
    sender.start()
    try:
        seconds: float = await asyncio.to_thread(here.recv)
    finally:
        await asyncio.to_thread(sender.join)
    return _POSTS / seconds


def _send_all(result: Connection, address: str, token: str) -> None:
    result.send(asyncio.run(_clients(address, token)))


async def _clients(address: str, token: str) -> float:
    body = json.dumps({"channel": TRADE_DESK, "text": "A headline", "blocks": _BLOCKS}).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def client() -> None:
            for _ in range(_POSTS // _CLIENTS):
                async with session.post(address, data=body) as reply:
                    answer = await reply.json()
                    assert answer["ok"], answer

        began = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(_CLIENTS)))
        return time.perf_counter() - began


async def _page(sandbox: Sandbox) -> tuple[float, dict[str, float]]:
    """Give the seconds to the newest message, and what scrolling back to the first took."""
    async with open_browser() as browser:
        page = await browser.new_page()
        await page.goto("about:blank")  # the browser's own start is not the page's
        seen = await _timed(page, lambda: page.goto(f"{sandbox.url}/#/{TRADE_DESK}"), "4,999 of")
        scrolled: dict[str, float] = await page.evaluate(_SCROLL)
        return seen, scrolled


async def _timed(page: Page, act: Callable[[], object], sees: str) -> float:
    began = time.perf_counter()
    done = act()
    if asyncio.iscoroutine(done):
        await done
    await page.get_by_text(f"message {sees}").wait_for()
    return time.perf_counter() - began


# A frame scrolls by most of a window; it waits where a page is still on its way.
_SCROLL = """
async () => {
  const scroller = document.getElementById("scroll");
  const earlier = document.getElementById("earlier");
  const frames = [];
  const began = performance.now();
  let rows = 0, last = began;
  while (scroller.scrollTop > 0 || !earlier.hidden) {
    scroller.scrollTop -= 600;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
    rows = Math.max(rows, document.querySelectorAll("#stream .row").length);
  }
  frames.sort((one, other) => one - other);
  const usual = frames[Math.floor(frames.length * 0.99)];
  return { seconds: (last - began) / 1000, longest: frames.at(-1), usual, rows };
}
"""
