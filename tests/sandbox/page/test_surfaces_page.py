"""What the real bot shows beside its messages, pressed and filled in on the page."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser, Page, expect

from tests.sandbox.chromium import looking
from tests.whole import Whole, open_whole

WAIT = 15_000.0  # milliseconds


async def home(page: Page, whole: Whole) -> None:
    await page.goto(f"{whole.sandbox.url}/#/{whole.sandbox.direct()}/home")


async def test_home_tells_the_news_and_its_settings_are_changed_and_undone(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        open_whole(tmp_path, subscribed=True) as whole,
        looking(browser, whole.sandbox, "#/") as page,
    ):
        (briefing,) = await whole.newsroom.latest(limit=1)
        await home(page, whole)
        tab = page.locator("#home")
        await expect(tab).to_contain_text(briefing.headline.text, timeout=WAIT)
        await expect(tab).to_contain_text("Live: every story")
        await tab.get_by_role("button", name="Settings").first.click()
        modal = page.locator("dialog[open]")
        await modal.get_by_text("Off: ").click(timeout=WAIT)
        await modal.get_by_role("button", name="Save").click()
        await page.goto(f"{whole.sandbox.url}/#/C0TRADEDESK")
        stream = page.locator("#stream")
        await expect(stream).to_contain_text("Live: nothing", timeout=WAIT)
        await stream.get_by_role("button", name="Undo").click()
        await expect(stream).to_contain_text("Live: every story", timeout=WAIT)


async def test_an_error_is_reported_and_taken_back(browser: Browser, tmp_path: Path) -> None:
    async with (
        open_whole(tmp_path) as whole,
        looking(browser, whole.sandbox, "#/C0TRADEDESK") as page,
    ):
        briefing = await whole.post()
        stream, modal = page.locator("#stream"), page.locator("dialog[open]")
        await stream.get_by_role("button", name="Show sources").click(timeout=WAIT)
        quote = briefing.key_points[0].line.citations[0].quote
        await expect(modal).to_contain_text(quote, timeout=WAIT)
        await modal.get_by_role("button", name="Close").last.click()
        await stream.get_by_role("button", name="Report an error").click()
        await modal.locator("textarea").fill("The tonnage is another one.", timeout=WAIT)
        await modal.get_by_role("button", name="Send").click()
        await page.goto(f"{whole.sandbox.url}/#/{whole.sandbox.direct()}")
        await expect(stream).to_contain_text("The tonnage is another one.", timeout=WAIT)
        await stream.get_by_role("button", name="Retract").click()
        await page.goto(f"{whole.sandbox.url}/#/C0TRADEDESK")
        await expect(stream).to_contain_text("Do not rely on it.", timeout=WAIT)
        await expect(stream.locator("del, s").first).to_be_visible()


async def test_a_message_is_explained_and_an_answer_is_shared(
    browser: Browser, tmp_path: Path
) -> None:
    async with (
        open_whole(tmp_path) as whole,
        looking(browser, whole.sandbox, "#/C0TRADEDESK") as page,
    ):
        stream, modal = page.locator("#stream"), page.locator("dialog[open]")
        await page.locator("#composer textarea").fill("Is Mercosur done with Japan on beef?")
        await page.keyboard.press("Enter")
        said = stream.locator(".message", has_text="Is Mercosur done")
        await said.hover(timeout=WAIT)
        await said.get_by_role("button", name="Shortcuts for the message").click()
        await page.get_by_role("menuitem", name="Explain this").click()
        await expect(modal).to_contain_text("Stories nearest to it", timeout=WAIT)
        await modal.get_by_role("button", name="Close").last.click()
        await expect(modal).to_have_count(0)
        await expect(said.get_by_role("button", name="Shortcuts for")).to_be_focused()
        await page.locator("#composer textarea").fill("/trade ask How much beef will Japan admit?")
        await page.keyboard.press("Enter")
        await whole.until(lambda: whole.sandbox.messages(whole.sandbox.direct()))
        await page.goto(f"{whole.sandbox.url}/#/{whole.sandbox.direct()}")
        thread = page.locator("#thread")
        await stream.get_by_text("1 reply").click(timeout=WAIT)
        await thread.get_by_role("button", name="Share in channel").click(timeout=WAIT)
        await modal.get_by_role("button", name="Share").click(timeout=WAIT)
        await page.goto(f"{whole.sandbox.url}/#/C0TRADEDESK")
        await expect(stream).to_contain_text("shared an answer to", timeout=WAIT)
