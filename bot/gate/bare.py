"""Counts that leave out the unit of a sum: "to nearly eight billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.gate.agreement import carries
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

_GREAT = 1_000_000  # from which on a bare count is one of money or weight
THINGS = re.compile(r"[a-z]{3,}(?<!s)s")
NO_THINGS = frozenset({"was", "has", "does", "less", "its", "plus", "times", "versus", "says"})
_HEADS = frozenset({"head", "people"})
_TONNE = 1000
_ON_TO = frozenset({"to", "from", "in", "for", "at", "by", "and", "with", "of", "went"})


def bare(said: Figure, source: Figure, told: Sequence[Figure]) -> bool:
    """Say whether a figure leaves out the unit of a great sum: "to nearly eight billion".

    Or that of one before it: "90,000 tonnes to Peru and 40,000 to Chile".
    """
    if said.kind is not Kind.COUNT or source.kind not in (Kind.MONEY, Kind.QUANTITY):
        return False
    if goes_on(said, source, told):
        return True
    if not (said.value >= _GREAT or said.bound is Bound.ABOUT):
        return False
    if THINGS.fullmatch(said.noun) and said.noun not in NO_THINGS:
        return False
    return _of_unit(said, source)


def things(count: Figure) -> bool:
    """Say whether what a count counts is named right behind it: 40 cars."""
    plural = THINGS.fullmatch(count.noun) and count.noun not in NO_THINGS
    return bool(plural) or count.noun in _HEADS


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
