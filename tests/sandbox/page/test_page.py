"""The page in headless Chromium: live, and usable by whoever sits at it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, COLLEAGUE, GENERAL, TRADE_DESK, YOU, Sandbox, open_sandbox
from tests.sandbox.chromium import looking, messages
from tests.sandbox.conftest import LIMITS, MANIFEST, Heard, connected, wall

pytestmark = pytest.mark.browser
Text = dict[str, Any]


def mrkdwn(text: str) -> Text:
    return {"type": "mrkdwn", "text": text}


def section(text: str) -> Text:
    return {"type": "section", "text": mrkdwn(text)}


HEADLINE = "Norland sets 25% duty on imported cars"
BRIEFING: list[Text] = [
    {"type": "header", "text": {"type": "plain_text", "text": HEADLINE}},
    section("• Cars pay 25% from 1 June, up from 2.5%.\n• Parts follow on 1 September."),
    {"type": "context", "elements": [mrkdwn("Sources: <https://example.org/a|Continental Wire>")]},
]


async def test_a_message_appears_and_changes_while_one_looks(
    browser: Browser, sandbox: Sandbox, client: AsyncWebClient
) -> None:
    async with looking(browser, sandbox) as page:
        await expect(page.get_by_role("heading", name="# trade-desk")).to_be_visible()
        posted = await client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=BRIEFING)
        shown = messages(page).filter(has_text="Tradewire")
        await expect(shown.get_by_role("heading")).to_have_text(HEADLINE)
        await expect(shown.get_by_role("listitem")).to_have_text(
            ["•Cars pay 25% from 1 June, up from 2.5%.", "•Parts follow on 1 September."]
        )
        source = shown.get_by_role("link", name="Continental Wire")
        await expect(source).to_have_attribute("href", "https://example.org/a")
        await expect(source).to_have_attribute("rel", re.compile("noopener"))
        await client.chat_update(channel=TRADE_DESK, ts=posted["ts"], text="~25%~ 30%")
        await expect(shown.locator("s")).to_have_text("25%")
        await expect(shown.locator(".edited")).to_have_text("(edited)")
        await expect(messages(page)).to_have_count(1)


async def test_a_thread_opens_beside_the_channel_and_an_answer_arrives_in_it(
    browser: Browser, sandbox: Sandbox, app: AsyncApp, client: AsyncWebClient
) -> None:
    async def answer(event: Text, say: Any) -> None:
        await say(f"You asked: {event['text']}", thread_ts=event["thread_ts"])

    app.event("app_mention")(answer)
    app.event("message")(_ignore)
    await client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=BRIEFING)
    async with connected(sandbox, app), looking(browser, sandbox) as page:
        await expect(page.locator("#link")).to_have_text("Tradewire is connected")
        await messages(page).hover()
        await page.get_by_role("button", name="Reply in thread").click()
        thread = page.get_by_role("complementary")
        await expect(thread.get_by_role("heading", level=3)).to_be_visible()
        await thread.get_by_role("textbox").fill("@Tradewire do parts pay <as well>?")
        await thread.get_by_role("textbox").press("Enter")
        await expect(thread.locator(".message").last).to_contain_text(
            "You asked: @Tradewire do parts pay <as well>?"
        )
        await expect(messages(page).get_by_role("button", name="2 replies")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(thread).to_be_hidden()
    asked = sandbox.messages(TRADE_DESK)[1]
    assert asked["text"] == f"<@{BOT_USER}> do parts pay &lt;as well&gt;?"
    assert asked["thread_ts"] == sandbox.messages(TRADE_DESK)[0]["ts"]


async def test_a_typed_command_reaches_the_app_and_its_answer_is_for_you_alone(
    browser: Browser, sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    async def trade(ack: Any, command: Text) -> None:
        heard.add(command["text"])
        await ack("Nothing new")

    app.command("/trade")(trade)
    async with connected(sandbox, app), looking(browser, sandbox) as page:
        box = page.locator("#composer textarea")
        await box.fill("/tr")
        await expect(page.locator("#composer .hint")).to_contain_text("/trade")
        await box.press("Tab")
        await box.press_sequentially("latest autos")
        await box.press("Enter")
        answer = messages(page).filter(has_text="Only visible to you")
        await expect(answer).to_contain_text("Nothing new")
        assert list(heard) == ["latest autos"]
        await page.reload()
        await expect(answer).to_contain_text("Nothing new")


async def test_a_command_in_a_thread_is_refused_as_slack_refuses_it(
    browser: Browser, sandbox: Sandbox
) -> None:
    said = await sandbox.say(TRADE_DESK, "parent")
    async with looking(browser, sandbox, f"#/{TRADE_DESK}/{said['ts']}") as page:
        box = page.locator("#thread textarea")
        await box.fill("/trade latest")
        await box.press("Enter")
        await expect(page.locator("#thread .message").last).to_contain_text(
            "/trade is not supported in threads. Sorry!"
        )
        await expect(messages(page)).to_have_count(1)


async def test_what_is_unread_is_marked_until_it_is_read(
    browser: Browser, sandbox: Sandbox, client: AsyncWebClient
) -> None:
    async with looking(browser, sandbox) as page:
        direct = page.get_by_role("link", name="Tradewire")
        await expect(direct).not_to_have_class(re.compile("unread"))
        await client.chat_postMessage(channel=YOU, text="one")
        await client.chat_postMessage(channel=YOU, text="two")
        await expect(direct).to_contain_text("2 unread")
        await page.keyboard.press("Alt+ArrowUp")
        await expect(page.locator("#place-name")).to_have_text("Tradewire")
        await expect(messages(page)).to_have_count(2)
        await expect(direct).not_to_have_class(re.compile("unread"))
        await sandbox.say(GENERAL, "lunch?", user=COLLEAGUE)
        general = page.get_by_role("link", name="general")
        await expect(general).to_have_text(re.compile("^#general unread$"))
        await page.reload()
        await expect(general).to_have_text(re.compile("^#general unread$"))
        await expect(direct).not_to_have_class(re.compile("unread"))


async def test_the_page_finds_its_way_back_after_a_restart(
    browser: Browser, tmp_path: Path
) -> None:
    def opened(port: int) -> Any:
        path = tmp_path / "sandbox.db"
        return open_sandbox(port=port, path=path, manifest=MANIFEST, now=wall, limits=LIMITS)

    page = await browser.new_page()
    async with opened(0) as sandbox:
        port = sandbox.port
        await sandbox.say(TRADE_DESK, "before")
        await page.goto(sandbox.url)
        await expect(messages(page)).to_have_count(1)
    await expect(page.locator("#link")).to_have_text("Sandbox not answering")
    async with opened(port) as sandbox:
        await sandbox.say(TRADE_DESK, "after")
        await expect(messages(page).last).to_contain_text("after", timeout=10_000)
        await expect(page.locator("#link")).to_have_text("Tradewire is not connected")
        await page.close()


async def test_older_messages_come_as_one_scrolls_back(
    browser: Browser, sandbox: Sandbox, client: AsyncWebClient
) -> None:
    for number in range(100):
        await client.chat_postMessage(channel=TRADE_DESK, text=f"message {number}")
    async with looking(browser, sandbox) as page:
        await expect(messages(page)).to_have_count(80)
        await expect(messages(page).last).to_be_in_viewport()
        await page.locator("#scroll").evaluate("scroll => { scroll.scrollTop = 0; }")
        await expect(messages(page)).to_have_count(100)
        await expect(messages(page).first).to_contain_text("message 0")


async def test_a_phone_shows_one_thing_at_a_time(
    browser: Browser, sandbox: Sandbox, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=BRIEFING)
    await client.chat_postMessage(channel=TRADE_DESK, text="reply", thread_ts=posted["ts"])
    async with looking(browser, sandbox, width=390) as page:
        talk, thread = page.get_by_role("main"), page.get_by_role("complementary")
        await expect(talk).to_be_hidden()
        await page.get_by_role("link", name="trade-desk").click()
        await expect(page.get_by_role("navigation")).to_be_hidden()
        await talk.get_by_role("button", name="1 reply").click()
        await expect(talk).to_be_hidden()
        await expect(thread).to_contain_text("reply")
        await thread.get_by_role("button", name="Back to the channel").click()
        await expect(thread).to_be_hidden()
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide == 390
        await talk.get_by_role("button", name="Back to conversations").click()
        await expect(page.get_by_role("navigation")).to_be_visible()


async def _ignore() -> None:
    return
