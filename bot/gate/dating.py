"""A date is of the same thing as in the evidence: no two dates in each other's places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.company import Held, held
from bot.gate.evidence import Passage
from bot.gate.exchanged import exchanged, one_range
from bot.gate.occasions import confirmed
from bot.language.dates import Date, Grain, find
from bot.language.figures import Figure
from bot.language.spans import outside
from bot.language.units import Kind

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for two days of a line that the evidence gives to each other's things.

    Days that are told by their date only: months and years are told of whole sentences.
    """
    days = find(claim.text, evidence[0].article.when)
    free = [*_figures(claim.text, outside(days, claim.verbatim))] if len(days) > 1 else []
    given = [each for passage in evidence for each in _held(passage)] if len(free) > 1 else []
    free = [_dated(each, claim.text, given) for each in free]
    told = [*held(claim.text, free, days)] if given else []
    swapped = {
        each.figure[:2]
        for one, other in combinations(told, 2)
        if one.figure.value != other.figure.value
        and not one_range(one.figure, other.figure)
        and exchanged(one, other, given)
        for each in (one, other)
    }
    if swapped and any(each[:2] in swapped and confirmed(each, claim, evidence) for each in days):
        return []
    return [
        Reason(fault=Fault.DATE_OF_ANOTHER_KIND, words=claim.text[start:end])
        for start, end in sorted(swapped)
    ]


def _dated(said: Figure, text: str, given: Sequence[Held]) -> Figure:
    """Give a day that is told without its year the one that it has in the evidence."""
    if _YEAR.search(text, said.start, said.end):
        return said
    day = date.fromordinal(int(said.value))
    alike = (each.figure.value for each in given if _day(each.figure) == (day.month, day.day))
    return said._replace(value=next(alike, said.value))


def _day(figure: Figure) -> tuple[int, int]:
    day = date.fromordinal(int(figure.value))
    return day.month, day.day


def _figures(text: str, days: Sequence[Date]) -> Iterator[Figure]:
    """Give the days of a text as figures of one sort."""
    for day in days:
        if day.grain is Grain.DAY and day.first and _DIGIT.search(text, day.start, day.end):
            value = Decimal(day.first.toordinal())
            yield Figure(day.start, day.end, value, Kind.ORDINAL, "@day")


@lru_cache(maxsize=2048)
def _held(passage: Passage) -> tuple[Held, ...]:
    start = passage.span.start
    days = [each._replace(start=each.start - start, end=each.end - start) for each in passage.dates]
    found = [*_figures(passage.text, days)]
    return tuple(held(passage.text, found, days)) if len(found) > 1 else ()
