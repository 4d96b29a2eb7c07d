"""The schema's history, applied at start and by `tradewire db upgrade`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreError
from bot.store.database import EXAMPLES, in_words

_UPGRADE_LOCK = 7_420_318  # not the one that grouping takes
_HERE = Path(__file__).parent
NEWEST = max(file.name for file in (_HERE / "versions").glob("[0-9]*.py")).partition("_")[0]


def revision(connection: Connection) -> str:
    """Give the revision of a database's schema, or "" where none was made yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


async def upgrade(engine: AsyncEngine) -> tuple[str, str]:
    """Bring a database to the newest schema; return the revisions before and after.

    Workers that start together take turns: on PostgreSQL by an advisory lock, on SQLite
    because a writing transaction holds the file. Raises StoreError.
    """
    try:
        async with engine.connect() as connection:
            found = await connection.run_sync(revision)
            if found == NEWEST:
                return found, found
        async with engine.connect() as connection:
            connection = await connection.execution_options(writes=True)
            async with connection.begin():
                return await connection.run_sync(_upgrade)
    except (SQLAlchemyError, OSError, TypeError, ValueError) as error:
        # The last two are the driver's, of options in the URL that it does not know.
        raise StoreError(
            f"DATABASE_URL: the database could not be opened or upgraded: {in_words(error)}. "
            f"Check that its server runs and the URL is right; write it like {EXAMPLES}"
        ) from error


def _upgrade(connection: Connection) -> tuple[str, str]:
    # Most starts find nothing to do, and need not load what does it.
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _UPGRADE_LOCK})
    before = revision(connection)
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return before, revision(connection)
