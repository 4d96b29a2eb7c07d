"""What is measured without a number: a few weeks, every month, by volume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.language.spans import lowered


class Sort(StrEnum):
    """In what way something is measured."""

    SPELL = "a time of some length"  # a few weeks
    RHYTHM = "how often"  # every month
    TERMS = "in what terms"  # by volume


class Measure(NamedTuple):
    """A measure without a number: its sort, and the one name of what it counts in."""

    start: int
    end: int
    sort: Sort
    unit: str


_SPELL = re.compile(
    r"\b(?:an?\s+few|few|several|some|many|(?:an?|the|last|next|past)\s+couple\s+of|a\s+matter\s+of|a\s+number\s+of)\s+(?:more\s+|short\s+|long\s+)?"
    r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|centurie)s\b"
)
_RHYTHM = re.compile(
    r"\b(?:(?:each|every|per)\s+(?P<unit>hour|day|week|month|quarter|year)"
    r"|(?P<adverb>hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual))\b"
)
_ADVERBS = {"daily": "day", "annual": "year", "annually": "year", "yearly": "year"}
_WAYS = "value|volume|weight|quantity|tonnage"
_TERMS = re.compile(
    rf"\b(?:(?:by|in\s+terms\s+of)\s+|(?:by|on)\s+(?:the|its|their)\s+)(?P<unit>{_WAYS})\b"
    rf"|\bin\s+(?P<terms>{_WAYS})\s+terms\b"
)
_ALIKE = {"tonnage": "weight", "quantity": "volume"}


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Measure, ...]:
    """Find what a text measures without a number."""
    return tuple(sorted(_find(lowered(text))))


# Each form, with letters of which some stand wherever it does.
_FORMS = (
    (Sort.SPELL, _SPELL, ("few", "several", "some", "many", "couple", "matter", "number")),
    (Sort.RHYTHM, _RHYTHM, ("ily", "kly", "ghtly", "thly", "erly", "arly", "annual", "hourly",
                            "each", "every", "per ")),
    (Sort.TERMS, _TERMS, tuple(_WAYS.split("|"))),
)  # fmt: skip


def _find(text: str) -> Iterator[Measure]:
    for sort, form, letters in _FORMS:
        if not any(map(text.__contains__, letters)):
            continue
        for match in form.finditer(text):
            given = match.groupdict()
            unit = given["unit"] or given.get("terms") or given.get("adverb") or ""
            unit = _ALIKE.get(unit) or _ADVERBS.get(unit) or unit.removesuffix("ly")
            yield Measure(*match.span(), sort, unit)
