"""The pictures of the sandbox in docs/images: `make pictures` takes them anew.

The briefings are what the bot makes of the sample press; a Home tab and a modal are those
of the demo app of the sandbox's own tests.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, Page, expect

from bot.sandbox import TRADE_DESK
from tests import onboarding
from tests.program import ROOT, free_port, program
from tests.sandbox.chromium import messages, open_browser
from tests.sandbox.working import at_work

FOLDER = ROOT / "docs" / "images"
WIDE, PHONE = (1280, 860), (390, 844)
LEAD = "Mercosur"


async def _keep(page: Page, name: str) -> None:
    await page.mouse.move(2, 2)  # nothing is hovered
    await page.wait_for_timeout(300)  # what moves has come to rest
    await page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/images/{name}.png")  # noqa: T201


async def _at(
    browser: Browser,
    url: str,
    size: tuple[int, int] = WIDE,
    scheme: Literal["light", "dark"] = "light",
) -> Page:
    page = await browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion="reduce",
        is_mobile=size is PHONE,
        has_touch=size is PHONE,
    )
    await page.goto(url)
    await expect(_lead(page)).to_be_attached(timeout=60_000)
    return page


async def _to_top(message: Locator) -> None:
    """Scroll until a message begins at the top of the list, whole."""
    await message.page.wait_for_timeout(500)  # what is drawn late has its height
    for _ in range(2):  # what comes into sight grows
        await message.evaluate("each => each.scrollIntoView({ block: 'start' })")
        await message.page.wait_for_timeout(200)


def _lead(page: Page) -> Locator:
    return messages(page).filter(has_text=LEAD).first


async def _newsroom(browser: Browser) -> None:
    """Show the bot at work on the first days of the press."""
    url = f"http://127.0.0.1:{(port := free_port())}/#/{TRADE_DESK}"
    env = {
        "TRADEWIRE_SANDBOX_PORT": str(port),
        "TRADEWIRE_PRESS_PORT": str(free_port()),
        "TRADEWIRE_PRESS_PACE": "4",
    }
    with tempfile.TemporaryDirectory() as folder:
        async with program("run", cwd=Path(folder), env=env) as run:
            await run.says("Tradewire is running")
            page = await _at(browser, url)
            await expect(messages(page)).to_have_count(6, timeout=60_000)
            await _to_top(_lead(page))
            await _keep(page, "channel")
            await (
                _lead(page)
                .get_by_role("link", name="repl")
                .or_(_lead(page).get_by_role("button", name="repl"))
                .first.click()
            )
            await expect(page.locator("#thread")).to_contain_text("Sources for this briefing")
            await page.locator("#thread-composer textarea").fill("What was the rate before?")
            await page.keyboard.press("Enter")
            await expect(page.locator("#thread")).to_contain_text("Sources", timeout=20_000)
            await page.wait_for_timeout(3000)
            await page.locator("#thread-scroll").evaluate("each => each.scrollTo(0, 1e6)")
            await _keep(page, "thread")
            await page.locator("#clock-button").click()
            await _keep(page, "clock")
            dark = await _at(browser, page.url, scheme="dark")
            await _to_top(_lead(dark))
            await _keep(dark, "dark")
            phone = await _at(browser, url, PHONE)
            await _to_top(_lead(phone))
            await _keep(phone, "phone")


async def _onboarding(browser: Browser) -> None:
    """Show the first ten minutes of whoever installs the bot."""
    env = onboarding.ports()
    with tempfile.TemporaryDirectory() as folder:
        async with program("run", cwd=Path(folder), env=env) as run:
            await run.says("Tradewire is running")
            page = await browser.new_page(
                viewport={"width": WIDE[0], "height": WIDE[1]}, reduced_motion="reduce"
            )
            port = env["TRADEWIRE_SANDBOX_PORT"]
            await page.goto(f"http://127.0.0.1:{port}/{onboarding.DIRECT}")
            await onboarding.greeted(page)
            await _keep(page, "welcome")
            modal = await onboarding.fill(page)
            await _keep(page, "setup")
            await onboarding.preview(page, modal)
            await _to_top(onboarding.said(page, "Preview for"))
            await _keep(page, "preview")


async def _demo(browser: Browser) -> None:
    """Show what the bot does not use yet."""
    async with at_work(browser) as (page, sandbox, _):
        await sandbox.command("/demo", channel=TRADE_DESK)
        await expect(page.get_by_role("dialog")).to_be_visible()
        await _keep(page, "modal")
    async with at_work(browser, "#/DIRECT/home") as (page, _, _):
        await expect(page.get_by_role("region", name="Home")).to_contain_text("Press me")
        await _keep(page, "home")
    async with at_work(browser) as (page, _, _):
        await page.get_by_role("button", name="Ask Demo").click()
        await page.locator("#agent textarea").fill("Say it slowly, please.")
        await page.keyboard.press("Enter")
        await expect(page.locator("#agent")).to_contain_text("few words")
        await _keep(page, "agent")


async def take() -> None:
    """Take every picture."""
    FOLDER.mkdir(exist_ok=True)
    async with open_browser() as browser:
        await _newsroom(browser)
        await _onboarding(browser)
        await _demo(browser)


if __name__ == "__main__":
    asyncio.run(take())
