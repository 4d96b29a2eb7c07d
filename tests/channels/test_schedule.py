"""Digests by the channel's own clock, over both daylight-saving edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import schedule
from bot.channels.schedule import DAILY, WEEKDAYS
from bot.domain import Quiet, Schedule
from tests import make

ZONES = (
    "America/New_York",
    "Europe/Brussels",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Australia/Lord_Howe",
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def at(*hours: str, days: tuple[int, ...] = DAILY) -> Schedule:
    times = tuple(map(time.fromisoformat, hours))
    return Schedule(days=days, times=times, begun=utc("2026-01-01T00:00"))


@pytest.mark.parametrize(
    ("zone", "day", "hour", "expected"),
    [
        # Clocks go forward: the hour does not exist.
        ("America/New_York", "2026-03-08", "01:59", "2026-03-08T06:59"),
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00"),
        ("America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00"),
        ("America/New_York", "2026-03-08", "08:30", "2026-03-08T12:30"),
        ("Europe/Brussels", "2026-03-29", "02:30", "2026-03-29T01:00"),
        ("Europe/Brussels", "2026-03-29", "08:30", "2026-03-29T06:30"),
        ("Australia/Sydney", "2026-10-04", "02:30", "2026-10-03T16:00"),
        ("Australia/Sydney", "2026-10-04", "08:30", "2026-10-03T21:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30"),  # half an hour
        ("Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30"),
        # Clocks go back: the hour comes twice, and counts the first time.
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30"),
        ("America/New_York", "2026-11-01", "08:30", "2026-11-01T13:30"),
        ("Europe/Brussels", "2026-10-25", "02:30", "2026-10-25T00:30"),
        ("Europe/Brussels", "2026-10-25", "08:30", "2026-10-25T07:30"),
        ("Australia/Sydney", "2026-04-05", "02:30", "2026-04-04T15:30"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45"),
        # No daylight saving.
        ("Asia/Tokyo", "2026-03-29", "02:30", "2026-03-28T17:30"),
        ("Asia/Tokyo", "2026-10-25", "02:30", "2026-10-24T17:30"),
        # A day that did not exist at all, and a zone that nobody knows.
        ("Pacific/Apia", "2011-12-30", "08:30", "2011-12-30T10:00"),
        ("Mars/Olympus", "2026-03-29", "02:30", "2026-03-29T02:30"),
    ],
)
def test_the_instant_of_an_hour(zone: str, day: str, hour: str, expected: str) -> None:
    found = schedule.instant(date.fromisoformat(day), time.fromisoformat(hour), zone)
    assert found == utc(expected)


@pytest.mark.parametrize(
    ("zone", "after", "hour", "expected"),
    [
        # 01:30 that comes twice: after the first it is due on the next day.
        ("America/New_York", "2026-11-01T05:29", "01:30", "2026-11-01T05:30"),
        ("America/New_York", "2026-11-01T05:30", "01:30", "2026-11-02T06:30"),
        ("America/New_York", "2026-11-01T06:29", "01:30", "2026-11-02T06:30"),
        # 02:30 that does not exist: at 03:00, and on the next day at its hour.
        ("America/New_York", "2026-03-07T07:30", "02:30", "2026-03-08T07:00"),
        ("America/New_York", "2026-03-08T07:00", "02:30", "2026-03-09T06:30"),
        ("Asia/Tokyo", "2026-03-28T17:30", "02:30", "2026-03-29T17:30"),
    ],
)
def test_the_next_digest_after_an_instant(zone: str, after: str, hour: str, expected: str) -> None:
    assert next(schedule.slots(at(hour), zone, utc(after))).due == utc(expected)


def test_weekdays_are_those_of_the_zone() -> None:
    friday_evening = utc("2026-05-08T22:00")  # Saturday in Tokyo
    found = next(schedule.slots(at("08:30", days=WEEKDAYS), "Asia/Tokyo", friday_evening))
    assert (found.day, found.due) == (date(2026, 5, 11), utc("2026-05-10T23:30"))


def test_two_hours_that_fall_together_are_one_digest() -> None:
    both = at("02:15", "02:45", "09:00")
    found = islice(schedule.slots(both, "America/New_York", utc("2026-03-08T05:00")), 2)
    assert [each.due for each in found] == [utc("2026-03-08T07:00"), utc("2026-03-08T13:00")]


def test_of_several_that_were_missed_the_latest_is_due() -> None:
    hours, zone = at("08:30", "17:00"), "Europe/Brussels"
    since = utc("2026-05-04T07:00")
    late = schedule.due(hours, zone, since, utc("2026-05-05T20:00"))
    assert late is not None
    assert (late.day, late.at) == (date(2026, 5, 5), time(17))
    assert schedule.due(hours, zone, since, utc("2026-05-04T14:59")) is None


@pytest.mark.parametrize(
    ("start", "end", "now", "until"),
    [
        ("20:00", "07:00", "2026-05-04T17:59", "2026-05-04T17:59"),
        ("20:00", "07:00", "2026-05-04T18:00", "2026-05-05T05:00"),
        ("20:00", "07:00", "2026-05-05T04:59", "2026-05-05T05:00"),
        ("20:00", "07:00", "2026-05-05T05:00", "2026-05-05T05:00"),
        ("12:00", "13:30", "2026-05-05T10:15", "2026-05-05T11:30"),
        ("09:00", "09:00", "2026-05-05T07:00", "2026-05-05T07:00"),
        # The night in which clocks go forward is an hour shorter.
        ("20:00", "07:00", "2026-03-28T20:00", "2026-03-29T05:00"),
        ("20:00", "02:30", "2026-03-28T20:00", "2026-03-29T01:00"),
    ],
)
def test_quiet_hours(start: str, end: str, now: str, until: str) -> None:
    quiet = Quiet(start=time.fromisoformat(start), end=time.fromisoformat(end))
    assert schedule.quiet_until(quiet, "Europe/Brussels", utc(now)) == utc(until)


def test_a_digest_in_quiet_hours_waits_for_their_end_and_keeps_its_name() -> None:
    wanted = make.subscription(
        zone="Europe/Brussels",
        schedule=at("06:30"),
        quiet=Quiet(start=time(20), end=time(7)),
    )
    (first, *_) = schedule.upcoming(wanted, utc("2026-05-04T10:00"))
    assert (first.day, first.at, first.due) == (
        date(2026, 5, 5),
        time(6, 30),
        utc("2026-05-05T05:00"),
    )
    assert schedule.upcoming(replace(wanted, schedule=None), make.NOON) == ()


hours = st.times().map(lambda each: each.replace(second=0, microsecond=0, fold=0))
instants = st.integers(0, 730 * 86_400).map(
    lambda seconds: utc("2026-01-01T00:00") + timedelta(seconds=seconds)
)
jumps = st.lists(st.integers(-90_000, 200_000), max_size=40)


@given(st.sampled_from(ZONES), st.lists(hours, min_size=1, max_size=3, unique=True), instants)
def test_every_day_has_each_of_its_digests_once(
    zone: str, times: list[time], after: datetime
) -> None:
    wanted = Schedule(days=DAILY, times=tuple(times), begun=after)
    found = list(islice(schedule.slots(wanted, zone, after), 30 * len(times)))
    assert [each.due for each in found] == sorted({each.due for each in found})
    assert len({(each.day, each.at) for each in found}) == len(found)
    for each in found:
        local = each.due.astimezone(ZoneInfo(zone))
        exact = (local.date(), local.time()) == (each.day, each.at)
        # Only where the clocks went over the hour, and then by what they were put forward.
        assert exact or timedelta() <= local.replace(tzinfo=None) - datetime.combine(
            each.day, each.at
        ) <= timedelta(hours=1)


@given(
    st.sampled_from(ZONES), hours, st.lists(st.integers(-90_000, 200_000), max_size=40), instants
)
def test_each_digest_is_given_once_whatever_the_clock_does(
    zone: str, hour: time, leaps: list[int], start: datetime
) -> None:
    """A desk that waits for the first slot that it was not given, as the store does."""
    wanted = make.subscription(zone=zone, schedule=replace(at("00:00"), times=(hour,)))
    given: list[tuple[date, time]] = []
    now, waiting = start, schedule.upcoming(wanted, start)[0]
    for jump in (*leaps, 0):
        now += timedelta(seconds=jump)
        if waiting.due > now:  # the clock may have been put back: look again
            waiting = next(
                each for each in schedule.upcoming(wanted, now) if (each.day, each.at) not in given
            )
        if waiting.due <= now:
            given.append((waiting.day, waiting.at))
            waiting = next(
                each for each in schedule.upcoming(wanted, now) if (each.day, each.at) not in given
            )
        assert waiting.due > now
    assert len(given) == len(set(given))
