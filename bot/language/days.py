"""Which days a date in a text means, counted from the day it was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from bot.language import calendars
from bot.language.grains import Days, Grain, Match, month_number, months, stepped, years_from

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_AHEAD = re.compile(
    r"\b(?:will|would|by|until|till|next|due|before|set|coming|may|to be|takes?"
    r"|(?:comes?|goe?s?|enters?) into|expires?|lapses?|ends?|runs? out|kicks? in"
    r"|begins?|starts?|applies|apply)\b"
    r"|\bfrom\s+(?:\w+\s+)?$"  # and not "from Japan on Monday"
)
_SOME_DAY = date(2000, 1, 1)


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
    month, number = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if match["year"]:
        first = date(int(match["year"]), month, number)
    else:
        first = _meant(month, number, today, match)
    last = first.replace(day=int(re.sub(r"\D", "", match["to"]))) if match["to"] else first
    if last < first:
        raise ValueError(match.group())
    return Grain.DAY if first == last else Grain.SPAN, first, last


# "Expires on 30 September" is told of what is still to come.
_COMES = re.compile(
    r"\b(?:will|shall|expires?|lapses?|ends|runs? out|falls? due|(?:is|are) (?:due|set)"
    r"|takes? effect|(?:comes?|goe?s?|enters?) into|kicks? in|begins|starts|applies"
    r"|appl(?:y|ies) (?:from|until))\b[^.;]*$"
)
_CAME = re.compile(r"\b(?:was|were|had|did|since|\w{2,}ed|began|came|took|ran)\b")
_LATELY = 60  # days ago of which a sheet of dates may still tell as of now
_CLAUSE = 60  # characters before a day that say when it is


def _meant(month: int, day: int, today: date, match: Match) -> date:
    """Give the day of that name nearest to today, or the next where the words say so."""
    first = _nearest_year(month, day, today)
    if (today - first).days > _LATELY and _to_come(match):
        return _nearest_year(month, day, first.replace(year=first.year + 1, day=1))
    return first


def _to_come(match: Match) -> bool:
    """Say whether the verb before a day without a year is of what is still to come."""
    before = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    told = _COMES.search(re.split(r"[.;!?,]|\b(?:and|but|which|that)\b", before)[-1])
    return told is not None and not _CAME.search(told[0])


def _feast(match: Match, today: date) -> Days:
    month, day = next(days for name, days in _FEASTS if match["feast"].startswith(name))
    if match["year"]:
        first = date(int(match["year"]), month, day)
    else:
        first = _meant(month, day, today, match)
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
    month = month_number(match["month"])
    groups = match.groupdict()
    if groups.get("year"):
        year = int(match["year"])
    elif groups.get("which"):
        year = today.year + stepped(match)
    else:  # at most six months ago, or five ahead
        year = today.year + (today.month - month > 6) - (month - today.month > 5)
    return Grain.MONTH, *months(year, month, 1)


def _part(match: Match, today: date) -> Days:
    """Read a part of a year that may be its last: "the final quarter of 2024"."""
    length = {"month": 1, "quarter": 3, "half": 6}[match["part"]]
    nth = _NTH.get(match["nth"].lower(), 12 // length)
    year = int(match["year"]) if match["year"] else today.year + stepped(match)
    begins = (nth - 1) * length + 1
    if begins > 12:
        raise ValueError(match.group())
    return Grain.MONTH if length == 1 else Grain.QUARTER, *months(year, begins, length)


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
        year = today.year + stepped(match)
    else:  # the one that runs, or the last of that name
        year = today.year - (begins > today.month)
    return Grain.QUARTER, *months(year, begins, length)


def _relative(match: Match, today: date) -> Days:
    unit, step = match["unit"], stepped(match)
    if unit == "year":
        return years_from(today.year + step, 1)
    if unit == "month":
        return Grain.MONTH, *months(today.year, today.month + step, 1)
    if unit == "quarter":
        return Grain.QUARTER, *months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    if unit in {"week", "weekend"}:
        monday = today + timedelta(days=7 * step - today.weekday())
        begins = monday + timedelta(days=5 if unit == "weekend" else 0)
        return Grain.SPAN, begins, monday + timedelta(days=6)
    if re.match(r"\w+day$|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\.", unit):
        return _on_weekday(unit, today, ahead=step >= 0, other=True)
    month = month_number(unit)
    if step < 0:
        return Grain.MONTH, *months(today.year - (month >= today.month), month, 1)
    passed = month < today.month or (step > 0 and month == today.month)
    return Grain.MONTH, *months(today.year + passed, month, 1)


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
        return years_from(today.year - count, 1)
    if unit == "month":
        return Grain.MONTH, *months(today.year, today.month - count, 1)
    if unit == "day":
        day = today - timedelta(days=count)
        return Grain.DAY, day, day
    monday = today - timedelta(days=7 * count + today.weekday())
    return Grain.SPAN, monday, monday + timedelta(days=6)


def _today(match: Match, today: date) -> Days:
    day = today + timedelta(
        days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    )
    return Grain.DAY, day, day


def _years(match: Match, today: date) -> Days:
    first, to = int(match["year"]), match["to"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    if last <= first:
        raise ValueError(match.group())
    return years_from(first, last - first + 1)


def _decade(match: Match, today: date) -> Days:
    return years_from(int(match["year"]) * 10, 10)


def _year(match: Match, today: date) -> Days:
    return years_from(int(match["year"]), 1)


_READERS: dict[str, Callable[[Match, date], Days]] = {
    **calendars.READERS,
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
