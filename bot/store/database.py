"""Connections and transactions, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, DateTime, Dialect, Table, TypeDecorator, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache

from bot.errors import ConfigError, StoreError
from bot.store.sqlite import Connection as File
from bot.store.sqlite import opened
from bot.store.together import Asked, Given, Together

_DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
}
EXAMPLES = "postgresql://user:password@host/tradewire or sqlite:///var/tradewire.db"


class Instant(TypeDecorator[datetime]):
    """An aware datetime in UTC. SQLite keeps it without its zone, so the zone is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime reached the store: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        instant: datetime = value
        return (
            instant.astimezone(UTC) if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
        )


class _Compiled(LRUCache[Any, Any]):
    """Statements as they were compiled, for every database of one kind."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(self._alike(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(self._alike(key), value)

    def _alike(self, key: Any) -> Any:
        dialect, *others = key  # each engine has one of its own
        return (dialect.driver, *others)


_COMPILED = _Compiled(500)


def connect(url: str) -> AsyncEngine:
    """Create the engine for a database URL.

    Raises ConfigError when the URL names no database that the store speaks; the message
    leaves the URL out, because it may hold a password.
    """
    try:
        parsed = make_url(url)
        driver = _DRIVERS[parsed.drivername.split("+")[0]]
    except (ArgumentError, KeyError, ValueError):  # the last of a port that is no number
        raise ConfigError(
            f"DATABASE_URL names no database Tradewire speaks. Write it like {EXAMPLES}"
        ) from None
    # A server may have closed a connection that lay idle; a file has not.
    engine = create_async_engine(
        parsed.set(drivername=driver),
        pool_pre_ping=driver.startswith("postgresql"),
        hide_parameters=True,  # else an error holds the texts of a row, and is logged
        # What opens several databases, or one again, compiles each statement once.
        execution_options={"compiled_cache": _COMPILED},
        connect_args={"async_creator_fn": opened} if driver.startswith("sqlite") else {},
    )
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Any) -> None:
        # A reader that turns into a writer can meet SQLITE_BUSY at once, whatever the
        # time-out; writers therefore say so when they begin.
        writes = connection.get_execution_options().get("writes", False)
        driver = connection.connection.driver_connection
        driver.begin("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def later(connection: Connection) -> Iterator[None]:
    """Let statements that change something wait for the next that reads, or the end.

    Nobody may ask what one of them came to. Only SQLite has them wait: what is done together
    asks its thread once.
    """
    driver = connection.connection.driver_connection
    with driver.later() if isinstance(driver, File) else nullcontext():
        yield


class Database:
    """One engine, and the two kinds of transaction that the store uses."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._shared: list[Together[Any, Any]] = []
        # A file has one writer at a time. Those of one process take turns here: SQLite would
        # have them look again and again, ever more rarely, and serve none of them in its turn.
        self._turn = asyncio.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    def _together(
        self, act: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]]
    ) -> Together[Asked, Given]:
        """Let many who ask one by one share the transactions of `act`."""
        shared = Together(act)
        self._shared.append(shared)
        return shared

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise _told(error) from error

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._turn, self._writer.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise _told(error) from error

    def _insert(self, table: Table) -> postgresql.Insert:
        """Begin an INSERT that can say ON CONFLICT, which both databases spell alike."""
        if self.dialect == "sqlite":
            return cast("postgresql.Insert", sqlite.insert(table))
        return postgresql.insert(table)

    async def close(self) -> None:
        """Close every connection."""
        for each in self._shared:
            await each.settled()
        await self._engine.dispose()


def _told(error: Exception) -> StoreError:
    return StoreError(
        f"DATABASE_URL: the database did not answer as it should: {in_words(error)}. Check that "
        "it still runs and that its disk has room"
    )


def in_words(error: Exception) -> str:
    """Say what the driver found, without the statement and the vendors' class names."""
    cause: BaseException = getattr(error, "orig", None) or error
    if isinstance(cause, OSError) and cause.errno and cause.errno > 0:
        return os.strerror(cause.errno)
    cause = cause.__cause__ or cause
    return (getattr(cause, "strerror", "") or str(cause) or type(cause).__name__).rstrip(".")
