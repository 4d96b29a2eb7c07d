"""The agent pane of the page with the real bot behind it: its questions, and their answers."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.sandbox.chromium import looking
from tests.whole import open_whole

WAIT = 15_000.0  # milliseconds


async def test_a_suggested_question_is_answered_and_thanks_are_not_searched_for(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        open_whole(tmp_path, subscribed=True) as whole,
        looking(browser, whole.sandbox, "#/") as page,
    ):
        await page.locator("#ask-app").click()
        pane = page.locator("#agent")
        offered = pane.get_by_role("button").filter(has_text="?")
        await expect(offered.first).to_have_text("What is new today?", timeout=WAIT)
        await expect(offered.nth(1)).to_be_visible()
        await offered.nth(1).click()
        await expect(pane).to_contain_text("Story: Mercosur to halve car tariff", timeout=WAIT)
        await expect(pane.get_by_role("button", name="Share in channel")).to_be_visible()
        await page.locator("#agent-composer textarea").fill("Thank you!")
        await page.keyboard.press("Enter")
        await expect(pane).to_contain_text("You are welcome.", timeout=WAIT)
        await expect(pane).not_to_contain_text("Nothing in the archive")
