"""Numbers that leave out the unit or the magnitude that stands with a neighbour."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bot.language.parts import Number
from bot.language.units import UNITS, Kind, Unit

COUNT: Final = Unit(Kind.COUNT, "")

_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s+(?:to|(?P<listed>and|or))\s+(?:about\s+|nearly\s+)?)")
# What shows that a number is held against the one before it, and that it counts something itself.
_COMPARED = re.compile(
    r"\b(?:from|to|against|than|with|versus|vs\.?|not|instead\s+of)\s+(?:[A-Z]\w+['’]s\s+)?"
    r"(?:(?:about|around|nearly|almost|some|roughly|over|just|only|more\s+than|less\s+than|the|an?"
    r"|estimated|previous|current|present|earlier)\s+){0,3}$"
)
_COUNTS = re.compile(
    r"[\s-](?!(?:in|from|to|the|a|an|last|this|next|by|at|on|for|of|as|under|over|during|before|after"
    r"|and|or|but|while|when|previously|earlier|now|then|per|each|today|respectively|compared|against|versus|lower|higher"
    r"|registered|recorded|reported|seen|posted|expected|forecast|projected)\b)[A-Za-z]"
)
# "Five billion dollars of zinc and two billion of tin": of one sort where the magnitude is one.
_BESIDE = re.compile(r"[a-z]\s+(?:and|but)\s+(?:(?:about|around|nearly|some|roughly|over)\s+)?$")
_WAY = re.compile(r"\s(?:by|at|to|of|from|for)\s$")
_AND_TOO = re.compile(r"\s(?:and|but|while)\s|,\s")
# "(+4 bn compared with +3 bn)": a table's words set in brackets, all of one currency.
_SIGNED = re.compile(r"(?:\(|\b(?:with|to|from|and)\s)[+−–-]$")
_SENTENCE = re.compile(r"[.!?]\s")
_CLOSED = re.compile(r"\s?(?:[.,;](?!\d)|$)|\s(?:lower|higher)\b")
_STOP = re.compile(r"[;:()]|\.\s")
_SHARED = (Kind.MONEY, Kind.QUANTITY, Kind.PERCENT, Kind.POINTS)
_POINT = "point"  # of an index: "up 8 points to 6,268" is to no points
_GREAT = 1_000_000
_MOST = 10  # times as high as a rate, another one that leaves out its unit
_NEAR = 90  # characters between two figures that are compared
_LISTED = 140  # and between two great ones of one sentence


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


def compound(numbers: list[Number], text: str) -> list[Number]:
    """Give what is told in two units as one: "24 hours and 18 minutes", "6 feet 2 inches"."""
    found: list[Number] = []
    for number in numbers:
        last = found[-1] if found else None
        if last and _IN_TWO.fullmatch(text, last.end, number.start) and _finer(number, last):
            value = last.value * last.scale + number.value * number.unit.factor / last.unit.factor
            found[-1] = Number(last.start, number.end, value, 1, last.unit)
        elif whole := _one_and(number, text):
            found.append(whole)
        else:
            found.append(number)
    return found


def _one_and(number: Number, text: str) -> Number | None:
    """Give "an hour and 52 minutes", of which the one hour is no figure by itself."""
    match = _ONE_AND.search(text, max(0, number.start - _SHORT), number.start)
    if not match or match.end() != number.start:
        return None
    last = Number(match.start(), match.end(), Decimal(1), 1, UNITS[match["unit"]])
    if not _finer(number, last):
        return None
    value = 1 + number.value * number.unit.factor / last.unit.factor
    return Number(last.start, number.end, value, 1, last.unit)


_SHORT = 12  # characters of "an hour and"
_ONE_AND = re.compile(r"\b(?:an?|one)\s(?P<unit>hour|day|week|year|foot|mile)\s(?:and\s)?$")


def _finer(number: Number, last: Number) -> bool:
    """Say whether a number counts parts of the unit of the one before it, and fewer than one."""
    one, other = number.unit, last.unit
    return (
        one.kind in (Kind.DURATION, Kind.QUANTITY)
        and (one.kind, one.name) == (other.kind, other.name)
        and number.value * one.factor < other.factor
        and not last.value % 1
    )


_IN_TWO = re.compile(r",?\s(?:and\s)?")


def inherited(numbers: list[Number], text: str) -> list[Number]:
    """Give a number that is compared with the one before it, without a unit, that one's unit.

    "To 7.8 billion dollars from 5 billion" is of dollars twice, "cut by 5% to 300 workers" is not
    of percent.
    """
    told: list[Number] = []
    shared: Number | None = None  # the last whose unit another may have
    spell: Number | None = None  # the last spell of time
    amount: Number | None = None  # the last of money or weight
    for number in numbers:
        if spell and number.unit == COUNT and _goes_on(spell, number, text):
            number = number._replace(unit=spell.unit)
        last = shared
        if last and last.unit.name == _POINT and not _alike(last, number):
            last = None
        if last and last.unit.kind is Kind.PERCENT and number.value > _MOST * last.value:
            last = (
                amount if number.value * number.scale >= _GREAT else None
            )  # "down by 98%, to 2,000"
        if last and number.unit == COUNT and not _COUNTS.match(text, number.end):
            gap = text[last.end : number.start]
            great = number.value * number.scale >= _GREAT <= last.value * last.scale
            alike = last.scale == number.scale
            if (
                ((great or alike) and (_held_against(gap) or _parallel(gap, text, last)))
                or (alike and _gapped(gap, text, number.end))
                or (alike and _alike(last, number) and _short(gap, text, number.end))
                or (great and alike and len(gap) < _LISTED and _beside(gap, text, number.end))
                or (great and alike and _SIGNED.search(gap) and not _SENTENCE.search(gap))
            ):
                number = number._replace(unit=last.unit)
        told.append(number)
        if number.unit.kind in _SHARED:
            shared = number
            amount = amount if number.unit.kind in (Kind.PERCENT, Kind.POINTS) else number
        elif number.unit.kind is Kind.DURATION:
            spell = number
    return told


# "Over five years, and that on tea over eight"; "thirty days, but fourteen if".
_PLACED = re.compile(r"\b(?:over|after|within|for|in|every|of|by|at|last)\s$")
_OR_ELSE = re.compile(
    r",?\s(?:and|but|or|not|rather\sthan|instead\sof)\s"
    r"(?:(?:only|just|about|in|after|within|for|over|every|at\sleast|up\sto)\s){0,2}$"
)
_GAPPED = re.compile(r"(?:,|\s(?:and|but|while))\s(?:in\s|for\s)?(?:[A-Z][\w’'.-]*\s){1,3}$")
_JOINS = re.compile(r"\s(?:and|but|while|or)\s")
_NO_SPELL = re.compile(
    r"\s(?:were|was|are|is|have|had|has|of|percent)\b|[\s-](?!(?:if|unless|where|because|since|until|in"
    r"|for|from|to|the|on|at|after|before|as|under|when|while|and|or|but|respectively|against)\b)[A-Za-z]"
)


def _goes_on(spell: Number, number: Number, text: str) -> bool:
    """Say whether a bare number is of the unit of a spell of time before it."""
    gap = text[spell.end : number.start]
    if len(gap) > _NEAR or _STOP.search(gap) or _NO_SPELL.match(text, number.end):
        return False
    if _OR_ELSE.search(gap) or _gapped(gap, text, number.end):
        return True
    placed = _PLACED.search(text, max(0, spell.start - 10), spell.start)
    return bool(placed and gap.endswith(placed[0]) and _JOINS.search(gap))


def _gapped(gap: str, text: str, end: int) -> bool:
    """Say whether no more than whose it is stands between: "9 tons, and Peru 11"."""
    whose = len(gap) < _NEAR and not _STOP.search(gap) and _GAPPED.search(gap)
    return bool(whose) and _CLOSED.match(text, end) is not None


def _alike(last: Number, number: Number) -> bool:
    """Say whether both of two numbers have decimals, as counts have none."""
    return bool(last.value % 1 and number.value % 1)


def _short(gap: str, text: str, end: int) -> bool:
    """Say whether little stands between: "zinc rose 5.2% and tin 3.1"."""
    joined = len(gap) < _NEAR // 2 and not _STOP.search(gap) and _AND_TOO.search(gap)
    return bool(joined) and _CLOSED.match(text, end) is not None


def _parallel(gap: str, text: str, last: Number) -> bool:
    """Say whether two things change alike: "prices by 20 basis points and wages by 10"."""
    way = _WAY.search(text, max(0, last.start - 10), last.start)
    return len(gap) < _NEAR and bool(way and gap.endswith(way[0]) and _AND_TOO.search(gap))


def _beside(gap: str, text: str, end: int) -> bool:
    """Say whether a great number goes on a list: "5.1 million tonnes, barley 2.3 million."."""
    return bool(_BESIDE.search(gap) or (_CLOSED.match(text, end) and not _STOP.search(gap)))


def _held_against(gap: str) -> bool:
    return len(gap) < _NEAR and bool(_COMPARED.search(gap)) and not _STOP.search(gap)
