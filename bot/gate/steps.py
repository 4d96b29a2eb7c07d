"""What one step of plain arithmetic makes of figures, where their units fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, pairwise

from bot.gate.agreement import DEGREES, may_agree, related, spell
from bot.language import figures
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

HUNDRED = Decimal(100)


class Way(StrEnum):
    """In what way two figures come to another."""

    TOLD = "as the words of the evidence say"
    SUM = "both together"
    APART = "how far they are apart"
    REST = "what others leave of one"
    RATIO = "how many times, or what part, one is of the other"
    GROWN = "by what rate one is more or less than the other"
    RATE_GROWN = "by what rate one rate is more or less than the other"
    PART = "a rate of an amount"
    SHARED = "a rate of a rate"
    WHOLE = "the amount of which another is a rate"
    CHANGED = "an amount risen or fallen by a rate"
    BEFORE = "an amount before it rose or fell by a rate"
    OVER = "an amount for each of so many"
    TIMES = "so many of an amount"


Step = tuple[Way, Figure]
_RATES = frozenset({Kind.PERCENT, Kind.POINTS})
_POINT = "point"  # of an index, which is itself a bare number
AMOUNTS = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT})
_ADDED = AMOUNTS | _RATES | {Kind.DURATION}
_SPREAD = frozenset({Kind.COUNT, Kind.QUANTITY, Kind.DURATION})  # what a sum is shared out over
_COINS = frozenset({"cent", "penny"})
_PARTS = 4  # of a whole, that are told one by one
_MINUTES = 1440  # of a day, in which a clock comes round


def of_one(said: Figure, one: Figure) -> Iterator[Step]:
    """Give what one figure comes to by itself: the rest of a whole, a multiple as a rate."""
    if one.kind is Kind.PERCENT and 0 < one.value < HUNDRED and related(said, "%"):
        yield Way.REST, one._replace(value=HUNDRED - one.value, per="", noun="")
    if one.per == "dozen" and related(said, one.unit):
        yield Way.OVER, one._replace(value=one.value / 12, per="", bound=Bound.ABOUT)
    if one.kind is Kind.PERCENT and said.kind is Kind.MULTIPLE:
        yield Way.GROWN, multiple(1 + one.value / HUNDRED)
    if one.kind is Kind.MULTIPLE and one.value > 1 and related(said, "%"):
        yield Way.TOLD, rate((one.value - 1) * HUNDRED)


def of_two(said: Figure, one: Figure, other: Figure, *, worded: bool) -> Iterator[Step]:
    """Give what two figures come to that may be the one that a line gives.

    A share of a share is one that is told in words: "half the growth".
    """
    if one.kind is Kind.CLOCK or other.kind is Kind.CLOCK:
        if one.kind is other.kind and said.kind is Kind.DURATION:
            yield from ((Way.TOLD, each) for each in _between(one, other))
        return
    one, other = _in_whole(one, other), _in_whole(other, one)
    if (
        said.kind is Kind.DURATION
        and one.unit == other.unit
        and bool(one.per) is not bool(other.per)
    ):
        yield from _until(said, *((one, other) if one.per else (other, one)))
    if _alike(one, other):
        yield from _of_alike(said, one, other, worded=worded)
    for each, by in ((one, other), (other, one)):
        if said.kind is Kind.PERCENT and each.kind is Kind.COUNT and by.kind is Kind.DURATION:
            yield Way.RATIO, rate(HUNDRED * each.value * by.each / by.value)  # "8 of 16 days"
        if by.kind is Kind.PERCENT and by.value > 0:
            yield from _by_rate(said, each, by)
        elif by.kind is Kind.MULTIPLE and each.kind in _ADDED and by.value > 0:
            if related(said, each.unit):
                yield Way.TIMES, _made(each.value * by.value, each, by)
                yield Way.OVER, _made(each.value / by.value, each, by)
        elif each.kind is Kind.DURATION and by.kind is Kind.COUNT and by.value > 1:
            if related(said, each.unit):
                yield Way.OVER, _made(each.value / by.value, each, by)
        elif each.kind in AMOUNTS and by.value > 0 and (by.kind in _SPREAD or by.unit == "pound"):
            yield from _spread(said, each, by)


def of_many(said: Figure, given: Sequence[Figure], most: int) -> Iterator[Step]:
    """Give what figures of one unit come to: all of a few, and three of them."""
    rates = {each.value for each in given if each.kind is Kind.PERCENT}
    if related(said, "%") and 1 < len(rates) <= _PARTS and (kept := HUNDRED - sum(rates)) > 0:
        yield Way.REST, rate(kept)
    for unit in {each.unit for each in given if each.kind in _ADDED}:
        alike = [each for each in given if each.unit == unit]
        if not related(said, unit) or not 2 < len(alike) <= most:
            continue
        yield Way.SUM, _made(sum((each.value for each in alike), Decimal(0)), *alike)
        whole = max(alike, key=lambda each: each.value)
        parts = sum((each.value for each in alike if each is not whole), Decimal(0))
        yield Way.REST, _made(whole.value - parts, *alike)
        for three in combinations(alike, 3) if len(alike) > 3 else ():
            yield Way.SUM, _made(sum((each.value for each in three), Decimal(0)), *three)


def led_to(text: str) -> Iterator[Figure]:
    """Give by what rates things changed that a text tells by how much, and to what: by 3 to 9."""
    for one, other in pairwise(figures.find(text)):
        if one.unit != other.unit or not _LEADS.fullmatch(text, one.end, other.start):
            continue
        if way := _CHANGES.search(text, max(0, one.start - 80), one.start):
            before = other.value + (-one.value if way["more"] else one.value)
            if before > 0:
                yield rate(HUNDRED * one.value / before)


_LEADS = re.compile(
    r"\s(?:\([^)]{1,15}\)\s|or\s[\d.]+(?:%|\sper\s?cent)\s)?to\s(?:about\s|some\s)?"
)
_CHANGES = re.compile(
    r"\b(?:(?P<more>up|increas\w+|rais\w+|ris\w+|rose|grew|grow\w*|gain\w*|jump\w*)|down|cut|fell"
    r"|fall\w*|declin\w+|decreas\w+|reduc\w+|lower\w*|drop\w*)\s(?:[a-z]+\s){0,4}?(?:by\s|of\s)?$"
)


def rate(value: Decimal | int) -> Figure:
    """Give a rate in percent."""
    return Figure(0, 0, Decimal(value), Kind.PERCENT, "%")


def multiple(value: Decimal) -> Figure:
    """Give how many times as much something is."""
    return Figure(0, 0, value, Kind.MULTIPLE, "x")


def _in_whole(coins: Figure, other: Figure) -> Figure:
    """Give cents in the currency of another figure."""
    if other.kind is not Kind.MONEY or coins.unit not in _COINS or other.unit in _COINS:
        return coins
    return coins._replace(value=coins.value / HUNDRED, unit=other.unit, each=1 / HUNDRED)


def _alike(one: Figure, other: Figure) -> bool:
    if one.kind not in _ADDED or other.kind not in _ADDED:
        return False
    rates = one.kind in _RATES and other.kind in _RATES
    warmth = one.unit in DEGREES and other.unit in DEGREES
    return one.unit == other.unit or rates or warmth or {one.unit, other.unit} == {_POINT, ""}


def _of_alike(said: Figure, one: Figure, other: Figure, *, worded: bool) -> Iterator[Step]:
    """Give sum, difference and ratio."""
    if one.value == other.value:
        for unit, kind in _units(said, one, other):
            yield Way.SUM, _made(2 * one.value, one)._replace(unit=unit, kind=kind)
        return
    apart = abs(one.value - other.value)
    for unit, kind in _units(said, one, other):
        for way, value in ((Way.SUM, one.value + other.value), (Way.APART, apart)):
            if may_agree(said, value, unit):
                yield way, _made(value, one, other)._replace(unit=unit, kind=kind)
    low, high = sorted((one.value, other.value))
    if low <= 0:
        return
    if said.kind is Kind.MULTIPLE:
        yield Way.RATIO, _made(high / low, one, other)._replace(unit="x", kind=Kind.MULTIPLE)
    if said.kind is Kind.PERCENT and one.kind in _RATES and not worded:
        for value in (apart / low, apart / high):
            yield (
                Way.RATE_GROWN,
                _made(HUNDRED * value, one, other)._replace(unit="%", kind=Kind.PERCENT),
            )
    elif said.kind is Kind.PERCENT:
        ratios = {Way.GROWN: (apart / low, apart / high), Way.RATIO: (low / high, high / low)}
        for way, value in ((way, value) for way, values in ratios.items() for value in values):
            if may_agree(said, HUNDRED * value, "%"):
                share = _made(HUNDRED * value, one, other)
                yield way, share._replace(unit="%", kind=Kind.PERCENT)


def _units(said: Figure, one: Figure, other: Figure) -> Iterator[tuple[str, Kind]]:
    if one.kind in _RATES or other.kind in _RATES:
        if said.kind in _RATES or (said.kind is Kind.COUNT and _POINT in (one.unit, other.unit)):
            yield said.unit, said.kind
    elif related(said, one.unit):
        yield one.unit, one.kind


def _by_rate(said: Figure, each: Figure, by: Figure) -> Iterator[Step]:
    """Give the part that a rate is of a sum, the whole of which it is one, and both changed."""
    share = by.value / HUNDRED
    if each.kind is Kind.PERCENT:
        if related(said, "%") and each.value != by.value:
            yield Way.SHARED, _made(each.value * share, each, by)
            yield Way.SHARED, _made(each.value * (1 - share), each, by)
        return
    if each.kind not in _ADDED or not related(said, each.unit):
        return
    ways = [
        (Way.PART, each.value * share),
        (Way.WHOLE, each.value / share),
        (Way.CHANGED, each.value * (1 + share)),
        (Way.BEFORE, each.value / (1 + share)),
    ]
    if share < 1:
        ways.append((Way.CHANGED, each.value * (1 - share)))
        ways.append((Way.BEFORE, each.value / (1 - share)))
    for way, value in ways:
        if may_agree(said, value, each.unit):
            yield way, _made(value, each, by)


def _spread(said: Figure, each: Figure, by: Figure) -> Iterator[Step]:
    """Give what a sum is for each of so many, or comes to for all of them."""
    if not related(said, each.unit) or (each.unit == by.unit and each.noun == by.noun):
        return
    if by.kind is Kind.DURATION:
        yield from _paced(said, each, by)
    elif by.value > 1:
        over = by.value / by.each if by.kind is Kind.QUANTITY else by.value
        for way, value in ((Way.OVER, each.value / over), (Way.TIMES, each.value * over)):
            if may_agree(said, value, each.unit):
                yield way, _made(value, each, by)._replace(per=said.per)


def _paced(said: Figure, each: Figure, by: Figure) -> Iterator[Step]:
    """Give what a sum of a time is by the month, or one by the month over that time."""
    months = _months(by)
    if said.per and (length := spell(said.per)):
        yield Way.OVER, _made(each.value * length / months, each)._replace(per=said.per)
    elif not said.per:
        yield Way.OVER, _made(each.value * by.each / by.value, each)
        if length := spell(each.per):
            yield Way.TIMES, _made(each.value * months / length, each)


def _until(said: Figure, paced: Figure, whole: Figure) -> Iterator[Step]:
    """Give how long it takes until so much a month comes to a whole: 5% a month to 25%."""
    length = spell(paced.per)
    if length and said.unit == "month" and 0 < paced.value < whole.value:
        months = whole.value / paced.value * length
        yield Way.TOLD, Figure(0, 0, months, Kind.DURATION, "month")


def _months(spell: Figure) -> Decimal:
    of_one = {"month": Decimal(1), "day": Decimal(12) / 365, "second": Decimal(12) / 365 / 86400}
    return spell.value * of_one[spell.unit]


def _between(one: Figure, other: Figure) -> Iterator[Figure]:
    """Give how long it is from one time of day to the other."""
    minutes = abs(_minute(one) - _minute(other))
    for each in (minutes, _MINUTES - minutes):
        value = Decimal(each) * 60
        yield Figure(0, 0, value, Kind.DURATION, "second")


def _minute(clock: Figure) -> int:
    return int(clock.value) * 60 + round(clock.value % 1 * 100)


def _made(value: Decimal, *of: Figure) -> Figure:
    """Give a figure that is reckoned, about as exact as what it is reckoned of."""
    plain = all(each.bound is Bound.EXACT for each in of)
    bound = Bound.EXACT if plain else Bound.ABOUT
    return of[0]._replace(value=value, bound=bound, per="", noun="")
