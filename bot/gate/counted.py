"""Dates that lie so far from those of the evidence as it says, or at an end of its ranges."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import offsets
from bot.language.dates import Date, Grain, agrees, in_year, yearless
from bot.language.units import Kind

# "From Tuesday, 13 May, to Friday": the ends of a range that is printed as one.
_BOUNDS = re.compile(
    r"\b(?:from|between|since|to|until|till|through|and|begin\w*|began|start\w*|open\w*|end\w*|clos\w+|conclud\w+"
    r"|first\sday|last\sday|as\sof)\b[\s,]*(?:on\s)?(?:\w+day,?\s)?$",
    re.IGNORECASE,
)
_RANGED = re.compile(r"\d\D+\d{1,2}(?!\d)")


def at_an_end(claim: Claim, date: Date, passage: Passage) -> bool:
    """Say whether a line begins, or ends, what runs over days of the evidence with its day."""
    if date.grain not in (Grain.DAY, Grain.WEEKDAY) or not _BOUNDS.search(
        claim.text, 0, date.start
    ):
        return False
    text = passage.article.text
    return any(
        each.grain is Grain.SPAN
        and date.first in (each.first, each.last)
        and _RANGED.search(text, each.start, each.end)
        for each in passage.dates
    )


_BORN = re.compile(r"\b(?:born|birth)\b[^.;]{0,30}$")
_OLDEST = 120  # years


def born(claim: Claim, date: Date, passage: Passage) -> bool:
    """Say whether whoever is as old as the evidence says was born in a year of the line."""
    if (
        date.grain is not Grain.YEAR
        or not date.first
        or not _BORN.search(claim.text, 0, date.start)
    ):
        return False
    age = passage.article.when.year - date.first.year
    return 0 < age < _OLDEST and any(
        each.kind is Kind.COUNT and each.value in (age, age - 1) for each in passage.figures
    )


_BY = re.compile(r"\b(?:by|before)\s(?:the\s(?:start|beginning)\sof\s)?$")


def by_the_next(claim: Claim, date: Date, passage: Passage) -> bool:
    """Say whether a line tells by when what ends, in the evidence, on the day before that."""
    if not date.first or not _BY.search(claim.text, 0, date.start):
        return False
    eve = date.first - dt.timedelta(days=1)
    return any(each.last == eve for each in passage.dates)


def counted(claim: Claim, date: Date, passage: Passage) -> bool:
    """Say whether the evidence counts a day from another one: "two days later"."""
    article = passage.article
    any_year = yearless(claim.text[date.start : date.end])
    return any(
        each.date and agrees(date, each.date, article.when, any_year=any_year)
        for each in passage.within(offsets.find(article.text, article.when))
    )


_ANOTHER = re.compile(
    r"\b(?:an?|one|the)\s(?:(?:additional|further|more|extra|previous|prior|preceding|following)\s)?(?P<unit>month|year)\b"
)


def years_on(passage: Passage) -> Iterator[Date]:
    """Give the years that lie as many before or after one of a passage as it says."""
    counts = {int(each.value) for each in passage.figures if each.unit == "month"}
    counts |= {12 for match in _ANOTHER.finditer(passage.text) if match["unit"] == "year"}
    for date in passage.dates:
        if date.grain in (Grain.YEAR, Grain.FISCAL) and date.first:
            for months in counts:
                for sign in (1, -1) if months % 12 == 0 else ():
                    yield in_year(date, date.first.year + sign * months // 12)


def _first(date: Date) -> dt.date | None:
    return date.first and date.first.replace(day=1)


# "The same period last year" is a year before whatever is told.
_ONE_YEAR = re.compile(
    r"\b(?:an?|one|(?:of\s(?:the\s)?)?(?:last|previous|prior|preceding))\syear\b|\byear[\s-]o[nv]e?r?[\s-]year\b"
)


def months_on(passage: Passage) -> Iterator[Date]:
    """Give the months so many after or before one of a passage, and the last of such a time.

    What runs for five years from August ends with July.
    """
    counts = {int(each.value) for each in passage.figures if each.unit == "month"}
    if _ONE_YEAR.search(passage.text):
        counts.add(12)
    for date in passage.dates:
        if date.first and (date.grain is Grain.MONTH or date.first == date.last == _first(date)):
            for count in counts:
                for months in (count, count - 1, -count):
                    day = later(date.first, months)
                    last = day.replace(day=monthrange(day.year, day.month)[1])
                    yield date._replace(grain=Grain.MONTH, first=day.replace(day=1), last=last)


def later(day: dt.date, months: int) -> dt.date:
    """Give the same day so many months later, or the month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= dt.MAXYEAR:
        return day
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reckoned(known: Sequence[dt.date], passage: Passage) -> Iterator[dt.date]:
    """Give the days so many days before and after those that are known: plain arithmetic."""
    spans = {int(figure.value) for figure in passage.figures if figure.unit == "day"}
    months = {int(figure.value) for figure in passage.figures if figure.unit == "month"}
    months |= {12 if match["unit"] == "year" else 1 for match in _ANOTHER.finditer(passage.text)}
    for day in known:
        for count in months:
            then = later(day, count)
            # what runs for two years from the 1st of March ends with February
            yield from (then, later(day, -count), then - dt.timedelta(days=1))
        for days in spans:
            for ordinal in (day.toordinal() - days, day.toordinal() + days):
                if 0 < ordinal <= dt.date.max.toordinal():
                    yield dt.date.fromordinal(ordinal)
