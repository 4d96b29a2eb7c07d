"""Which days a date in a text means, counted from the day it was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_STEPS = {
    "last": -1,
    "previous": -1,
    "prior": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_AHEAD = re.compile(
    r"\b(?:will|would|by|until|till|next|due|before|set|coming|may|to be|takes?)\b"
    r"|\bfrom\s+(?:\w+\s+)?$"  # and not "from Japan on Monday"
)
_SOME_DAY = date(2000, 1, 1)


class Grain(StrEnum):
    """How much time a date names."""

    DAY = "day"
    WEEKDAY = "weekday"  # a day known by its weekday alone
    SPAN = "span"  # several days, a week, a weekend
    MONTH = "month"
    QUARTER = "quarter"  # or a half of a year
    YEAR = "year"  # or several


Days = tuple[Grain, date, date]
Match = re.Match[str]


def resolve(
    kind: str, match: Match, today: date | None
) -> tuple[Grain, date | None, date | None] | None:
    """Give the first and the last day of what the pattern of `kind` matched.

    Both are None where they hang on a `today` that is not known. The whole is None where
    there is no such day, as 31 June, or none within the years that dates can hold.
    """
    try:
        grain, first, last = _READERS[kind](match, today or _SOME_DAY)
    except (ValueError, OverflowError):
        return None
    absolute = bool(match.groupdict().get("year"))
    return (grain, first, last) if today or absolute else (grain, None, None)


def _iso(match: Match, today: date) -> Days:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return Grain.DAY, day, day


SLASHED: Final = r"(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?!\d)"
_SLASHED = re.compile(rf"(?<![\d/]){SLASHED}")


def _slashed(match: Match, today: date) -> Days:
    """Read "21/06/2023", the day first or the month, as the dates of the text show."""
    pairs = [(int(each["one"]), int(each["two"])) for each in _SLASHED.finditer(match.string)]
    day_first = any(one > _MONTHS_A_YEAR for one, _ in pairs)
    if day_first is any(two > _MONTHS_A_YEAR for _, two in pairs):
        raise ValueError(match.group())
    one, two = int(match["one"]), int(match["two"])
    day = date(int(match["year"]), *((two, one) if day_first else (one, two)))
    return Grain.DAY, day, day


_MONTHS_A_YEAR = 12


def _day(match: Match, today: date) -> Days:
    month, number = _month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    first = (
        date(int(match["year"]), month, number)
        if match["year"]
        else _nearest_year(month, number, today)
    )
    last = first.replace(day=int(re.sub(r"\D", "", match["to"]))) if match["to"] else first
    if last < first:
        raise ValueError(match.group())
    return Grain.DAY if first == last else Grain.SPAN, first, last


def _feast(match: Match, today: date) -> Days:
    month, day = next(days for name, days in _FEASTS if match["feast"].startswith(name))
    if match["year"]:
        first = date(int(match["year"]), month, day)
    else:
        first = _nearest_year(month, day, today)
    if beside := _BESIDE.search(match.string, 0, match.start()):
        first += timedelta(days=1 if beside["after"] else -1)
    return Grain.DAY, first, first


_BESIDE = re.compile(r"\b[Dd]ay\s(?:before|(?P<after>after))\s$")
_FEASTS = (
    ("Christmas Eve", (12, 24)),
    ("Christmas", (12, 25)),
    ("Boxing", (12, 26)),
    ("New Year's Eve", (12, 31)),
    ("New Year’s Eve", (12, 31)),
    ("New Year", (1, 1)),
)


def _nearest_year(month: int, day: int, today: date) -> date:
    """Give the day of that name nearest to `today`; 29 February may be years away."""
    years = sorted(range(today.year - 4, today.year + 5), key=lambda year: abs(year - today.year))
    real = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    if not real:
        raise ValueError(day)
    return min(real, key=lambda found: abs(found - today))


def _month(match: Match, today: date) -> Days:
    month = _month_number(match["month"])
    groups = match.groupdict()
    if groups.get("year"):
        year = int(match["year"])
    elif groups.get("which"):
        year = today.year + _step(match)
    else:  # at most six months ago, or five ahead
        year = today.year + (today.month - month > 6) - (month - today.month > 5)
    return Grain.MONTH, *_months(year, month, 1)


def _part(match: Match, today: date) -> Days:
    """Read a part of a year that may be its last: "the final quarter of 2024"."""
    length = {"month": 1, "quarter": 3, "half": 6}[match["part"]]
    nth = _NTH.get(match["nth"].lower(), 12 // length)
    year = int(match["year"]) if match["year"] else today.year + _step(match)
    begins = (nth - 1) * length + 1
    if begins > 12:
        raise ValueError(match.group())
    return Grain.MONTH if length == 1 else Grain.QUARTER, *_months(year, begins, length)


_ROMAN = ("", "I", "II", "III", "IV")


def _quarter(match: Match, today: date) -> Days:
    number, letter = match["q"] or match["digit"], match["letter"] or match["sign"]
    if match["roman"]:
        number = str(_ROMAN.index(match["roman"]))
    nth = int(number) if number else _NTH[match["nth"].lower()]
    length = 6 if match["part"] == "half" or letter == "H" else 3
    begins = (nth - 1) * length + 1
    if begins > 12:
        raise ValueError(match.group())
    if match["year"]:
        year = int(match["year"])
    elif match["which"]:
        year = today.year + _step(match)
    else:  # the one that runs, or the last of that name
        year = today.year - (begins > today.month)
    return Grain.QUARTER, *_months(year, begins, length)


def _relative(match: Match, today: date) -> Days:
    unit, step = match["unit"], _step(match)
    if unit == "year":
        return _years_from(today.year + step, 1)
    if unit == "month":
        return Grain.MONTH, *_months(today.year, today.month + step, 1)
    if unit == "quarter":
        return Grain.QUARTER, *_months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    if unit in {"week", "weekend"}:
        monday = today + timedelta(days=7 * step - today.weekday())
        begins = monday + timedelta(days=5 if unit == "weekend" else 0)
        return Grain.SPAN, begins, monday + timedelta(days=6)
    if re.match(r"\w+day$|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\.", unit):
        return _on_weekday(unit, today, ahead=step >= 0, other=True)
    month = _month_number(unit)
    if step < 0:
        return Grain.MONTH, *_months(today.year - (month >= today.month), month, 1)
    passed = month < today.month or (step > 0 and month == today.month)
    return Grain.MONTH, *_months(today.year + passed, month, 1)


def _weekday(match: Match, today: date) -> Days:
    before = match.string[max(0, match.start() - 40) : match.start()]
    ahead = _AHEAD.search(re.split(r"[.;!?]", before)[-1]) is not None
    return _on_weekday(match["weekday"], today, ahead=ahead)


def _on_weekday(name: str, today: date, *, ahead: bool, other: bool = False) -> Days:
    """Give the nearest day of that name on one side of `today`, which itself is no `other`."""
    apart = (_WEEKDAYS.index(name[:3].lower()) - today.weekday()) % 7
    days = apart if ahead else apart - 7 if apart else 0
    if other and not days:
        days = 7 if ahead else -7
    day = today + timedelta(days=days)
    return Grain.WEEKDAY, day, day


def _ago(match: Match, today: date) -> Days:
    unit, words = match["unit"], match["count"].lower()
    count = int(words) if words.isdigit() else _COUNTS[words]
    if unit == "year":
        return _years_from(today.year - count, 1)
    if unit == "month":
        return Grain.MONTH, *_months(today.year, today.month - count, 1)
    if unit == "day":
        day = today - timedelta(days=count)
        return Grain.DAY, day, day
    monday = today - timedelta(days=7 * count + today.weekday())
    return Grain.SPAN, monday, monday + timedelta(days=6)


def _today(match: Match, today: date) -> Days:
    day = today + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0))
    return Grain.DAY, day, day


def _years(match: Match, today: date) -> Days:
    first, to = int(match["year"]), match["to"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    if last <= first:
        raise ValueError(match.group())
    return _years_from(first, last - first + 1)


def _decade(match: Match, today: date) -> Days:
    return _years_from(int(match["year"]) * 10, 10)


def _year(match: Match, today: date) -> Days:
    return _years_from(int(match["year"]), 1)


def _years_from(first: int, count: int) -> Days:
    return Grain.YEAR, date(first, 1, 1), date(first + count - 1, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """Give the first and last day of `count` months; `month` may run over the year's ends."""
    begins, ends = year * 12 + month - 1, year * 12 + month + count - 2
    last = monthrange(ends // 12, ends % 12 + 1)[1]
    return date(begins // 12, begins % 12 + 1, 1), date(ends // 12, ends % 12 + 1, last)


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _step(match: Match) -> int:
    return _STEPS.get(match["which"].lower(), 0)


_READERS: dict[str, Callable[[Match, date], Days]] = {
    "iso": _iso,
    "slashed": _slashed,
    "feast": _feast,
    "day": _day,
    "part": _part,
    "quarter": _quarter,
    "month": _month,
    "relative": _relative,
    "ago": _ago,
    "today": _today,
    "years": _years,
    "decade": _decade,
    "year": _year,
    "weekday": _weekday,
}
