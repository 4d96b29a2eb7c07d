"""Articles found by their keys, moved when more is known, and placed by two processes at once."""

from __future__ import annotations

import asyncio
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot import stories
from bot.domain import Article, Move, Moved, Placed, Placement
from bot.store import Store, open_store
from bot.stories import Window
from tests import make
from tests.program import ROOT
from tests.store.reports import EVENTS, REPORTS, TRADE, arrive, report


async def keep(store: Store, *articles: Article) -> None:
    for article in articles:
        await store.save_article("none", article, make.NOON)


async def put(store: Store, number: int, placement: Placement) -> str:
    """Keep an article and put it where a decision says."""
    outlet = f"Outlet {number}"
    article = make.article(number, seen=make.after(minutes=number), publisher=outlet)
    await keep(store, article)
    return await store.place(
        article,
        TRADE,
        make.sketch(),
        lambda _: placement,
        embedder="e@1",
        since=make.NOON,
        brief_at=make.after(minutes=number + 1),
    )


def id_of(number: int) -> str:
    return make.article(number).id


# -- moves -----------------------------------------------------------------------------------


async def test_a_story_that_becomes_part_of_another_leads_there(store: Store) -> None:
    one = await put(store, 1, Placement(story_id=None))
    two = await put(store, 2, Placement(story_id=None))
    move = Move(article_id=id_of(2), story_id=one, copy_of=id_of(1))
    assert await put(store, 3, Placement(story_id=one, moves=(move,))) == one
    story = await store.story(one)
    assert story is not None
    assert story.voices == ((id_of(1), id_of(2)), (id_of(3),))
    assert (story.title, story.first_seen, story.last_seen) == (
        make.article(1).title,
        make.after(minutes=1),
        make.after(minutes=3),
    )
    assert await store.story(two) == story
    moved = Moved(left=two, joined=one, because=id_of(3), at=make.after(minutes=3))
    assert await store.moves_of(id_of(2)) == (moved,)
    assert await store.moves_of(id_of(1)) == ()
    due = {job.id for job in await store.due(make.after(hours=1))}
    assert one in due
    assert two not in due


async def test_a_story_is_parted_and_each_part_tells_what_it_has(store: Store) -> None:
    one = await put(store, 1, Placement(story_id=None))
    await put(store, 2, Placement(story_id=one))
    move = Move(article_id=id_of(2), story_id=None, founder=id_of(2))
    two = await put(store, 3, Placement(story_id=None, founder=id_of(2), moves=(move,)))
    assert two != one
    left, founded = await store.story(one), await store.story(two)
    assert left is not None
    assert founded is not None
    assert left.voices == ((id_of(1),),)
    assert left.last_seen == make.after(minutes=1)
    assert left.revision == 3
    assert founded.voices == ((id_of(2),), (id_of(3),))
    assert founded.title == make.article(2).title
    assert founded.first_seen == make.after(minutes=2)
    assert {job.id for job in await store.due(make.after(hours=1))} == {one, two}


async def test_a_first_article_that_leaves_gives_its_story_another_title(store: Store) -> None:
    one = await put(store, 1, Placement(story_id=None))
    await put(store, 2, Placement(story_id=one))
    move = Move(article_id=id_of(1), story_id=None, founder=id_of(1))
    two = await put(store, 3, Placement(story_id=None, founder=id_of(1), moves=(move,)))
    assert two != one, "the story that goes on keeps its name"
    left = await store.story(one)
    assert left is not None
    assert left.title == make.article(2).title
    back = (Move(article_id=id_of(1), story_id=one), Move(article_id=id_of(3), story_id=one))
    assert await put(store, 4, Placement(story_id=one, moves=back)) == one
    assert [each.joined for each in await store.moves_of(id_of(1))] == [two, one]
    assert await store.story(two) == await store.story(one)


async def test_what_was_written_of_a_story_that_is_no_more_is_not_told(store: Store) -> None:
    one = await put(store, 1, Placement(story_id=None))
    two = await put(store, 2, Placement(story_id=None))
    move = Move(article_id=id_of(2), story_id=one)
    await put(store, 3, Placement(story_id=one, moves=(move,)))
    written = make.briefing(two, make.article(2))
    await store.save_briefing(written, make.after(minutes=5))
    assert await store.briefing(written.id) is None


# -- neighbours ------------------------------------------------------------------------------


async def test_the_store_finds_what_a_window_in_memory_finds(store: Store) -> None:
    told = [report(event, number) for event in range(EVENTS) for number in range(REPORTS)]
    random.Random(2).shuffle(told)
    told = [replace(each, seen=make.after(seconds=n)) for n, each in enumerate(told)]
    await keep(store, *told)
    window, met = Window(), 0
    for article in told:
        sketch = stories.sketch(article)
        near = window.near(sketch.keys)
        placement = stories.place(article, sketch, near, since=make.NOON)
        found: list[Placed] = []
        await arrive(store, article, found)
        assert {each.article_id for each in found} == {each.article_id for each in near}
        assert {replace(each.sketch, keys=()) for each in found} == {
            replace(each.sketch, keys=()) for each in near
        }
        met += len(found)
        new = Placed(article_id=article.id, story_id="", sketch=sketch, seen=article.seen)
        window.add(new, placement)
    assert met >= EVENTS
    in_store, in_window = [await arrive(store, each) for each in told], window.placed
    assert _same(in_store, [in_window[each.id].story_id for each in told])


async def test_what_a_version_says_is_what_it_is_found_by(store: Store) -> None:
    first, other = report(1, 0), report(2, 0)
    await keep(store, first)
    story = await arrive(store, first)
    second = replace(other, id="v2", version=2, previous=first.id)
    await keep(store, second, report(2, 1), report(1, 1))
    assert await store.succeed(second, TRADE, stories.sketch(second), make.NOON) == story
    assert await arrive(store, report(2, 1)) == story
    assert await arrive(store, report(1, 1)) != story


# -- two processes ---------------------------------------------------------------------------


async def placer(url: str, number: int) -> Process:
    """Start a process that is ready to place one report of each event."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.store.reports", url, str(number), cwd=ROOT, stdin=PIPE,
        stdout=PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.processes
async def test_two_processes_never_make_two_stories_of_one_event(url: str) -> None:
    told = [[report(event, number) for number in range(REPORTS)] for event in range(EVENTS)]
    async with open_store(url) as store:
        await keep(store, *(article for event in told for article in event))
        placers = [await placer(url, number) for number in range(REPORTS)]
        ends = await asyncio.gather(*(each.communicate(b"go\n") for each in placers))
        assert [each.returncode for each in placers] == [0] * REPORTS, ends
        found = [[await arrive(store, article) for article in event] for event in told]
        assert all(len(set(event)) == 1 for event in found)
        assert len({event[0] for event in found}) == EVENTS
        for event in found:
            story = await store.story(event[0])
            assert story is not None
            assert len(story.article_ids) == REPORTS
            assert story.revision == REPORTS


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two groupings of the same items are one, whatever the groups are called."""
    return len(set(one)) == len(set(other)) == len(set(zip(one, other, strict=True)))
