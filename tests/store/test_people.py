"""What is kept of a person can be told, and be deleted."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import insert

from bot.domain import Channel, DeliveryState, Kept, Message
from bot.store import Store
from bot.store.schema import answers, reports
from tests import make

ANN, BOB = "U1", "U2"
DIRECT = Channel(team="T1", id="D1")


async def live(store: Store, user: str, direct: str) -> None:
    """Leave the traces of somebody who asked, rated, reported and set."""
    await store.keep(make.event(1, id=f"a{user}", user=user))
    await store.keep(make.event(2, id=f"b{user}", user=user, channel=Channel(team="T1", id=direct)))
    await store.send([make.delivery(f"asked:{user}", Channel(team="T1", id=direct))], make.NOON)
    async with store._writing() as connection:
        for channel, feedback in ((direct, ""), ("C1", "good")):
            row = {
                "id": f"{user}{channel}",
                "team": "T1",
                "channel": channel,
                "thread_ts": "1.1",
                "user": user,
                "story_id": "",
                "question": "What of steel?",
                "asked": make.NOON,
                "state": "done",
                "ts": "1.2",
                "feedback": feedback,
            }
            await connection.execute(insert(answers).values(**row))
        await connection.execute(
            insert(reports).values(
                id=user,
                team="T1",
                channel="C1",
                user=user,
                briefing_id="b",
                story_id="s",
                text="The figure is wrong.",
                made=make.NOON,
                state="open",
            )
        )


async def test_one_is_forgotten_and_the_other_is_not(store: Store) -> None:
    await live(store, ANN, "D1")
    await live(store, BOB, "D2")
    await store.subscribe(make.subscription(set_by=ANN))
    await store.subscribe(make.subscription(DIRECT))
    kept = Kept(
        events=2,
        questions=1,
        asked_in_channels=1,
        feedback=1,
        messages=1,
        reports=1,
        subscriptions=1,
    )
    assert await store.kept_of("T1", ANN, "D1") == kept
    assert await store.forget("T1", ANN) == kept  # the conversation is known from what was said
    assert await store.kept_of("T1", ANN, "D1") == Kept()
    assert await store.kept_of("T1", BOB, "D2") == replace(kept, subscriptions=0)
    (left,) = await store.subscriptions()
    assert (left.channel, left.set_by) == (make.CHANNEL, "")


async def test_what_was_to_go_to_the_forgotten_goes_no_more(store: Store) -> None:
    await live(store, ANN, "D1")
    await store.forget("T1", ANN, "D1")
    emptied = await store.delivery_of(DIRECT, f"asked:{ANN}")
    assert emptied is not None
    assert (emptied.state, emptied.message) == (DeliveryState.FAILED, Message(text=""))
    again = make.delivery(f"asked:{ANN}", DIRECT)
    assert await store.send([again], make.NOON) == ()


async def test_of_a_stranger_nothing_is_kept(store: Store) -> None:
    assert await store.forget("T1", "U9", "D9") == Kept()
