"""Dates stand in the evidence."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.counted import (
    at_an_end,
    born,
    by_the_next,
    counted,
    later,
    months_on,
    reckoned,
    years_on,
)
from bot.gate.evidence import Passage
from bot.language import figures, numerals
from bot.language.dates import Date, Grain, agrees, find, in_year, is_part, yearless


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every date that no passage gives.

    The line's dates are read as written on the day of the article, so that "Friday" there
    and "2 May" here meet. One that stands elsewhere in the article, or that a reader may have
    reckoned, passes where it takes the place of none that the passages give.
    """
    said = {date[:2]: date for each in evidence for date in claim.dates(each.article.when)}
    return [
        Reason(fault=Fault.DATE_DIFFERS, words=claim.text[start:end])
        for start, end in sorted(said)
        if not _stands((start, end), claim, evidence)
    ]


def _stands(at: tuple[int, int], claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether the date at a span of a line may stand."""
    words = claim.text[slice(*at)]
    if yearless(words) and any(
        re.search(rf"\b{re.escape(words)}\b", each.text)
        and not any(is_part(one) for one in claim.dates(each.article.when) if one[:2] == at)
        for each in evidence
    ):
        return True  # "a March interview"
    around = rivalled = False
    for passage in evidence:
        dates = claim.dates(passage.article.when)
        date = next(each for each in dates if each[:2] == at)
        if _carried(claim, date, passage):
            return True
        around = around or _around(claim, date, passage)
        if _reaches(date, claim, passage):
            return True
        rivalled = rivalled or any(
            _rival(claim, date, each, dates, passage)
            for each in passage.dates
            if not (_of_now(date, each, passage) or (around and _is_base(each, passage)))
        )
    return not rivalled and (around or not _NAMED.search(words))


def _agrees(claim: Claim, date: Date, source: Date, when: dt.datetime) -> bool:
    if date.grain is Grain.YEAR and source.grain is Grain.FISCAL:  # "2026 funding"
        within = _IN.search(claim.text, max(0, date.start - 20), date.start)
        return not within and date.first is not None and date.last == _year_end(source)
    return agrees(date, source, when, any_year=yearless(claim.text[date.start : date.end]))


_IN = re.compile(
    r"\b(?:in|during|throughout|since)\s(?:all\sof\s|the\syear\s|calendar\s(?:year\s)?)?$"
)


def _year_end(fiscal: Date) -> dt.date | None:
    return fiscal.last and fiscal.last.replace(month=12, day=31)


_DAYS = frozenset({Grain.DAY, Grain.WEEKDAY, Grain.SPAN})
_COMPARED = {grain: _DAYS | {Grain.MONTH} for grain in _DAYS} | {
    Grain.MONTH: _DAYS | {Grain.MONTH, Grain.QUARTER},
    Grain.QUARTER: frozenset({Grain.MONTH, Grain.QUARTER}),
    Grain.WEEKDAY: _DAYS,
    Grain.YEAR: frozenset(Grain),
    Grain.FISCAL: frozenset({Grain.FISCAL, Grain.YEAR}),
}


def _rival(claim: Claim, said: Date, source: Date, dates: Sequence[Date], passage: Passage) -> bool:
    """Say whether a date may stand in the place of one that the line does not give."""
    when = passage.article.when
    full = re.search(r"\d{4}", passage.article.text[source.start : source.end])
    if said.grain in _LONG and _SAID_ON.search(passage.article.text, 0, source.start):
        return False  # "it said in a statement today" is of the day when it was said
    if said.grain is Grain.YEAR and source.grain in _DAYS and not full:
        return False  # "since 2008" takes no weekday's place
    years = source.grain is Grain.YEAR and re.search(r"\d{4}", claim.text[said.start : said.end])
    words = claim.text[said.start : said.end], passage.article.text[source.start : source.end]
    told = not any(_NAMED.search(each) for each in words)  # "last month" and "last year"
    return (source.grain in _COMPARED[said.grain] or bool(years) or told) and not any(
        _agrees(claim, each, source, when) or agrees(source, each, when) for each in dates
    )


_SAID_ON = re.compile(
    r"\b(?:said|announced|reported|told|wrote)\s(?:(?:in|at)\s(?:an?|its|the)\s(?:\w+\s){1,3})?(?:on\s)?$"
)


def _readings(passage: Passage) -> Iterator[Date]:
    """Give the dates of a passage; one without a year is also of the year of writing."""
    for found in _FIRST_MONTHS.finditer(passage.text):
        for month in (1, int(numerals.read(found["count"]))):
            for year in (passage.article.when.year, passage.article.when.year - 1):
                yield _month(year, min(month, 12))
    text = passage.article.text
    for each in passage.dates:
        yield each
        if each.grain is Grain.YEAR and each.first and _SAME.search(text, 0, each.start):
            named = (one for one in find(text, passage.article.when) if one.grain is Grain.MONTH)
            yield from (in_year(one, each.first.year) for one in named)
        if (
            each.grain is Grain.YEAR
            and each.first
            and each.last
            and each.first.year < each.last.year
        ):
            for year in (each.first.year, each.last.year):
                yield each._replace(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
        if yearless(passage.article.text[each.start : each.end]):
            yield in_year(each, passage.article.when.year)
        if each.first and each.last and each.grain in _LONG:
            edge = _EDGE.search(text, max(0, each.start - 24), each.start)
            ends = _ENDS.search(text, each.start, each.end) is not None
            if edge or ends:
                day = each.last if ends or (edge and edge["last"]) else each.first
                yield each._replace(grain=Grain.DAY, first=day, last=day)
            if each.grain is Grain.QUARTER:  # from its first month to its last
                for day in (each.first, each.last):
                    first, days = day.replace(day=1), monthrange(day.year, day.month)[1]
                    yield each._replace(grain=Grain.MONTH, first=first, last=day.replace(day=days))


def _month(year: int, month: int) -> Date:
    first = dt.date(year, month, 1)
    return Date(0, 0, Grain.MONTH, first, first.replace(day=monthrange(year, month)[1]))


# "The first five months" end with May.
_FIRST_MONTHS = re.compile(rf"\bfirst\s(?P<count>\d{{1,2}}|{numerals.WORDS})\smonths\b")
_SAME = re.compile(r"\b(?:same|corresponding)\s(?:month|period)\s(?:in|of)\s$")
_EDGE = re.compile(r"(?:(?P<last>\b(?:end|close|last\sday))|start|beginning|first\sday)\sof\s$")
_ENDS = re.compile(r"\bend\b")
_BASE = re.compile(
    r"\b(?:since|from|than|versus|against|compared\s(?:with|to))\s[^,;:.]{0,12}(?:\.\d[^,;:.]{0,20})?$"
)
# "The record after the 3 million registered in March".
_PEAK = re.compile(
    r"\b(?:after|since|before)\b[^;:]{0,50}\b(?:registered|recorded|set|reached|seen)\sin\s$"
)
_LONG = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.FISCAL})
_WRITTEN = dt.timedelta(days=31)  # how far back figures lie of which an article tells as new


def _of_now(date: Date, source: Date, passage: Passage) -> bool:
    """Say whether a date is of the time of writing, held against one that is told as earlier.

    "Prices are down from 2024" is of this year: 2024 does not lack in a line that says so.
    """
    today = passage.article.when.date()
    if not date.first or not date.last or not date.first <= today <= date.last + _WRITTEN:
        return False
    if source.grain not in _LONG or date.grain not in _LONG:
        return False
    return _is_base(source, passage)


def _is_base(source: Date, passage: Passage) -> bool:
    """Say whether a date is told as what another one is held against."""
    before = passage.article.text[max(0, source.start - 80) : source.start]
    return bool(_BASE.search(before, max(0, len(before) - 60)) or _PEAK.search(before))


def _around(claim: Claim, date: Date, passage: Passage) -> bool:
    """Say whether a date stands anywhere in the article."""
    article = passage.article
    return any(
        _agrees(claim, date, each, article.when) for each in find(article.text, article.when)
    )


def _reaches(date: Date, claim: Claim, passage: Passage) -> bool:
    """Say whether a date and one of the passage lie as far apart as the line says."""
    if not date.first:
        return False
    told = figures.find(claim.text)
    spans = {int(each.value) for each in told if each.unit == "day"}
    days = {each.first for each in passage.dates if each.first and each.grain in _DAYS}
    if any(abs((day - date.first).days) in spans for day in days):
        return True
    exact = {int(each.value) for each in told if each.unit == "month" and not each.value % 1}
    if date.grain is Grain.DAY and any(
        day in (later(date.first, count), later(date.first, -count))
        for day in days
        for count in exact
    ):
        return True
    if date.grain is Grain.MONTH and _MONTH_BEFORE.search(claim.text):
        beside = {later(date.first, 1).replace(day=1), later(date.first, -1).replace(day=1)}
        if any(each.first and each.first.replace(day=1) in beside for each in passage.dates):
            return True
    years = {round(each.value / 12) for each in told if each.unit == "month" and each.value >= 12}
    years |= {
        round(each.value / 12) + 1
        for each in told
        if each.unit == "month" and each.bound is figures.Bound.OVER
    }
    years |= {1} if _YEAR_BEFORE.search(claim.text) else set()
    known = [each.first for each in passage.dates if each.first]
    if _AGO.search(passage.text):
        known.append(passage.article.when.date())
    return any(
        abs(day.year - date.first.year) in years
        for day in known
        if date.grain is Grain.YEAR or day.month == date.first.month
    )


_AGO = re.compile(r"\byears\sago\b")
_MONTH_BEFORE = re.compile(r"\b(?:the|a|one) month (?:before|after|earlier|later)\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:year\s(?:before|earlier|ago|after|later)|(?:previous|prior|preceding|following)\syear)\b"
)
# A weekday, and "this year" or "last week", may be a reader's own; a date by its name is not.
_NAMED = re.compile(r"\d|(?i:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)")


def _carried(claim: Claim, date: Date, passage: Passage) -> bool:
    when = passage.article.when
    if any(_agrees(claim, date, source, when) for source in _readings(passage)):
        return True
    if born(claim, date, passage) or by_the_next(claim, date, passage):
        return True
    if at_an_end(claim, date, passage) or counted(claim, date, passage):
        return True
    known = [source.first for source in passage.dates if source.grain is Grain.DAY and source.first]
    days = set(reckoned([*known, when.date()], passage))
    days_told = {Grain.DAY, Grain.WEEKDAY}
    if not passage.dates or (
        date.grain in days_told and not any(each.grain in days_told for each in passage.dates)
    ):
        days.add(when.date())  # a passage without a day tells of the day it was written
    return any(
        _agrees(claim, date, Date(*date[:2], Grain.DAY, day, day), when) for day in days
    ) or any(
        agrees(date, each, when)
        for each in (
            *years_on(passage),
            *(months_on(passage) if date.grain is Grain.MONTH else ()),
        )
    )
