"""How faults are ordered, listed, used up and ended."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import Effect, Fault, Faults
from bot.sandbox.faults import OFFERS, ordered


def test_a_call_and_an_event_use_up_their_own_rules() -> None:
    faults = Faults()
    event, call = Fault(Effect.DUPLICATED), Fault(Effect.SLOW)
    faults.add(event)
    faults.add(call)
    assert faults.take("chat.postMessage") == call
    assert faults.take("chat.postMessage") is None
    assert list(faults) == [event]


def test_a_rule_without_times_stays_until_it_is_cleared() -> None:
    faults = Faults()
    endless = Fault(Effect.BROKEN, times=0)
    rule = faults.add(endless)
    assert [faults.take("auth.test") for _ in range(3)] == [endless] * 3
    faults.clear("another")
    assert faults.take("auth.test") == endless
    faults.clear(rule)
    assert faults.take("auth.test") is None


async def test_a_rule_that_lasts_ends_by_itself_and_its_followers_are_told() -> None:
    faults, ended = Faults(), asyncio.Event()
    faults.add(Fault(Effect.BROKEN, times=0, lasts=0.01))
    faults.follow(ended.set)
    assert faults.standing(Effect.BROKEN)
    async with asyncio.timeout(5):
        await ended.wait()
    assert list(faults) == []


def test_followers_are_told_of_every_change_and_of_nothing_else() -> None:
    faults, told = Faults(), []
    faults.follow(lambda: told.append(len(list(faults))))
    faults.clear()
    rule = faults.add(Fault(Effect.SLOW, times=2))
    faults.add(Fault(Effect.BROKEN, times=0))
    for _ in range(3):
        faults.take("auth.test")
    faults.clear(rule)
    assert told == [1, 2, 2, 1]


def test_the_rules_are_listed_as_the_page_shows_them() -> None:
    faults = Faults()
    faults.add(Fault(Effect.REFUSED, "chat.*", times=3, error="invalid_blocks"))
    faults.take("chat.postMessage")
    assert faults.list() == (
        {
            "id": "f1",
            "effect": "refused",
            "method": "chat.*",
            "times": 3,
            "left": 2,
            "seconds": 1.0,
            "status": 503,
            "error": "invalid_blocks",
            "lasts": 0.0,
            "says": "Slack refuses the message's blocks, whatever they are.",
        },
    )


def test_every_effect_is_offered_and_every_offer_can_be_ordered() -> None:
    assert {offer.fault.effect for offer in OFFERS} == set(Effect)
    assert [ordered({"effect": offer.id}) for offer in OFFERS] == [offer.fault for offer in OFFERS]
    assert len({offer.id for offer in OFFERS}) == len(OFFERS)


def test_an_order_changes_what_its_offer_asks_and_nothing_else() -> None:
    sent = {
        "effect": "slow",
        "method": "views.*",
        "times": "3",
        "seconds": 0.5,
        "status": 404,
        "lasts": 60,
    }
    assert ordered(sent) == Fault(Effect.SLOW, "views.*", times=3, seconds=0.5, lasts=60)


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, "no such fault"),
        ({"effect": "earthquake"}, "no such fault"),
        ({"effect": "broken", "status": 200}, "status must be a whole number from 400 to 599"),
        ({"effect": "slow", "seconds": "nan"}, "seconds must be a number from 0 to 3,600"),
        ({"effect": "slow", "times": 1.5}, "times must be a whole number from 0 to 1,000"),
        ({"effect": "slow", "method": ["x"]}, "method must be a text"),
        ({"effect": "refused", "error": "x" * 101}, "error must be a text"),
    ],
)
def test_an_order_that_cannot_be_is_explained(sent: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        ordered(sent)


@given(
    st.dictionaries(
        st.sampled_from(["effect", "method", "times", "seconds", "status", "error", "lasts"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.none()),
    ),
    st.sampled_from(OFFERS),
)
def test_an_order_is_a_fault_or_a_valueerror(sent: dict[str, Any], offer: Any) -> None:
    try:
        fault = ordered(sent | {"effect": offer.id})
    except ValueError:
        return
    assert fault.effect is offer.fault.effect
    assert 0 <= fault.times <= 1000
    assert 0 <= fault.seconds <= 3600
    assert 400 <= fault.status <= 599
