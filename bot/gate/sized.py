"""How a figure's size is told otherwise than by one number: ranges, signs, factors, digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import multiples, ranges, rough
from bot.language.figures import Bound, Figure
from bot.language.multiples import Multiple
from bot.language.ranges import Range
from bot.language.rough import Rough, Sort
from bot.language.spans import Spanned
from bot.language.units import Kind


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a size that the evidence tells of no figure, and another one of it."""
    text = all_text(evidence)
    given = [figure for passage in evidence for figure in passage.figures]
    found = (
        *_ends(claim, evidence, given),
        *_signs(claim, evidence),
        *_roughly(claim, given, text),
        *_factors(claim, given, text),
    )
    return [
        Reason(fault=fault, words=claim.text[each.start : each.end])
        for fault, each in found
        if not any(span.start <= each.start < span.end for span in claim.verbatim)
    ]


Found = Iterator[tuple[Fault, Spanned]]

# What makes one end of a range enough: "it may reach 15%", "as low as 10%", "starts at 10%".
_ONE_END = re.compile(
    r"\b(?:may|might|can|could|maximum|minimum|max|min|most|least|top\w*|upper|lower|high\w*|low\w*|start\w*"
    r"|begin\w*|reach\w*|ceiling|floor|range\w*|end|up\sto|from|between|estimat\w+|forecast\w*|some|or)\b",
    re.IGNORECASE,
)
_BESIDE = 50  # characters around a figure in which that may be said


def _ends(claim: Claim, evidence: Sequence[Passage], given: Sequence[Figure]) -> Found:
    """Find one end of a range that a line tells as the whole of it."""
    theirs = [
        each for passage in evidence for each in passage.within(ranges.find(passage.article.text))
    ]
    for said in claim.figures if theirs else ():
        of = [each for each in theirs if said.value in (each.low.value, each.high.value)]
        if not of or said.unit != of[0].low.unit:
            continue
        alone = [each for each in given if each.value == said.value and each.unit == said.unit]
        if len(alone) == len(of) and not any(_fair(said, each, claim) for each in of):
            yield Fault.SCOPE_WIDENED, said


def _fair(said: Figure, of: Range, claim: Claim) -> bool:
    """Say whether a line tells an end of a range as what it is, or the other one as well."""
    other = of.low if said.value == of.high.value else of.high
    if any(each.value == other.value for each in claim.figures):
        return True
    if said.bound is not Bound.EXACT:
        most = said.value == of.high.value
        return said.bound in ((Bound.UNDER, Bound.ABOUT) if most else (Bound.OVER, Bound.ABOUT))
    around = claim.text[max(0, said.start - _BESIDE) : said.end + _BESIDE]
    return _ONE_END.search(around) is not None


_FALLS = re.compile(
    r"\b(?:minus|negative|below|fell|fall\w*|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|contract\w*|loss\w*|lost"
    r"|lose\w*|deficit|down|lower\w*|less|weak\w*|slid\w*|slump\w*|slip\w*|dip\w*|reduc\w+|cut\w*|recession|cold\w*"
    r"|in\sthe\sred|outflow\w*|shortfall|shed|sank|sink\w*|plung\w+|tumbl\w+|retreat\w*|fewer|eas(?:ed|ing)|under)\b"
    r"|[-−–]\d",
    re.IGNORECASE,
)


_SHRANK = re.compile(
    r"\b(?:shr[aiu]nk(?:s|ing)?|contract(?:s|ed|ing)?)\s(?:by\s)?(?:(?:about|some|around|nearly|an?)\s){0,2}$"
)
_GREW = re.compile(r"\b(?:growth|grew|expansion|expanded)\b[^.;:,]{0,30}$", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _below(passage: Passage) -> tuple[tuple[Figure, bool], ...]:
    """Give the figures of a passage, and of each whether it is one below nothing."""
    text = passage.article.text
    return tuple(
        (each, each.minus or bool(_SHRANK.search(text, max(0, each.start - 40), each.start)))
        for each in passage.figures
    )


def _signs(claim: Claim, evidence: Sequence[Passage]) -> Found:
    """Find a figure below nothing that a line tells as one above it, or the reverse."""
    given = [pair for passage in evidence for pair in _below(passage)]
    if not any(minus for _, minus in given) and not any(each.minus for each in claim.figures):
        return
    for said in claim.figures:
        alike = [pair for pair in given if (pair[0].unit, pair[0].value) == (said.unit, said.value)]
        if not alike or any(minus is said.minus for _, minus in alike):
            continue
        told = said.minus or any(each.minus for each, _ in alike)
        told = told or _GREW.search(claim.text, 0, said.start) is not None
        if told and not _FALLS.search(all_text(evidence) if said.minus else claim.text):
            yield Fault.DIRECTION_REVERSED, said


def _roughly(claim: Claim, given: Sequence[Figure], text: str) -> Found:
    """Find a size in which no figure of the evidence lies, where that tells of another size."""
    for said in rough.find(claim.text):
        theirs = [each for each in rough.find(text) if each.sort is said.sort]
        if not theirs or any(_within(each, said) for each in theirs):
            continue
        if not any(_lies(figure, said) for figure in given):
            yield Fault.UNIT_DIFFERS, said


def _within(source: Rough, said: Rough) -> bool:
    return said.low <= source.low and source.high <= said.high


_TONNE = 1000  # kilograms


def _lies(figure: Figure, said: Rough) -> bool:
    if said.sort is Sort.DIGITS:
        return figure.kind in (Kind.PERCENT, Kind.POINTS) and said.low <= figure.value < said.high
    values = (figure.value, figure.value / _TONNE)
    return any(said.low * Decimal("0.9") <= value < said.high for value in values)


def _factors(claim: Claim, given: Sequence[Figure], text: str) -> Found:
    """Find a word that multiplies, "tripled", where the evidence has another in its place."""
    said = multiples.find(claim.text)
    if not said:
        return
    theirs = {each.times for each in multiples.find(text)}
    rivals = theirs | {each.value for each in given if each.kind is Kind.MULTIPLE}
    if not rivals - {each.times for each in said}:
        return
    for each in said:
        if each.times not in theirs and not _made(each, given):
            yield Fault.UNIT_DIFFERS, each


def _made(said: Multiple, given: Sequence[Figure]) -> bool:
    """Say whether figures of the evidence come to so many times as much."""
    times = Figure(0, 0, said.times, Kind.MULTIPLE, "x", Bound.ABOUT)
    if any(
        agree(times, each) or (each.kind is Kind.PERCENT and each.value in _rates(said.times))
        for each in given
    ):
        return True
    ratios = (
        max(one.value, other.value) / min(one.value, other.value)
        for one, other in combinations(given, 2)
        if one.unit == other.unit and one.value and other.value
    )
    wanted = max(said.times, 1 / said.times)
    return any(abs(ratio - wanted) <= wanted / 10 for ratio in ratios)


def _rates(times: Decimal) -> tuple[Decimal, Decimal]:
    """Give by what rate, and to what one, something came that is so many times as much."""
    return abs(times - 1) * 100, times * 100
