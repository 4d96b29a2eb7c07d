"""How much more or less, by a line's own reckoning: one of its figures may stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from bot.gate.agreement import agree, digits
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

_THAN = (
    r"more|less|fewer|higher|lower|longer|shorter|above|below|greater|larger|smaller|bigger|cheaper"
    r"|dearer|costlier|ahead|behind|further|earlier|later|sooner|wider|narrower|short\sof|apart"
)
# "Three years longer", "$8.87 less", "nine more officers", and "exceeds them by $5 million".
_BEHIND = re.compile(rf"(?:\s[a-z]+){{0,3}}?\s(?:{_THAN})\b")
_BEFORE = re.compile(
    r"\b(?:exceed\w*|outstrip\w*|outpac\w*|surpass\w*|top\w*|beat\w*|trail\w*|lag\w*)\b[^.;]*\bby\s"
    r"(?:\w+\s){0,2}$|\b(?:gap|difference|margin|lead|shortfall)\sof\s(?:\w+\s){0,2}$"
)
_FEW = 8  # figures of one sort, of which some two would differ so by chance
_PRECISE = 3  # digits of a difference that is no chance
_RATES = frozenset({Kind.PERCENT, Kind.POINTS})


def compared(
    said: Figure,
    line: str,
    told: Sequence[Figure],
    given: Sequence[Figure],
    beyond: Sequence[Figure],
) -> bool:
    """Say whether a line compares, and a figure is the difference of two that it may take.

    Both stand in the evidence; or one does, and the other elsewhere in the articles
    (`beyond`): there the line names it too, or the difference is no chance.
    """
    return any(
        _apart(each, line) and _reckoned(said, each, told, given, beyond)
        for each in told
        if _alike(said, each)
    )


def _reckoned(
    said: Figure,
    apart: Figure,
    told: Sequence[Figure],
    given: Sequence[Figure],
    beyond: Sequence[Figure],
) -> bool:
    mine = [each for each in given if _alike(apart, each)]
    known = [each for each in beyond if _alike(apart, each)]
    named = [
        each
        for each in told
        if each is not apart and _alike(apart, each) and any(agree(each, one) for one in known)
    ]
    if said is not apart:  # what it is held against stands elsewhere
        return said in named and any(_differ(apart, said, each) for each in mine)
    if len(mine) <= _FEW and any(_differ(said, *pair) for pair in combinations(mine, 2)):
        return True
    others = known if digits(said.value) >= _PRECISE else named
    return any(_differ(said, one, other) for one in mine for other in others)


def _apart(figure: Figure, line: str) -> bool:
    """Say whether a line gives a figure as the difference of two."""
    return bool(_BEHIND.match(line, figure.end) or _BEFORE.search(line, 0, figure.start))


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or {one.kind, other.kind} <= _RATES


def _differ(said: Figure, one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return False
    exact = one._replace(value=abs(one.value - other.value), bound=Bound.EXACT, per="")
    return agree(said._replace(per=""), exact._replace(kind=said.kind, unit=said.unit))
