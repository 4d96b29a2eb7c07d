"""A connection to an SQLite file that asks its thread once for each statement.

The driver's own asks it for a cursor, for the statement, for its rows, and to close the cursor;
each time two threads wait for one another, which takes longer than what most statements do.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, NamedTuple, Self

import aiosqlite

_BUSY = 10.0  # seconds that one waits for a lock on the file
_CHUNK = 64  # rows; nothing is read in chunks here, but the driver wants to know


class _Done(NamedTuple):
    """What a statement came to."""

    description: Any
    rowcount: int
    lastrowid: int | None
    rows: list[Any]


class Connection(aiosqlite.Connection):
    """Begins a transaction with its first statement, and ends none that had none."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, _CHUNK)
        self._thread.daemon = True  # who forgets to close it can still end the program
        self._begin = ""
        self._asked = False

    def __del__(self) -> None:
        # A second Ctrl-C can cancel the task that was to close it. Nothing is lost by that, and
        # nobody at the terminal can do anything about it: no warning, as the driver gives.
        if self._connection is not None:
            self.stop()

    def begin(self, words: str) -> None:
        """Let the next statement begin a transaction with these words."""
        self._begin = words

    async def ask(
        self, act: Callable[[sqlite3.Cursor, str, Any], object], statement: str, given: Any
    ) -> _Done:
        """Have a statement done, and read all that it gives."""
        begin, self._begin, self._asked = self._begin, "", True

        def work() -> _Done:
            with closing(self._conn.cursor()) as cursor:
                if begin:
                    cursor.execute(begin)
                act(cursor, statement, given)
                rows = cursor.fetchall() if cursor.description else []
                return _Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)

        try:
            done: _Done = await self._execute(work)  # type: ignore[no-untyped-call]
        except sqlite3.Error:
            if not self.in_transaction:  # the file was locked: what follows is to begin one again
                self._begin = begin
            raise
        return done

    def cursor(self) -> Cursor:  # type: ignore[override]
        """Make a cursor, which is nothing to the thread before it has a statement."""
        return Cursor(self)

    async def commit(self) -> None:
        """Keep what was written."""
        await self._end(super().commit)

    async def rollback(self) -> None:
        """Take back what was written."""
        await self._end(super().rollback)

    async def _end(self, end: Callable[[], Any]) -> None:
        self._begin = ""
        if self._asked:  # by one who was cancelled, too, and whose statement is still to come
            await end()
            self._asked = False


class Cursor:
    """One statement after the other, as SQLAlchemy's adapter asks for them."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._done = _Done(None, -1, None, [])

    @property
    def description(self) -> Any:
        """Name the columns of what was read; None where a statement gives no rows."""
        return self._done.description

    @property
    def rowcount(self) -> int:
        """Count the rows that were written."""
        return self._done.rowcount

    @property
    def lastrowid(self) -> int | None:
        """Give the number of the row that was inserted last."""
        return self._done.lastrowid

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, given: Any = ()) -> None:
        """Do a statement."""
        self._done = await self._connection.ask(sqlite3.Cursor.execute, statement, given)

    async def executemany(self, statement: str, given: Sequence[Any]) -> None:
        """Do a statement for each of many."""
        self._done = await self._connection.ask(sqlite3.Cursor.executemany, statement, given)

    async def fetchall(self) -> list[Any]:
        """Give the rows of the statement."""
        return self._done.rows

    async def close(self) -> None:
        """Forget nothing: the thread's own cursor is closed already."""


def opened(database: str, **settings: Any) -> Connection:
    """Make the connection to a file that SQLAlchemy is to wait for."""

    def connector() -> sqlite3.Connection:
        connection: sqlite3.Connection = sqlite3.connect(database, **settings)
        try:
            _prepare(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    return Connection(connector)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    connection.execute(f"PRAGMA busy_timeout={_BUSY * 1000:.0f}")
    _use_wal(connection)
    connection.execute("PRAGMA foreign_keys=ON")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, in turn with those who open a new file at this moment.

    SQLite refuses one of two that switch together at once, whatever its time-out.
    """
    until = time.monotonic() + _BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
