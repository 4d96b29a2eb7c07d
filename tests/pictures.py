"""The pictures in docs/images: `make pictures` takes them anew, of the bot at work.

Everything on them is what the bot makes of the sample press, in the sandbox. A message, a
modal and a pane are cut out of the page; three pictures show the page as a whole.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, Page, expect

from bot.sandbox import TRADE_DESK
from tests import onboarding
from tests.program import ROOT, program
from tests.sandbox.chromium import messages, open_browser

FOLDER = ROOT / "docs" / "images"
DIRECT = onboarding.DIRECT.removeprefix("#/")
WIDE, PHONE = (1040, 720), (390, 780)
TALL = (1040, 1500)  # what is cut out of it stands whole on it
LEAD = "Mercosur"  # in the first story's headline
LAST = "Wharfinger Weekly"  # the outlet that is the last of the day to tell it
MOVED = "threatens → imposes"  # in a change of status that the channel is told of


class Sandbox:
    """A running bot, and what one does beside looking at its page."""

    def __init__(self, browser: Browser, port: str) -> None:
        self.browser = browser
        self.url = f"http://127.0.0.1:{port}"

    async def at(
        self,
        place: str,
        size: tuple[int, int] = WIDE,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        """Open the page at a place: a channel, or what follows the `#/` of an address."""
        page = await self.browser.new_page(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            is_mobile=size is PHONE,
            has_touch=size is PHONE,
        )
        await page.goto(f"{self.url}/#/{place}")
        await expect(page.locator("#link")).to_have_text("Tradewire is connected", timeout=60_000)
        return page

    async def clock(self, page: Page, **wish: str) -> None:
        """Move the clocks as the panel does."""
        reply = await page.request.post(f"{self.url}/view/clock", data=wish)
        assert reply.ok, await reply.text()

    async def publish(self, page: Page) -> None:
        """Let the press publish one article, and the bot read it."""
        await self.clock(page, publish="next")
        await page.wait_for_timeout(4000)


async def _keep(page: Page, name: str, *parts: Locator) -> None:
    """Take a picture of a page, or of what lies around some parts of it."""
    await page.mouse.move(2, 2)  # nothing is hovered
    await page.evaluate("document.activeElement?.blur()")
    await page.wait_for_timeout(500)  # what moves has come to rest
    path = FOLDER / f"{name}.png"
    if parts:
        boxes = [box for part in parts if (box := await part.bounding_box())]
        left = min(box["x"] for box in boxes)
        top = max(min(box["y"] for box in boxes), 0)
        right = max(box["x"] + box["width"] for box in boxes)
        bottom = max(box["y"] + box["height"] for box in boxes)
        clip = {"x": max(left, 0), "y": top, "width": right - max(left, 0), "height": bottom - top}
        await page.screenshot(path=path, clip=clip)  # type: ignore[arg-type]
    else:
        await page.screenshot(path=path)
    print(f"docs/images/{name}.png {path.stat().st_size // 1000} kB")  # noqa: T201


async def _to_top(message: Locator) -> None:
    """Scroll until a message begins at the top of the list, whole."""
    await message.page.wait_for_timeout(500)  # what is drawn late has its height
    for _ in range(2):  # what comes into sight grows
        await message.evaluate("each => each.scrollIntoView({ block: 'start' })")
        await message.page.wait_for_timeout(200)


def _lead(page: Page) -> Locator:
    return messages(page).filter(has_text="Report an error").filter(has_text=LEAD).first


async def _type(page: Page, text: str, box: str = "#composer") -> None:
    await page.locator(f"{box} textarea").fill(text)
    await page.locator(f"{box} textarea").press("Enter")


async def _open_thread(page: Page, message: Locator) -> Locator:
    await (
        message.get_by_role("button", name="repl")
        .or_(message.get_by_role("link", name="repl"))
        .first.click()
    )
    await expect(page.locator("#thread")).to_contain_text("Sources for this briefing")
    return page.locator("#thread")


async def _briefing(sandbox: Sandbox) -> None:
    """Show a briefing: in its channel, its sources, its thread with a question, an error."""
    page = await sandbox.at(TRADE_DESK)
    while not await _lead(page).filter(has_text=LAST).count():
        await sandbox.publish(page)
    await _to_top(_lead(page))
    await _keep(page, "channel")
    for name, scheme, size in (("dark", "dark", WIDE), ("phone", "light", PHONE)):
        other = await sandbox.at(TRADE_DESK, size, scheme)  # type: ignore[arg-type]
        await _to_top(_lead(other))
        await _keep(other, name)
        await other.close()
    dialog = page.get_by_role("dialog")
    for button, name in (("Show sources", "sources"), ("Report an error", "report")):
        await _lead(page).get_by_role("button", name=button).click()
        await expect(dialog).to_be_visible(timeout=30_000)
        await _keep(page, name, dialog)
        await page.keyboard.press("Escape")
    thread = await _open_thread(page, _lead(page))
    await page.set_viewport_size({"width": WIDE[0], "height": 900})
    await _type(page, "How much beef will Japan admit?", "#thread-composer")
    await expect(thread).to_contain_text("as of", timeout=60_000)
    await page.wait_for_timeout(3000)
    await page.locator("#thread-scroll").evaluate("each => each.scrollTo(0, 1e6)")
    await _keep(page, "answer", thread)
    await page.close()


async def _welcome(sandbox: Sandbox) -> None:
    """Show the first ten minutes, from the greeting to what is next."""
    page = await sandbox.at(DIRECT, TALL)
    await onboarding.greeted(page)
    await _keep(page, "welcome", onboarding.said(page, "Hello"))
    modal = await onboarding.fill(page)
    await _keep(page, "setup", modal)
    await onboarding.preview(page, modal)
    preview = onboarding.said(page, "Preview for")
    await _to_top(preview)
    await _keep(page, "preview", preview)
    await page.get_by_role("button", name="Post", exact=True).click()
    closing = onboarding.said(page, "Ask me something.")
    await expect(closing).to_be_visible(timeout=60_000)
    await _keep(page, "next", closing)
    await page.close()


async def _digest(sandbox: Sandbox) -> None:
    """Show an update, a digest, the settings, and the two clocks."""
    page = await sandbox.at(TRADE_DESK, TALL)
    digest = messages(page).filter(has_text="Trade digest")
    for heading in ("NEW", "MOVED"):
        digest = digest.filter(has_text=re.compile(heading))
    while not await digest.count():
        await sandbox.clock(page, jump="digest")
        await page.wait_for_timeout(8000)
    await page.wait_for_timeout(6000)
    await _to_top(digest.last)
    await _keep(page, "digest", digest.last)
    update = messages(page).filter(has_text="What is new").filter(has_text=MOVED).last
    await _to_top(update)
    await _keep(page, "update", update)
    await _type(page, "/trade settings")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible(timeout=30_000)
    await _keep(page, "settings", dialog)
    await page.keyboard.press("Escape")
    await page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    await page.locator("#clock-button").click()
    await _keep(page, "clock", page.locator("#clock"))
    await page.close()


async def _app(sandbox: Sandbox) -> None:
    """Show the Home tab, and the pane: what it offers, an answer, and none."""
    page = await sandbox.at(f"{DIRECT}/home", (1040, 860))
    home = page.get_by_role("region", name="Home")
    await expect(home).to_contain_text("What is new in trade policy", timeout=30_000)
    await home.evaluate("each => each.scrollTo(0, 1e6)")
    await _keep(page, "home", home)
    await page.goto(f"{sandbox.url}/#/{TRADE_DESK}")
    await page.get_by_role("button", name="Ask Tradewire").click()
    await page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    pane = page.locator("#agent")
    asked = pane.locator("#agent-attend button").nth(1)
    await expect(asked).to_be_visible(timeout=30_000)
    await _keep(page, "prompts", pane)
    await asked.click()
    await expect(pane).to_contain_text("Share in channel", timeout=60_000)
    await page.wait_for_timeout(1500)
    await _keep(page, "pane", pane)
    await page.get_by_role("button", name="New chat").click()
    await _type(page, "What will steel cost next year?", "#agent-composer")
    await expect(pane).to_contain_text("Nothing in the archive", timeout=60_000)
    await page.wait_for_timeout(1500)
    await _keep(page, "nothing", pane)
    await page.close()


async def take() -> None:
    """Take every picture."""
    FOLDER.mkdir(exist_ok=True)
    env = {**onboarding.ports(), "TRADEWIRE_PRESS_PACE": "0"}
    async with open_browser() as browser:
        with tempfile.TemporaryDirectory() as folder:
            async with program("run", cwd=Path(folder), env=env) as run:
                await run.says("Tradewire is running")
                sandbox = Sandbox(browser, env["TRADEWIRE_SANDBOX_PORT"])
                for show in (_briefing, _welcome, _digest, _app):
                    await show(sandbox)


if __name__ == "__main__":
    asyncio.run(take())
