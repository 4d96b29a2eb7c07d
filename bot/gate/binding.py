"""A figure is of the same thing as in the evidence: no rates swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise

from bot.domain import Fault, Reason
from bot.gate import marks
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.company import BASE, Held, family_of, held, sort_of
from bot.gate.evidence import Passage, all_text
from bot.gate.exchanged import displaced, exchanged, meant, one_range, straight
from bot.gate.known import Known
from bot.gate.marks import Mark
from bot.gate.reckoning import reckoned
from bot.gate.rivals import beside
from bot.language import dates, figures, tables
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

_BINDS = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MULTIPLE, Kind.DURATION}
)

# "15 of the 75 that ask have filed": a part and its whole are never in each other's places.
_OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|those|these|all|some|about|more|than|over|nearly|roughly)\s)*"
)
_RATE = re.compile(r"[\d%]|\b(?:per\s?cent|pct)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:(?:about|around|some|roughly|nearly|just|over|an?)\s)*$")
_SMALL = 20  # up to which a count stands for many things in any article


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a figure that the evidence gives to something else.

    Figures of one unit are told apart by the terms that stand with one of them alone. Two that
    the line gives are held against two of the evidence together, one to one; a single one
    against those that the line leaves out.
    """
    found = [each for each in figures.find(claim.text) if each.kind in _BINDS]
    more = beside(claim, evidence) if found else []
    # what is reckoned of the cited words is none of another sentence's
    made = _reckoned(claim, found, evidence) if more else []
    own = [each for each in found if each not in made]
    if not _to_tell_apart(claim, own, [*evidence, *more]):
        return []
    told = [
        each
        for each in held(claim.text, found, dates.find(claim.text, evidence[0].article.when))
        if each.figure in own
        and not any(span.start <= each.figure.start < span.end for span in claim.verbatim)
    ]
    cited = [each for passage in evidence for each in _held(passage)]
    given = [*cited, *(each for passage in more for each in _held(passage))]
    elsewhere = {
        each.figure[:2]
        for each in chain(
            _exchanged(claim, told, cited, given), _displaced(claim, told, cited, given)
        )
    }
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


def _to_tell_apart(claim: Claim, found: Sequence[Figure], cited: Sequence[Passage]) -> bool:
    """Say whether a line has two figures of a sort, or its evidence one more: a cheap test."""
    own = [
        each
        for each in found
        if not any(span.start <= each.start < span.end for span in claim.verbatim)
    ]
    if any(one.value != two.value for one, two in combinations(own, 2) if _alike(one, two)):
        return True
    units = {each.unit for each in own if each.kind is not Kind.DURATION}
    return any(
        each.unit in units and each.kind in _BINDS and not any(agree(one, each) for one in own)
        for passage in cited
        for each in passage.figures
    )


def _alike(one: Figure, other: Figure) -> bool:
    return family_of(one) == family_of(other)


def _exchanged(
    claim: Claim, told: Sequence[Held], cited: Sequence[Held], given: Sequence[Held]
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
            and exchanged(one, other, cited if _small(one, other) else given)
        ):
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


def _displaced(
    claim: Claim, told: Sequence[Held], cited: Sequence[Held], given: Sequence[Held]
) -> Iterator[Held]:
    """Give the figures that stand where the evidence has one that the line leaves out.

    For one that is cited, only what is cited too counts.
    """
    for said in told:
        if said.figure.kind is Kind.DURATION or _is_part(claim, said):
            continue  # how long is told of many things at once, and a half is one of a whole
        if _is_whole(claim, said):
            continue  # what others are a part of
        stands = any(_gives(said, each) for each in cited)
        if not stands and Mark.CHANGE in marks.of(claim.text, said.figure):
            continue  # how much more one is stands in no other's place
        alike = [each for each in (cited if stands else given) if _of_sort(said, each)]
        meet = [each for other in told for each in meant(other.figure, alike)]
        alone = len(told) == 1
        others = [
            each
            for each in alike
            if each not in meet
            and BASE not in each.company
            and not _as_counts(each, told)
            and (alone or not any(one_range(each.figure, own.figure) for own in meet))
        ]
        mine = meant(said.figure, alike)
        if not others or not mine or not displaced(said, mine, others, alone=alone):
            continue
        near = _in_clause(claim.text, said)
        if near and not displaced(near, mine, others, alone=alone):
            continue  # what speaks for another stands in another clause
        beside = [each for each in told if each is not said and _of_sort(said, each)]
        if not any(straight(said, each, alike) for each in beside):
            yield said


def _as_counts(each: Held, told: Sequence[Held]) -> bool:
    """Say whether a line gives the counts of which a rate of the evidence is read: eight of 15."""
    if each.figure.kind is not Kind.PERCENT:
        return False
    values = [one.figure.value for one in told if one.figure.kind is Kind.COUNT]
    return any(100 * some / whole == each.figure.value for some, whole in pairwise(values) if whole)


def _in_clause(text: str, said: Held) -> Held | None:
    """Give a figure with what stands in its own clause alone, where the line has more of them."""
    start, end = said.figure.start, said.figure.end
    begin = max((each.end() for each in _BREAK.finditer(text, 0, start)), default=0)
    behind = _BREAK.search(text, end)
    stop = behind.start() if behind else len(text)
    if (begin, stop) == (0, len(text)):
        return None
    figure = said.figure._replace(start=start - begin, end=end - begin)
    near = next(held(text[begin:stop], [figure], []), None)
    if near is None:
        return None
    company = {term: share for term, share in said.company.items() if _kept(term, near)}
    return Held(said.figure, company, {term: said.weights[term] for term in company})


def _kept(term: str, near: Held) -> bool:
    return term in near.company or sort_of(term) == "date"


_BREAK = re.compile(
    r";\s|,\s(?:with|which|who|while|whereas|an?\s|as\s|and\s|but\s|led\s|driven\s)", re.IGNORECASE
)


def _is_part(claim: Claim, said: Held) -> bool:
    """Say whether a share is told as a part: "half" or "a third"."""
    words = claim.text[said.figure.start : said.figure.end]
    return said.figure.kind is Kind.PERCENT and not _RATE.search(words)


def _is_whole(claim: Claim, said: Held) -> bool:
    """Say whether a line tells a part of a figure: "two thirds of the sales of $9 billion"."""
    return _OF_WHOLE.search(claim.text, 0, said.figure.start) is not None


_OF_WHOLE = re.compile(
    r"(?:%|\b(?:percent|per cent|half|thirds?|quarters?|fifths?|tenths?))"
    r" of (?:the|its|their|all) (?:[\w’'-]+ ){0,5}$"
)


def _of_sort(said: Held, each: Held) -> bool:
    if said.figure.kind is Kind.COUNT and said.figure.noun != each.figure.noun:
        return False
    return said.figure.unit == each.figure.unit


def _gives(said: Held, each: Held) -> bool:
    return agree(said.figure, each.figure._replace(bound=Bound.EXACT))


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
