"""One Chromium for all who look at the page, and a page of its own for each.

A browser can be used in the loop only that it was started in, so the tests of this folder
and what they open run in the session's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.sandbox import Sandbox
from tests.sandbox.chromium import open_browser
from tests.sandbox.conftest import HASTY, serve, serve_demo
from tests.sandbox.demo import Demo

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with serve() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def hasty() -> AsyncIterator[Sandbox]:
    async with serve(HASTY) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def tried() -> AsyncIterator[tuple[Sandbox, Demo]]:
    async with serve_demo() as opened:
        yield opened
