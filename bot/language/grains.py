"""How much time a date names, and the days of months, quarters and years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STEPS = {
    "last": -1,
    "previous": -1,
    "prior": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}


class Grain(StrEnum):
    """How much time a date names."""

    DAY = "day"
    WEEKDAY = "weekday"  # a day known by its weekday alone
    SPAN = "span"  # several days, a week, a weekend
    MONTH = "month"
    QUARTER = "quarter"  # or a half of a year
    YEAR = "year"  # or several
    FISCAL = "fiscal year"  # that of a budget, or of a crop, which is no calendar's


Days = tuple[Grain, date, date]
Match = re.Match[str]


def years_from(first: int, count: int) -> Days:
    """Give so many years from the first on."""
    return Grain.YEAR, date(first, 1, 1), date(first + count - 1, 12, 31)


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """Give the first and last day of `count` months; `month` may run over the year's ends."""
    begins, ends = year * 12 + month - 1, year * 12 + month + count - 2
    last = monthrange(ends // 12, ends % 12 + 1)[1]
    return date(begins // 12, begins % 12 + 1, 1), date(ends // 12, ends % 12 + 1, last)


def month_number(name: str) -> int:
    """Give the number of a month by its name."""
    return _MONTHS.index(name[:3].lower()) + 1


def stepped(match: Match) -> int:
    """Give how many periods a word is away from the one that runs: "last" is one before."""
    return _STEPS.get(match["which"].lower(), 0)
