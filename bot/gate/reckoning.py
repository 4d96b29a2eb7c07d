"""Plain arithmetic over the figures of the evidence: one step, and its result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations

from bot.gate import leading
from bot.gate.agreement import agree, digits, kin, may_agree, related
from bot.language import multiples
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

# A line that reckons says so in these words; with more figures than this of one unit in its
# evidence, some sum of two would fit by chance.
_RECKONS = re.compile(
    r"\b(?:total|combined|together|sum|difference|gap|exceed\w*|more|less|fewer|higher|lower"
    r"|rise|rose|risen|fell|fall|fallen|drop\w*|cut|increas\w+|decreas\w+|rais\w+|reduc\w+"
    r"|add\w*|imply\w*|implies|leav\w+|left|share|(?:third|half|quarter|fifth|tenth)s? of"
    r"|below|above"
    r"|lift\w*|come to|makes?|in all|earlier|previous\w*|before|gained|lost|up|down"
    r"|points?|compared|outstrip\w*|outpac\w*|half|twice|doubl\w+|tripl\w+|by|account\w*|part"
    r"|average|apiece|each|per|out of|range\w*|spread|remain\w*|rest|other|widen\w*|narrow\w*"
    r"|bring\w*|brought|stack\w*|leaving|made up|grew|grow\w*|shr[aiu]nk\w*|jump\w*|slid|climb\w*"
    r"|all but|except\w*|between them|both|all told|altogether|jointly|short of|beyond|bar"
    r"|took|takes?|after|including|plus|minus|net|roughly)\b"
)
# What a sum was before it rose is asked for in these.
_EARLIER = re.compile(
    r"\b(?:before|had been|had stood|was|were|earlier|previous\w*|from|until now|at present"
    r"|currently|now|impl(?:y|ies)|used to|originally|at first|year ago)\b",
)
_FEW = 8
_MANY, _PRECISE = 20, 4  # how many of them a result of so many digits is no chance of
# "Ten of the 12", "15% of the value"; and what of its evidence a line may take further.
_OF_WHOLE = re.compile(
    r"\bof (?:the|its|their|[A-Z]\w+['’]s) [$€£]?\d|(?:%|\bper ?cent) of\b", re.IGNORECASE
)
_INVITES = re.compile(
    r"\b(?:the (?:rest|remainder|remaining|others)|all but|of (?:which|whom)"
    r"|an? (?:extra|additional|further)|plus|another|additional|on top of)\b",
    re.IGNORECASE,
)
_ADDABLE = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT})
_POINT = "point"  # of an index, which is itself a bare number
_SUMS = (Kind.MONEY, Kind.QUANTITY, Kind.COUNT)
_OF = re.compile(r"\s+of\b")
_PARTS = (Kind.QUANTITY, Kind.COUNT)
_HUNDRED = Decimal(100)
_RATIOS = ("%", "x", "pp")  # units of what two figures of any unit come to


def results(said: Figure, line: str, given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give what one step of plain arithmetic makes of the figures of the evidence.

    A result of three digits is no chance; one of fewer counts where the line says that it
    reckons. `text` is the evidence's words, for what "doubled" is said of. What cannot be the
    figure `said` is left out.
    """
    rated = not said.value or not kin(said.unit).isdisjoint(_RATIOS)
    alike = [each for each in given if related(said, each.unit)]
    if not given or not (rated or alike):
        return
    yield from leading.results(said, line, given, text)
    if rated or len(alike) > 1:
        reckons = _reckons(line) or _invites(text)
        moved = _moved(given) if related(said, "%") else ()
        for each in chain(_pairs(said, given if rated else alike), moved):
            if reckons or each.kind is Kind.MULTIPLE or digits(each.value) > 2:
                yield each
    if related(said, "%"):
        yield from _others(said, line, given, text)
        yield from _parts_of(said, line, given)
    yield from _multiplied(said, given, text)
    if alike and _before(line):
        yield from _grown(said, given)
    if any(each.kind is Kind.MONEY for each in alike):
        yield from _shared_out(said, given)
        if _in_all(line):
            yield from _paid_out(said, given)


@lru_cache(maxsize=256)
def _reckons(line: str) -> bool:
    return bool(_RECKONS.search(line.lower()) or _OF_WHOLE.search(line))


@lru_cache(maxsize=1024)
def _invites(text: str) -> bool:
    return _INVITES.search(text) is not None


@lru_cache(maxsize=256)
def _before(line: str) -> bool:
    return _EARLIER.search(line.lower()) is not None


def named(
    said: Figure,
    line: str,
    told: Sequence[Figure],
    given: Sequence[Figure],
    beyond: Sequence[Figure],
) -> Iterator[Figure]:
    """Give what two figures come to of which the line names one, or both: "69 of 142".

    However many more the evidence has: "at 40%, it is 15 points above the 25% of others".
    `beyond` are the figures of the whole articles; both that a line names must stand there.
    What cannot be the figure `said` is left out.
    """
    own = [each for each in told if any(agree(each, source) for source in given)]
    if own and _reckons(line):
        for one in own:
            for other in given:
                if _summable(one, other):
                    yield from _two(said, one, other)
    for rate in own:
        if rate.kind is Kind.PERCENT and _OF.match(line, rate.end):
            sums = [each for each in given if each.kind in _SUMS]
            yield from (each._replace(value=each.value * rate.value / 100) for each in sums)
    if not related(said, "%"):
        return
    for whole in told:
        parts = [one for one in own if one.value < whole.value and _summable(one, whole)]
        if whole.value and parts and any(agree(whole, one) for one in beyond):
            yield from (_percent(100 * one.value / whole.value) for one in parts)


def _summable(one: Figure, other: Figure) -> bool:
    rates = {"%", "pp", _POINT}
    return (
        one.kind in _ADDABLE
        and one.value != other.value
        and (one.unit == other.unit or {one.unit, other.unit} <= rates)
    )


def _pairs(said: Figure, given: Sequence[Figure]) -> Iterator[Figure]:
    """Give sums, differences, ratios and shares of two figures of one unit, and sums of all."""
    plainly = [
        each._replace(kind=Kind.COUNT, unit="") if each.unit == _POINT else each for each in given
    ]
    for _, unit in {(each.kind, each.unit) for each in plainly if each.kind in _ADDABLE}:
        if not any(related(said, each) for each in (unit, *_RATIOS)):
            continue
        alike = [each for each in plainly if each.unit == unit]
        if len(alike) > (_MANY if digits(said.value) >= _PRECISE else _FEW):
            continue
        for one, other in combinations(alike, 2):
            yield from _two(said, one, other)
        if len(alike) > 2:
            plain = alike[0]._replace(bound=Bound.EXACT, per="", noun="")
            yield plain._replace(value=sum((each.value for each in alike), Decimal(0)))


_DENIES = re.compile(
    r"\b(?:not|no|never|yet to|without|neither|lack\w*|fail\w*)\b|n['’]t\b", re.IGNORECASE
)
_NEAR = 60  # characters behind a share that may deny what it is of
_PRINTED = re.compile(r"\d|%|\bper|\bpct")


def _others(said: Figure, line: str, given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give the share of all others, of whom a line denies what the evidence tells of most."""
    rates = [each for each in given if each.kind is Kind.PERCENT and 0 < each.value < _HUNDRED]
    denied = _DENIES.search(line, said.end, said.end + _NEAR) is not None
    if len(rates) == 1 and denied is not (_DENIES.search(text) is not None):
        yield rates[0]._replace(value=_HUNDRED - rates[0].value)


def _parts_of(said: Figure, line: str, given: Sequence[Figure]) -> Iterator[Figure]:
    """Give what part one rate is of another, where a line has it in words: "half the growth"."""
    rates = [each for each in given if each.kind is Kind.PERCENT and each.value]
    if len(rates) == 2 and not _PRINTED.search(line, said.start, said.end):
        low, high = sorted(each.value for each in rates)
        yield _percent(100 * low / high)


def _moved(given: Sequence[Figure]) -> Iterator[Figure]:
    """Give the rates that points make of a percentage: 3.85% after 25 basis points was 3.60%."""
    points = [each for each in given if each.kind is Kind.POINTS]
    rates = [each for each in given if each.kind is Kind.PERCENT]
    if len(points) <= 3 and len(rates) <= _FEW:
        for rate in rates:
            for each in points:
                yield rate._replace(value=rate.value + each.value, bound=Bound.EXACT)
                yield rate._replace(value=abs(rate.value - each.value), bound=Bound.EXACT)


def _two(said: Figure, one: Figure, other: Figure) -> Iterator[Figure]:
    """Give what two figures of one unit come to: sum, difference, ratio and share."""
    bound = Bound.ABOUT if Bound.ABOUT in (one.bound, other.bound) else Bound.EXACT
    for value, kind, unit in _sums(said, one, other):
        if may_agree(said, value, unit):
            yield one._replace(value=value, kind=kind, unit=unit, bound=bound, per="", noun="")


def _sums(said: Figure, one: Figure, other: Figure) -> Iterator[tuple[Decimal, Kind, str]]:
    total, apart = one.value + other.value, abs(one.value - other.value)
    yield total, one.kind, one.unit
    yield apart, one.kind, one.unit
    if one.kind in (Kind.PERCENT, Kind.POINTS):
        for value in (apart, total):
            yield value, Kind.POINTS, "pp"
            yield value, Kind.PERCENT, "%"
    low, high = sorted((one.value, other.value))
    if low > 0 and any(related(said, each) for each in _RATIOS):
        yield high / low, Kind.MULTIPLE, "x"
        if one.kind is not Kind.PERCENT:
            for share in (apart / low, apart / high, low / high):
                yield 100 * share, Kind.PERCENT, "%"


def _multiplied(said: Figure, given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give what a figure was, or comes to, where the evidence says "doubled" or "halved"."""
    for multiple in {each.times for each in multiples.find(text)}:
        yield _percent(abs(multiple - 1) * 100)
        yield _percent(0)._replace(value=multiple, kind=Kind.MULTIPLE, unit="x")
        for each in given:
            if each.kind in _ADDABLE and related(said, each.unit):
                yield each._replace(value=each.value * multiple)
                yield each._replace(value=each.value / multiple)
    for each in given:
        if each.kind is Kind.MULTIPLE and each.value > 1:
            yield _percent((each.value - 1) * 100)


def _grown(said: Figure, given: Sequence[Figure]) -> Iterator[Figure]:
    """Give what a sum was before it rose, or fell, by a percentage."""
    rates = [each for each in given if each.kind is Kind.PERCENT and 0 < each.value < _HUNDRED]
    sums = [each for each in given if each.kind in _SUMS]
    if len(rates) > 2 or len(sums) > 3:
        return
    for rate in rates:
        for each in sums:
            if not related(said, each.unit):
                continue
            for factor in (1 + rate.value / 100, 1 - rate.value / 100):
                yield each._replace(value=each.value / factor, bound=Bound.ABOUT)


_ONE = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_IN_ALL = re.compile(
    r"\b(?:in (?:all|total)|total\w*|altogether|overall|combined|add\w* up|amount\w*)\b"
)


@lru_cache(maxsize=256)
def _in_all(line: str) -> bool:
    return _IN_ALL.search(line) is not None


def _paid_out(said: Figure, given: Sequence[Figure]) -> Iterator[Figure]:
    """Give what so many sums come to: 1.5 million cheques of $1,776."""
    sums = [each for each in given if each.kind is Kind.MONEY and related(said, each.unit)]
    parts = [each for each in given if each.kind in _PARTS and each.value > 1]
    if len(sums) <= 3 and len(parts) <= 3:
        for each in sums:
            for part in parts:
                value = each.value * part.value
                yield each._replace(value=value, per="", bound=Bound.ABOUT)


def _shared_out(said: Figure, given: Sequence[Figure]) -> Iterator[Figure]:
    """Give the price of one unit, where a sum is of so many: $21.50 for 16 pounds."""
    sums = [each for each in given if each.kind is Kind.MONEY and each.unit != "pound"]
    parts = [
        each for each in given if each.kind in (Kind.QUANTITY, Kind.COUNT) or each.unit == "pound"
    ]
    spans = [each for each in given if each.unit == "month" and each.value > 1]
    if len(sums) > 3 or len(parts) > 3:
        return
    for each in sums:
        if not related(said, each.unit):
            continue
        for part in parts:
            if part.value > 1:
                per = part.unit or _ONE.get(part.noun) or part.noun.removesuffix("s")
                yield each._replace(value=each.value / part.value, per=per, bound=Bound.ABOUT)
        if each.per == "dozen":
            yield each._replace(value=each.value / 12, per="unit", bound=Bound.ABOUT)
        for span in spans:
            yield each._replace(value=each.value * 12 / span.value, per="year", bound=Bound.ABOUT)
            yield each._replace(value=each.value / span.value, per="month", bound=Bound.ABOUT)


def _percent(value: Decimal | int) -> Figure:
    return Figure(0, 0, Decimal(value), Kind.PERCENT, "%")
