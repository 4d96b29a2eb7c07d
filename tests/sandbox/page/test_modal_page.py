"""Modals in headless Chromium: filled in, refused, mended, laid on one another."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox import GENERAL, TRADE_DESK, YOU, Sandbox
from tests.sandbox.chromium import looking
from tests.sandbox.demo import Demo
from tests.sandbox.demo_blocks import Block

pytestmark = pytest.mark.browser


def rich(text: str) -> Block:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


async def pick(page: Page, field: str, *wanted: str, typed: str = "") -> None:
    """Choose in one menu of the modal."""
    box = page.get_by_role("combobox", name=f"{field} (optional)", exact=True)
    for each in wanted:
        await box.click()
        if typed:
            await box.fill(typed)
        await page.get_by_role("option", name=each, exact=True).click()
    await box.press("Tab")


async def test_a_modal_is_refused_mended_and_sent(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    async with looking(browser, sandbox) as page:
        await sandbox.command("/demo", channel=TRADE_DESK)
        modal = page.get_by_role("dialog", name="Everything")
        name = modal.get_by_label("Name", exact=True)
        await expect(name).to_be_focused()
        await modal.get_by_label("Rate").fill("200")
        await modal.get_by_role("button", name="Send").click()
        await expect(name).to_have_accessible_description("Please complete this required field.")
        await expect(name).to_be_focused()
        await expect(modal).to_contain_text("Please enter a number that is at most 100.")
        await name.fill("nobody")
        await modal.get_by_label("Rate").fill("30")
        await name.press("Enter")
        await expect(name).to_have_accessible_description("Nobody is no name.")
        await name.fill("Ada")
        await modal.get_by_label("Rich text").fill("Rich")
        await modal.get_by_label("Moment").fill("2025-05-02T10:00")
        await modal.get_by_role("radio", name="Quince").check()
        await pick(page, "Menu", "Plum")
        await pick(page, "Found", "Quince", typed="qui")
        await pick(page, "Person", "Demo")
        await pick(page, "Place", "#general")
        await pick(page, "Channel", "#trade-desk")
        await pick(page, "Several", "Apple", "Quince")
        await pick(page, "Several found", "Plum", typed="p")
        await pick(page, "People", "You", "Demo")
        await modal.get_by_role("button", name="Remove Demo").click()
        await pick(page, "Places", "#general")
        await pick(page, "Channels", "#general", "#trade-desk")
        await modal.get_by_role("button", name="Send").click()
        await expect(modal).to_be_hidden()
    values = app.of("view_submission")[-1]["view"]["state"]["values"]
    held = {name: entered[name] for name, entered in values.items()}
    assert {
        "name": held["name"]["value"],
        "rate": held["rate"]["value"],
        "day": held["day"]["selected_date"],
        "rich": held["rich"]["rich_text_value"],
        "one": held["one"]["selected_option"]["value"],
        "menu": held["menu"]["selected_option"]["value"],
        "found": held["found"]["selected_option"]["value"],
        "place": held["place"]["selected_conversation"],
        "channel": held["channel"]["selected_channel"],
        "menus": [each["value"] for each in held["menus"]["selected_options"]],
        "finds": [each["value"] for each in held["finds"]["selected_options"]],
        "people": held["people"]["selected_users"],
        "places": held["places"]["selected_conversations"],
        "channels": held["channels"]["selected_channels"],
    } == {
        "name": "Ada",
        "rate": "30",
        "day": "2025-05-02",
        "rich": rich("Rich"),
        "one": "quince",
        "menu": "plum",
        "found": "quince",
        "place": GENERAL,
        "channel": TRADE_DESK,
        "menus": ["apple", "quince"],
        "finds": ["plum"],
        "people": [YOU],
        "places": [GENERAL],
        "channels": [GENERAL, TRADE_DESK],
    }


async def test_modals_lie_on_one_another_and_keep_what_was_typed(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    async with looking(browser, sandbox, width=390) as page:
        await sandbox.command("/demo", channel=TRADE_DESK)
        form = page.get_by_role("dialog", name="Everything")
        await form.get_by_label("Story").fill("Once upon a time")
        await form.get_by_role("button", name="Refresh").click()
        refreshed = page.get_by_role("dialog", name="Refreshed")
        await expect(refreshed.get_by_label("Story")).to_have_value("Once upon a time")
        await refreshed.get_by_role("button", name="One more").click()
        layer = page.get_by_role("dialog", name="Layer 2")
        await expect(layer).to_contain_text("This is layer 2.")
        await page.keyboard.press("Escape")
        await expect(refreshed.get_by_label("Story")).to_have_value("Once upon a time")
        await refreshed.get_by_role("button", name="Cancel").click()
        await expect(page.locator("dialog[open]")).to_have_count(0)
    assert sandbox.view() is None
    (pressed, _) = app.of("block_actions")
    assert pressed["view"]["state"]["values"]["story"]["story"]["value"] == "Once upon a time"


async def test_the_focus_and_the_keys_stay_in_a_modal(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, _ = tried
    said = await sandbox.say(TRADE_DESK, "parent")
    await sandbox.command("/demo", channel=TRADE_DESK)
    async with looking(browser, sandbox, f"#/{TRADE_DESK}/{said['ts']}") as page:
        modal = page.get_by_role("dialog", name="Everything")
        await expect(modal).to_be_visible()
        await expect(page.locator("#thread")).to_be_visible()
        await modal.get_by_role("button", name="Send").focus()
        await page.keyboard.press("Tab")
        await expect(modal.get_by_role("button", name="Close")).to_be_focused()
        await page.keyboard.press("Shift+Tab")
        await expect(modal.get_by_role("button", name="Send")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(modal).to_be_hidden()
        await expect(page.locator("#thread")).to_be_visible()
