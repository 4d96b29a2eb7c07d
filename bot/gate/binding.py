"""A figure is of the same thing as in the evidence: no rates swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.gate.figures import agree
from bot.language import dates, figures, goods, sentences
from bot.language.figures import Figure
from bot.language.repetition import terms
from bot.language.units import Kind

_BINDS = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MULTIPLE}
)
_BREAK = re.compile(
    r"[;:,—–()]|\b(?:and|but|while|whereas|versus|vs\.?|compared (?:with|to)|against|than|from)\b"
)
_CHANGE = re.compile(
    r"\W{0,2}(?:(?:up|down|higher|lower|raised|cut|increased|reduced)\s+)?(?:from|to)\b[^,;.]{0,25}"
)
_COUNTED = re.compile(r"[^,;:.()\d]{0,45}")
_TOTAL = re.compile(r"\btotal(?:l?ing|led)?(?:\s+(?:of|to|at))?\s*$")
_OWN = 3  # words before a figure, from which on they say what it is of
_YEAR = 5.0  # what a date counts among the terms of a figure
_COMPANY = 2.5  # weight of the terms that must speak for another figure
# Where the line does not give that other figure too, and they share a country or goods, or none.
_NAMED = 6.0
_ALONE = 12.0
_CLEARLY = 2.0  # and by how much more than for the one that is given


class Bound(NamedTuple):
    """A figure, and the terms of the part of its sentence that it is in."""

    figure: Figure
    terms: Mapping[str, float]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a figure that the evidence gives to something else.

    Figures of one unit are told apart by the terms that stand with one of them alone. A
    figure is swapped where its own terms, in the line, are those of another figure.
    """
    given = [each for passage in evidence for each in _of(passage)]
    reasons = []
    told = tuple(bound(claim.text, figures.find(claim.text), 0, evidence[0]))
    for said in told:
        if any(span.start <= said.figure.start < span.end for span in claim.verbatim):
            continue
        rivals = [each for each in given if each.figure.unit == said.figure.unit]
        mine = [each for each in rivals if agree(said.figure, each.figure)]
        others = [each for each in rivals if not agree(said.figure, each.figure)]
        if not mine or not others:
            continue
        own = max(_shared(said, each, others) for each in mine)
        rival = max(others, key=lambda each: _shared(said, each, mine))
        other = _shared(said, rival, mine)
        swapped = any(agree(each.figure, rival.figure) for each in told if each is not said)
        least = _COMPANY if swapped else _NAMED if _names(said, rival, mine) else _ALONE
        if other >= least and other >= own + _CLEARLY:
            words = claim.text[said.figure.start : said.figure.end]
            reasons.append(Reason(fault=Fault.BOUND_ELSEWHERE, words=words))
    return reasons


@lru_cache(maxsize=2048)
def _of(passage: Passage) -> tuple[Bound, ...]:
    return tuple(bound(passage.text, passage.figures, passage.span.start, passage))


def _names(said: Bound, rival: Bound, mine: Sequence[Bound]) -> bool:
    """Say whether what a figure shares with another one alone has a country or goods in it."""
    common = {term for each in mine for term in each.terms}
    shared = [term for term in said.terms if term in rival.terms and term not in common]
    return any(term.isupper() or goods.known(term) for term in shared)


def _shared(said: Bound, each: Bound, rivals: Sequence[Bound]) -> float:
    """Weigh the terms that a figure of the line shares with one of the evidence alone."""
    common = {term for rival in rivals for term in rival.terms}
    return sum(
        weight for term, weight in said.terms.items() if term in each.terms and term not in common
    )


def bound(text: str, found: Sequence[Figure], offset: int, passage: Passage) -> Iterator[Bound]:
    """Part each sentence among its figures, unit by unit: each with what stands around it.

    A part of the sentence without a figure goes with the figure before it, and with the
    first one where there is none. `offset` is where `text` begins in what `found` counts in.
    """
    local = [each._replace(start=each.start - offset, end=each.end - offset) for each in found]
    when = passage.article.when
    for sentence in sentences.split(text):
        within = [
            each
            for each in local
            if sentence.start <= each.start < sentence.end and each.kind in _BINDS
        ]
        for unit in {each.unit for each in within}:
            alike = [each for each in within if each.unit == unit]
            for figure, part in _parts(text, sentence.start, sentence.end, alike):
                if _TOTAL.search(text, sentence.start, figure.start):  # is of all that was told
                    part = text[sentence.start : sentence.end]
                elif figure.kind is Kind.COUNT:  # is of what stands right behind it
                    part = text[figure.end : _counted(text, figure.end)]
                days = {str(date.first)[:7]: _YEAR for date in dates.find(part, when) if date.first}
                yield Bound(figure, {**terms(part), **days})


def _counted(text: str, start: int) -> int:
    """Find where what is counted ends."""
    found = _COUNTED.match(text, start)
    return found.end() if found else start


def _parts(
    text: str, start: int, end: int, alike: Sequence[Figure]
) -> Iterator[tuple[Figure, str]]:
    """Cut a sentence between each two figures; a change from one to the other is of one thing."""
    runs: list[list[Figure]] = []
    for figure in alike:
        if runs and _CHANGE.fullmatch(text, runs[-1][-1].end, figure.start):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    begin = start
    for number, run in enumerate(runs):
        last = number + 1 == len(runs)
        cut = end if last else _cut(text, run[-1].end, runs[number + 1][0].start)
        # What stands before the first figure is of those too that follow with no words of
        # their own before them: "a tariff of 25% on cars and 50% on steel".
        shares = number > 0 and len(text[begin : run[0].start].split()) < _OWN
        for figure in run:
            lead = text[start : runs[0][0].start] if shares else ""
            yield figure, f"{lead} {text[begin : figure.start]} {text[figure.end : cut]}"
        begin = cut


def _cut(text: str, start: int, end: int) -> int:
    breaks = list(_BREAK.finditer(text, start, end))
    strong = [each for each in breaks if each.group().strip().isalpha()]
    if strong:
        return strong[-1].start()
    return breaks[0].start() if breaks else (start + end) // 2
