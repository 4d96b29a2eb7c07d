"""Dates in the sample articles, reckoned from the day on which each breaks.

A text says `{+0 weekday}` or `{m+3 date}`, so that "Friday 2 May" is always a Friday:

    anchor   +N, -N     N days after or before that day
             w+N, w-N   the same, moved off a weekend, away from that day
             m+N, m-N   the first day of the Nth month after or before that day's
             y+N, y-N   the first day of the Nth year after or before that day's
    form     weekday         Friday
             date            2 May, and 2 May 2027 in another year than that day's
             weekday date    Friday 2 May
             month           May
             year            2027
"""

from __future__ import annotations

import re
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_GRAMMAR = re.compile(r"([wmy]?)([+-]\d{1,3}) (weekday date|weekday|date|month|year)")


def render(text: str, today: date) -> str:
    """Replace each placeholder of a text by its date, reckoned from `today`.

    Raises ValueError, naming the placeholder, where one is not understood.
    """
    return _PLACEHOLDER.sub(lambda found: _render(found[1], today), text)


def _render(placeholder: str, today: date) -> str:
    parts = _GRAMMAR.fullmatch(placeholder)
    if parts is None:
        raise ValueError(
            f"{{{placeholder}}} is no date: write one like {{+0 weekday}}, {{m+3 date}}"
        )
    anchor, number, form = parts.groups()
    return _format(_day(anchor, int(number), today), form, today.year)


def _day(anchor: str, number: int, today: date) -> date:
    if anchor == "y":
        return date(today.year + number, 1, 1)
    if anchor == "m":
        years, month = divmod(today.month - 1 + number, 12)
        return date(today.year + years, month + 1, 1)
    day = today + timedelta(days=number)
    while anchor == "w" and day.weekday() >= 5:
        day += timedelta(days=1 if number >= 0 else -1)
    return day


def _format(day: date, form: str, this_year: int) -> str:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    full = f"{day.day} {month}" if day.year == this_year else f"{day.day} {month} {day.year}"
    forms = {
        "weekday": weekday,
        "date": full,
        "weekday date": f"{weekday} {full}",
        "month": month,
        "year": str(day.year),
    }
    return forms[form]
