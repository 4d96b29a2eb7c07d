"""Dates in a text, absolute and relative, resolved to days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.language import dateforms
from bot.language.calendars import parted, whole
from bot.language.dateforms import MONTH
from bot.language.days import resolve
from bot.language.grains import Grain
from bot.language.remembered import remembered
from bot.language.spans import Mask, Span

__all__ = ["Date", "Grain", "agrees", "find", "in_year", "is_part", "yearless"]

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
    for kind, match in dateforms.found(text):
        span = Span(*match.span())
        if not mask.free(span) or (kind == "month" and not _is_month(match)):
            continue
        if days := resolve(kind, match, today):
            mask.take(span)
            grain, first, last = parted(kind, text, *span, days)
            found.append(Date(span.start, span.end, grain, first, last))
            if _hangs(kind, match):
                open_year[span.start] = (kind, match)
    if not found:
        return ()
    found.sort(key=lambda date: date.start)
    leaning = _leaning(text, found, open_year)
    if today is None:
        return tuple(leaning)
    return tuple(
        _onward(text, told, today) if told.start in open_year and told == each else told
        for told, each in zip(leaning, found, strict=True)
    )


# What is to come is of next year where this year's day is long past: "put off to 10 November".
_TO_COME = re.compile(
    r"\b(?:until|till|through|by|(?:expires?|lapses?|ends?|runs? out)(?: on)?"
    r"|(?:will|shall|to be|due|scheduled|put(?:s|ting)? off|postpon\w*|delay\w*|extend\w*|defer\w*"
    r"|mov(?:e[sd]?|ing))\b[^.;:]{0,80}?)\s(?:(?:to|until|for|on|from|by|in)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_LONG_PAST = timedelta(days=90)


def _onward(text: str, told: Date, today: date) -> Date:
    """Read a day without a year as the next of its name where its clause looks ahead to it."""
    if told.first is None or told.grain is not Grain.DAY or today - told.first < _LONG_PAST:
        return told
    ahead = _TO_COME.search(text, max(0, told.start - 120), told.start)
    return in_year(told, told.first.year + 1) if ahead else told


_AFTER = frozenset({"following", "previous", "prior"})  # counted from a date that is told


def _hangs(kind: str, match: re.Match[str]) -> bool:
    """Say whether a date leaves its year to one beside it: "August 2021, and in September"."""
    groups = match.groupdict()
    if kind in {"day", "nth day", "month", "feast"}:
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
            and not text.startswith(f"{text[told.start : told.end]} {each.first:%Y}", each.start)
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


_NAMES_NO_YEAR = re.compile(rf"(?!.*\d{{4}}).*{MONTH}", re.DOTALL)


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
    first, last = said.first, said.last
    if said.grain is source.grain and is_part(said) and not is_part(source):
        first, last = whole(said.grain, first, last)  # how late in June is not told
    if Grain.FISCAL in (said.grain, source.grain):
        return said.grain is source.grain and said.last.year == source.last.year
    single = said.first == said.last and source.first == source.last
    if single and Grain.WEEKDAY in (said.grain, source.grain):
        days = (said.first, source.first)
        near = all(abs((day - when.date()).days) <= 7 for day in days)
        return near and days[0].weekday() == days[1].weekday()
    if said.first == said.last and source.grain is Grain.DAY and said.grain is Grain.DAY:
        return said.first in (source.first, source.last)  # "10 and 21 March"
    return first <= source.first and source.last <= last


def is_part(date: Date) -> bool:
    """Say whether a date is a part alone of a month, or of a year."""
    if date.grain not in (Grain.MONTH, Grain.YEAR) or not (date.first and date.last):
        return False
    return whole(date.grain, date.first, date.last) != (date.first, date.last)


def in_year(said: Date, year: int) -> Date:
    """Read a day, a month or a whole year of another year; as it is where that has no such day."""
    if said.first and said.last and said.grain is Grain.FISCAL:
        by = year - said.first.year
        ends = said.last.replace(year=said.last.year + by)
        return said._replace(first=said.first.replace(year=year), last=ends)
    if not (said.first and said.last and said.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR)):
        return said
    day = said.last.day if said.grain is Grain.DAY else monthrange(year, said.last.month)[1]
    try:
        return said._replace(
            first=said.first.replace(year=year), last=said.last.replace(year=year, day=day)
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
