"""A look at a database: it tells what is there, and makes and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot.domain import Placement, Relevance
from bot.errors import ConfigError, StoreError
from bot.store import Look, look, migrations, open_store
from tests import make
from tests.program import free_port


async def test_where_nothing_was_made_yet(url: str) -> None:
    dialect = make_url(url).drivername
    assert await look(url, "slack") == Look(dialect=dialect)
    if dialect == "postgresql":
        engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
        async with engine.connect() as connection:
            tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        await engine.dispose()
        assert tables == []


async def test_what_was_made_is_told_and_taken_by_no_world(url: str) -> None:
    async with open_store(url) as store:
        article = make.article(1)
        await store.save_article("none", article, make.NOON)
        await store.place(
            article,
            Relevance(relevant=True, score=0.9, topics=("steel",)),
            make.sketch(),
            lambda _: Placement(story_id=None),
            embedder="e@1",
            since=make.NOON,
            brief_at=make.NOON,
        )
        revision = await store.revision()
    seen = Look(dialect=make_url(url).drivername, revision=revision, articles=1)
    assert await look(url, "slack") == await look(url, "sandbox") == seen


def test_the_newest_schema_is_the_one_that_the_migrations_lead_to() -> None:
    folder = str(Path(migrations.__file__).parent)
    assert ScriptDirectory(folder).get_current_head() == migrations.NEWEST


async def test_the_other_worlds_is_refused(url: str) -> None:
    async with open_store(url) as store:
        await store.belong("sandbox")
    with pytest.raises(ConfigError, match=r"^DATABASE_URL: this database belongs to the sandbox"):
        await look(url, "slack")


@pytest.mark.parametrize("option", ["", "?colour=red"])
async def test_what_cannot_be_reached_is_told_without_its_password(option: str) -> None:
    with pytest.raises(StoreError, match=r"^DATABASE_URL: ") as raised:
        await look(f"postgresql://me:hush@127.0.0.1:{free_port()}/db{option}", "slack")
    assert "hush" not in str(raised.value)
