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
    SCALE = "how many, roughly"  # hundreds of thousands


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


_SCALE = re.compile(
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands|many|several)\s+(?:of\s+)?)?"
    r"(?P<unit>dozen|hundred|thousand|million|billion|trillion)s\b"
)


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Measure, ...]:
    """Find what a text measures without a number."""
    return tuple(sorted(_find(lowered(text))))


def _find(text: str) -> Iterator[Measure]:
    for match in _SPELL.finditer(text):
        yield Measure(*match.span(), Sort.SPELL, match["unit"])
    for match in _RHYTHM.finditer(text):
        adverb = match["adverb"] or ""
        unit = match["unit"] or _ADVERBS.get(adverb) or adverb.removesuffix("ly")
        yield Measure(*match.span(), Sort.RHYTHM, unit)
    for match in _SCALE.finditer(text):
        yield Measure(*match.span(), Sort.SCALE, match["unit"])
    for match in _TERMS.finditer(text):
        unit = match["unit"] or match["terms"]
        yield Measure(*match.span(), Sort.TERMS, _ALIKE.get(unit, unit))
