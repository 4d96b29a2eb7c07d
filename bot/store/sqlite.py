"""A connection to an SQLite file that asks its thread once for each statement, or for several.

The driver's own asks it for a cursor, for the statement, for its rows, and to close the cursor;
each time two threads wait for one another, which takes longer than what most statements do.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, NamedTuple, Self

import aiosqlite

_BUSY = 10.0  # seconds that one waits for a lock on the file
_READING = ("SELECT", "WITH")
_CHUNK = 64  # rows; nothing is read in chunks here, but the driver wants to know


class _Asked(NamedTuple):
    """A statement, and how it is to be done: once, or for each of many."""

    act: Callable[[sqlite3.Cursor, str, Any], object]
    statement: str
    given: Any


class _Done(NamedTuple):
    """What a statement came to."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


class Connection(aiosqlite.Connection):
    """Begins a transaction with its first statement, and ends none that had none."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, _CHUNK)
        self._thread.daemon = True  # who forgets to close it can still end the program
        self._begin = ""
        self._asked = False
        self._later = False
        self._waiting: list[_Asked] = []

    def __del__(self) -> None:
        # A second Ctrl-C can cancel the task that was to close it. Nothing is lost by that, and
        # nobody at the terminal can do anything about it: no warning, as the driver gives.
        if self._connection is not None:
            self.stop()

    def begin(self, words: str) -> None:
        """Let the next statement begin a transaction with these words."""
        self._begin = words

    @contextmanager
    def later(self) -> Iterator[None]:
        """Let statements wait for the next that reads, or for the end of the transaction."""
        self._later = True
        try:
            yield
        finally:
            self._later = False

    async def ask(self, asked: _Asked) -> _Done:
        """Have a statement done, after those that wait, and read all that it gives."""
        self._waiting.append(asked)
        if self._later and not asked.statement.lstrip().startswith(_READING):
            return _Done()
        return await self._do()

    async def _do(self, end: Callable[[sqlite3.Connection], None] | None = None) -> _Done:
        begin, self._begin, self._asked = self._begin, "", True
        waiting, self._waiting = self._waiting, []

        def work() -> _Done:
            with closing(self._conn.cursor()) as cursor:
                if begin:
                    cursor.execute(begin)
                for act, statement, given in waiting:
                    act(cursor, statement, given)
                rows = cursor.fetchall() if cursor.description else []
                done = _Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
            if end:
                end(self._conn)
            return done

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
        """Keep what was written, and what is still to be."""
        if self._waiting:
            await self._do(sqlite3.Connection.commit)
            self._asked = False
        await self._end(super().commit)

    async def rollback(self) -> None:
        """Take back what was written."""
        self._waiting = []
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
        self._done = _Done()

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
        asked = _Asked(sqlite3.Cursor.execute, statement, given)
        self._done = await self._connection.ask(asked)

    async def executemany(self, statement: str, given: Sequence[Any]) -> None:
        """Do a statement for each of many."""
        asked = _Asked(sqlite3.Cursor.executemany, statement, given)
        self._done = await self._connection.ask(asked)

    async def fetchall(self) -> Sequence[Any]:
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
