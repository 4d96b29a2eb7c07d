"""How a source does is one judgement, and silence is measured in working days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.health import SILENCE, health
from bot.domain import Condition, Health, PollStatus
from tests import make

HOUR = 3600.0
FRIDAY = make.NOON - timedelta(days=3)  # noon is a Monday's


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, Health(condition=Condition.ANSWERING)),
        ({"status": "not modified"}, Health(condition=Condition.ANSWERING)),
        ({"status": "empty", "newest": None}, Health(condition=Condition.ANSWERING)),
        ({"status": "", "polled": None}, Health(condition=Condition.UNASKED)),
        ({"status": "http 403"}, Health(condition=Condition.FAILING, since=make.NOON)),
        ({"status": "timeout", "succeeded": None}, Health(condition=Condition.FAILING)),
        ({"status": "gone"}, Health(condition=Condition.GONE, since=make.NOON)),
        ({"status": "moved"}, Health(condition=Condition.MERGED)),
        ({"status": "gone", "paused": True}, Health(condition=Condition.PAUSED)),
    ],
)
def test_the_last_poll_tells_how_a_source_does(fields: dict[str, Any], found: Health) -> None:
    assert health(make.source(**fields)) == found


@pytest.mark.parametrize(
    ("gap", "silent", "quiet"),
    [
        (5 * 60.0, timedelta(hours=24), timedelta(hours=23)),  # a wire may rest at night,
        (6 * HOUR, timedelta(hours=30), timedelta(hours=29)),
        (24 * HOUR, timedelta(days=5), timedelta(days=4, hours=23)),
        (7 * 24 * HOUR, timedelta(days=35), timedelta(days=34)),
    ],
)
def test_silence_is_five_gaps_and_a_day_at_least(
    gap: float, silent: timedelta, quiet: timedelta
) -> None:
    for passed, condition in ((silent, Condition.SILENT), (quiet, Condition.ANSWERING)):
        source = make.source(gap=gap, newest=make.NOON, succeeded=make.NOON + passed)
        assert health(source).condition is condition


def test_weekends_are_no_silence() -> None:
    quiet = make.source(gap=HOUR, newest=FRIDAY, succeeded=FRIDAY + timedelta(hours=71))
    assert health(quiet).condition is Condition.ANSWERING
    silent = make.source(gap=HOUR, newest=FRIDAY, succeeded=FRIDAY + timedelta(hours=72))
    assert health(silent) == Health(condition=Condition.SILENT, since=FRIDAY)


def test_nobody_is_silent_while_nobody_asks() -> None:
    stopped = make.source(gap=HOUR, newest=make.NOON, succeeded=make.after(hours=1))
    assert health(stopped).condition is Condition.ANSWERING


def test_where_no_gap_is_known_no_silence_is() -> None:
    source = make.source(gap=None, succeeded=make.after(days=900))
    assert health(source).condition is Condition.ANSWERING


@given(
    status=st.sampled_from([*map(str, PollStatus), "http 500", ""]),
    gap=st.none() | st.floats(0, 1e9),
    newest=st.none() | st.integers(-100, 100),
    succeeded=st.none() | st.integers(-100, 100),
)
def test_every_source_is_judged_and_only_one_that_answers_is_silent(
    status: str, gap: float | None, newest: int | None, succeeded: int | None
) -> None:
    source = make.source(
        status=status,
        gap=gap,
        newest=None if newest is None else make.after(hours=newest),
        succeeded=None if succeeded is None else make.after(hours=succeeded),
    )
    found = health(source)
    if found.condition is Condition.SILENT:
        assert source.answering
        assert newest is not None
        assert succeeded is not None
        assert gap
        assert (succeeded - newest) * HOUR >= SILENCE * gap
