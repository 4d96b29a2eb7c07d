"""A database that cannot be reached: what is said, and what is not."""

from __future__ import annotations

import pytest

from bot.errors import ConfigError, StoreError
from bot.store import open_store
from tests.program import free_port

SAID = (
    "DATABASE_URL: the database could not be opened or upgraded: {words}. Check that its "
    "server runs and the URL is right; write it like "
    "postgresql://user:password@host/tradewire or sqlite:///var/tradewire.db"
)


async def _refused(url: str, kind: type[Exception]) -> str:
    with pytest.raises(kind) as raised:
        async with open_store(url):
            raise AssertionError("it was opened")
    assert "hush" not in str(raised.value)
    return str(raised.value)


async def test_a_server_that_does_not_run() -> None:
    url = f"postgresql://me:hush@127.0.0.1:{free_port()}/db"
    assert await _refused(url, StoreError) == SAID.format(words="Connection refused")


async def test_an_option_that_the_driver_does_not_know() -> None:
    url = f"postgresql://me:hush@127.0.0.1:{free_port()}/db?colour=red"
    assert "argument 'colour'" in await _refused(url, StoreError)


@pytest.mark.parametrize("url", ["nonsense://me:hush@host/db", "postgresql://me:hush@host:hush/db"])
async def test_a_url_that_is_none(url: str) -> None:
    assert (await _refused(url, ConfigError)).startswith("DATABASE_URL names no database")
