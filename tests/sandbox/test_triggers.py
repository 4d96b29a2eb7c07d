"""trigger_id: used once, and soon."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.triggers import KEPT, TriggerError, Triggers

START = datetime(2025, 5, 2, 9, tzinfo=UTC)


class Hands:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at


def refused(triggers: Triggers, trigger: str) -> str:
    with pytest.raises(TriggerError) as caught:
        triggers.exchange(trigger)
    return caught.value.error


@given(waited=st.floats(0, 6), life=st.floats(0.5, 5))
def test_a_trigger_opens_something_for_as_long_as_it_lives(waited: float, life: float) -> None:
    hands = Hands()
    triggers = Triggers(hands.now)
    trigger = triggers.give("U1", life)
    hands.at += timedelta(seconds=waited)
    if timedelta(seconds=waited) < timedelta(seconds=life):
        assert triggers.exchange(trigger) == "U1"
    else:
        assert refused(triggers, trigger) == "expired_trigger_id"


def test_a_trigger_is_exchanged_once_and_is_its_person_s() -> None:
    hands = Hands()
    triggers = Triggers(hands.now)
    first, second = triggers.give("U1", 3), triggers.give("U2", 3)
    assert (triggers.exchange(second), triggers.exchange(first)) == ("U2", "U1")
    hands.at += timedelta(seconds=9)
    assert refused(triggers, first) == "exchanged_trigger_id"
    assert refused(triggers, "1.2.nobody") == "invalid_trigger_id"
    assert refused(triggers, "") == "invalid_trigger_id"


def test_triggers_are_written_as_slack_writes_them_and_old_ones_are_forgotten() -> None:
    triggers = Triggers(Hands().now)
    oldest = triggers.give("U1", 3)
    assert [part.isdecimal() for part in oldest.split(".")[:2]] == [True, True]
    newer = {triggers.give("U1", 3) for _ in range(KEPT)}
    assert len(newer) == KEPT
    assert refused(triggers, oldest) == "invalid_trigger_id"
