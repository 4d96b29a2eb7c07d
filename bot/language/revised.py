"""What a text itself says was given otherwise before: "7.6 billion, revised from 8.2 billion"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bot.language import figures
from bot.language.figures import Figure
from bot.language.measures import MEASURED
from bot.language.remembered import remembered
from bot.language.units import Kind


class Restated(NamedTuple):
    """A figure as it was given before, and the one that has its place, in the text's words."""

    was: tuple[Decimal, str]
    old: str
    new: str


_REVISED = (
    r"(?:revis|restat|re-?estimat|correct|adjust|amend|updat|re-?calculat|chang)"
    r"(?:e[sd]?|ing|ed|s)?"
)
_HOW = r"(?: (?:up|down|upward|downward|upwards|downwards|sharply|slightly))?"
_BEFORE = (
    r"(?:(?:an?|the|its|their) )?(?:(?:earlier|initial|first|preliminary|previous|prior|original"
    r"|previously reported|estimate of|figure of|reading of|about|some) ){0,3}"
)
# "7.6 billion dollars in April, revised from 8.2 billion".
_FROM = re.compile(
    r"(?:[^;:.]|\.(?=\d)){0,40}?,? (?:and |is |was )?(?:up |down )?"
    rf"{_REVISED}{_HOW} from {_BEFORE}",
    re.IGNORECASE,
)
# "Revised its surplus for April to 7.6 billion from 8.2 billion", "from 8.2 billion to 7.6".
_REVISES = re.compile(
    rf"\b{_REVISED}\b{_HOW}(?:[^;:.]|\.(?=\d)){{0,80}} (?P<way>to|from) {_BEFORE}$", re.IGNORECASE
)
_TO_FROM = re.compile(rf",? from {_BEFORE}", re.IGNORECASE)
_FROM_TO = re.compile(r" to (?:about |some )?", re.IGNORECASE)
# "7.6 billion, and not the 8.2 billion that it reported".
_NOT = re.compile(
    r"(?:[^;:.]|\.(?=\d)){0,40}?,? (?:and )?(?:not|instead of|rather than) (?:the )?", re.IGNORECASE
)
# "90 dollars a tonne in place of the planned duty of 12%".
_IN_PLACE = re.compile(
    r"(?:[^;:.]|\.(?=\d)){0,60}? (?:in place of|instead of|rather than|not) (?:the|an?|its|their) "
    r"(?:\w+ ){0,4}(?:of )?",
    re.IGNORECASE,
)
_OVER = re.compile(r" (?:an?|per|for each|for every) [a-z]+|/[a-z]+")
_REPORTED = re.compile(
    r" (?:(?:that|which) )?(?:(?:it|they|the \w+|[A-Z]\w+) )?(?:(?:had|has|was|were) )?"
    r"(?:(?:first|earlier|previously|originally|initially) )?"
    r"(?:reported|published|estimated|given|announced|said|stated)\b"
)


@remembered
def find(text: str) -> tuple[Restated, ...]:
    """Find the figures that a sentence or a title says have taken another's place."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Restated]:
    kinds = (*MEASURED, Kind.COUNT)
    for one, two in pairwise(each for each in figures.find(text) if each.kind in kinds):
        between = text[one.end : two.start]
        revises = _REVISES.search(text, 0, one.start)
        way = revises["way"].casefold() if revises else ""
        if (
            _FROM.fullmatch(between)
            or (way == "to" and _TO_FROM.fullmatch(between))
            or (_NOT.fullmatch(between) and _REPORTED.match(text, two.end))
            or (_of_two_kinds(two, one) and _IN_PLACE.fullmatch(between))
        ):
            old, new = two, one
        elif way == "from" and _FROM_TO.fullmatch(between):
            old, new = one, two
        else:
            continue
        if was := _amount(old, new):
            yield Restated(was, text[old.start : old.end], _whole(text, new))


def _amount(old: Figure, new: Figure) -> tuple[Decimal, str] | None:
    """Give the old amount, in the unit of the new one where it has none of its own."""
    if (old.kind, old.unit) == (new.kind, new.unit) or _of_two_kinds(old, new):
        return old.value, old.unit
    return (old.value, new.unit) if old.kind is Kind.COUNT else None


def _whole(text: str, figure: Figure) -> str:
    """Give the words of a figure with what it is counted over: "90 dollars a tonne"."""
    over = _OVER.match(text, figure.end) if figure.per else None
    return text[figure.start : over.end() if over else figure.end]


def _of_two_kinds(old: Figure, new: Figure) -> bool:
    """Say whether one is a rate by value and the other one by weight or number."""
    return {old.kind, new.kind} == {Kind.PERCENT, Kind.MONEY} and bool(old.per or new.per)
