"""Headless Chromium at the sandbox's page."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.sandbox import Sandbox

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """Start the system's Chromium, or fail with the name of the package that is missing."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("Chromium is missing: install the package chromium")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        await opened.close()


@asynccontextmanager
async def looking(
    browser: Browser, sandbox: Sandbox, place: str = "", *, width: int = 1280
) -> AsyncIterator[Page]:
    """Open a sandbox's page; at the end, nothing may have failed or been asked for elsewhere."""
    async with looking_at(browser, sandbox.url, place, width=width) as page:
        yield page


@asynccontextmanager
async def looking_at(
    browser: Browser, url: str, place: str = "", *, width: int = 1280
) -> AsyncIterator[Page]:
    """Open the page of the sandbox at `url`, as `looking` does."""
    page = await browser.new_page(viewport={"width": width, "height": 800})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on(
        "request",
        lambda request: None if request.url.startswith(url) else wrong.append(request.url),
    )
    try:
        await page.goto(f"{url}/{place}")
        await expect(page.locator("#composer textarea")).to_be_attached()
        yield page
        assert wrong == []
    finally:
        await page.close()


def messages(page: Page) -> Locator:
    return page.locator("#stream .message")
