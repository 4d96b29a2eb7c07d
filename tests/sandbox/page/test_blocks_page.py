"""Blocks, elements and modals in headless Chromium: drawn as Slack would, and at work."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, expect

from bot.blockkit import BLOCKS
from bot.sandbox import TRADE_DESK, YOU, Sandbox
from tests.sandbox import demo_blocks as shown
from tests.sandbox.block_samples import SAMPLES, mrkdwn, number, raw
from tests.sandbox.chromium import looking, messages
from tests.sandbox.conftest import client_of
from tests.sandbox.demo import Demo
from tests.sandbox.demo_blocks import Block, button, option, plain

pytestmark = pytest.mark.browser
FRUIT = [option(each) for each in shown.FRUIT]
# Charts, calls and the sign-in of other services: the page shows them as the JSON that they are.
UNDRAWN = {"auth_provider", "call", "data_visualization"}

DRAW = """async (blocks) => {
  const { drawBlocks } = await import("/page/blocks.js");
  window.acts = [];
  const act = async (sent) => void window.acts.push(sent);
  const view = { names: (id) => id, act, options: async () => ({ options: [] }) };
  return blocks.map((block) => {
    const host = document.createElement("div");
    host.append(...drawBlocks([block], view, { view_id: "V1" }));
    document.querySelector("#stream").append(host);
    const words = host.innerText.split(/\\s+/).filter(Boolean).join(" ");
    return [words, host.querySelectorAll(".b-unknown").length];
  });
}"""


async def test_each_type_of_block_is_drawn(browser: Browser, sandbox: Sandbox) -> None:
    assert set(SAMPLES) == set(BLOCKS) - UNDRAWN
    blocks = [{**block, "type": kind} for kind, (block, _) in SAMPLES.items()]
    async with looking(browser, sandbox) as page:
        drawn = await page.evaluate(DRAW, blocks)
        assert await page.locator("#stream img").count() == 0
    assert dict(zip(SAMPLES, drawn, strict=True)) == {
        kind: [words, 0] for kind, (_, words) in SAMPLES.items()
    }


async def test_what_is_not_drawn_yet_is_shown_as_it_was_sent(
    browser: Browser, sandbox: Sandbox
) -> None:
    async with looking(browser, sandbox) as page:
        drawn = await page.evaluate(DRAW, [{"type": kind, "text": "W"} for kind in UNDRAWN])
    assert [unknown for _, unknown in drawn] == [1] * len(UNDRAWN)


async def test_what_is_unknown_is_shown_as_such(browser: Browser, sandbox: Sandbox) -> None:
    strange: list[Any] = [
        {"type": "constellation", "stars": [1, {"name": "<b>Mira</b>"}]},
        {"type": "actions", "elements": [{"type": "dial", "action_id": "d"}]},
        {"type": "constructor"},
        {"type": "section", "accessory": {"type": "__proto__"}, "fields": {"no": "list"}},
        {"type": "table", "rows": [[None, 3, {"type": "raw_text", "text": {"a": 1}}], "no"]},
        None,
    ]
    async with looking(browser, sandbox) as page:
        drawn = await page.evaluate(DRAW, strange)
        assert [unknown for _, unknown in drawn] == [1, 1, 1, 1, 0, 1]
        assert "type “constellation”" in drawn[0][0]
        first = page.locator(".b-unknown").first
        await first.locator("summary").click()
        await expect(first.locator("pre")).to_contain_text('"name": "<b>Mira</b>"')


async def test_a_data_table_is_turned_over_page_by_page(browser: Browser, sandbox: Sandbox) -> None:
    rows = [[raw("Land"), raw("Rate")], *([raw(f"Land {at}"), number(at)] for at in range(1, 8))]
    table = {"type": "data_table", "caption": "Duties", "rows": rows, "page_size": 3}
    await client_of(sandbox).chat_postMessage(channel=TRADE_DESK, text="x", blocks=[table])
    async with looking(browser, sandbox) as page:
        shown = page.get_by_role("table", name="Duties")
        first = shown.get_by_role("rowheader")
        await expect(first).to_have_text(["Land 1", "Land 2", "Land 3"])
        await page.get_by_role("button", name="Next").press("Enter")
        await page.get_by_role("button", name="Next").press("Enter")
        await expect(first).to_have_text(["Land 7"])
        await expect(page.get_by_text("Rows 7 to 7 of 7")).to_be_visible()
        await page.get_by_role("button", name="Next").press("Enter")
        await expect(first).to_have_text(["Land 7"])
        await page.get_by_role("button", name="Previous").press("Enter")
        await expect(first).to_have_text(["Land 4", "Land 5", "Land 6"])


async def test_a_container_folds_and_its_buttons_work(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    actions = {"type": "actions", "block_id": "held", "elements": [button("yes", "Yes", value="y")]}
    held: Block = {"type": "container", "title": plain("More"), "child_blocks": [actions]}
    held |= {"is_collapsible": True, "default_collapsed": True}
    await app.client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=[held])
    async with looking(browser, sandbox) as page:
        press = messages(page).get_by_role("button", name="Yes")
        await expect(press).to_be_hidden()
        await messages(page).get_by_text("More", exact=True).click()
        await press.click()
        await expect(messages(page)).to_contain_text("You said yes.")
    (told,) = await app.count("block_actions", 1)
    assert told["actions"][0]["block_id"] == "held"


async def open_message(page: Page, sandbox: Sandbox) -> Locator:
    await sandbox.command("/demo", "message", channel=TRADE_DESK)
    await expect(messages(page)).to_have_count(1)
    return page.locator("#stream .message").first


async def test_a_button_is_pressed_and_the_app_answers(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    async with looking(browser, sandbox) as page:
        message = await open_message(page, sandbox)
        await message.get_by_role("button", name="Good").click()
        await expect(messages(page).last).to_contain_text("Thank you: good.")
        pressed = message.get_by_role("button", name="Good")
        await expect(pressed).to_have_attribute("aria-pressed", "true")
        await message.get_by_role("button", name="Yes").click()
        await expect(message).to_contain_text("You said yes.")
    first, second = await app.count("block_actions", 2)
    assert [first["actions"][0]["value"], second["actions"][0]["value"]] == ["good", "y"]


async def test_menus_pickers_and_boxes_of_a_message_tell_the_app(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    async with looking(browser, sandbox) as page:
        message = await open_message(page, sandbox)
        menu = message.get_by_role("combobox")
        await menu.click()
        await menu.press("ArrowDown")
        await menu.press("Enter")
        await expect(menu).to_have_value("Plum")
        await app.count("block_actions", 1)
        await message.get_by_role("checkbox", name="Quince").check()
        await app.count("block_actions", 2)
        await message.get_by_label("Date").fill("2025-06-01")
        await app.count("block_actions", 3)
        await message.get_by_role("button", name="More actions").click()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        told = await app.count("block_actions", 4)
        await sandbox.say(TRADE_DESK, "drawn again")
        await expect(menu).to_have_value("Plum")
        await expect(message.get_by_role("checkbox", name="Quince")).to_be_checked()
    actions = [each["actions"][0] for each in told]
    assert [
        actions[0]["selected_option"]["value"],
        [each["value"] for each in actions[1]["selected_options"]],
        actions[2]["selected_date"],
        actions[3]["selected_option"]["value"],
    ] == ["plum", ["quince"], "2025-06-01", "plum"]


async def test_an_element_asks_for_confirmation_before_it_is_used(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    asks = {"title": plain("Sure?"), "text": mrkdwn("*No* way back"), "confirm": plain("Do it")}
    pressed = button("yes", "Withdraw", value="w", confirm=asks | {"deny": plain("Keep it")})
    ticks = {"type": "checkboxes", "action_id": "ticked", "options": FRUIT, "confirm": asks}
    blocks = [{"type": "actions", "elements": [pressed, ticks]}]
    await client_of(sandbox).chat_postMessage(channel=TRADE_DESK, text="x", blocks=blocks)
    async with looking(browser, sandbox) as page:
        box = messages(page).get_by_role("checkbox", name="Apple")
        await box.click()
        await page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Cancel").click()
        await expect(box).not_to_be_checked()
        opener = messages(page).get_by_role("button", name="Withdraw")
        await opener.click()
        dialog = page.get_by_role("dialog", name="Sure?")
        await expect(dialog).to_contain_text("No way back")
        await page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)
        await expect(opener).to_be_focused()
        assert app.of("block_actions") == []
        await opener.click()
        await dialog.get_by_role("button", name="Do it").click()
        await expect(messages(page).first).to_contain_text("You said yes.")
    assert [each["actions"][0]["value"] for each in app.of("block_actions")] == ["w"]


async def test_where_the_app_fails_the_element_says_so(browser: Browser, hasty: Sandbox) -> None:
    blocks = [{"type": "actions", "elements": [button("yes", "Yes")]}]
    await client_of(hasty).chat_postMessage(channel=TRADE_DESK, text="x", blocks=blocks)
    async with looking(browser, hasty) as page:
        await messages(page).get_by_role("button", name="Yes").click()
        failed = messages(page).get_by_role("alert")
        await expect(failed).to_contain_text("We had some trouble connecting. Try again?")
        await messages(page).get_by_role("button", name="Yes").click()
        await expect(failed).to_have_count(1)


async def test_a_link_button_opens_only_what_is_safe(browser: Browser, sandbox: Sandbox) -> None:
    elements = [button("a", "Open", url="https://example.org/a"), button("b", "Bad", url="file:x")]
    async with looking(browser, sandbox) as page:
        await page.evaluate(DRAW, [{"type": "actions", "elements": elements}])
        opens = page.get_by_role("link", name="Open")
        await expect(opens).to_have_attribute("href", "https://example.org/a")
        await expect(opens).to_have_attribute("rel", "noopener noreferrer nofollow")
        await page.get_by_role("button", name="Bad").click()
        assert await page.evaluate("window.acts.map((each) => each.action_id)") == ["b"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(
    browser: Browser, tried: tuple[Sandbox, Demo], scheme: Any
) -> None:
    sandbox, _ = tried
    blocks = [{**block, "type": kind} for kind, (block, _) in SAMPLES.items()]
    elements = [each["element"] for each in shown.form()["blocks"] if "element" in each]
    elements = [each for each in elements if each["type"] != "file_input"]
    blocks.append({"type": "actions", "block_id": "all", "elements": elements})
    async with looking(browser, sandbox) as page:
        await page.emulate_media(color_scheme=scheme)
        await page.evaluate(DRAW, blocks)
        await page.locator("#stream").get_by_role("combobox").first.click()
        await expect(page.get_by_role("option").first).to_be_visible()
        assert await serious(page, "#stream") == []
        await sandbox.command("/demo", channel=TRADE_DESK)
        await expect(page.get_by_role("dialog", name="Everything")).to_be_visible()
        assert await serious(page, ".modal") == []


async def serious(page: Page, context: str) -> list[tuple[str, list[str]]]:
    found = await Axe().run(page, context)
    return [
        (each["id"], [node["html"] for node in each["nodes"]])
        for each in found.response["violations"]
        if each["impact"] in ("serious", "critical")
    ]


async def test_a_file_shows_what_it_says_when_it_is_asked(
    browser: Browser, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    await app.client.files_upload_v2(
        channel=TRADE_DESK, content="rate\n30 <b>", filename="rates.csv", title="Rates"
    )
    async with looking(browser, sandbox) as page:
        message = messages(page).filter(has_text="Rates")
        await expect(message).to_contain_text("rates.csv · CSV · 11 bytes")
        await message.get_by_text("Show what it says").click()
        await expect(message.locator("pre")).to_have_text("rate\n30 <b>")


async def test_an_answer_is_marked_while_it_is_written(browser: Browser, sandbox: Sandbox) -> None:
    client = client_of(sandbox)
    said = await sandbox.say(TRADE_DESK, "parent")
    where: dict[str, Any] = {"channel": TRADE_DESK, "thread_ts": said["ts"]}
    whose: dict[str, Any] = {"recipient_user_id": YOU, "recipient_team_id": sandbox.team}
    stream = await client.chat_startStream(**where, **whose, markdown_text="A few ")
    async with looking(browser, sandbox, f"#/{TRADE_DESK}/{said['ts']}") as page:
        answer = page.locator("#thread .message").last
        await expect(answer.locator(".writing")).to_be_visible()
        await expect(answer).to_have_attribute("aria-busy", "true")
        await client.chat_stopStream(channel=TRADE_DESK, ts=stream["ts"], markdown_text="**words**")
        await expect(answer.locator("strong")).to_have_text("words")
        await expect(answer.locator(".writing")).to_have_count(0)
