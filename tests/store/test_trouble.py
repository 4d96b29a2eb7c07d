"""A database that gives out while it is used: the error names the setting, and no secret."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StoreError
from bot.store import open_store
from tests import make

WORDS = "Norland raises its duty on kettles"
TOLD = r"^DATABASE_URL: the database did not answer as it should: "


async def test_a_disk_that_is_full(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        async with store._engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA max_page_count = 1")  # no more than it has
        big = replace(make.article(1), text=" ".join(map(str, range(100_000))))
        with pytest.raises(StoreError) as raised:
            await store.save_article("none", big, make.NOON)
    assert str(raised.value) == (
        "DATABASE_URL: the database did not answer as it should: database or disk is full. "
        "Check that it still runs and that its disk has room"
    )


async def test_what_an_error_says_holds_nothing_of_a_row(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/store.db") as store:
        async with store._engine.connect() as connection:
            await connection.exec_driver_sql("DROP TABLE deliveries")
            await connection.commit()
        with pytest.raises(StoreError) as raised:
            await store.send([make.delivery(WORDS)], make.NOON)
    told = "".join(traceback.format_exception(raised.value))
    assert "INSERT INTO deliveries" in told
    assert WORDS not in told


@pytest.mark.postgres
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_server_that_takes_no_more(url: str) -> None:
    database = make_url(url)
    server = create_async_engine(
        database.set(drivername="postgresql+asyncpg", database="postgres"),
        isolation_level="AUTOCOMMIT",
    )
    async with open_store(url) as store:
        async with server.connect() as connection:
            await connection.execute(
                text(f"ALTER DATABASE {database.database} ALLOW_CONNECTIONS false")
            )
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
                ),
                {"name": database.database},
            )
        await server.dispose()
        for use in (store.count_articles, store.revision):
            with pytest.raises(StoreError, match=TOLD) as raised:
                await use()
            assert "://" not in str(raised.value)
