"""Feeds as polls leave them: what is kept, which move, which are retired, which come back."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from bot.domain import Feed, Flow, Job, Origin, Poll, PollStatus
from bot.store import Store
from tests import make

LATER = make.after(hours=1)
GONE = Poll(status=PollStatus.GONE, code=410, detail="HTTP 410")
UNCHANGED = Poll(status=PollStatus.NOT_MODIFIED)
A, B, C = (make.feed(number) for number in (1, 2, 3))


async def settle(
    store: Store, feed: Feed, poll: Poll = UNCHANGED, due: datetime | None = LATER
) -> None:
    await store.save_poll(feed, poll, make.NOON, due)


async def polled(store: Store) -> list[str]:
    """List the ids of the feeds that are polled."""
    return sorted(job.id for job in await store.due(LATER) if job.flow is Flow.POLL)


def ids(*feeds: Feed) -> list[str]:
    return sorted(feed.id for feed in feeds)


async def test_all_that_a_poll_leaves_a_feed_with_is_kept(store: Store) -> None:
    left = Feed(
        id=A.id,
        url="https://new.example/feed",
        publisher=A.publisher,
        kind="sitemap",
        official=True,
        interval=60.0,
        only="steel",
        etag="e",
        modified="m",
        validated="https://new.example/feed",
        digest="d",
        failures=2,
        gap=30.5,
        ttl=60.0,
        skip=("3", "Sunday"),
        moved_to="https://newer.example/feed",
        moves=2,
        moving=make.NOON,
        former=(("https://older.example/feed", make.NOON.isoformat()),),
        sent=make.after(minutes=1),
        listing="l",
        span=90.0,
        distrusted=True,
        brought=make.after(minutes=2),
    )
    bare = Feed(id=A.id, url=A.url, publisher=A.publisher)
    same = ("id", "publisher")
    assert all(
        getattr(left, field.name) != getattr(bare, field.name)
        for field in fields(Feed)
        if field.name not in same
    )
    named = replace(A, kind="sitemap", official=True, interval=60.0, only="steel")
    await store.set_feeds([named], make.NOON)
    brought = Poll(status=PollStatus.OK, entries=(make.entry(1, A),))
    assert await store.save_poll(left, brought, make.after(minutes=2), LATER) == 1
    assert await store.feed(A.id) == left
    assert await store.save_poll(left, brought, LATER, LATER) == 0
    assert await store.feed(A.id) == left  # nothing of it was new


async def test_a_feed_that_is_gone_comes_back_only_by_a_person(store: Store) -> None:
    await store.set_feeds([A, B], make.NOON)
    await settle(store, A, GONE, None)
    await store.set_feeds([A, B], LATER)
    assert await polled(store) == ids(B)
    told = {report.publisher: report.status for report in await store.feed_reports()}
    assert told == {A.publisher: "gone", B.publisher: ""}
    assert [source.status for source in await store.sources()] == ["gone", ""]
    await store.resume_source(A.id, LATER)
    assert await polled(store) == ids(A, B)
    await store.set_feeds([A, B], LATER)
    assert await polled(store) == ids(A, B)


async def test_a_feed_that_is_gone_can_be_named_anew(store: Store) -> None:
    await store.set_feeds([A], make.NOON)
    await settle(store, A, GONE, None)
    await store.set_feeds([B], make.NOON)
    assert [report.publisher for report in await store.feed_reports()] == [B.publisher]
    await store.set_feeds([A, B], make.NOON)
    assert await polled(store) == ids(A, B)


async def test_a_feed_that_moved_is_known_at_both_addresses(store: Store) -> None:
    await store.set_feeds([A], make.NOON)
    moved = replace(A, url=B.url, etag="e", validated=B.url)
    await settle(store, moved)
    for named in ([A], [B], [A, B], [B, A]):
        await store.set_feeds(named, make.NOON)
        assert await polled(store) == ids(A)
    kept = await store.feed(A.id)
    assert kept == replace(moved, publisher=B.publisher)
    await store.set_feeds([A], make.NOON)
    await store.add_source(B, Origin.SLACK, make.NOON)
    assert await polled(store) == ids(A)
    assert len(await store.sources()) == 1


async def test_of_two_feeds_at_one_address_one_is_polled(store: Store) -> None:
    await store.set_feeds([A, B], make.NOON)
    assert await store.polled_at(B.url, A.id) == B
    assert await store.polled_at(B.url, B.id) is None
    await settle(store, replace(A, url=B.url), Poll(status=PollStatus.MOVED), None)
    for named in ([A, B], [B, A], [B]):
        await store.set_feeds(named, make.NOON)
        assert await polled(store) == ids(B)
    await store.set_feeds([A], make.NOON)  # and B no longer
    assert len(await polled(store)) == 1


async def test_what_an_owner_removed_stays_out_at_its_new_address(store: Store) -> None:
    await store.set_feeds([A], make.NOON)
    await settle(store, replace(A, url=B.url))
    await store.remove_source(A.id)
    await store.set_feeds([B], make.NOON)
    assert await polled(store) == []


async def test_what_is_to_be_read_otherwise_is_read_again(store: Store) -> None:
    known = replace(A, etag="e", modified="m", validated=A.url, digest="d")
    await store.set_feeds([A], make.NOON)
    await settle(store, known)
    await store.set_feeds([replace(A, publisher="Another name")], make.NOON)
    assert await store.feed(A.id) == replace(known, publisher="Another name")
    for other in (replace(A, only="steel"), replace(A, only="steel", kind="sitemap")):
        await settle(store, replace(known, only=other.only, kind=other.kind))
        await store.set_feeds([other], make.NOON)
        assert await store.feed(A.id) == other
    assert await store.due(LATER) == (Job(flow=Flow.POLL, id=A.id),)


async def test_a_feed_that_was_paused_meanwhile_is_not_due_again(store: Store) -> None:
    await store.set_feeds([A], make.NOON)
    await store.pause_source(A.id)
    await settle(store, A)
    assert await polled(store) == []
