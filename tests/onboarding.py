"""The first ten minutes at the sandbox's page, step by step, for tests and for pictures."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.async_api import Locator, Page, expect

from bot.sandbox import GENERAL
from tests.program import free_port
from tests.sandbox.chromium import messages

SUBJECTS = ("Tariffs and quotas", "Trade agreements", "Food and farming")
DIRECT = "#/D0YOU"
SLOW = 40_000.0  # milliseconds: one of the sample press's outlets answers nobody for ten seconds


def ports() -> Mapping[str, str]:
    """Give a sandbox and its press ports that nobody has."""
    return {
        "TRADEWIRE_SANDBOX_PORT": str(free_port()),
        "TRADEWIRE_PRESS_PORT": str(free_port()),
    }


def said(page: Page, words: str) -> Locator:
    """Find the newest message that holds some words."""
    return messages(page).filter(has_text=words).last


async def greeted(page: Page) -> None:
    """Wait for the greeting."""
    await expect(said(page, "Hello, I am Tradewire")).to_be_visible(timeout=SLOW)


async def fill(page: Page) -> Locator:
    """Press "Set up" and fill in the modal for #general."""
    await page.get_by_role("button", name="Set up").click()
    modal = page.get_by_role("dialog", name="Set up a channel")
    await modal.get_by_role("combobox", name="Channel").click()
    await page.get_by_role("option", name="#general").click()
    for subject in SUBJECTS:
        await modal.get_by_role("checkbox", name=subject).check()
    return modal


async def preview(page: Page, modal: Locator) -> None:
    """Ask for the preview, and invite the bot where it says that it is not in the channel."""
    await modal.get_by_role("button", name="Preview").click()
    await expect(said(page, "I am not in")).to_be_visible(timeout=SLOW)
    await page.get_by_role("link", name="general").first.click()
    await expect(page.get_by_role("heading", name="# general")).to_be_visible()
    await page.locator("#composer textarea").fill("/invite @Tradewire")
    await page.keyboard.press("Enter")
    await expect(said(page, "has joined the channel")).to_be_visible()
    await page.goto(f"{page.url.split('#')[0]}{DIRECT}")
    await expect(page.get_by_role("button", name="Post", exact=True)).to_be_visible(timeout=SLOW)


__all__ = ["DIRECT", "GENERAL", "SLOW", "SUBJECTS", "fill", "greeted", "ports", "preview", "said"]
