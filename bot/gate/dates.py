"""Dates stand in the evidence."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language.dates import Date, Grain, agrees, find, yearless


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every date that no passage gives.

    The line's dates are read as written on the day of the article, so that "Friday" there
    and "2 May" here meet.
    """
    carried: set[tuple[int, int]] = set()
    said: set[tuple[int, int]] = set()
    for passage in evidence:
        dates = claim.dates(passage.article.when)
        free = not _displaced(claim, dates, passage)
        for date in dates:
            said.add(date[:2])
            if _carried(claim, date, passage) or (free and _around(claim, date, passage)):
                carried.add(date[:2])
    return [
        Reason(fault=Fault.DATE_DIFFERS, words=claim.text[start:end])
        for start, end in sorted(said - carried)
    ]


def _agrees(claim: Claim, date: Date, source: Date, when: dt.datetime) -> bool:
    return agrees(date, source, when, any_year=yearless(claim.text[date.start : date.end]))


def _displaced(claim: Claim, said: Sequence[Date], passage: Passage) -> bool:
    """Say whether a passage gives a date of which the line has none: another may stand for it."""
    when = passage.article.when
    return not all(
        any(agrees(date, source, when) or agrees(source, date, when) for date in said)
        for source in passage.dates
    )


def _around(claim: Claim, date: Date, passage: Passage) -> bool:
    """Say whether a date stands anywhere in the article."""
    article = passage.article
    return any(
        _agrees(claim, date, source, article.when) for source in find(article.text, article.when)
    )


def _carried(claim: Claim, date: Date, passage: Passage) -> bool:
    when = passage.article.when
    if any(_agrees(claim, date, source, when) for source in passage.dates):
        return True
    known = [source.first for source in passage.dates if source.grain is Grain.DAY and source.first]
    days = set(_reckoned([*known, when.date()], passage))
    days_told = {Grain.DAY, Grain.WEEKDAY}
    if not passage.dates or (
        date.grain in days_told and not any(each.grain in days_told for each in passage.dates)
    ):
        days.add(when.date())  # a passage without a day tells of the day it was written
    return any(agrees(date, Date(*date[:2], Grain.DAY, day, day), when) for day in days)


_ANOTHER = re.compile(r"\b(?:an?|one)\s(?:additional|further|more|extra)?\s?(?P<unit>month|year)\b")


def _later(day: dt.date, months: int) -> dt.date:
    """Give the same day so many months later, or the month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= dt.MAXYEAR:
        return day
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _reckoned(known: Sequence[dt.date], passage: Passage) -> Iterator[dt.date]:
    """Give the days so many days before and after those that are known: plain arithmetic."""
    spans = {int(figure.value) for figure in passage.figures if figure.unit == "day"}
    months = {int(figure.value) for figure in passage.figures if figure.unit == "month"}
    months |= {12 if match["unit"] == "year" else 1 for match in _ANOTHER.finditer(passage.text)}
    for day in known:
        for count in months:
            yield from (_later(day, count), _later(day, -count))
        for days in spans:
            for ordinal in (day.toordinal() - days, day.toordinal() + days):
                if 0 < ordinal <= dt.date.max.toordinal():
                    yield dt.date.fromordinal(ordinal)
