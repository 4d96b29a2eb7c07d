"""Digests and settings are kept whole, each digest given once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain import (
    HELD,
    Digest,
    Flow,
    Job,
    Mute,
    Quiet,
    Schedule,
    Slot,
    Told,
)
from bot.store import Store
from tests import make

MORNING = Slot(day=date(2026, 5, 5), at=time(8, 30), due=make.after(hours=20))
EVENING = Slot(day=date(2026, 5, 5), at=time(17), due=make.after(hours=29))
NEXT = Slot(day=date(2026, 5, 6), at=time(8, 30), due=make.after(hours=44))


def named(slot: Slot) -> Digest:
    return Digest(channel=make.CHANNEL, day=f"{slot.day}", at=f"{slot.at:%H:%M}")


async def due_digests(store: Store, now: datetime) -> list[str]:
    return [job.id for job in await store.due(now) if job.flow is Flow.DIGEST]


async def test_every_setting_of_a_channel_is_kept(store: Store) -> None:
    wanted = make.subscription(
        follow=("steel", "Japan"),
        exclude=("football",),
        schedule=Schedule(days=(0, 4), times=(time(8, 30), time(17)), begun=make.NOON),
        quiet=Quiet(start=time(20), end=time(7)),
        cap=3,
        voices=2,
        muted=(Mute(story_id="s1", until=make.after(days=7)),),
        set_by="U1",
    )
    await store.subscribe(wanted)
    assert await store.subscriptions(make.CHANNEL) == (wanted,)
    await store.subscribe(plain := make.subscription())
    assert await store.subscriptions() == (plain,)


async def test_a_channel_waits_for_one_digest_at_a_time(store: Store) -> None:
    await store.plan_digest(make.CHANNEL, (MORNING, EVENING), make.NOON)
    await store.plan_digest(make.CHANNEL, (MORNING, EVENING), make.NOON)
    assert await due_digests(store, make.after(hours=19)) == []
    assert await due_digests(store, make.after(days=9)) == [named(MORNING).id]
    waiting = await store.next_digest()
    assert waiting == replace(named(MORNING), due=MORNING.due)
    assert waiting == await store.next_digest(make.CHANNEL)


async def test_new_hours_take_the_place_of_the_old_ones(store: Store) -> None:
    await store.plan_digest(make.CHANNEL, (MORNING,), make.NOON)
    late = make.after(hours=21)
    await store.plan_digest(make.CHANNEL, (EVENING,), late)
    assert await store.next_digest() == replace(named(MORNING), due=MORNING.due)
    await store.plan_digest(make.CHANNEL, (EVENING,), late, anew=True)
    assert await store.next_digest() == replace(named(EVENING), due=EVENING.due)
    await store.plan_digest(make.CHANNEL, (), late, anew=True)
    assert await store.next_digest() is None


async def test_a_digest_is_given_once_and_the_next_is_waited_for(store: Store) -> None:
    await store.plan_digest(make.CHANNEL, (MORNING,), make.NOON)
    now, told = MORNING.due, (Told(story_id="s1", revision=2),)
    given = replace(named(MORNING), told=told, shown=1)
    outgoing = [make.delivery("digest:a")]
    assert await store.give_digest(given, outgoing, now, (MORNING, EVENING))
    assert not await store.give_digest(given, [make.delivery("again")], now, ())
    assert [each.key for each in await store.deliveries(make.CHANNEL)] == ["digest:a"]
    assert await store.last_digest(make.CHANNEL) == replace(given, posted=now)
    assert await store.next_digest() == replace(named(EVENING), due=EVENING.due)


async def test_a_late_digest_tells_what_the_overdue_ones_would_have_told(store: Store) -> None:
    now = make.after(hours=30)
    await store.plan_digest(make.CHANNEL, (MORNING,), make.NOON)
    asked = replace(named(EVENING))
    assert await store.give_digest(asked, [], now, (NEXT,))
    assert await due_digests(store, make.after(days=9)) == [named(NEXT).id]


async def test_a_digest_that_is_being_made_is_left_alone(store: Store) -> None:
    await store.plan_digest(make.CHANNEL, (MORNING,), make.NOON)
    lease = timedelta(minutes=2)
    assert await store.claim(Flow.DIGEST, MORNING.due, lease=lease) == (named(MORNING).id,)
    await store.plan_digest(make.CHANNEL, (EVENING,), MORNING.due, anew=True)
    assert await store.digest(named(MORNING).id) is not None


async def test_what_is_held_back_is_looked_at_at_the_earliest_hour(store: Store) -> None:
    for hours in (5, 3, 4):
        await store.hold(make.CHANNEL, make.after(minutes=hours), make.after(hours=hours))
    row = Digest(channel=make.CHANNEL, day="", at=HELD, due=make.after(hours=3))
    held = replace(row, since=make.after(minutes=3))
    assert await store.due(make.after(hours=3)) == (Job(flow=Flow.DIGEST, id=row.id),)
    assert await store.digest(row.id) == held
    assert await store.next_digest() is None
    await store.plan_digest(make.CHANNEL, (MORNING,), make.NOON, anew=True)
    await store.release(held, [make.delivery()], make.after(hours=3), None)
    assert await store.digest(row.id) == replace(row, due=None)
    assert len(await store.deliveries(make.CHANNEL)) == 1
    await store.hold(make.CHANNEL, make.after(hours=4), make.after(hours=6))
    assert await store.digest(row.id) == replace(
        row, since=make.after(hours=4), due=make.after(hours=6)
    )


async def test_what_is_held_back_while_another_looks_is_not_lost(store: Store) -> None:
    await store.hold(make.CHANNEL, make.NOON, make.NOON)
    (id_,) = await store.claim(Flow.DIGEST, make.NOON, lease=timedelta(minutes=2))
    held = await store.digest(id_)
    assert held is not None
    await store.hold(make.CHANNEL, make.after(minutes=1), make.after(hours=1))
    await store.release(held, [], make.after(minutes=1), None)
    assert await store.due(make.after(minutes=59)) == ()
    assert await store.due(make.after(hours=1)) == (Job(flow=Flow.DIGEST, id=id_),)


async def test_what_a_channel_was_told_of(store: Store) -> None:
    now = make.NOON
    first = make.delivery("story:s1", story_id="s1", revision=1)
    edit = make.delivery("story:s1:edit:3", target="story:s1", story_id="s1", revision=3)
    reply = make.delivery("digest:d:story:s2", target="digest:d", story_id="s2", revision=4)
    await store.send([first, edit, reply], now)
    assert await store.told(make.CHANNEL, ["s1", "s2", "s3"]) == {"s1": 3, "s2": 4}
    assert await store.told(make.CHANNEL, ["s1"], make.after(minutes=-1)) == {}
    assert await store.live_posts(make.CHANNEL, now) == (now,)
    assert await store.live_posts(make.CHANNEL, make.after(hours=1)) == ()
    assert await store.story_message(make.CHANNEL, "s1") is None  # not sent yet
    await store.sent(first.id, "1.1")
    await store.sent(reply.id, "1.2")
    for story, ts in (("s1", "1.1"), ("s2", "1.2")):
        message = await store.story_message(make.CHANNEL, story)
        assert message is not None
        assert message.ts == ts
