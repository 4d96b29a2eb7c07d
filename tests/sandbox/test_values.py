"""What the sandbox counts by: timestamps, allowances, faults."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import Effect, Fault, Faults
from bot.sandbox.limits import Allowance
from bot.sandbox.values import FIRST, LAST, later, micros_of, ts_of

MICROS = st.integers(min_value=0, max_value=micros_of(LAST))


@given(MICROS)
def test_a_ts_is_read_as_it_was_written(micros: int) -> None:
    assert micros_of(ts_of(micros)) == micros


@given(MICROS, MICROS)
def test_ts_sort_as_text_as_they_do_in_time(one: int, other: int) -> None:
    assert (ts_of(one) < ts_of(other)) is (one < other)


@given(MICROS, st.integers(min_value=-5, max_value=5))
def test_a_ts_is_never_moved_out_of_range(micros: int, by: int) -> None:
    assert FIRST <= later(ts_of(micros), by) <= LAST


@pytest.mark.parametrize(
    "ts", ["", ".", "noon", "-1", "1.2.3", "1e9", "12345678901", "1.1234567", "１"]
)
def test_what_is_not_a_ts_is_refused(ts: str) -> None:
    with pytest.raises(ValueError, match="not a ts"):
        micros_of(ts)


@given(
    st.lists(st.floats(min_value=0, max_value=3), max_size=40),
    st.integers(min_value=1, max_value=5),
)
def test_an_allowance_lets_through_its_burst_and_its_rate_and_no_more(
    pauses: list[float], burst: int
) -> None:
    clock = 0.0
    allowance = Allowance(rate=1.0, burst=burst, clock=lambda: clock)
    taken = []
    for pause in pauses:
        clock += pause
        wait = allowance.wait("channel")
        if wait == 0.0:
            taken.append(clock)
        assert 0.0 <= wait <= 1.0
    for index, at in enumerate(taken):
        window = [other for other in taken[: index + 1] if other > at - 10]
        assert len(window) <= burst + 10
    assert len(taken) >= min(len(pauses), burst)


def test_an_allowance_says_when_there_is_one_to_take() -> None:
    clock = [0.0]
    allowance = Allowance(rate=2.0, burst=1, clock=lambda: clock[0])
    assert allowance.wait("a") == 0.0
    assert allowance.wait("b") == 0.0
    assert allowance.wait("a") == 0.5
    clock[0] = 0.5
    assert allowance.wait("a") == 0.0


def test_a_fault_acts_as_often_as_it_says_and_the_oldest_that_matches_first() -> None:
    faults = Faults()
    reads, posts = Fault(Effect.SLOW, "conversations.*", times=2), Fault(Effect.BROKEN, "chat.*")
    anything = Fault(Effect.REFUSED)
    for fault in (reads, posts, anything):
        faults.add(fault)
    methods = ["conversations.history", "chat.update", "conversations.open", "chat.update", "x"]
    assert [faults.take(method) for method in methods] == [reads, posts, reads, anything, None]
    faults.add(reads)
    faults.clear()
    assert list(faults) == []
