"""The invented fortnight: where it lies, and how it passes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.sandbox.press.fortnight import DAY, DAYS, FASTEST, Fortnight, Passage

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
FORTNIGHT = Fortnight.before(START)
STARTS = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def passage(stopwatch: Stopwatch, pace: float = 1.0) -> Passage:
    return Passage(FORTNIGHT, FORTNIGHT.opens, pace, stopwatch)


def test_it_ends_at_the_midnight_before_the_start_and_opens_at_noon() -> None:
    assert FORTNIGHT.ends == datetime(2026, 11, 25, tzinfo=UTC)
    assert FORTNIGHT.opens == datetime(2026, 11, 11, 12, tzinfo=UTC)
    assert (FORTNIGHT.date(1), FORTNIGHT.date(14)) == (date(2026, 11, 11), date(2026, 11, 24))


@given(STARTS, st.integers(1, DAYS), st.times().map(lambda when: when.replace(tzinfo=None)))
def test_whatever_it_holds_lies_in_the_past_and_on_its_day(
    start: datetime, day: int, hour: time
) -> None:
    fortnight = Fortnight.before(start)
    moment = fortnight.at(day, hour)
    assert moment < fortnight.ends <= start
    assert fortnight.day(moment) == day
    assert moment.date() == fortnight.date(day)
    assert fortnight.day(fortnight.ends) == DAYS


def test_at_a_pace_of_one_a_day_takes_half_a_minute() -> None:
    stopwatch = Stopwatch()
    passing = passage(stopwatch)
    assert passing.now == FORTNIGHT.opens
    stopwatch.seconds = DAY
    assert passing.now == FORTNIGHT.opens + timedelta(days=1)
    stopwatch.seconds = 13.5 * DAY
    assert passing.now == FORTNIGHT.ends
    stopwatch.seconds = 1e12
    assert passing.now == FORTNIGHT.ends


def test_the_pace_may_change_on_the_way_and_stop() -> None:
    stopwatch = Stopwatch()
    passing = passage(stopwatch)
    stopwatch.seconds = 30
    passing.set_pace(0)
    stopwatch.seconds = 500
    assert passing.now == FORTNIGHT.opens + timedelta(days=1)
    passing.set_pace(10)
    stopwatch.seconds += 6
    assert (passing.now, passing.pace) == (FORTNIGHT.opens + timedelta(days=3), 10)


def test_a_leap_goes_forward_only_and_no_farther_than_the_end() -> None:
    stopwatch = Stopwatch()
    passing = passage(stopwatch, pace=0)
    passing.leap(FORTNIGHT.at(3, time(8)))
    assert passing.now == FORTNIGHT.at(3, time(8))
    passing.leap(FORTNIGHT.at(2, time(8)))
    assert passing.now == FORTNIGHT.at(3, time(8))
    passing.leap(FORTNIGHT.ends + timedelta(days=400))
    assert passing.now == FORTNIGHT.ends


@given(
    st.lists(
        st.tuples(st.sampled_from(["wait", "pace", "leap"]), st.floats(0, FASTEST)), max_size=20
    )
)
def test_whatever_is_done_invented_time_never_goes_back(acts: list[tuple[str, float]]) -> None:
    stopwatch = Stopwatch()
    passing, told = passage(stopwatch), [FORTNIGHT.opens]
    for act, number in acts:
        if act == "wait":
            stopwatch.seconds += number
        elif act == "pace":
            passing.set_pace(number)
        else:
            passing.leap(FORTNIGHT.opens + timedelta(hours=number))
        told.append(passing.now)
    assert told == sorted(told)
    assert told[-1] <= FORTNIGHT.ends


@pytest.mark.parametrize("pace", [-1.0, FASTEST + 1, float("nan"), float("inf")])
def test_a_pace_out_of_range_is_refused_and_changes_nothing(pace: float) -> None:
    passing = passage(Stopwatch())
    with pytest.raises(ConfigError, match="pace must be from 0 to 1000"):
        passing.set_pace(pace)
    assert passing.pace == 1
    with pytest.raises(ConfigError, match="pace must be from 0 to 1000"):
        passage(Stopwatch(), pace)
