"""Counts that leave out the unit of a sum: "to nearly eight billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.gate.agreement import carries
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

_GREAT = 1_000_000  # from which on a bare count is one of money or weight
THINGS = re.compile(r"[a-z]{3,}(?<!s)s")
NO_THINGS = frozenset(
    {
        "was",
        "has",
        "does",
        "less",
        "its",
        "plus",
        "times",
        "versus",
        "says",
        "days",
        "weeks",
        "months",
        "years",
        "hours",
    }
)
# What is counted, if behind a word or two that say of what sort.
_NAMED = re.compile(
    r"[\s-](?:(?!(?:in|on|to|from|for|at|by|of|with|and|or|but|than|as|per|the|an?|was|were|is|are|has"
    r"|have|had|went|worth)\b)[a-z]+[\s-]){0,2}?(?P<noun>head|people|[a-z]{3,}(?<!s)s)\b"
)
_TONNE = 1000
_ON_TO = frozenset({"to", "from", "in", "for", "at", "by", "and", "with", "of", "went"})


def bare(said: Figure, source: Figure, told: Sequence[Figure], line: str) -> bool:
    """Say whether a figure leaves out the unit of a great sum: "to nearly eight billion".

    Or that of one before it: "90,000 tonnes to Peru and 40,000 to Chile".
    """
    if said.kind is not Kind.COUNT or source.kind not in (Kind.MONEY, Kind.QUANTITY):
        return False
    if goes_on(said, source, told):
        return True
    if not (said.value >= _GREAT or said.bound is Bound.ABOUT):
        return False
    if things(said, line):
        return False
    return _of_unit(said, source)


def things(count: Figure, text: str) -> bool:
    """Say whether what a count counts is named behind it: "40 cars", "40 million live cattle"."""
    found = _NAMED.match(text, count.end)
    return found is not None and found["noun"] not in NO_THINGS


def unitless(said: Figure, source: Figure, given: Sequence[Figure]) -> bool:
    """Say whether the evidence leaves out the unit of a great sum, which it has of others."""
    return (
        said.kind is Kind.MONEY
        and source.kind is Kind.COUNT
        and source.value >= _GREAT
        and source.noun in _ON_TO
        and any(each.unit == said.unit for each in given)
        and carries(said.value / said.each, said.bound, source.value / said.each, source.bound)
    )


def goes_on(count: Figure, full: Figure, those: Sequence[Figure]) -> bool:
    """Say whether a bare count is of the unit of one before it: "9 tonnes to Lima, 4 to Cali"."""
    return (
        count.kind is Kind.COUNT
        and count.noun in _ON_TO
        and full.kind in (Kind.MONEY, Kind.QUANTITY)
        and any(each.unit == full.unit and each.end < count.start for each in those)
        and _of_unit(count, full)
    )


def _of_unit(count: Figure, full: Figure) -> bool:
    tonnes = full.unit == "kg" and not full.each % _TONNE
    values = (full.value, full.value / _TONNE) if tonnes else (full.value,)
    return any(carries(count.value, count.bound, value, full.bound) for value in values)
