"""Dates in a text, absolute and relative, resolved to days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.language.days import SLASHED, Grain, resolve
from bot.language.remembered import remembered
from bot.language.spans import Mask, Span, matches

__all__ = ["Date", "Grain", "agrees", "find", "in_year", "yearless"]

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r")\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st\b|nd\b|rd\b|th\b)?"
_NO_DAY = r"(?!:\d|%|\.\d|,\d{3}|\s?(?:percent|per cent|million|billion))"
_TO_DAY = rf"(?:(?:\s?[-–—]\s?|\s(?:and|to)\s)(?P<to>{_DAY}))?"
_YEAR = r"(?:19|20|21)\d\d(?![\d,]*\d)"
_NTH = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
_WHICH = (
    r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Ff]ollowing|[Pp]revious|[Pp]rior|[Pp]ast"
    r"|[Cc]urrent)"
)
_COUNT = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_ISO = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
_DAY_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>{_DAY}){_TO_DAY}\s+(?:day\s+)?"
    rf"(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
)
_MONTH_DAY = (
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY})"
    rf"{_NO_DAY}{_TO_DAY}(?:,?\s+(?P<year>{_YEAR}))?"
)
_ENDING = r"(?:[Ll]ast|[Ff]inal|[Cc]losing)"
_PART = (
    rf"(?:[Tt]he\s+)?(?P<nth>{_NTH}|{_ENDING})\s(?P<part>month|quarter|half)\s+of\s+"
    rf"(?:(?P<year>{_YEAR})|(?:the\s)?{_WHICH}\s+year)(?!\w)"
)
_QUARTER = (
    rf"(?:(?:[Tt]he\s+)?(?P<nth>{_NTH})[\s-](?P<part>quarter|half)"
    r"|[Qq]uarter\s(?P<roman>IV|I{1,3})(?=\s)"
    r"|(?P<letter>[QH])(?P<q>[1-4])|(?P<digit>[1-4])(?P<sign>[QH])(?=\s(?:19|20)\d\d))"
    rf"(?:(?:\s+of)?\s+(?:(?:fiscal|the\s+year)\s+)?(?P<year>{_YEAR})"
    rf"|(?:\s+of)?\s+{_WHICH}\s+year)?(?!\w)"
)
_MONTH_YEAR = rf"(?P<month>{_MONTH}),?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?:the\s+)?{_WHICH}\s+year)"
# "The last month of the year" and "the next year and a half" are not told from today.
_RELATIVE = (
    rf"(?<!year['’]s\s){_WHICH}\s+(?P<unit>week(?:end)?|month|quarter|year|{_WEEKDAY}|{_MONTH})"
    r"(?![\w-]|\s+of\s+(?:the|that|its|19|20|[A-Z])|\s+and\s+a\s+(?:half|quarter|third))"
)
# "2000 MT" is no year.
_YEAR_ALONE = (
    rf"(?:fiscal\s+(?:year\s+)?|FY\s?)?(?P<year>{_YEAR})(?![\w%]|-\d|\.\d|/\d"
    r"|\s(?:MT|metric|tons?|tonnes?|kg|kilo\w+|euros?|dollars?|miles?|km|hours?|barrels?)\b)"
)

# "Christmas" alone is mostly a season.
_FEAST = (
    r"(?P<feast>(?:Christmas|New\sYear['’]s)\s(?:Day|Eve)|Boxing\sDay"
    r"|(?<=before\s)Christmas|(?<=after\s)Christmas|(?<=since\s)Christmas|(?<=by\s)Christmas)"
    rf"(?!\w)(?:,?\s(?P<year>{_YEAR}))?"
)
# What dates look like, by the kind that says how to resolve them, and with what they may begin
# ("0" is any digit). The first that matches wins.
_PATTERNS = (
    ("iso", "0", _ISO),
    ("slashed", "0", SLASHED),
    ("day", "0mtwfs", _DAY_MONTH),
    ("day", "mtwfsjaond", _MONTH_DAY),
    ("part", "0tfslc", _PART),
    ("quarter", "0tfsqh", _QUARTER),
    ("feast", "cnb", _FEAST),
    ("month", "jfmasond", _MONTH_YEAR),
    ("relative", "lntcfp", _RELATIVE),
    ("ago", "0aotfsen", rf"(?P<count>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+ago\b"),
    ("today", "yt", r"(?P<word>(?i:yesterday|today|tonight|tomorrow))\b"),
    ("years", "0", rf"(?P<year>{_YEAR})\s?[-–]\s?(?P<to>{_YEAR}|\d\d)(?!\d|-)"),
    ("decade", "0", r"(?P<year>(?:19|20)\d)0s\b"),
    ("year", "0f", _YEAR_ALONE),
    ("weekday", "mtwfs", rf"(?P<weekday>{_WEEKDAY})"),
    ("month", "jfmasond", rf"(?P<month>{_MONTH})"),
)
_BEGINS = re.compile(r"(?<![\w$€£¥.])\w")
_COMPILED = tuple((kind, first, re.compile(pattern)) for kind, first, pattern in _PATTERNS)

# What a text must hold for a date of a kind to stand in it: each test costs next to nothing,
# and most sentences have few dates.
_FOUR_DIGITS = re.compile(r"\d{4}")
_QUARTER_SIGN = re.compile(r"[QH1-4](?:(?<=[QH])[1-4]|(?<=\d)[QH])")
_MONTHS = tuple(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV "  # noqa: SIM905
    "DEC january february april june july august september october november december".split()
)
_WEEKDAYS = tuple("Mon Tue Wed Thu Fri Sat Sun".split())  # noqa: SIM905
_WHICH_ONES = tuple("ast ext his oming ollowing revious rior urrent".split())  # noqa: SIM905


def _possible(text: str) -> list[tuple[str, str, re.Pattern[str]]]:
    """Give the forms of dates that may stand in a text."""
    low = text.lower()
    month = any(map(text.__contains__, _MONTHS))
    year = _FOUR_DIGITS.search(text) is not None
    part = "quarter" in text or "half" in text
    holds = {
        "iso": year,
        "slashed": year and "/" in text,
        "day": month,
        "part": part or "month" in text,
        "quarter": part or "Quarter" in text or _QUARTER_SIGN.search(text) is not None,
        "month": month,
        "feast": "Christmas" in text or "Eve" in text or " Day" in text,
        "relative": any(map(text.__contains__, _WHICH_ONES)),
        "ago": "ago" in text,
        "today": "day" in low or "tonight" in low or "tomorrow" in low,
        "years": year,
        "decade": "0s" in text,
        "year": year,
        "weekday": any(map(text.__contains__, _WEEKDAYS)),
    }
    return [each for each in _COMPILED if holds[each[0]]]


@lru_cache(maxsize=16)  # a text is read on no day, and then on its own
def _matches(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Give what may be dates of a text, whenever it was written, in the order in which they win."""
    possible = _possible(text)
    if not possible:
        return ()
    begins: dict[str, list[int]] = {}
    for match in _BEGINS.finditer(text):
        first = "0" if match[0].isdecimal() else match[0].lower()
        begins.setdefault(first, []).append(match.start())
    return tuple(
        (kind, match)
        for kind, firsts, pattern in possible
        for match in matches(
            pattern, text, sorted(chain.from_iterable(begins.get(first, ()) for first in firsts))
        )
    )


_BESIDE = 160  # characters between two dates of one sentence
_APART = re.compile(r"[.;!?]\s|\n")

# A bare month's name may be a word or a person's: these words before it make it a date.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|through|during|from|to|of|for|after|before|between|and|or|early"
    r"|late|mid|each|every)[\s-]$",
    re.IGNORECASE,
)
_WORDS_TOO = frozenset({"may", "march", "mar."})


class Date(NamedTuple):
    """A date in a text: its days from `first` to `last`, both included.

    Both are None where they hang on a day of writing that is not known.
    """

    start: int
    end: int
    grain: Grain
    first: date | None
    last: date | None


@remembered
def find(text: str, when: datetime | None = None) -> tuple[Date, ...]:
    """Find the dates of a text written at `when`, in order.

    A date without a year is the one nearest to `when`. A bare weekday is the next one where
    the words before it look ahead ("will", "by", "until"), else the last one.
    """
    found: list[Date] = []
    open_year: dict[int, tuple[str, re.Match[str]]] = {}
    today = when.date() if when else None
    mask = Mask(text)
    for kind, match in _matches(text):
        span = Span(*match.span())
        if not mask.free(span) or (kind == "month" and not _is_month(match)):
            continue
        if days := resolve(kind, match, today):
            mask.take(span)
            grain, first, last = days
            found.append(Date(span.start, span.end, grain, first, last))
            if _hangs(kind, match):
                open_year[span.start] = (kind, match)
    if not found:
        return ()
    found.sort(key=lambda date: date.start)
    return tuple(_leaning(text, found, open_year))


_AFTER = frozenset({"following", "previous", "prior"})  # counted from a date that is told


def _hangs(kind: str, match: re.Match[str]) -> bool:
    """Say whether a date leaves its year to one beside it: "August 2021, and in September"."""
    groups = match.groupdict()
    if kind in {"day", "month", "feast"}:
        return not groups.get("year") and (groups.get("which") or "previous").lower() in _AFTER
    which = (groups.get("which") or "").lower()
    return kind == "relative" and which in _AFTER


def _leaning(
    text: str, found: list[Date], hanging: dict[int, tuple[str, re.Match[str]]]
) -> Iterator[Date]:
    """Read a date that leaves its year open from the nearest one of its sentence that has it."""
    for told in found:
        by = [
            each
            for each in found
            if hanging.get(told.start)
            and each.start not in hanging
            and each.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR)
            and each.first
            and re.search(r"(?:19|20)\d\d$", text[each.start : each.end])
            and _together(text, told, each)
        ]
        kind, match = hanging.get(told.start, ("", None))
        if match and kind != "relative":
            by = [each for each in by if each.grain is not Grain.YEAR]
        near = min(by, key=lambda each: abs(each.start - told.start), default=None)
        days = resolve(kind, match, near.first) if near and match else None
        yield told._replace(first=days[1], last=days[2]) if days else told


def _together(text: str, one: Date, other: Date) -> bool:
    gap = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(gap) < _BESIDE and not _APART.search(gap)


_NAMES_NO_YEAR = re.compile(rf"(?!.*\d{{4}}).*{_MONTH}", re.DOTALL)


def yearless(words: str) -> bool:
    """Say whether the words of a date name a month and leave its year to the reader."""
    return _NAMES_NO_YEAR.match(words) is not None


def agrees(said: Date, source: Date, when: datetime, *, any_year: bool = False) -> bool:
    """Say whether a date says no more than its source: the same days, or wider ones.

    Both are of texts written at `when`. A bare weekday agrees with that weekday within a
    week of it, since words rarely tell the last one from the next. One that names no year
    (`any_year`) is of its source's. Dates whose days are not known agree with none.
    """
    if any_year and source.first and source.grain is not Grain.YEAR:
        said = in_year(said, source.first.year)
    if not (said.first and said.last and source.first and source.last):
        return False
    single = said.first == said.last and source.first == source.last
    if single and Grain.WEEKDAY in (said.grain, source.grain):
        days = (said.first, source.first)
        near = all(abs((day - when.date()).days) <= 7 for day in days)
        return near and days[0].weekday() == days[1].weekday()
    if said.first == said.last and source.grain is Grain.DAY and said.grain is Grain.DAY:
        return said.first in (source.first, source.last)  # "10 and 21 March"
    return said.first <= source.first and source.last <= said.last


def in_year(said: Date, year: int) -> Date:
    """Read a day, a month or a whole year of another year; as it is where that has no such day."""
    if not (said.first and said.last and said.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR)):
        return said
    last = said.last.day if said.grain is Grain.DAY else monthrange(year, said.last.month)[1]
    try:
        return said._replace(
            first=said.first.replace(year=year), last=said.last.replace(year=year, day=last)
        )
    except ValueError:
        return said


def _is_month(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("year") or groups.get("which"):
        return True
    if _BEFORE_MONTH.search(match.string, max(0, match.start() - 12), match.start()):
        return True
    name = match.group()
    behind = match.string[match.end() : match.end() + 2].lstrip(" ")
    return len(name) > 3 and name.lower() not in _WORDS_TOO and not behind[:1].isupper()
