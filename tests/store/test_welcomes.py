"""How far people have come in their first ten minutes, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import Flow, Job, Stage, Welcome
from bot.store import Store
from tests import make

ONE = Welcome(team="T1", user="U1", begun=make.NOON, since=make.NOON)


async def test_a_person_is_welcomed_once(store: Store) -> None:
    assert not await store.settled_in("T1")
    assert await store.greet(ONE, make.NOON)
    assert not await store.greet(replace(ONE, stage=Stage.DONE), None)
    assert await store.welcome(ONE.id) == ONE
    assert await store.settled_in("T1")
    assert not await store.settled_in("T2")
    assert Job(flow=Flow.WELCOME, id=ONE.id) in await store.due(make.NOON)


async def test_of_two_who_change_it_the_later_does_nothing(store: Store) -> None:
    await store.greet(ONE, make.NOON)
    chosen = replace(ONE, stage=Stage.INVITING, wanted=make.subscription(), round=1)
    later = make.NOON + timedelta(seconds=1)
    assert await store.advance(ONE, chosen, [make.delivery("invite")], make.NOON, later)
    assert not await store.advance(
        ONE, replace(ONE, stage=Stage.DONE), [make.delivery("closing")], make.NOON, None
    )
    assert await store.welcome(ONE.id) == replace(chosen, version=1)
    assert await store.delivery_of(make.CHANNEL, "closing") is None
    assert await store.delivery_of(make.CHANNEL, "invite") is not None
    assert Job(flow=Flow.WELCOME, id=ONE.id) not in await store.due(make.NOON)
    assert Job(flow=Flow.WELCOME, id=ONE.id) in await store.due(later)


async def test_those_who_wait_for_a_channel_are_found(store: Store) -> None:
    await store.greet(ONE, None)
    waiting = replace(ONE, stage=Stage.INVITING, wanted=make.subscription())
    assert await store.uninvited(make.CHANNEL) == ()
    await store.advance(ONE, waiting, [], make.NOON, None)
    assert await store.uninvited(make.CHANNEL) == (replace(waiting, version=1),)
    assert await store.uninvited(replace(make.CHANNEL, id="C2")) == ()


async def test_a_subscription_too_says_that_a_workspace_knows_us(store: Store) -> None:
    await store.subscribe(make.subscription())
    assert await store.settled_in("T1")


async def test_what_is_found_and_not_written_up_is_counted(store: Store) -> None:
    feed = make.feed()
    await store.set_feeds((feed,), make.NOON)
    assert await store.untried() == 1
    assert await store.unread(make.NOON, make.NOON) == 0
