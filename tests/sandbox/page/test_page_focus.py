"""Where the focus goes, and what a reload keeps, in headless Chromium."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox import COLLEAGUE, GENERAL, TRADE_DESK, Sandbox
from tests.sandbox.chromium import looking, messages
from tests.sandbox.demo import Demo
from tests.sandbox.page.test_modal_page import pick
from tests.sandbox.working import at_work

pytestmark = pytest.mark.browser


async def test_ending_all_faults_keeps_the_focus_in_the_panel(browser: Browser) -> None:
    async with at_work(browser) as (page, _, _app):
        await page.locator("#faults-button").press("Enter")
        panel = page.get_by_role("dialog", name="Faults")
        for name in ("Rate limit", "Slow reply"):
            await panel.get_by_role("button", name=f"Switch on {name}").press("Enter")
        await expect(panel.locator(".rule")).to_have_count(2)
        await panel.get_by_role("button", name="End all").press("Enter")
        await expect(panel.locator(".rule")).to_have_count(0)
        await expect(panel.get_by_role("button", name="Switch on Rate limit")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.locator("#faults-button")).to_be_focused()


async def test_a_closed_thread_gives_the_focus_back(browser: Browser, sandbox: Sandbox) -> None:
    await sandbox.say(TRADE_DESK, "a question", user=COLLEAGUE)
    async with looking(browser, sandbox) as page:
        opener = messages(page).get_by_role("button", name="Reply in thread")
        await opener.press("Enter")
        box = page.locator("#thread textarea")
        await expect(box).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(opener).to_be_focused()
        await opener.press("Enter")
        await box.fill("an answer")
        await box.press("Enter")
        replies = messages(page).get_by_role("button", name="1 reply")
        await expect(replies).to_be_visible()
        await page.get_by_role("button", name="Close thread").press("Enter")
        await expect(replies).to_be_focused()


async def test_the_closed_pane_of_the_app_gives_the_focus_back(browser: Browser) -> None:
    async with at_work(browser) as (page, _, _app):
        button = page.get_by_role("button", name="Ask Demo")
        await button.press("Enter")
        await expect(page.locator("#agent textarea")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(button).to_be_focused()


async def drafts(page: Page) -> list[str]:
    return [await page.locator(f"#{form} textarea").input_value() for form in COMPOSERS]


COMPOSERS = ("composer", "thread-composer")


async def test_a_reload_keeps_what_was_begun(browser: Browser, sandbox: Sandbox) -> None:
    said = await sandbox.say(TRADE_DESK, "parent", user=COLLEAGUE)
    async with looking(browser, sandbox, f"#/{TRADE_DESK}/{said['ts']}") as page:
        await page.locator("#composer textarea").fill("half a thought")
        await page.locator("#thread textarea").fill("half an answer")
        await page.reload()
        await expect(page.locator("#thread")).to_contain_text("parent")
        await expect(page.locator("#thread textarea")).to_have_value("half an answer")
        assert await drafts(page) == ["half a thought", "half an answer"]
        await expect(page.locator("#composer").get_by_role("button", name="Send")).to_be_enabled()
        await page.get_by_role("link", name="general").click()
        await expect(page.locator("#composer textarea")).to_have_value("")
        await page.get_by_role("link", name="trade-desk").click()
        await expect(page.locator("#composer textarea")).to_have_value("half a thought")
        await page.locator("#composer textarea").press("Enter")
        await expect(messages(page).last).to_contain_text("half a thought")
        await page.reload()
        await expect(messages(page).last).to_contain_text("half a thought")
        assert await page.locator("#composer textarea").input_value() == ""


async def test_a_reload_keeps_what_was_entered_in_a_modal(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    async with looking(browser, sandbox) as page:
        await sandbox.command("/demo", channel=TRADE_DESK)
        form = page.get_by_role("dialog", name="Everything")
        await form.get_by_label("Name", exact=True).fill("Ada")
        await form.get_by_label("Story").fill("Once upon a time")
        await form.get_by_role("radio", name="Quince").check()
        await pick(page, "Menu", "Plum")
        await pick(page, "Several", "Apple", "Quince")
        await form.get_by_role("button", name="One more").click()
        await expect(page.get_by_role("dialog", name="Layer 2")).to_be_visible()
        await page.reload()
        await expect(page.locator(".modal .depth")).to_have_text("Layer 2")
        await page.keyboard.press("Escape")
        await expect(form.get_by_label("Story")).to_have_value("Once upon a time")
        await page.reload()
        await expect(form.get_by_label("Name", exact=True)).to_have_value("Ada")
        await expect(form.get_by_label("Story")).to_have_value("Once upon a time")
        await expect(form.get_by_role("radio", name="Quince")).to_be_checked()
        await form.get_by_role("button", name="Send").click()
        await expect(form).to_be_hidden()
        await sandbox.command("/demo", channel=GENERAL)
        await expect(form.get_by_label("Name", exact=True)).to_have_value("")
    values = app.of("view_submission")[-1]["view"]["state"]["values"]
    assert values["story"]["story"]["value"] == "Once upon a time"
    assert values["menu"]["menu"]["selected_option"]["value"] == "plum"
    chosen = values["menus"]["menus"]["selected_options"]
    assert [each["value"] for each in chosen] == ["apple", "quince"]
