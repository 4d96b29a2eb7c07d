"""Dates stand in the evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language.dates import Date, Grain, agrees


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every date that no passage gives.

    The line's dates are read as written on the day of the article, so that "Friday" there
    and "2 May" here meet.
    """
    carried: set[tuple[int, int]] = set()
    said: set[tuple[int, int]] = set()
    for passage in evidence:
        for date in claim.dates(passage.article.when):
            said.add(date[:2])
            if _carried(date, passage):
                carried.add(date[:2])
    return [
        Reason(fault=Fault.DATE_DIFFERS, words=claim.text[start:end])
        for start, end in sorted(said - carried)
    ]


def _carried(date: Date, passage: Passage) -> bool:
    when = passage.article.when
    if any(agrees(date, source, when) for source in passage.dates):
        return True
    known = [source.first for source in passage.dates if source.grain is Grain.DAY and source.first]
    days = set(_reckoned([*known, when.date()], passage))
    if not any(source.grain in {Grain.DAY, Grain.WEEKDAY} for source in passage.dates):
        days.add(when.date())  # a passage without a day tells of the day it was written
    return any(agrees(date, Date(*date[:2], Grain.DAY, day, day), when) for day in days)


def _reckoned(known: Sequence[dt.date], passage: Passage) -> Iterator[dt.date]:
    """Give the days so many days before and after those that are known: plain arithmetic."""
    spans = {int(figure.value) for figure in passage.figures if figure.unit == "day"}
    for day in known:
        for days in spans:
            for ordinal in (day.toordinal() - days, day.toordinal() + days):
                if 0 < ordinal <= dt.date.max.toordinal():
                    yield dt.date.fromordinal(ordinal)
