"""Numbers that leave out the unit or the magnitude that stands with a neighbour."""

from __future__ import annotations

import re
from typing import Final

from bot.language.parts import Number
from bot.language.units import Kind, Unit

COUNT: Final = Unit(Kind.COUNT, "")

_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s+(?:to|(?P<listed>and|or))\s+(?:about\s+|nearly\s+)?)")
# What shows that a number is held against the one before it, and that it counts something itself.
_COMPARED = re.compile(
    r"\b(?:from|to|against|than|with|versus|vs\.?)\s+(?:[A-Z]\w+['’]s\s+)?"
    r"(?:(?:about|around|nearly|almost|some|roughly|over|just|only|more\s+than|less\s+than|the|an?"
    r"|estimated|previous|current|present|earlier)\s+){0,3}$"
)
_COUNTS = re.compile(
    r"[\s-](?!(?:in|from|to|the|a|an|last|this|next|by|at|on|for|of|as|under|over|during|before|after"
    r"|and|or|but|while|when|previously|earlier|now|then|per|each|today|respectively)\b)[A-Za-z]"
)
_STOP = re.compile(r"[;:()]|\.\s")
_SHARED = (Kind.MONEY, Kind.QUANTITY, Kind.PERCENT, Kind.POINTS)
_POINT = "point"  # of an index: "up 8 points to 6,268" is to no points
_GREAT = 1_000_000
_NEAR = 90  # characters between two figures that are compared


def ranged(numbers: list[Number], text: str) -> list[Number]:
    """Give both ends of each range one unit, and the lower one the magnitude of the upper."""
    found = numbers[-1:]
    for lower in reversed(numbers[:-1]):
        upper = found[-1]
        gap = _RANGE.fullmatch(text, lower.end, upper.start)
        if gap and lower.unit.kind is Kind.MONEY and upper.unit == COUNT and not gap["listed"]:
            found[-1] = upper = upper._replace(unit=lower.unit)  # "$3-4 billion"
        if gap and lower.unit in (COUNT, upper.unit):
            inherits = lower.scale == 1 and lower.value <= upper.value
            lower = lower._replace(unit=upper.unit, scale=upper.scale if inherits else lower.scale)
        found.append(lower)
    return found[::-1]


def inherited(numbers: list[Number], text: str) -> list[Number]:
    """Give a number that is compared with the one before it, without a unit, that one's unit.

    "To 7.8 billion dollars from 5 billion" is of dollars twice, "cut by 5% to 300 workers" is not
    of percent.
    """
    told: list[Number] = []
    for number in numbers:
        last = next((each for each in reversed(told) if each.unit.kind in _SHARED), None)
        if last and last.unit.name == _POINT:
            last = None
        if last and number.unit == COUNT and not _COUNTS.match(text, number.end):
            gap = text[last.end : number.start]
            great = number.value * number.scale >= _GREAT <= last.value * last.scale
            if (great or last.scale == number.scale) and _held_against(gap):
                number = number._replace(unit=last.unit)
        told.append(number)
    return told


def _held_against(gap: str) -> bool:
    return len(gap) < _NEAR and bool(_COMPARED.search(gap)) and not _STOP.search(gap)
