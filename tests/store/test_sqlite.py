"""Transactions of one connection to an SQLite file: when they begin, and that they end."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.store.sqlite import Connection, opened

WRITES = "BEGIN IMMEDIATE"


@asynccontextmanager
async def at(file: Path, *, patient: bool = False) -> AsyncIterator[Connection]:
    """Connect to a file, and by default wait for no lock on it."""
    connection = await opened(str(file))
    assert isinstance(connection, Connection)
    try:
        await connection.cursor().execute("CREATE TABLE IF NOT EXISTS kept (word)")
        if not patient:
            await connection.cursor().execute("PRAGMA busy_timeout=0")
        yield connection
    finally:
        await connection.close()


async def write(connection: Connection, word: str) -> None:
    await connection.cursor().execute("INSERT INTO kept VALUES (?)", (word,))


async def words(connection: Connection) -> list[str]:
    cursor = connection.cursor()
    await cursor.execute("SELECT word FROM kept ORDER BY word")
    return [word for (word,) in await cursor.fetchall()]


async def test_a_transaction_begins_with_its_first_statement(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one, at(tmp_path / "one.db") as other:
        one.begin(WRITES)
        await write(other, "before")
        await write(one, "ours")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await write(other, "meanwhile")
        await one.commit()
        await write(other, "after")
        assert await words(one) == ["after", "before", "ours"]


async def test_what_was_never_begun_needs_no_end(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one:
        one.begin(WRITES)
        await one.rollback()
        await write(one, "alone")  # no transaction is left over for it
        assert not one.in_transaction
        await one.rollback()
        assert await words(one) == ["alone"]


async def test_who_finds_the_file_locked_begins_with_the_next_statement(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one, at(tmp_path / "one.db") as other:
        other.begin(WRITES)
        await write(other, "theirs")
        one.begin(WRITES)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await write(one, "early")
        await other.commit()
        await write(one, "late")
        await one.rollback()
        assert await words(one) == ["theirs"]


async def test_a_statement_that_is_wrong_ends_no_transaction(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one:
        one.begin(WRITES)
        await write(one, "first")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            await one.cursor().execute("INSERT INTO lost VALUES (1)")
        await write(one, "second")
        await one.rollback()
        assert await words(one) == []


async def test_what_may_wait_is_done_before_what_reads_and_before_the_end(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one, at(tmp_path / "one.db") as other:
        one.begin(WRITES)
        with one.later():
            await write(one, "first")
            await write(other, "theirs")  # nothing has begun yet
            assert await words(one) == ["first", "theirs"]
            await write(one, "second")
        await one.commit()
        assert await words(other) == ["first", "second", "theirs"]


async def test_what_waits_and_is_taken_back_is_never_done(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one:
        one.begin(WRITES)
        with one.later():
            await write(one, "never")
        await one.rollback()
        assert await words(one) == []


async def test_what_waited_and_fails_keeps_nothing(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db") as one:
        one.begin(WRITES)
        with one.later():
            await write(one, "kept")
            await one.cursor().execute("INSERT INTO lost VALUES (1)")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            await one.commit()
        await one.rollback()
        assert await words(one) == []


async def test_who_is_cancelled_before_it_began_leaves_nothing_behind(tmp_path: Path) -> None:
    async with at(tmp_path / "one.db", patient=True) as one, at(tmp_path / "one.db") as other:
        other.begin(WRITES)
        await write(other, "theirs")
        one.begin(WRITES)
        waiting = asyncio.create_task(write(one, "ours"))
        await asyncio.sleep(0.05)  # its thread waits for the lock
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await other.commit()
        await one.rollback()  # which comes after the statement, whenever that is done
        await write(other, "more")
        assert await words(one) == ["more", "theirs"]


async def test_one_that_nobody_closed_ends_its_thread_and_says_nothing(tmp_path: Path) -> None:
    connection = await opened(str(tmp_path / "one.db"))
    thread = connection._thread
    del connection
    await asyncio.to_thread(thread.join, 10)
    assert not thread.is_alive()
