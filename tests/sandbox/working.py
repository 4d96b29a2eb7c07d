"""The page with an app at work in the sandbox, or with none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.async_api import Browser, Page, expect

from bot.sandbox import TRADE_DESK, Sandbox, open_sandbox
from tests.sandbox.chromium import looking
from tests.sandbox.conftest import LIMITS, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo, demo

Json = dict[str, Any]
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Clocks:
    """A clock panel that moves when it is told to."""

    def __init__(self, *, jumpable: bool = True) -> None:
        self.jumpable, self.pace, self.offset, self.broken = jumpable, 1.0, 0.0, 3
        self._followers: list[Callable[[], None]] = []

    def follow(self, told: Callable[[], None]) -> None:
        self._followers.append(told)

    def go_on(self, seconds: float) -> None:
        """Go forward as the news does, with nobody at the panel."""
        self.offset += seconds
        for told in self._followers:
            told()

    def read(self) -> Json:
        now = NOON + timedelta(seconds=self.offset)
        return {
            "now": now.isoformat(),
            "offset": self.offset,
            "pace": self.pace,
            "day": 2,
            "broken": self.broken,
            "total": 5,
            "next_digest": None if self.offset else (NOON + timedelta(hours=19)).isoformat(),
            "jumpable": self.jumpable,
        }

    def change(self, wish: Json) -> Json:
        if "pace" in wish:
            self.pace = float(wish["pace"])
        elif "jump" in wish:
            self.offset += 68_400.0 if wish["jump"] == "digest" else float(wish["jump"])
        elif wish.get("publish") == "next":
            self.broken += 1
        else:
            raise ValueError("The clock does not do that.")
        return self.read()


@asynccontextmanager
async def at_work(
    browser: Browser, place: str = f"#/{TRADE_DESK}", *, width: int = 1280, jumpable: bool = True
) -> AsyncIterator[tuple[Page, Sandbox, Demo]]:
    """Open a sandbox with the demo app at work in it, and its page."""
    clocks = Clocks(jumpable=jumpable)
    async with (
        open_sandbox(
            port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS, clock=clocks
        ) as sandbox,
        demo(sandbox) as app,
        looking(browser, sandbox, place.replace("DIRECT", sandbox.direct()), width=width) as page,
    ):
        await expect(page.locator("#link")).to_have_text("Demo is connected")
        yield page, sandbox, app


def quiet() -> AbstractAsyncContextManager[Sandbox]:
    """Open a sandbox with no app in it."""
    return open_sandbox(port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS)
