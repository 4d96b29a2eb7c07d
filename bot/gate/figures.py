"""Figures stand in the evidence, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language.figures import Bound, Figure, counts
from bot.language.units import Kind

# How far a figure may lie from its source's, as a share of it: where the line says "about",
# and where it simply rounds to one digit.
_ABOUT = Decimal("0.05")
_ROUND = Decimal("0.01")
_CONVERTED = Decimal("0.03")  # from one unit to another, as news writers do it

# How far above "more than" it, or below "less than" it, a source's figure may lie: "more than
# half" is fair for 62%.
_WIDE = Decimal("1.25")

# "Nearly half" and its like are said of what lies a tenth of them off.
_FRACTIONS = frozenset(map(Decimal, (20, 25, 40, 50, 60, 75, 80))) | {
    Decimal("33.33"),
    Decimal("66.67"),
}

# A line that reckons says so in these words; with more figures than this of one unit in its
# evidence, some sum of two would fit by chance.
_RECKONS = re.compile(
    r"\b(?:total|combined|together|sum|difference|gap|exceed\w*|more|less|fewer|higher|lower"
    r"|rise|rose|risen|fell|fall|fallen|drop\w*|cut|increas\w+|decreas\w+|rais\w+|reduc\w+"
    r"|add\w*|imply\w*|implies|leav\w+|share|(?:third|half|quarter|fifth|tenth)s? of|below|above"
    r"|lift\w*|come to|makes?|in all|earlier|previous\w*|before|gained|lost|up|down"
    r"|points?|compared|outstrip\w*|outpac\w*|half|twice|doubl\w+|by)\b",
    re.IGNORECASE,
)
_NEARLY = Decimal("0.12")  # what "about" may round to one digit
_FEW = 8
_GREAT = 1_000_000  # from which on a bare count is one of money or weight
_INCREASES = re.compile(
    r"\b(?:additional|added?|adding|extra|increas\w+|rais\w+|hik\w+|further|rise|rose|higher|lower"
    r"|cut|reduc\w+|on top)\b",
    re.IGNORECASE,
)

_ADDABLE = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT})

# Two units of one quantity: what one of the first is of the second. A bare ton may be either
# ton, a pound of weight is one of money by its name alone, a month has 30 days here.
_SAME = {
    ("ton", "kg"): (Decimal(1000), Decimal("907.18474")),
    ("pound", "kg"): (Decimal("0.45359237"),),
    ("pound", "GBP"): (Decimal(1),),
    ("barrel", "l"): (Decimal("158.987294928"),),
    ("month", "day"): (Decimal(30), Decimal("30.436875")),
    ("day", "second"): (Decimal(86400),),
    ("peso", "MXN"): (Decimal(1),),
    ("franc", "CHF"): (Decimal(1),),
}


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every figure that no passage gives with its unit.

    A figure that stands there in another unit, magnitude or rate differs in unit; one that
    does not stand there is not in evidence.
    """
    given = [figure for passage in evidence for figure in passage.figures]
    reckons = bool(_RECKONS.search(claim.text))
    # A result of three digits is no chance, one of fewer has to be called one.
    reckoned = [
        each
        for each in _reckoned(given)
        if reckons or _digits(each.value) > 2 or each.kind is Kind.MULTIPLE
    ]
    text = all_text(evidence)
    reasons: list[Reason] = []
    for said in claim.figures:
        if any(
            _agrees(said, source, text) or _bare(said, source) for source in (*given, *reckoned)
        ):
            continue
        if _implied(said, claim, text) or _counted(said, claim, text) or _rated(said, given, claim):
            continue
        if said.kind is Kind.DURATION and _spanned(said, evidence):
            continue
        fault = _fault(said, given, text)
        reasons.append(Reason(fault=fault, words=claim.text[said.start : said.end]))
    return reasons


def _bare(said: Figure, source: Figure) -> bool:
    """Say whether a figure leaves out the unit of a great sum: "to nearly eight billion"."""
    return (
        said.kind is Kind.COUNT
        and (said.value >= _GREAT or said.bound is Bound.ABOUT)
        and source.kind in {Kind.MONEY, Kind.QUANTITY}
        and _carries(said.value, said.bound, source.value, source.bound)
    )


def _fault(said: Figure, given: Sequence[Figure], text: str) -> Fault:
    """Name what is wrong with a figure that no passage carries as it is meant."""
    exact = said._replace(bound=Bound.EXACT)
    if any(_agrees(exact, source._replace(bound=Bound.EXACT), text) for source in given):
        return Fault.SCOPE_WIDENED
    if any(_same_digits(said, source) for source in given):
        return Fault.UNIT_DIFFERS
    return Fault.FIGURE_NOT_IN_EVIDENCE


def _counted(said: Figure, claim: Claim, text: str) -> bool:
    """Say whether a bare count stands in the evidence as one, also in "13 out of 193"."""
    if said.kind not in {Kind.COUNT, Kind.DURATION} or said.bound in {Bound.OVER, Bound.UNDER}:
        return False
    bare = said.kind is Kind.COUNT
    return bool(counts(claim.text[said.start : said.end], units=True) & counts(text, units=bare))


_DAYS = {"day": Decimal(1), "month": Decimal("30.44")}


def _spanned(said: Figure, evidence: Sequence[Passage]) -> bool:
    """Say whether two days lie so far apart: two of the evidence, or one and the article's own.

    Weeks and months are told roughly, and both ends of a stay may count.
    """
    if said.unit not in _DAYS:
        return False
    wanted = said.value * _DAYS[said.unit]
    days = {day.toordinal() for each in evidence for day in _known(each)}
    days |= {each.article.when.date().toordinal() for each in evidence}
    near = max(Decimal(1), 2 * _ABOUT * wanted)
    return any(abs(abs(one - other) - wanted) <= near for one, other in combinations(days, 2))


def _known(passage: Passage) -> Iterator[date]:
    for each in passage.dates:
        yield from (day for day in (each.first, each.last) if day)


def _rated(said: Figure, given: Sequence[Figure], claim: Claim) -> bool:
    """Say whether a figure is a yearly one of the evidence by the month, or the reverse."""
    around = claim.text[max(0, said.start - 40) : said.end + 40]
    monthly = said.per == "month" or re.search(r"\b(?:month|monthly)\b", around)
    yearly = said.per == "year" or re.search(r"\b(?:year|annual\w*|yearly)\b", around)
    for source in given:
        if source.unit != said.unit:
            continue
        for wanted, per, factor in ((monthly, "year", 12), (yearly, "month", Decimal(1) / 12)):
            if wanted and source.per == per:
                value = source.value / factor
                if abs(said.value - value) <= _ABOUT * value:
                    return True
    return False


def agree(said: Figure, source: Figure) -> bool:
    """Say whether a figure of a source allows one of a line."""
    return _agrees(said, source, "")


def _agrees(said: Figure, source: Figure, text: str) -> bool:
    if said.per and source.per and said.per != source.per:
        return False
    if said.unit != source.unit and any(
        abs(value - source.value) <= _CONVERTED * source.value for value in _converted(said, source)
    ):
        return {said.bound, source.bound} != {Bound.OVER, Bound.UNDER}
    return any(
        _carries(value, said.bound, source.value, source.bound)
        for value in _in_unit_of(said, source, text)
    )


def _in_unit_of(said: Figure, source: Figure, text: str) -> Iterator[Decimal]:
    """Give the line's value in the source's unit, in each way it can be read."""
    if (
        said.unit == source.unit
        or not said.value
        or ({said.unit, source.unit} == {"%", "pp"} and _INCREASES.search(text))
    ):
        yield said.value
    yield from _converted(said, source)


def _converted(said: Figure, source: Figure) -> Iterator[Decimal]:
    for factor in _SAME.get((said.unit, source.unit), ()):
        yield said.value * factor
    for factor in _SAME.get((source.unit, said.unit), ()):
        yield said.value / factor


def _carries(said: Decimal, bound: Bound, value: Decimal, given: Bound) -> bool:
    """Say whether a source's value allows the line's, as exactly as the line means it."""
    if {bound, given} == {Bound.OVER, Bound.UNDER}:
        return False
    apart = abs(said - value)
    if not apart or not said or not value:
        return not apart
    coarser = _digits(said) < _digits(value)
    if bound is Bound.OVER and coarser and said < value <= _WIDE * said:
        return True
    if bound is Bound.UNDER and coarser and said > value >= said / _WIDE:
        return True
    rounded = _rounded(value, _digits(said)) == said
    if bound is Bound.ABOUT and rounded and apart <= _NEARLY * value:
        return True
    if said in _FRACTIONS and apart <= (2 if bound is Bound.ABOUT else 1) * _ABOUT * said:
        return True
    if Bound.ABOUT in (bound, given) or _recurs(said):
        return apart <= _ABOUT * value or (rounded and apart <= 2 * _ABOUT * value)
    return rounded and (_digits(said) > 1 or apart <= _ROUND * value)


def _digits(value: Decimal) -> int:
    """Count a value's significant digits; trailing zeros of a whole number are none."""
    return len(value.normalize().as_tuple().digits)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1))


def _recurs(value: Decimal) -> bool:
    """Say whether a value is a third or a sixth, which print only roughly as digits."""
    return value % 1 in {Decimal("0.33"), Decimal("0.67")}


def _reckoned(given: Sequence[Figure]) -> Iterator[Figure]:
    """Give what plain arithmetic makes of the figures of one unit.

    That is the sum and the difference of two, their sum where there are more, and the
    share that one is of another. A difference of percentages is in points.
    """
    for kind, unit in sorted({(each.kind, each.unit) for each in given if each.kind in _ADDABLE}):
        alike = [each for each in given if each.unit == unit]
        if len(alike) > _FEW:
            continue
        plain = alike[0]._replace(bound=Bound.EXACT, per="")
        for one, other in combinations(alike, 2):
            apart = abs(one.value - other.value)
            yield plain._replace(value=one.value + other.value)
            yield plain._replace(value=apart)
            if kind is Kind.PERCENT:
                yield plain._replace(value=apart, kind=Kind.POINTS, unit="pp")
            if one.value and other.value:
                times = max(one.value, other.value) / min(one.value, other.value)
                yield plain._replace(value=times, kind=Kind.MULTIPLE, unit="x")
            if kind is not Kind.PERCENT and one.value and other.value:
                growth = 100 * apart / min(one.value, other.value)
                yield plain._replace(value=growth, kind=Kind.PERCENT, unit="%")
                share = 100 * min(one.value, other.value) / max(one.value, other.value)
                yield plain._replace(value=share, kind=Kind.PERCENT, unit="%")
        if len(alike) > 2:
            yield plain._replace(value=sum((each.value for each in alike), Decimal(0)))


def _same_digits(said: Figure, source: Figure) -> bool:
    """Say whether two figures show the same digits, whatever unit or magnitude they have."""
    return bool(said.value) and said.value.normalize().as_tuple().digits == (
        source.value.normalize().as_tuple().digits
    )


def _implied(said: Figure, claim: Claim, text: str) -> bool:
    """Say whether the evidence counts without a figure: by a list, or by an article ("a year")."""
    if said.value == 2 and said.noun in _PAIRED:
        return True
    if said.kind is Kind.ORDINAL and 0 < said.value <= len(_ORDINALS):
        return bool(re.search(rf"\b{_ORDINALS[int(said.value) - 1]}\b", text, re.IGNORECASE))
    if said.kind is Kind.COUNT:
        return any(_length(found.group()) == said.value for found in _LIST.finditer(text))
    one = re.fullmatch(r"(?:one|1)[\s-](\w+)", claim.text[said.start : said.end], re.IGNORECASE)
    return bool(one and re.search(rf"\ban?\s(?:\w+\s)?{one[1]}\b", text))


_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
)
_PAIRED = frozenset(
    {"countries", "sides", "nations", "governments", "economies", "parties", "leaders", "allies"}
)
_ITEM = r"[\w.'’-]+(?:\s[\w.'’-]+){0,3}"
_LIST = re.compile(rf"{_ITEM}(?:,\s{_ITEM}){{0,12}},?\s(?:and|or)\s{_ITEM}")
_BETWEEN = re.compile(r",?\s(?:and|or)\s|,\s")


def _length(listed: str) -> int:
    return 1 + len(_BETWEEN.findall(listed))
