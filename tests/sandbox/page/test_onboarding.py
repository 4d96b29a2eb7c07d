"""The first ten minutes in headless Chromium, of `tradewire run` as it ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.onboarding import DIRECT, GENERAL, SLOW, SUBJECTS, fill, greeted, ports, preview, said
from tests.program import program
from tests.sandbox.chromium import looking_at, messages

pytestmark = [pytest.mark.browser, pytest.mark.long]


async def test_the_first_ten_minutes(browser: Browser, tmp_path: Path) -> None:
    env = ports()
    url = f"http://127.0.0.1:{env['TRADEWIRE_SANDBOX_PORT']}"
    async with program("run", cwd=tmp_path, env=env) as run:
        await run.says("Tradewire is running")
        async with looking_at(browser, url, DIRECT) as page:
            await greeted(page)
            hello = said(page, "Hello")
            await expect(hello).to_contain_text("13 of 15 answering")
            await expect(hello).to_contain_text("no text is sent to any model")
            await expect(hello).to_contain_text("Nothing posts anywhere else until you choose")
            await preview(page, await fill(page))
            shown = said(page, "Preview for")
            await expect(shown).to_contain_text("Trade digest")
            await expect(shown).to_contain_text("a digest on weekdays at 08:30 London")
            for subject in SUBJECTS:
                await expect(shown).to_contain_text(subject)
            await expect(said(page, "Read 13 of 15 sources")).to_be_visible()
        assert await run.stop() == 0
    async with program("run", cwd=tmp_path, env=env) as run:  # it goes on where it was
        await run.says("Tradewire is running")
        async with looking_at(browser, url, DIRECT) as page:
            await expect(messages(page).filter(has_text="Hello")).to_have_count(1)
            await page.get_by_role("button", name="Change", exact=True).click()
            modal = page.get_by_role("dialog", name="Set up a channel")
            await expect(modal.get_by_role("checkbox", name=SUBJECTS[0])).to_be_checked()
            await modal.get_by_role("radio", name="All:").check()
            await modal.get_by_role("button", name="Preview").click()
            shown = said(page, "Preview for")
            await expect(shown).to_contain_text("a briefing of every story at once", timeout=SLOW)
            await expect(messages(page).filter(has_text="A preview stood here")).to_have_count(1)
            await page.get_by_role("button", name="Post", exact=True).click()
            await expect(said(page, "Next:")).to_contain_text("08:30 London", timeout=SLOW)
            await expect(said(page, "Posted in")).to_be_visible()

            await page.get_by_role("button", name="Ask this").click()
            asked = said(page, "You asked")
            await asked.locator(".replies").click(timeout=SLOW)
            thread = page.locator("#thread")
            await expect(thread).to_contain_text("Sources", timeout=SLOW)
            await page.get_by_role("button", name="Ask that").click()
            await expect(messages(page).filter(has_text="You asked")).to_have_count(2)
            await said(page, "You asked").locator(".replies").click(timeout=SLOW)
            await expect(thread).to_contain_text("Nothing in the archive on that", timeout=SLOW)

            await page.goto(f"{url}/#/{GENERAL}")
            await expect(said(page, "set up what this channel gets")).to_be_visible()
            await expect(messages(page).filter(has_text="Trade digest").first).to_be_visible()
