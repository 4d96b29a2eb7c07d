"""What is unread, in headless Chromium: messages, mentions, replies, and the line above them."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import COLLEAGUE, GENERAL, TRADE_DESK, YOU, Sandbox
from tests.sandbox.chromium import looking, messages

pytestmark = pytest.mark.browser


def listed(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation").get_by_role("link", name=name)


async def test_mentions_are_counted_and_survive_a_reload(
    browser: Browser, sandbox: Sandbox
) -> None:
    general = "general"
    async with looking(browser, sandbox) as page:
        await sandbox.say(GENERAL, "lunch?", user=COLLEAGUE)
        await expect(listed(page, general)).to_have_text("#general unread")
        await sandbox.say(GENERAL, f"<@{YOU}> lunch?", user=COLLEAGUE)
        await expect(listed(page, general)).to_have_text("#general1 mention")
        await sandbox.say(GENERAL, "<!here> last call", user=COLLEAGUE)
        await expect(listed(page, general)).to_have_text("#general2 mentions")
        await page.reload()
        await expect(listed(page, general)).to_have_text("#general2 mentions")
        await expect(page).to_have_title(re.compile(r"^\(1\) "))
        await listed(page, general).click()
        await expect(listed(page, general)).to_have_text("#general")
        await page.reload()
        await expect(page.locator("#place-name")).to_have_text("# general")
        await expect(listed(page, general)).to_have_text("#general")


async def test_replies_are_unread_until_their_thread_is_opened(
    browser: Browser, sandbox: Sandbox, client: AsyncWebClient
) -> None:
    asked = await sandbox.say(TRADE_DESK, "and parts?")
    other = await sandbox.say(TRADE_DESK, "unrelated", user=COLLEAGUE)
    async with looking(browser, sandbox, f"#/{GENERAL}") as page:
        desk = listed(page, "trade-desk")
        await desk.click()
        await expect(desk).to_have_text("#trade-desk")
        await client.chat_postMessage(channel=TRADE_DESK, text="aside", thread_ts=other["ts"])
        await expect(messages(page).last).to_contain_text("1 reply")
        await client.chat_postMessage(channel=TRADE_DESK, text="Yes.", thread_ts=asked["ts"])
        await client.chat_postMessage(channel=TRADE_DESK, text="At 25%.", thread_ts=asked["ts"])
        await expect(desk).to_have_text("#trade-desk unread")
        await expect(messages(page).locator(".new-replies")).to_have_text(["2 new", ""])
        await page.reload()
        await expect(desk).to_have_text("#trade-desk unread")
        await messages(page).get_by_role("button", name="2 replies").click()
        await expect(page.locator("#thread .message")).to_have_count(3)
        await expect(desk).to_have_text("#trade-desk")
        await expect(messages(page).locator(".new-replies")).to_have_text(["", ""])
        await client.chat_postMessage(channel=TRADE_DESK, text="From May.", thread_ts=asked["ts"])
        await expect(page.locator("#thread .message")).to_have_count(4)
        await expect(desk).to_have_text("#trade-desk")
        await page.keyboard.press("Escape")
        await client.chat_postMessage(channel=TRADE_DESK, text="Or June.", thread_ts=asked["ts"])
        await messages(page).get_by_role("button", name="1 new").click()
        await expect(page.locator("#thread .line.new")).to_have_text("New")


async def test_an_answer_to_a_direct_message_is_counted(
    browser: Browser, sandbox: Sandbox, client: AsyncWebClient
) -> None:
    asked = await sandbox.say(sandbox.direct(), "What changed?")
    async with looking(browser, sandbox, f"#/{GENERAL}") as page:
        direct = listed(page, "Tradewire")
        await expect(direct).to_have_text("@Tradewire")
        where = sandbox.direct()
        await client.chat_postMessage(channel=where, text="Nothing.", thread_ts=asked["ts"])
        await expect(direct).to_have_text("@Tradewire1 unread")
        await direct.click()
        await messages(page).get_by_role("button", name="1 reply 1 new").click()
        await expect(direct).to_have_text("@Tradewire")


async def test_the_first_message_of_an_empty_channel_is_marked_as_new(
    browser: Browser, sandbox: Sandbox
) -> None:
    async with looking(browser, sandbox) as page:
        await expect(listed(page, "general")).to_be_visible()
        await sandbox.say(GENERAL, "first of all", user=COLLEAGUE)
        await listed(page, "general").click()
        await expect(messages(page)).to_have_count(1)
        await expect(page.locator("#stream .line.new")).to_have_text("New")
