"""What waits is claimed once, in order, and never lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.domain import Channel, DeliveryState, Flow, Job
from bot.store import Store, open_store
from tests import make

LEASE = timedelta(minutes=2)


async def test_claims_are_disjoint_and_keep_to_the_limit(store: Store) -> None:
    wanted = [make.feed(number) for number in range(40)]
    await store.set_feeds(wanted, make.NOON)
    claims = await asyncio.gather(
        *(store.claim(Flow.POLL, make.NOON, lease=LEASE, limit=10) for _ in range(5))
    )
    taken = [id_ for claim in claims for id_ in claim]
    assert sorted(taken) == sorted(feed.id for feed in wanted)
    assert all(len(claim) <= 10 for claim in claims)


async def test_a_held_row_is_not_due_until_its_lease_runs_out(store: Store) -> None:
    await store.set_feeds([make.feed()], make.NOON)
    job = Job(flow=Flow.POLL, id=make.feed().id)
    assert await store.due(make.NOON) == (job,)
    assert await store.claim(Flow.POLL, make.NOON, lease=LEASE) == (job.id,)
    assert await store.due(make.NOON) == ()
    assert await store.claim(Flow.POLL, make.after(seconds=119), lease=LEASE) == ()
    assert await store.due(make.after(minutes=2)) == (job,)
    assert await store.claim(Flow.POLL, make.after(minutes=2), lease=LEASE) == (job.id,)
    assert await store.attempts(Flow.POLL, job.id) == 2


async def test_only_the_named_rows_are_claimed(store: Store) -> None:
    await store.set_feeds([make.feed(1), make.feed(2)], make.NOON)
    second = make.feed(2).id
    assert await store.claim(Flow.POLL, make.NOON, lease=LEASE, ids=[second]) == (second,)


async def test_a_postponed_row_comes_back_and_a_finished_one_does_not(store: Store) -> None:
    await store.keep(make.event())
    await store.claim(Flow.ANSWER, make.NOON, lease=LEASE)
    await store.postpone(Flow.ANSWER, "event1", make.after(seconds=30))
    assert await store.due(make.after(seconds=29)) == ()
    assert await store.due(make.after(seconds=30)) == (Job(flow=Flow.ANSWER, id="event1"),)
    await store.finish(Flow.ANSWER, "event1")
    assert await store.due(make.after(days=1)) == ()


async def test_released_leases_are_due_at_once(store: Store) -> None:
    await store.set_feeds([make.feed()], make.NOON)
    await store.claim(Flow.POLL, make.NOON, lease=LEASE)
    assert await store.release_leases() == 1
    assert await store.due(make.NOON) == (Job(flow=Flow.POLL, id=make.feed().id),)


async def test_messages_of_a_channel_go_one_after_the_other(store: Store) -> None:
    first, second = make.delivery("story:1"), make.delivery("story:2")
    elsewhere = make.delivery("story:1", Channel(team="T1", id="C2"))
    await store.send([first, second, elsewhere], make.NOON)
    heads = {job.id for job in await store.due(make.NOON)}
    assert heads == {first.id, elsewhere.id}
    await store.claim(Flow.POST, make.NOON, lease=LEASE, ids=[first.id])
    assert {job.id for job in await store.due(make.NOON)} == {elsewhere.id}
    await store.trying(first.id, make.NOON)
    await store.unsettled(first.id, DeliveryState.UNKNOWN, "lost", make.after(seconds=3))
    assert {job.id for job in await store.due(make.NOON)} == {elsewhere.id}
    await store.sent(first.id, "1.1")
    assert {job.id for job in await store.due(make.NOON)} == {second.id, elsewhere.id}


async def test_a_failed_message_does_not_hold_up_the_next(store: Store) -> None:
    first, second = make.delivery("story:1"), make.delivery("story:2")
    await store.send([first, second], make.NOON)
    await store.failed(first.id, "channel_not_found")
    assert await store.due(make.NOON) == (Job(flow=Flow.POST, id=second.id),)


async def test_what_was_due_is_due_after_a_restart(url: str) -> None:
    async with open_store(url) as store:
        await store.set_feeds([make.feed()], make.NOON)
        await store.keep(make.event())
    async with open_store(url) as store:
        assert await store.due(make.NOON) == (
            Job(flow=Flow.POLL, id=make.feed().id),
            Job(flow=Flow.ANSWER, id="event1"),
        )


async def test_what_is_taken_at_once_goes_to_one_each(store: Store) -> None:
    wanted = [make.feed(number) for number in range(40)]
    await store.set_feeds(wanted, make.NOON)
    until = make.NOON + LEASE
    twice = [feed.id for feed in wanted] * 2
    taken = await asyncio.gather(
        *(store.take(Flow.POLL, id_, make.NOON, until) for id_ in twice),
        store.take(Flow.READ, wanted[0].id, make.NOON, until),  # another flow's row
        store.take(Flow.POLL, "nobody", make.NOON, until),
    )
    assert taken == [True] * 40 + [False] * 42
    assert await store.due(make.after(seconds=119)) == ()
    assert not await store.take(Flow.POLL, wanted[0].id, make.after(seconds=119), until)
    assert await store.attempts(Flow.POLL, wanted[0].id) == 1


async def test_a_taken_row_can_be_handed_back(store: Store) -> None:
    await store.set_feeds([make.feed()], make.NOON)
    until = make.NOON + LEASE
    assert await store.take(Flow.POLL, make.feed().id, make.NOON, until)
    await store.hand_back(Flow.POLL, make.feed().id, until)
    assert await store.due(make.NOON) == (Job(flow=Flow.POLL, id=make.feed().id),)
    assert await store.attempts(Flow.POLL, make.feed().id) == 0


async def test_feeds_are_listed_by_a_limit_of_their_own(store: Store) -> None:
    await store.set_feeds([make.feed(number) for number in range(70)], make.NOON)
    assert len(await store.due(make.NOON)) == 50
    assert len(await store.due(make.NOON, limit=1, polls=60)) == 60
