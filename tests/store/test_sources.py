"""Which feeds are polled, whoever named them, and which of their entries are news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import Flow, Job, Origin, Poll, PollStatus, Source
from bot.store import Store
from bot.store.entries import BACKLOG
from tests import make

LATER = make.after(hours=1)


async def poll(store: Store, number: int, *entries: int, **published: object) -> None:
    feed = make.feed(number)
    brought = tuple(make.entry(each, feed, **published) for each in entries)
    await store.save_poll(feed, Poll(status=PollStatus.OK, entries=brought), LATER, LATER)


async def test_a_source_tells_how_it_does(store: Store) -> None:
    await store.set_feeds([make.feed(1), make.feed(2)], make.NOON)
    await poll(store, 1, 1, 2)
    first, second = await store.sources()
    assert first == Source(
        feed=make.feed(1, brought=LATER),
        status="ok",
        detail="",
        polled=LATER,
        due=LATER,
        succeeded=LATER,
        newest=LATER,
        origin=Origin.SETTINGS,
        paused=False,
    )
    assert first.answering
    assert (second.status, second.newest, second.answering) == ("", None, False)


async def test_what_people_changed_outlasts_the_settings(store: Store) -> None:
    named = [make.feed(1), make.feed(2)]
    await store.set_feeds(named, make.NOON)
    await store.add_source(make.feed(3), Origin.SLACK, make.NOON)
    await store.pause_source(make.feed(1).id)
    await store.remove_source(make.feed(2).id)
    await store.set_feeds(named, LATER)
    paused, added = await store.sources()
    assert (paused.feed, paused.paused, paused.due) == (make.feed(1), True, None)
    assert (added.feed, added.origin, added.due) == (make.feed(3), Origin.SLACK, make.NOON)
    assert await store.due(LATER) == (Job(flow=Flow.POLL, id=make.feed(3).id),)
    await poll(store, 1)  # which was under way when it was paused
    assert (await store.sources())[0].due is None
    await store.resume_source(make.feed(1).id, LATER)
    await store.add_source(make.feed(2), Origin.SLACK, LATER)
    assert [each.due for each in await store.sources()] == [LATER, LATER, make.NOON]


async def test_what_an_added_feed_held_is_of_the_archive(store: Store) -> None:
    await store.set_feeds([make.feed(1)], make.NOON)
    await poll(store, 1, 1, published=make.NOON - timedelta(days=1))
    await store.add_source(make.feed(2), Origin.SLACK, LATER)
    await poll(store, 2, 1, published=make.NOON)
    feed = make.feed(2)
    late = replace(make.entry(2, feed), published=LATER + timedelta(minutes=1))
    undated = replace(make.entry(3, feed), published=None)
    brought = Poll(status=PollStatus.OK, entries=(late, undated))
    await store.save_poll(feed, brought, LATER, LATER)
    archive = {}
    for number, entry in ((1, make.entry(1)), (2, make.entry(1, feed)), (3, late), (4, undated)):
        article = make.article(number, url=f"https://outlet.example/{number}")
        await store.save_article(entry.id, article, LATER)
        archive[number] = await store.is_archive(article.id)
    assert archive == {1: False, 2: True, 3: False, 4: False}


async def test_only_the_newest_of_a_backlog_are_read(store: Store) -> None:
    await store.set_feeds([make.feed(1)], make.NOON)
    await poll(store, 1)
    await store.add_source(make.feed(2), Origin.SLACK, LATER)
    await poll(store, 2, *range(BACKLOG + 7), published=None)
    due = await store.due(LATER, limit=500)
    assert sum(job.flow is Flow.READ for job in due) == BACKLOG
