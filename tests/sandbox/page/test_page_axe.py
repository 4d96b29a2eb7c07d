"""The page's frame under axe, which knows what keeps people out of a page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, expect

from bot.sandbox import BOT_USER, COLLEAGUE, GENERAL, TRADE_DESK
from tests.sandbox.chromium import messages
from tests.sandbox.working import at_work

pytestmark = pytest.mark.browser


async def _serious(page: Page) -> list[tuple[str, Any]]:
    found = (await Axe().run(page)).response["violations"]
    return [
        (each["id"], [node["target"] for node in each["nodes"]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_no_serious_fault(browser: Browser, width: int, scheme: Any) -> None:
    async def opened(button: str, panel: str) -> Locator:
        await page.locator(button).click()
        return page.get_by_role("dialog", name=panel)

    async with at_work(browser, width=width) as (page, sandbox, _):
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await sandbox.command("/demo", "message", channel=TRADE_DESK)
        await sandbox.command("/demo", "whisper", channel=TRADE_DESK)
        await sandbox.say(GENERAL, f"<@{BOT_USER}> lunch?", user=COLLEAGUE)
        await sandbox.say(TRADE_DESK, f"<@{COLLEAGUE}> see <https://example.org|the notice> again")
        await expect(messages(page)).to_have_count(3)
        await page.locator("#composer textarea").fill("/")
        assert await _serious(page) == []
        faults = await opened("#faults-button", "Faults")
        await faults.get_by_role("button", name="Switch on Rate limit").click()
        await faults.locator("summary").first.click()
        await expect(faults.locator(".rule")).to_be_visible()
        assert await _serious(page) == []
        await page.keyboard.press("Escape")
        await opened("#clock-button", "Clock")
        assert await _serious(page) == []
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Ask Demo").click()
        await expect(page.locator("#agent .prompt")).to_be_visible()
        assert await _serious(page) == []
