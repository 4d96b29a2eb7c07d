"""The page's frame in headless Chromium, with an app that uses everything."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, expect

from bot.sandbox import COLLEAGUE, GENERAL, TRADE_DESK, Effect
from tests.sandbox.chromium import looking, messages
from tests.sandbox.conftest import client_of, refusal
from tests.sandbox.demo import ANSWER
from tests.sandbox.working import Clocks, at_work, quiet

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
WORDS = ANSWER.replace("*", "")


async def test_commands_people_and_channels_are_completed(browser: Browser) -> None:
    async with at_work(browser, f"#/{GENERAL}") as (page, sandbox, _):
        box, hints = page.locator("#composer textarea"), page.locator("#composer .hint")
        await box.press_sequentially("/")
        await expect(hints.locator("b")).to_have_text(["/demo", "/invite", "/remove"])
        await box.press("ArrowDown")
        await expect(hints.nth(1)).to_have_attribute("aria-selected", "true")
        await expect(box).to_have_attribute("aria-activedescendant", "composer-hints-1")
        await box.press("Enter")
        await expect(box).to_have_value("/invite ")
        await expect(page.locator("#composer .usage-line")).to_have_text("/invite @Demo")
        await box.press_sequentially("@de")
        await expect(hints.locator("b")).to_have_text(["Desk colleague", "Demo"])
        await hints.last.click()
        await expect(box).to_have_value("/invite @Demo ")
        await box.press("Enter")
        await expect(messages(page)).to_contain_text("@Demo has joined the channel")
        await box.press_sequentially("hello @des")
        await box.press("Tab")
        await box.press_sequentially("and #tra")
        await box.press("Enter")
        await box.press_sequentially("x @y")
        await expect(hints.locator("b")).to_have_text(["You"])
        await box.press("Escape")
        await expect(hints).to_have_count(0)
        await box.press("Enter")
        said = messages(page).filter(has_text="hello @Desk colleague and #trade-desk x @y")
        await expect(said).to_have_count(1)
        texts = [each["text"] for each in sandbox.messages(GENERAL)]
        assert f"hello <@{COLLEAGUE}> and <#{TRADE_DESK}|trade-desk> x @y" in texts


async def test_a_fault_is_switched_on_and_acts(browser: Browser) -> None:
    async with at_work(browser) as (page, sandbox, app):
        button, panel = page.locator("#faults-button"), page.get_by_role("dialog", name="Faults")
        await button.press("Enter")
        await expect(panel).to_contain_text("Nothing is in force")
        offer = panel.locator(".offer", has_text="Blocks refused")
        await offer.locator("summary").press("Enter")
        await offer.get_by_label("Times").fill("many")
        await offer.get_by_label("Times").press("Enter")
        await expect(panel.locator(".note")).to_have_text(
            "times must be a whole number from 0 to 1,000."
        )
        await offer.get_by_label("Times").fill("2")
        await panel.get_by_role("button", name="Switch on Blocks refused").press("Enter")
        rule = panel.locator(".rule")
        await expect(rule).to_contain_text("chat.* · invalid_blocks · 2 of 2 turns left")
        said = await refusal(app.client.chat_postMessage(channel=TRADE_DESK, text="x"))
        assert said["error"] == "invalid_blocks"
        await expect(rule).to_contain_text("1 of 2 turns left")
        await expect(page.locator("#faults-tally")).to_have_text("1")
        await panel.get_by_role("button", name="Switch on Token revoked").click()
        await expect(page.locator("#link")).to_have_text("Demo is not connected")
        assert [each.effect for each in sandbox.faults] == [Effect.REFUSED, Effect.REVOKED]
        await panel.get_by_role("button", name="End all").click()
        await expect(rule).to_have_count(0)
        await page.keyboard.press("Escape")
        await expect(panel).to_be_hidden()
        await expect(button).to_be_focused()


@WIDTHS
async def test_the_clock_panel_sets_the_pace_and_jumps(browser: Browser, width: int) -> None:
    async with at_work(browser, width=width) as (page, sandbox, _):
        await page.locator("#clock-button").click()
        panel = page.get_by_role("dialog", name="Clock")
        await expect(panel.get_by_role("radio", name="1×", exact=True)).to_be_checked()
        await panel.get_by_role("radio", name="1×", exact=True).press("ArrowRight")
        await expect(panel.get_by_role("radio", name="5×")).to_be_checked()
        assert sandbox.clock is not None
        await sandbox.wait_for(lambda: sandbox.clock and sandbox.clock.read()["pace"] == 5.0)
        await panel.get_by_role("button", name="Publish the next article").click()
        await expect(panel).to_contain_text("4 of 5 articles are out")
        digest = panel.get_by_role("button", name="Jump to the next digest, Tuesday")
        await digest.click()
        await expect(panel).to_contain_text("19 hours ahead of real time")
        await expect(digest).to_be_hidden()
        await expect(panel).to_contain_text("No digest is due that the clock could jump to.")


async def test_the_clock_at_the_head_goes_on_with_the_news(browser: Browser) -> None:
    async with at_work(browser) as (page, sandbox, _):
        clock = page.locator("#clock-button")
        await expect(clock).to_have_accessible_name(re.compile(r"^Clock: \d\d:\d\d at the desk$"))
        before = await clock.get_attribute("aria-label")
        assert isinstance(sandbox.clock, Clocks)
        sandbox.clock.go_on(5 * 3600)
        await expect(clock).not_to_have_accessible_name(str(before))


async def test_where_the_app_keeps_its_own_time_the_clock_says_so(browser: Browser) -> None:
    async with at_work(browser, jumpable=False) as (page, _, _app):
        await page.locator("#clock-button").click()
        jump = page.get_by_role("button", name="Jump an hour")
        await expect(jump).to_be_disabled()
        await expect(jump).to_have_accessible_description(
            "The app runs apart from this sandbox and keeps its own time,"
            " so the clock cannot be put forward."
        )


@WIDTHS
async def test_the_home_tab_is_opened_pressed_and_redrawn(browser: Browser, width: int) -> None:
    async with at_work(browser, "#/DIRECT", width=width) as (page, _, app):
        await page.get_by_role("link", name="Home").click()
        home = page.get_by_role("region", name="Home")
        await expect(home.get_by_role("heading")).to_have_text("Demo at home")
        await home.get_by_role("button", name="Press me").press("Enter")
        await expect(home).to_contain_text("It was pressed.")
        await expect(home.get_by_role("button", name="Press me")).to_be_focused()
        await expect(page.locator("#composer")).to_be_hidden()
        await page.get_by_role("link", name="Messages").click()
        await expect(page.locator("#composer textarea")).to_be_visible()
    assert [each["tab"] for each in app.of("app_home_opened")] == ["messages", "home", "messages"]


@WIDTHS
async def test_the_apps_pane_suggests_and_answers_beside_a_channel(
    browser: Browser, width: int
) -> None:
    async with at_work(browser, width=width) as (page, _, app):
        await page.get_by_role("button", name="Ask Demo").click()
        pane = page.get_by_role("complementary", name="Demo")
        await expect(pane).to_contain_text("Try one of these")
        await expect(page.get_by_role("main")).to_be_visible(visible=width > 400)
        await pane.get_by_role("button", name="A few words").click()
        await expect(pane.locator(".message")).to_have_count(2)
        await expect(pane.locator(".message").first).to_contain_text("Say a few words.")
        await expect(pane.locator(".message").last).to_contain_text(WORDS)
        await expect(pane.get_by_role("button", name="Stop")).to_be_hidden()
        await expect(page.locator("#agent-place")).to_have_text("Chat")
        await pane.get_by_role("button", name="New chat").click()
        await expect(pane.locator(".message")).to_have_count(0)
        await pane.get_by_role("button", name="Earlier chats").click()
        await pane.get_by_role("menuitem", name="Say a few words.").press("Enter")
        await expect(pane.locator(".message")).to_have_count(2)
        await page.keyboard.press("Escape")
        await expect(pane).to_be_hidden()
    opened = app.of("app_home_opened")[0]
    assert opened["context"]["entities"][0]["value"] == TRADE_DESK
    assert opened["tab"] == "messages"


@WIDTHS
async def test_an_answer_is_watched_as_it_streams_and_stopped(browser: Browser, width: int) -> None:
    async with at_work(browser, width=width) as (page, sandbox, app):
        await page.locator("#composer textarea").fill("@Demo slowly please")
        await page.locator("#composer textarea").press("Enter")
        await messages(page).locator(".replies").click()
        thread = page.get_by_role("complementary", name="Thread")
        await expect(thread.locator(".message").last).to_contain_text(WORDS)
        await expect(thread.locator(".doing")).to_have_text("Demo is writing…")
        await thread.get_by_role("button", name="Stop").press("Enter")
        await expect(thread.get_by_role("button", name="Stop")).to_be_hidden()
        await expect(thread.locator(".doing")).to_have_text("")
        stopped = (await app.count("agent_session_stopped", 1))[0]
        answers = sandbox.messages(TRADE_DESK)[1:]
        assert stopped["streaming_message_ts"] == [each["ts"] for each in answers]
        assert {each["text"].strip() for each in answers} == {ANSWER}


async def test_a_status_line_is_shown_and_taken_away(browser: Browser) -> None:
    async with quiet() as sandbox:
        client, said = client_of(sandbox), await sandbox.say(TRADE_DESK, "well?")
        place = {"channel_id": TRADE_DESK, "thread_ts": said["ts"]}
        await client.assistant_threads_setStatus(**place, status="is reading...")
        async with looking(browser, sandbox, f"#/{TRADE_DESK}/{said['ts']}") as page:
            doing = page.locator("#thread .doing")
            await expect(doing).to_have_text("Demo is reading…")
            await client.assistant_threads_setStatus(**place, status="")
            await expect(doing).to_have_text("")


async def test_a_question_typed_to_the_app_opens_the_thread_of_its_answer(
    browser: Browser,
) -> None:
    async with at_work(browser, "#/DIRECT") as (page, _, _app):
        await page.locator("#composer textarea").fill("Say a few words.")
        await page.locator("#composer textarea").press("Enter")
        await expect(page.locator("#thread .message").last).to_contain_text(WORDS)


async def test_a_shortcut_of_the_composer_opens_a_modal(browser: Browser) -> None:
    async with at_work(browser) as (page, sandbox, _):
        await page.get_by_role("button", name="Shortcuts").press("Enter")
        await page.get_by_role("menuitem", name="Open the form").press("Enter")
        await expect(page.get_by_role("dialog", name="Everything")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
    assert sandbox.view() is None


async def test_a_long_channel_is_scrolled_back_and_stays_bounded(browser: Browser) -> None:
    async with quiet() as sandbox:
        for number in range(180):
            await sandbox.say(TRADE_DESK, f"message {number}")
        async with looking(browser, sandbox) as page:
            await expect(messages(page)).to_have_count(80)
            await expect(messages(page).last).to_be_in_viewport()
            await page.locator("#scroll").hover()
            for count in (160, 180):
                await page.mouse.wheel(0, -100_000)
                await expect(messages(page)).to_have_count(count)
            await expect(page.locator("#earlier")).to_be_hidden()
            await expect(messages(page).first).to_contain_text("message 0")
            await sandbox.say(TRADE_DESK, "while you read", user=COLLEAGUE)
            await page.get_by_role("button", name="New messages").click()
            await expect(messages(page).last).to_be_in_viewport()
            for number in range(250):
                await sandbox.say(TRADE_DESK, f"flood {number}", user=COLLEAGUE)
            await expect(messages(page).last).to_contain_text("flood 249")
            assert await messages(page).count() <= 400
            await expect(messages(page).last).to_be_in_viewport()


async def test_what_is_deleted_goes_and_takes_its_thread_pane_along(browser: Browser) -> None:
    async with quiet() as sandbox:
        client = client_of(sandbox)
        await sandbox.say(TRADE_DESK, "before")
        posted = await client.chat_postMessage(channel=TRADE_DESK, text="a slip")
        async with looking(browser, sandbox, f"#/{TRADE_DESK}/{posted['ts']}") as page:
            await expect(page.locator("#thread .message")).to_contain_text("a slip")
            await client.chat_delete(channel=TRADE_DESK, ts=str(posted["ts"]))
            await expect(messages(page)).to_have_count(1)
            await expect(page.locator("#thread")).to_be_hidden()
