"""A long channel in headless Chromium: scrolled back and forth, and never held whole."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.sandbox import COLLEAGUE, TRADE_DESK, Sandbox
from tests.sandbox.chromium import looking, messages
from tests.sandbox.conftest import client_of

pytestmark = pytest.mark.browser
LONG = 420
HELD = 400  # rows at most, while a page is being drawn

TOP = """() => {
  const top = document.getElementById("scroll").getBoundingClientRect().top;
  const rows = [...document.querySelectorAll("#stream .row")];
  const seen = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
  return [seen.querySelector("[data-ts]").dataset.ts, seen.getBoundingClientRect().top];
}"""


async def fill(sandbox: Sandbox, count: int) -> None:
    for number in range(count):
        await sandbox.say(TRADE_DESK, f"message {number}", user=COLLEAGUE)


def said(page: Page, words: str) -> Locator:
    return messages(page).filter(has=page.get_by_text(words, exact=True))


async def scroll(page: Page, key: str, sees: str) -> None:
    """Press a key in the list until a message is seen; the rows stay few meanwhile."""
    await page.locator("#scroll").focus()
    wanted = said(page, sees)
    for _ in range(LONG):
        await page.keyboard.press(key)
        assert await page.locator("#stream .row").count() <= HELD
        if await wanted.count():
            break
    await page.keyboard.press(key)
    await expect(wanted).to_be_in_viewport()


async def test_it_is_scrolled_to_its_beginning_and_back_by_keyboard(
    browser: Browser, sandbox: Sandbox
) -> None:
    await fill(sandbox, LONG)
    async with looking(browser, sandbox) as page:
        await expect(messages(page).last).to_contain_text(f"message {LONG - 1}")
        await expect(page.locator("#newer")).to_be_hidden()
        await scroll(page, "Home", "message 0")
        await expect(page.locator("#earlier")).to_be_hidden()
        await expect(said(page, f"message {LONG - 1}")).to_have_count(0)
        await expect(page.locator("#scroll")).to_be_focused()
        await scroll(page, "End", f"message {LONG - 1}")
        await expect(page.locator("#later")).to_be_hidden()
        await expect(said(page, "message 0")).to_have_count(0)
        await expect(page.locator("#newer")).to_be_hidden()


async def test_who_reads_old_messages_is_led_to_the_newest(
    browser: Browser, sandbox: Sandbox
) -> None:
    await fill(sandbox, LONG)
    async with looking(browser, sandbox) as page:
        await expect(messages(page).last).to_be_in_viewport()
        await scroll(page, "Home", "message 0")
        await expect(page.get_by_role("button", name="To the newest")).to_be_visible()
        await sandbox.say(TRADE_DESK, "while you read", user=COLLEAGUE)
        await page.get_by_role("button", name="New messages").click()
        await expect(messages(page).last).to_contain_text("while you read")
        await expect(messages(page).last).to_be_in_viewport()
        await expect(page.locator("#scroll")).to_be_focused()
        await scroll(page, "Home", "message 0")
        await page.locator("#composer textarea").fill("my own words")
        await page.keyboard.press("Enter")
        await expect(messages(page).last).to_contain_text("my own words")
        await expect(messages(page).last).to_be_in_viewport()


async def test_who_gives_a_command_is_shown_its_answer(browser: Browser, sandbox: Sandbox) -> None:
    await fill(sandbox, 100)
    async with looking(browser, sandbox) as page:
        await expect(messages(page).last).to_be_in_viewport()
        await scroll(page, "Home", "message 0")
        await page.locator("#composer textarea").fill("/trade latest")
        await page.keyboard.press("Enter")
        await expect(messages(page).last).to_contain_text("Only visible to you")
        await expect(messages(page).last).to_be_in_viewport()


async def test_what_is_read_stays_where_it_is_as_pages_come_and_go(
    browser: Browser, sandbox: Sandbox
) -> None:
    await fill(sandbox, LONG)
    client = client_of(sandbox)
    async with looking(browser, sandbox) as page:
        await expect(messages(page).last).to_be_in_viewport()
        newest = await messages(page).last.get_attribute("data-ts")
        await page.locator("#scroll").hover()
        for _ in range(6):
            await page.mouse.wheel(0, -2000)
            await page.wait_for_timeout(400)  # what is loaded ahead has been drawn
            before = await page.evaluate(TOP)
            await sandbox.say(TRADE_DESK, "more", user=COLLEAGUE)
            await expect(page.get_by_role("button", name="New messages")).to_be_visible()
            ts, top = await page.evaluate(TOP)
            assert ts == before[0]
            assert abs(top - before[1]) <= 2
        assert await page.locator("#stream .row").count() <= HELD
        await expect(page.locator(f'#stream [data-ts="{newest}"]')).to_have_count(0)
        await client.chat_postMessage(channel=TRADE_DESK, text="in it", thread_ts=newest)
        assert await page.evaluate(TOP) == [ts, top]  # an edit of what is not held


async def test_the_thread_of_a_message_that_was_let_go_stays_open(
    browser: Browser, sandbox: Sandbox
) -> None:
    await fill(sandbox, LONG)
    async with looking(browser, sandbox) as page:
        last = messages(page).last
        await last.hover()
        await last.get_by_role("button", name="Reply in thread").click()
        await expect(page.locator("#thread")).to_contain_text(f"message {LONG - 1}")
        await scroll(page, "Home", "message 0")
        await page.locator("#thread textarea").fill("a late answer")
        await page.keyboard.press("Enter")
        await expect(page.locator("#thread")).to_contain_text("a late answer")
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="To the newest").click()
        await expect(messages(page).last.get_by_role("button", name="1 reply")).to_be_visible()
