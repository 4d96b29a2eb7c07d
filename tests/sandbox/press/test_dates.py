"""Dates in sample articles: right weekdays, working days and first days of months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.press import dates

SATURDAY = date(2026, 11, 28)
DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on {+0 weekday}", "on Saturday"),
        ("{-2 weekday date}", "Thursday 26 November"),
        ("{+3 date} to {+45 date}", "1 December to 12 January 2027"),
        ("{w+0 weekday date}, {w+1 date}", "Monday 30 November, 30 November"),
        ("{w-7 date}", "20 November"),
        ("{m+2 date}, {m-1 date}, {m+0 month}", "1 January 2027, 1 October, November"),
        ("{m-11 date}; {m-12 month} {y-1 year}", "1 December 2025; November 2025"),
        ("no date here", "no date here"),
    ],
)
def test_renders_each_anchor_and_form(text: str, expected: str) -> None:
    assert dates.render(text, SATURDAY) == expected


@pytest.mark.parametrize("text", ["{}", "{0 date}", "{+1 day}", "{q+1 date}", "{+0  date}"])
def test_names_a_placeholder_that_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        dates.render(text, SATURDAY)


@given(DAYS, st.integers(-999, 999))
def test_the_weekday_is_that_of_the_date(today: date, number: int) -> None:
    day = today + timedelta(days=number)
    year = "" if day.year == today.year else f" {day.year}"

    rendered = dates.render(f"{{{number:+d} weekday date}}", today)

    month = dates.MONTHS[day.month - 1]
    assert rendered == f"{dates.WEEKDAYS[day.weekday()]} {day.day} {month}{year}"


@given(DAYS, st.integers(-400, 400))
def test_a_working_day_is_at_most_two_days_off(today: date, number: int) -> None:
    near = [today + timedelta(days=number + (1 if number >= 0 else -1) * by) for by in range(3)]
    working = next(day for day in near if day.weekday() < 5)

    rendered = dates.render(f"{{w{number:+d} date}}", today)

    assert rendered == dates.render(f"{{{(working - today).days:+d} date}}", today)
