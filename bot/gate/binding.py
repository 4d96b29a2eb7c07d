"""A figure is of the same thing as in the evidence: no rates swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.company import Held, family_of, held
from bot.gate.evidence import Passage, all_text
from bot.gate.exchanged import exchanged, one_range
from bot.gate.known import Known
from bot.gate.reckoning import reckoned
from bot.gate.rivals import beside
from bot.gate.strays import turned
from bot.language import dates, figures, tables
from bot.language.figures import Figure
from bot.language.units import Kind

_BINDS = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MULTIPLE, Kind.DURATION}
)

# "15 of the 75 that ask have filed": a part and its whole are never in each other's places.
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|those|these|all|some|about|more|than|over|nearly|roughly)\s)*"
)
_FROM = re.compile(r"\bfrom\s(?:(?:about|around|some|roughly|nearly|just|over|an?)\s)*$")
_SMALL = 20  # up to which a count stands for many things in any article


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a figure that the evidence gives to something else.

    Figures of one unit are told apart by the terms that stand with one of them alone: two that
    the line gives are held against two of the evidence together, one to one.
    """
    found = [each for each in figures.find(claim.text) if each.kind in _BINDS]
    if not _several(claim, found):
        return []
    more = beside(claim, evidence)
    # what is reckoned of the cited words is none of another sentence's
    made = _reckoned(claim, found, evidence) if more else []
    own = [each for each in found if each not in made]
    if not _several(claim, own):
        return []
    told = [
        each
        for each in held(claim.text, found, dates.find(claim.text, evidence[0].article.when))
        if each.figure in own
        and not any(span.start <= each.figure.start < span.end for span in claim.verbatim)
    ]
    cited = [each for passage in evidence for each in _held(passage)]
    given = [*cited, *(each for passage in more for each in _held(passage))]
    elsewhere = {each.figure[:2] for each in _exchanged(claim, told, cited, given, evidence)}
    return [
        Reason(fault=Fault.BOUND_ELSEWHERE, words=claim.text[start:end])
        for start, end in sorted(elsewhere)
    ]


def _reckoned(claim: Claim, found: Sequence[Figure], evidence: Sequence[Passage]) -> list[Figure]:
    given = [figure for passage in evidence for figure in passage.figures]
    lacking = [each for each in found if not any(agree(each, source) for source in given)]
    known = Known(
        line=claim.text,
        told=found,
        given=given,
        beyond=(),
        text=all_text(evidence),
        evidence=evidence,
    )
    return [each for each in lacking if reckoned(each, known)]


def _several(claim: Claim, found: Sequence[Figure]) -> bool:
    """Say whether a line has two figures of a sort: a cheap test."""
    own = [
        each
        for each in found
        if not any(span.start <= each.start < span.end for span in claim.verbatim)
    ]
    return any(one.value != two.value for one, two in combinations(own, 2) if _alike(one, two))


def _alike(one: Figure, other: Figure) -> bool:
    return family_of(one) == family_of(other)


def _exchanged(
    claim: Claim,
    told: Sequence[Held],
    cited: Sequence[Held],
    given: Sequence[Held],
    evidence: Sequence[Passage],
) -> Iterator[Held]:
    """Give the figures of a line that stand in each other's places.

    Small counts are many in any article: those that are not cited tell nothing.
    """
    for one, other in combinations(told, 2):
        if (
            family_of(one.figure) == family_of(other.figure)
            and one.figure.value != other.figure.value
            and not _a_range(claim.text, one, other)
            and not _OF.fullmatch(claim.text, one.figure.end, other.figure.start)
            and _of_a_sort(claim.text, one) is _of_a_sort(claim.text, other)
        ):
            there = turned(one.figure, other.figure, claim, evidence)
            if there is None:
                there = exchanged(one, other, cited if _small(one, other) else given)
            if there:
                yield from (one, other)


def _of_a_sort(text: str, said: Held) -> bool:
    """Say whether how long something is tells what sort it is of: "a 30-year loan"."""
    words = text[said.figure.start : said.figure.end]
    return said.figure.kind is Kind.DURATION and "-" in words


def _a_range(text: str, one: Held, other: Held) -> bool:
    """Say whether a line gives two figures as one range: "5% to 7%", but not "from 5% to 7%"."""
    changes = _FROM.search(text, 0, min(one.figure.start, other.figure.start))
    return one_range(one.figure, other.figure) and not changes


def _small(*those: Held) -> bool:
    return any(each.figure.kind is Kind.COUNT and each.figure.value <= _SMALL for each in those)


@lru_cache(maxsize=2048)
def _held(passage: Passage) -> tuple[Held, ...]:
    """Tell what stands with the figures of a passage; those of a table have heads above it."""
    text, start = passage.text, passage.span.start
    found = [each for each in passage.figures if each.kind in _BINDS]
    if not found:
        return ()
    if tables.BAR in text or "respectively" in text:  # the list may stand before the passage
        article = passage.article
        return tuple(held(article.text, found, dates.find(article.text, article.when)))
    local = [each._replace(start=each.start - start, end=each.end - start) for each in found]
    days = [each._replace(start=each.start - start, end=each.end - start) for each in passage.dates]
    return tuple(held(text, local, days))
