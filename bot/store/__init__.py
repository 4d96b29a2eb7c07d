"""The one store: frozen values in and out, on SQLite or PostgreSQL.

`open_store` brings the schema up to date and hands out a `Store`. Its methods lie in one
file a step of the flow; each is one transaction, and none waits on anything but the
database.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from errno import EACCES, ENOTDIR
from pathlib import Path

from sqlalchemy import insert, make_url, select

from bot.errors import ConfigError, StoreError
from bot.store.answers import Answers
from bot.store.database import connect, in_words
from bot.store.digests import Digests
from bot.store.embeddings import Embeddings
from bot.store.feeds import Feeds
from bot.store.inbox import Inbox
from bot.store.migrations import revision, upgrade
from bot.store.notices import Notices
from bot.store.people import People
from bot.store.reports import Reports
from bot.store.schema import world
from bot.store.sources import Sources
from bot.store.spending import Spendings
from bot.store.standing import Standing
from bot.store.traces import Traces
from bot.store.versions import Versions
from bot.store.welcomes import Welcomes
from bot.store.work import Work


class Store(
    Work,
    Feeds,
    Embeddings,
    Versions,
    Digests,
    Inbox,
    Spendings,
    People,
    Reports,
    Notices,
    Standing,
    Answers,
    Sources,
    Traces,
    Welcomes,
):
    """Everything that Tradewire remembers."""

    async def revision(self) -> str:
        """Give the schema's revision, or "" where none was made yet."""
        async with self._reading() as connection:
            return await connection.run_sync(revision)

    async def belong(self, name: str) -> None:
        """Give this database to a world (`sandbox` or `slack`) for good.

        Invented articles must never lie where a real desk's archive is, nor real ones in
        the sandbox. Raises ConfigError when it belongs to the other.
        """
        async with self._writing() as connection:
            owner = (await connection.execute(select(world.c.name))).scalar_one_or_none()
            if owner is None:
                await connection.execute(insert(world).values(name=name))
        _hold_apart(owner, name)

    async def owner(self) -> str | None:
        """Name the world that this database belongs to, if it belongs to one."""
        async with self._reading() as connection:
            found: str | None = (await connection.execute(select(world.c.name))).scalar()
            return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a database holds. `revision` is "" where the first start will make it."""

    dialect: str
    revision: str = ""
    articles: int = 0


async def look(url: str, name: str) -> Look:
    """Look at the database at `url` as the world `name` would, and make and change nothing.

    Raises ConfigError and StoreError as `open_store` and `belong` do.
    """
    engine = connect(url)
    store, file = Store(engine), engine.url.database
    try:
        if engine.dialect.name == "sqlite" and file and not _there(Path(file)):
            return Look(dialect=store.dialect)
        revision = await store.revision()
        if not revision:
            return Look(dialect=store.dialect)
        _hold_apart(await store.owner(), name)
        articles = await store.count_articles()
        return Look(dialect=store.dialect, revision=revision, articles=articles)
    except (TypeError, ValueError) as error:  # of options in the URL that the driver lacks
        raise StoreError(f"DATABASE_URL: {in_words(error)}") from error
    finally:
        await store.close()


def _there(file: Path) -> bool:
    """Whether a file is there. Raises StoreError where it could not be made either."""
    try:
        if file.exists():
            return True
        folder = next(each for each in file.parents if each.exists())
    except OSError as error:
        raise _no_folder(file.parent, error.errno) from error
    if not folder.is_dir():
        raise _no_folder(file.parent, ENOTDIR)
    if not os.access(folder, os.W_OK):
        raise _no_folder(file.parent, EACCES)
    return False


def _no_folder(folder: Path, errno: int | None) -> StoreError:
    return StoreError(f"the folder {folder} cannot be made: {os.strerror(errno or 0)}")


def _hold_apart(owner: str | None, name: str) -> None:
    if owner not in (None, name):
        raise ConfigError(
            f"DATABASE_URL: this database belongs to the {owner} world and cannot serve the "
            f"{name} world. Name another one, like DATABASE_URL=sqlite:///var/{name}.db"
        )


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """Open the database at `url`, bring its schema up to date, and close it after use.

    Raises ConfigError for a URL that names no database we speak, StoreError when the
    database does not answer.
    """
    engine = connect(url)
    if engine.dialect.name == "sqlite" and (database := make_url(url).database):
        folder = Path(database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _no_folder(folder, error.errno) from error
    store = Store(engine)
    try:
        await upgrade(engine)
        yield store
    finally:
        await store.close()


__all__ = ["Look", "Store", "look", "open_store"]
