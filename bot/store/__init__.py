"""The one store: frozen values in and out, on SQLite or PostgreSQL.

`open_store` brings the schema up to date and hands out a `Store`. Its methods lie in one
file a step of the flow; each is one transaction, and none waits on anything but the
database.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import insert, make_url, select, text

from bot.errors import ConfigError, StoreError
from bot.store.channels import Channels
from bot.store.database import connect
from bot.store.feeds import Feeds
from bot.store.inbox import Inbox
from bot.store.migrations import upgrade
from bot.store.schema import world
from bot.store.stories import Stories
from bot.store.work import Work


class Store(Work, Feeds, Stories, Channels, Inbox):
    """Everything that Tradewire remembers."""

    async def revision(self) -> str:
        """Give the schema's revision."""
        async with self._reading() as connection:
            found = await connection.execute(text("SELECT version_num FROM alembic_version"))
            return str(found.scalar_one())

    async def belong(self, name: str) -> None:
        """Give this database to a world (`sandbox` or `slack`) for good.

        Invented articles must never lie where a real desk's archive is, nor real ones in
        the sandbox. Raises ConfigError when it belongs to the other.
        """
        async with self._writing() as connection:
            owner = (await connection.execute(select(world.c.name))).scalar_one_or_none()
            if owner is None:
                await connection.execute(insert(world).values(name=name))
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
            raise StoreError(f"the folder {folder} cannot be made: {error.strerror}") from error
    store = Store(engine)
    try:
        await upgrade(engine)
        yield store
    finally:
        await store.close()


__all__ = ["Store", "open_store"]
