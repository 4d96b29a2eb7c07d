"""What a text puts a figure to, so that two texts can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from bot.language import figures
from bot.language.repetition import terms
from bot.language.units import Kind

MEASURED = (Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY)
BEFORE = 6  # words before a figure tell what it measures
ALIKE = 0.6  # of what they tell, in both
_FORMER = re.compile(
    r"\b(?:from|instead of|in place of|rather than)\s+(?:(?:the|a|its|about|some)\s+){0,2}$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:half|halves|thirds?|quarters?|fifths?|tenths?)\b", re.IGNORECASE)


class Measured(NamedTuple):
    """A value of a unit as the text has it, and what the words before it are about.

    `former` is one that another took the place of: "to 30% from 25%".
    """

    value: Decimal
    unit: tuple[str, str]
    about: frozenset[str]
    words: str
    former: bool = False

    @property
    def amount(self) -> tuple[Decimal, str]:
        """The value and its unit, whatever it is counted over."""
        return self.value, self.unit[0]


def find(text: str) -> tuple[Measured, ...]:
    """Find the figures of a text that measure something."""
    return tuple(
        Measured(
            each.value,
            (each.unit, each.per),
            frozenset(terms(" ".join(text[: each.start].split()[-BEFORE:]))),
            text[each.start : each.end],
            _FORMER.search(text, max(0, each.start - 40), each.start) is not None,
        )
        for each in figures.find(text)
        if each.kind in MEASURED
    )


def differing(one: str, other: str) -> Iterator[tuple[Measured, Measured]]:
    """Give the figures that two texts put to the same thing, and of which neither has both.

    "Half the duty" is none: it may be what the other gives in per cent of the value.
    """
    ones, others = find(one), find(other)
    told = {each.amount for each in ones}
    given = {each.amount for each in others}
    for first in ones:
        for second in others:
            if (
                (first.unit, first.former) == (second.unit, second.former)
                and first.amount not in given
                and second.amount not in told
                and not (_share(first.words) or _share(second.words))
                and _alike(first.about, second.about)
            ):
                yield first, second


def _share(words: str) -> bool:
    return _SHARE.search(words) is not None


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(2, ALIKE * max(len(one), len(other)))
