"""Dates of other calendars than days and months: seasons, budget years, ends of a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from bot.language.grains import Days, Grain, Match, month_number, months, stepped, years_from

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_CENTURY = 2000
NTH: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"  # noqa: SIM905
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        " twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth"
        " twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        start=1,
    )
}


def _season(match: Match, today: date) -> Days:
    """Read "last fall" as the last that is over, "next fall" as the first that has not begun."""
    begins = _SEASONS[match["season"].lower()]
    if match["year"]:
        return Grain.QUARTER, *months(int(match["year"]), begins, 3)
    seasons = [months(today.year + year, begins, 3) for year in (-2, -1, 0, 1)]
    if (step := stepped(match)) < 0:
        return Grain.QUARTER, *max(each for each in seasons if each[1] < today)
    if step > 0:
        return Grain.QUARTER, *min(each for each in seasons if each[0] > today)
    return Grain.QUARTER, *min(seasons, key=lambda each: abs(each[0] - today))


def _fiscal(match: Match, today: date) -> Days:
    """Read a budget's year, of which nothing says when it begins: by that in which it ends."""
    year = int(match["year"])
    year += _CENTURY if year < 100 else 0
    if not match["to"]:
        return Grain.FISCAL, date(year - 1, 10, 1), date(year, 9, 30)
    if int(match["to"]) % 100 != (year + 1) % 100:
        raise ValueError(match.group())
    return Grain.FISCAL, date(year, 4, 1), date(year + 1, 3, 31)


def _two_years(match: Match, today: date) -> Days:
    """Read "2025/26", and no number of a decision: "2024/55"."""
    year = int(match["year"])
    if int(match["to"]) % 100 != (year + 1) % 100:
        raise ValueError(match.group())
    return years_from(year, 2)


def _dotted(match: Match, today: date) -> Days:
    """Read "5.4.2026" as it is set where dots are: the day first."""
    day = date(int(match["year"]), int(match["two"]), int(match["one"]))
    return Grain.DAY, day, day


def _year_first(match: Match, today: date) -> Days:
    """Read "2026Q2" and "2026H1"."""
    length = 6 if match["letter"] == "H" else 3
    begins = (int(match["q"]) - 1) * length + 1
    if begins > 12:
        raise ValueError(match.group())
    return Grain.QUARTER, *months(int(match["year"]), begins, length)


def _nth_day(match: Match, today: date) -> Days:
    """Read "the fifth of April", nearest to today where no year is told."""
    month, number = month_number(match["month"]), NTH[match["nth"].lower()]
    years = [int(match["year"])] if match["year"] else [today.year + n for n in (0, 1, -1)]
    days = [date(year, month, number) for year in years]
    day = min(days, key=lambda each: abs(each - today))
    return Grain.DAY, day, day


def _year_end(match: Match, today: date) -> Days:
    _, last = months(today.year, 12, 1)
    return Grain.MONTH, last.replace(day=18), last


_PARTED = frozenset({"month", "year", "relative"})
_PART = re.compile(
    r"\b(?:(?P<early>early|beginning|start|outset)|(?P<mid>mid|middle)|late|end|close)(?:\s(?:of|in)\s(?:the\s)?|[\s-])$",
    re.IGNORECASE,
)
# The days of a month, and the months of a year, that each may be said of: they overlap.
_OF_MONTH = {"early": (1, 13), "mid": (8, 23), "late": (18, 31)}
_OF_YEAR = {"early": (1, 5), "mid": (4, 9), "late": (8, 12)}
_NEAR = 18  # characters before a date in which its part may stand


def parted(
    kind: str, text: str, start: int, end: int, days: tuple[Grain, date | None, date | None]
) -> tuple[Grain, date | None, date | None]:
    """Give the days of a part alone, where the words before a month or a year name one."""
    grain, first, last = days
    if kind not in _PARTED or not first or not last or first.year != last.year:
        return days
    if text.startswith(("'s", "’s"), end):
        return days  # "at the end of 2023's first quarter"
    part = _PART.search(text, max(0, start - _NEAR), start)
    if part is None:
        return days
    which = part.lastgroup or "late"
    if grain is Grain.MONTH:
        begin, end = _OF_MONTH[which]
        return grain, first.replace(day=begin), first.replace(day=min(end, last.day))
    if grain is Grain.YEAR:
        begin, end = _OF_YEAR[which]
        return grain, *months(first.year, begin, end - begin + 1)
    return days


def whole(grain: Grain, first: date, last: date) -> tuple[date, date]:
    """Give all days of a month or a year of which some are a part."""
    if grain is Grain.MONTH:
        return months(first.year, first.month, 1)
    return (first.replace(month=1, day=1), last.replace(month=12, day=31))


READERS: Final[dict[str, Callable[[Match, date], Days]]] = {
    "season": _season,
    "fiscal": _fiscal,
    "two years": _two_years,
    "dotted": _dotted,
    "year first": _year_first,
    "nth day": _nth_day,
    "year end": _year_end,
}
