"""What grouping compares: drawn anew for another embedder, and kept no longer than it is used."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot import stories
from bot.errors import SketchesOutdatedError
from bot.store import Store
from bot.store.database import connect
from bot.store.schema import finding, placements
from tests import make
from tests.store.reports import EVENTS, REPORTS, arrive, report
from tests.store.test_placing import keep

OLD = "hashed-tfidf-512@1"


async def drawn_by_another(url: str) -> None:
    """Leave what is placed as an earlier release would have, with vectors of another length."""
    engine = connect(url)
    async with engine.begin() as connection:
        await connection.execute(
            placements.update().values(embedder=OLD, vector=b"1234" * 512, names=[], mentions=[])
        )
    await engine.dispose()


async def test_what_another_embedder_drew_is_found_and_joined_once_drawn_anew(
    store: Store, url: str
) -> None:
    first, second, other = report(1, 0), report(1, 1), report(2, 0)
    await keep(store, first, second, other)
    story = await arrive(store, first)
    await arrive(store, other)
    await drawn_by_another(url)
    with pytest.raises(SketchesOutdatedError) as outdated:
        await arrive(store, second)
    assert outdated.value.ids == (first.id,)
    assert (await store.article(second.id)) is not None
    await store.redraw({first.id: stories.sketch(first)}, stories.EMBEDDER)
    assert await arrive(store, second) == story


async def test_all_that_is_open_and_drawn_by_another_is_listed_the_newest_first(
    store: Store, url: str
) -> None:
    told = [report(event, 0) for event in range(4)]
    await keep(store, *told)
    for each in told:
        await arrive(store, each)
    assert await store.outdated_sketches(stories.EMBEDDER, make.NOON, 10) == ()
    await drawn_by_another(url)
    since = told[1].seen
    listed = await store.outdated_sketches(stories.EMBEDDER, since, 10)
    assert listed == (told[3].id, told[2].id, told[1].id)
    await store.redraw({each.id: stories.sketch(each) for each in told}, stories.EMBEDDER)
    assert await store.outdated_sketches(stories.EMBEDDER, make.NOON, 10) == ()


async def counted(url: str) -> tuple[int, int]:
    """Count what articles are found by, and the bytes of their sketches."""
    engine = connect(url)
    held = func.length(placements.c.vector) + func.length(placements.c.shingles)
    async with engine.begin() as connection:
        keys = (await connection.execute(select(func.count()).select_from(finding))).scalar_one()
        size = (await connection.execute(select(func.sum(held)))).scalar_one()
    await engine.dispose()
    return int(keys), int(size)


async def test_however_long_news_comes_in_what_grouping_looks_at_does_not_grow(
    store: Store, url: str
) -> None:
    window, sizes = timedelta(minutes=1), []
    told = [report(event, number) for event in range(EVENTS) for number in range(REPORTS)]
    await keep(store, *told)
    joined = {}
    for each in sorted(told, key=lambda each: each.seen):
        joined[each.id] = await arrive(store, each)
    everything = await counted(url)
    for seconds in (6, 12, 18):
        await store.drop_sketches(make.after(seconds=seconds))
        sizes.append(await counted(url))
    open_ = [each for each in told if each.seen >= make.after(seconds=18)]
    assert everything > sizes[0] > sizes[1] > sizes[2]
    assert sizes[2][0] == sum(len(stories.sketch(each).keys) for each in open_)
    await store.drop_sketches(make.NOON + window)
    assert await counted(url) == (0, 0)
    for id_, story_id in joined.items():
        story = await store.story(story_id)
        assert story is not None
        assert id_ in story.article_ids
