"""Whether a figure of a source allows one of a line: rounding, conversion, bounds and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from bot.language.figures import Bound, Figure
from bot.language.units import UNITS, Kind

# How far a figure may lie from its source's, as a share of it: where the line says "about",
# and where it simply rounds to one digit.
ABOUT = Decimal("0.05")
_ROUND = Decimal("0.01")
_DEGREE = Decimal(1)  # of warmth, by which both its scales are rounded
_CONVERTED = Decimal("0.03")  # from one unit to another, as news writers do it
_HALF, _EVEN = 5, Decimal("1.05")  # a value that ends so is round, for what lies so near
_SMALL, _WHOLE = 10, Decimal("0.15")  # and what it may round to a whole under ten
_NEARLY = Decimal("0.12")  # what "about" may round to one digit

# How far above "more than" it, or below "less than" it, a source's figure may lie: "more than
# half" is fair for 62%.
_WIDE = Decimal("1.25")
_FAR = Decimal("0.3")  # no figure allows one that lies so far from it, as a share of the greater

# "Nearly half" and its like are said of what lies a tenth of them off.
_FRACTIONS = frozenset(map(Decimal, (10, 20, 25, 40, 50, 60, 75, 80, 90))) | {
    Decimal("33.33"),
    Decimal("66.67"),
    Decimal("16.67"),
    Decimal("12.5"),
}

_HALVES = frozenset(map(Decimal, ("0.25", "0.5", "0.75")))  # of whatever unit

_INCREASES = re.compile(
    r"\b(?:additional|added?|adding|extra|increas\w+|rais\w+|hik\w+|further|rise|rose|higher|lower"
    r"|cut|reduc\w+|on top)\b",
    re.IGNORECASE,
)

# What is itself told in percent, so that a rise of it by percent may be one of points.
_RATED = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|rates?|tax(?:es)?|lev(?:y|ies)|shares?|margins?|surcharges?|yields?"
    r"|unemployment|inflation|turnout|approval|support|interest|percentages?|ratios?|fees?|vat|quota"
    r"|odds|probability|discounts?|ad\svalorem|royalt(?:y|ies)|polls?|votes?)\b",
    re.IGNORECASE,
)

# Two units of one quantity: what one of the first is of the second. A bare ton may be either
# ton, a pound of weight is one of money by its name alone, a month has 30 days here, or 4 weeks.
_SAME = {
    ("ton", "kg"): (Decimal(1000), Decimal("907.18474"), Decimal("1016.0469088")),
    ("pound", "kg"): (Decimal("0.45359237"),),
    ("pound", "GBP"): (Decimal(1),),
    ("barrel", "l"): (Decimal("158.987294928"),),
    ("month", "day"): (Decimal(30), Decimal("30.436875"), Decimal(28)),
    ("day", "second"): (Decimal(86400),),
    ("peso", "MXN"): (Decimal(1),),
    ("franc", "CHF"): (Decimal(1),),
    ("point", "pp"): (Decimal(1),),
    ("point", ""): (Decimal(1),),
    ("x", "%"): (Decimal(100),),
} | {
    ("cent", unit): (Decimal("0.01"),) for unit in ("USD", "EUR", "CAD", "AUD", "NZD", "SGD", "ZAR")
}
_SAME |= {("penny", unit): (Decimal("0.01"),) for unit in ("GBP", "pound")}
_SAME |= {("peso", unit): (Decimal(1),) for unit in ("PHP", "ARS", "CLP", "COP", "UYU", "DOP")}
_SAME |= {("franc", unit): (Decimal(1),) for unit in ("FRF", "XAF")}
_SAME |= {("shilling", unit): (Decimal(1),) for unit in ("KES", "TZS", "UGX")}
_SAME |= {("krona", unit): (Decimal(1),) for unit in ("SEK", "NOK", "DKK", "ISK")}
_SAME |= {("dinar", unit): (Decimal(1),) for unit in ("RSD", "TND", "KWD", "JOD", "DZD")}

_SAME |= {("shilling", unit): (Decimal(1),) for unit in ("KES", "TZS", "UGX")}

_EACH = "unit"  # "apiece": of whatever is told of
# What rates are counted over, by what they have in common: how much of it each is.
_OVER: dict[str, tuple[str, Decimal]] = {
    "year": ("time", Decimal(12)),
    "quarter": ("time", Decimal(3)),
    "month": ("time", Decimal(1)),
    "week": ("time", Decimal(12) / 52),
    "day": ("time", Decimal(12) / 365),
    "hour": ("time", Decimal(12) / 365 / 24),
    "minute": ("time", Decimal(12) / 365 / 1440),
    "MWh": ("energy", Decimal(1000)),
    "kWh": ("energy", Decimal(1)),
    "100 kg": ("kg", Decimal(100)),
    "dozen": ("item", Decimal(12)),
    "pound": ("kg", Decimal("0.45359237")),
    "barrel": ("l", Decimal("158.987294928")),
}
for _word in ("tonne", "kg", "gram", "ounce", "short ton", "long ton", "gallon", "litre"):
    _OVER[_word] = (UNITS[_word].name, UNITS[_word].factor)


DEGREES = frozenset({"°", "°C", "°F"})
_SCALES = {(one, two) for one in DEGREES for two in DEGREES if one != two}
_RELATED = (
    frozenset(_SAME) | _SCALES | {(two, one) for one, two in _SAME} | {("pp", "%"), ("l", "kg")}
)


def spell(per: str) -> Decimal | None:
    """Give how many months a time is that rates are counted over; none where it is no time."""
    sort, length = _OVER.get(per, ("", Decimal(0)))
    if sort == "time":
        return length
    count, _, unit = per.partition(" ")
    return Decimal(count) if unit == "months" and count.replace(".", "").isdigit() else None


def may_agree(said: Figure, value: Decimal, unit: str) -> bool:
    """Say whether a value that is counted over nothing may allow a figure: a cheap test first."""
    if said.unit != unit:
        return related(said, unit)
    return not _far(said.value, value)


def related(said: Figure, unit: str) -> bool:
    """Say whether figures of a unit may allow one of a line at all."""
    return said.unit == unit or (said.unit, unit) in _RELATED or not said.value


@lru_cache(maxsize=256)
def kin(unit: str) -> frozenset[str]:
    """Give the units of figures that may allow one of a unit, but for nothing at all."""
    return frozenset({unit} | {other for one, other in _RELATED if one == unit})


def agree(said: Figure, source: Figure, text: str = "") -> bool:
    """Say whether a figure of a source allows one of a line; `text` is the source's words."""
    if said.unit != source.unit and said.value and (said.unit, source.unit) not in _RELATED:
        return False
    if said.per and source.per and said.per != source.per and _EACH not in (said.per, source.per):
        over = _rated(said, source)
        return over is not None and agree(said._replace(per=""), over, text)
    if said.unit == source.unit and _far(said.value, source.value):
        return False
    opposed = {said.bound, source.bound} == {Bound.OVER, Bound.UNDER}
    if said.unit != source.unit and any(
        abs(said.value - value) <= (_DEGREE if said.unit in DEGREES else _CONVERTED * said.value)
        for value in chain(_converted(said, source), _warm(said, source))
    ):
        return not opposed
    if said.unit == source.unit:
        each = said.each  # it is rounded as it is printed: to square miles, to billions
        parted = said.unit == "%"
        if carries(said.value / each, said.bound, source.value / each, source.bound, parted=parted):
            return True
        return not opposed and _from_other_measure(said, source)
    return any(
        carries(said.value / said.each, said.bound, value / said.each, source.bound)
        for value in _in_unit_of(said, source, text)
    )


def _from_other_measure(said: Figure, source: Figure) -> bool:
    """Say whether a measure is one of another system: acres, but of square miles."""
    if said.kind is not Kind.QUANTITY or digits(said.each) == digits(source.each) == 1:
        return False
    if said.each == source.each:
        return False
    return abs(said.value - source.value) <= _CONVERTED * source.value


def _rated(said: Figure, source: Figure) -> Figure | None:
    """Give a source's rate over what the line counts its own over: by the year, by the pound."""
    one = ("item", Decimal(1)) if "dozen" in (said.per, source.per) else None  # "an egg"
    mine, given = (
        ("time", length) if (length := spell(each.per)) else _OVER.get(each.per, one)
        for each in (said, source)
    )
    if not mine or not given or mine[0] != given[0]:
        return None
    bound = Bound.ABOUT if source.bound is Bound.EXACT else source.bound
    return source._replace(value=source.value * mine[1] / given[1], per="", bound=bound)


def _in_unit_of(said: Figure, source: Figure, text: str) -> Iterator[Decimal]:
    """Give the source's value in the line's other unit, in each way it can be read."""
    if (not said.value and _nothing(said, source)) or (
        (said.unit, source.unit) == ("pp", "%")
        and (said.each < 1 or (_INCREASES.search(text) and _RATED.search(text)))
    ):
        yield source.value
    yield from _warm(said, source)
    yield from _converted(said, source)


def _warm(said: Figure, source: Figure) -> Iterator[Decimal]:
    """Give degrees in those of the other scale, as a temperature and as a difference of two."""
    if not {said.unit, source.unit} <= DEGREES or said.unit == source.unit:
        return
    if "°" in (said.unit, source.unit):
        yield source.value  # of whichever scale
        if said.unit == "°":
            return
    for value in (source.value, -source.value):  # which may be below zero
        if said.unit == "°F":
            yield from (abs(value * 9 / 5 + 32), source.value * 9 / 5)
        else:
            yield from (abs((value - 32) * 5 / 9), source.value * 5 / 9)


def _nothing(said: Figure, source: Figure) -> bool:
    """Say whether nothing of one unit is nothing of another: "zero tariffs" are of 0%."""
    return Kind.CLOCK not in (said.kind, source.kind)


def _converted(said: Figure, source: Figure) -> Iterator[Decimal]:
    for factor in _SAME.get((said.unit, source.unit), ()):
        yield source.value / factor
    if (said.unit, source.unit, source.each) == ("l", "kg", UNITS["ounce"].factor):
        yield source.value / source.each * UNITS["fluid ounce"].factor  # of a drink
    for factor in _SAME.get((source.unit, said.unit), ()):
        yield source.value * factor


def carries(
    said: Decimal, bound: Bound, value: Decimal, given: Bound, *, parted: bool = False
) -> bool:
    """Say whether a source's value allows the line's, as exactly as the line means it.

    What is `parted` is told in parts of a whole: half, a third.
    """
    if said == value:
        return {bound, given} != {Bound.OVER, Bound.UNDER}
    if not said or not value or _far(said, value):
        return False
    apart = abs(said - value)
    if {bound, given} == {Bound.OVER, Bound.UNDER}:
        return False
    part = parted and said in _FRACTIONS
    coarser = digits(said) < digits(value) or part or said in _HALVES or _recurs(said)
    wide = _WIDE if coarser else _EVEN if _even(said) else Decimal(1)
    if bound is Bound.OVER and said < value <= wide * said:
        return True
    if bound is Bound.UNDER and said > value >= said / wide:
        return True
    rounded = _rounded(value, digits(said)) == said
    if bound is Bound.ABOUT and rounded and apart <= _NEARLY * value:
        return True
    near = {Bound.UNDER: said > value, Bound.OVER: said < value, Bound.ABOUT: True}
    if near.get(bound) and _whole(said, value):
        return True
    if part and apart <= (2 if bound is Bound.ABOUT else 1) * ABOUT * said:
        return True
    if Bound.ABOUT in (bound, given) or _recurs(said):
        return apart <= ABOUT * value or (rounded and apart <= 2 * ABOUT * value)
    return rounded and (digits(said) > 1 or apart <= _ROUND * value)


def _even(said: Decimal) -> bool:
    """Say whether a value is one to round to: "more than 4.5%" is fair for 4.6%."""
    return said.normalize().as_tuple().digits[-1] == _HALF


def _whole(said: Decimal, value: Decimal) -> bool:
    """Say whether a value rounds to a whole number under ten: "almost 1%" for 0.9%."""
    if said >= _SMALL or said % 1 or not value % 1:
        return False
    return value.quantize(Decimal(1)) == said and abs(said - value) <= _WHOLE * value


def _far(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > _FAR * max(abs(one), abs(other))


def digits(value: Decimal) -> int:
    """Count a value's significant digits; trailing zeros of a whole number are none."""
    return len(value.normalize().as_tuple().digits)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1))


def rounds(said: Figure, value: Decimal) -> bool:
    """Say whether a value rounds to a figure of its unit, in as many digits as are printed."""
    printed = said.value / said.each
    return _rounded(value / said.each, digits(printed)) == printed or printed in _FRACTIONS


def _recurs(value: Decimal) -> bool:
    """Say whether a value is a third or a sixth, which print only roughly as digits."""
    thirds = value % 1 * 3
    return abs(thirds - 1) < _ROUND or abs(thirds - 2) < _ROUND
