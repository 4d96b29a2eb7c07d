"""A version of an article stands in the place of the one before it, and that one is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import (
    Article,
    Before,
    Changes,
    Flow,
    Job,
    Placement,
    Poll,
    PollStatus,
    Relevance,
    Revised,
)
from bot.store import Store
from tests import make

TRADE = Relevance(relevant=True, score=0.9, topics=("steel",), terms=(("tariff", 2.0),))
FIRST = make.article(1, body="The duty on pipes rises to 25%.")
ENTRY = make.entry(1, make.feed())


def version(number: int, of: Article, body: str) -> Article:
    return replace(
        make.article(1, body=body, title=f"Duty, {number}", seen=make.after(hours=number)),
        id=f"v{number}",
        version=number,
        previous=of.id,
        modified=make.after(hours=number),
        changes=Changes(
            added=(body,),
            removed=(of.body,),
            figures=(Revised(old="25%", new="15%", before=of.body, after=body),),
        ),
    )


SECOND = version(2, FIRST, "The duty on pipes rises to 15%.")


async def told(store: Store) -> str:
    """Keep an article that a story holds, and name the story."""
    await store.set_feeds([make.feed()], make.NOON)
    poll = Poll(status=PollStatus.OK, entries=(ENTRY,))
    await store.save_poll(make.feed(), poll, make.NOON, make.after(days=9))
    await store.save_article(ENTRY.id, FIRST, make.NOON, make.after(hours=1))
    return await store.place(
        FIRST,
        TRADE,
        make.sketch(),
        lambda _: Placement(story_id=None),
        embedder="e@1",
        since=make.NOON - timedelta(days=3),
        brief_at=make.NOON,
    )


async def test_a_version_takes_the_place_of_its_predecessor(store: Store) -> None:
    story_id = await told(store)
    before = await store.story(story_id)
    await store.save_article(ENTRY.id, SECOND, make.after(hours=1), make.after(hours=6))
    assert await store.outdated(FIRST.id)
    assert not await store.outdated(SECOND.id)
    assert await store.succeed(SECOND, TRADE, make.sketch(), make.after(hours=1)) == story_id
    assert before is not None
    after = replace(before, title=SECOND.title, voices=((SECOND.id,),), revision=2)
    assert await store.story(story_id) == after
    assert await store.articles([FIRST.id, SECOND.id]) == (FIRST, SECOND)
    assert await store.search(["pipes"]) == (SECOND.id,)
    assert await store.count_articles() == 1
    assert (await store.counts(make.NOON)).articles == 1
    assert [report.articles for report in await store.feed_reports()] == [1]
    assert Job(flow=Flow.BRIEF, id=story_id) in await store.due(make.after(hours=1))
    # Once more, as after a crash, it has its place already.
    assert await store.succeed(SECOND, TRADE, make.sketch(), make.after(hours=1)) == story_id
    assert await store.story(story_id) == after


async def test_without_a_story_a_version_is_placed_as_any_article(store: Store) -> None:
    await store.save_article("none", FIRST, make.NOON)
    await store.save_article("none", SECOND, make.NOON)
    assert await store.succeed(SECOND, TRADE, make.sketch(), make.NOON) is None


async def test_what_was_read_before_is_told(store: Store) -> None:
    assert await store.read_before(ENTRY.id) is None
    await told(store)
    seen = Before(article=FIRST, seen=make.NOON, changed=False, live=True)
    assert await store.read_before(ENTRY.id) == seen
    assert Job(flow=Flow.READ, id=ENTRY.id) in await store.due(make.after(hours=1))
    changed = Poll(status=PollStatus.OK, entries=(replace(ENTRY, summary="Corrected."),))
    await store.save_poll(make.feed(), changed, make.after(minutes=9), make.after(days=9))
    assert await store.read_before(ENTRY.id) == replace(seen, changed=True)
    await store.keep_article(ENTRY.id, FIRST, make.after(minutes=20), None)
    assert await store.read_before(ENTRY.id) == seen
    assert Job(flow=Flow.READ, id=ENTRY.id) not in await store.due(make.after(days=1))
