"""A figure is of the same thing as in the evidence: no rates swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.gate.rivals import beside
from bot.language import dates, figures, goods, sentences
from bot.language.figures import Figure
from bot.language.repetition import terms
from bot.language.spans import Span
from bot.language.units import Kind

_BINDS = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MULTIPLE}
)
_BREAK = re.compile(
    r"[;:,—–()]|\b(?:and|but|while|whereas|versus|vs\.?|compared (?:with|to)|against|than"
    r"|from(?!\s+(?:(?:19|20)\d\d|[A-Z][a-z]+\s+(?:19|20)\d\d)))\b"
)
_CHANGE = re.compile(
    r"\W{0,2}(?:(?:up|down|higher|lower|raised|cut|increased|reduced)\s+)?(?:from|to)\b[^,;.]{0,25}"
)
_COUNTED = re.compile(r"[^,;:.()\d]{0,45}")
_TOTAL = re.compile(r"\btotal(?:l?ing|led)?(?:\s+(?:of|to|at))?\s*$")
_SHARE_OF = re.compile(
    r"(?:%|\b(?:percent|per\scent|half|third|quarter|fifth|tenth|share|part|portion|most|bulk)s?)"
    r"\sof\s(?:(?:the|its|their|an?|some|about|that)\s)?$"
)
_SAYS = re.compile(
    r"[^,;:.]{0,70}?\b(?:said|says|wrote|told\s\w+|noted|added|warned|argued|estimated|reported)\s(?:that\s)?"
)
_SAID = re.compile(
    r"[,”\"]\s+(?:according\s+to|said|wrote|added|noted|told)\b"
    r"|,\s+(?:he|she|they|it|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}|the\s\w+)\s(?:said|wrote|added|says)\b"
)
_OWN = 3  # words before a figure, from which on they say what it is of
_YEAR = 5.0  # what a date counts among the terms of a figure
_COMPANY = 2.5  # weight of the terms that must speak for another figure
# Where the line does not give that other figure too, and they share a country or goods, or none.
_NAMED = 6.0
_ALONE = 12.0
_CLEARLY = 2.0  # and by how much more than for the one that is given
_ROOT = 4  # letters that two forms of one word share


class Bound(NamedTuple):
    """A figure, and the terms of the part of its sentence that it is in."""

    figure: Figure
    terms: Mapping[str, float]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a figure that the evidence gives to something else.

    Figures of one unit are told apart by the terms that stand with one of them alone. A
    figure is swapped where its own terms, in the line, are those of another figure. Two that
    the line both gives are held against two of the evidence together, one to one: a line that
    puts one of them right has not swapped them.
    """
    given = [each for passage in (*evidence, *beside(claim, evidence)) for each in _of(passage)]
    told = [
        each
        for each in bound(claim.text, figures.find(claim.text), 0, evidence[0])
        if not any(span.start <= each.figure.start < span.end for span in claim.verbatim)
    ]
    return [
        Reason(
            fault=Fault.BOUND_ELSEWHERE,
            words=claim.text[said.figure.start : said.figure.end],
        )
        for said in told
        if _swapped(said, told, given) or _displaced(said, told, given)
    ]


@lru_cache(maxsize=2048)
def _of(passage: Passage) -> tuple[Bound, ...]:
    return tuple(bound(passage.text, passage.figures, passage.span.start, passage))


def _meant(said: Bound, given: Sequence[Bound]) -> list[Bound]:
    return [each for each in given if _alike(said, each) and agree(said.figure, each.figure)]


def _alike(said: Bound, each: Bound) -> bool:
    return each.figure.unit == said.figure.unit


def _swapped(said: Bound, told: Sequence[Bound], given: Sequence[Bound]) -> bool:
    """Say whether a figure and another one of the line stand in each other's places."""
    mine = _meant(said, given)
    for other in told:
        if (
            other is said
            or not _alike(said, other)
            or agree(other.figure, said.figure)
            or _one_range(said.figure, other.figure)
        ):
            continue
        theirs = _meant(other, given)
        if not mine or not theirs or any(each in theirs for each in mine):
            continue
        straight = _best(said, mine, theirs) + _best(other, theirs, mine)
        crossed = _best(said, theirs, mine) + _best(other, mine, theirs)
        if crossed >= _COMPANY and crossed >= straight + _CLEARLY:
            return True
    return False


def _displaced(said: Bound, told: Sequence[Bound], given: Sequence[Bound]) -> bool:
    """Say whether a figure stands where the evidence has one that the line leaves out."""
    mine = _meant(said, given)
    if not mine:
        return False
    others = [
        each
        for each in given
        if _alike(said, each)
        and not agree(said.figure, each.figure)
        and not any(agree(other.figure, each.figure) for other in told)
    ]
    if not others or _placed(said, mine, others):
        return False
    rival = max(others, key=lambda each: _shared(said, each, mine))
    other = _shared(said, rival, mine)
    least = _NAMED if _names(said, rival, mine) else _ALONE
    if other < least or other < _best(said, mine, others) + _CLEARLY:
        return False
    # What both have counts too: "imports rose to" is of the figure that rose.
    return _best(said, [rival], ()) >= _best(said, mine, ()) + _CLEARLY


def _one_range(one: Figure, other: Figure) -> bool:
    """Say whether two figures are the ends of a range: no more than " to " lies between them."""
    return max(one.start, other.start) - min(one.end, other.end) <= len(" to ")


def _placed(said: Bound, mine: Sequence[Bound], others: Sequence[Bound]) -> bool:
    """Say whether a figure has a country of its own source alone, and none of another's alone."""
    own = {term for each in mine for term in each.terms if term.isupper()}
    theirs = {term for each in others for term in each.terms if term.isupper()}
    told = said.terms.keys()
    return bool((own - theirs) & told) and not (theirs - own) & told


def _names(said: Bound, rival: Bound, mine: Sequence[Bound]) -> bool:
    """Say whether what a figure shares with another one alone has a country or goods in it."""
    common = {term for each in mine for term in each.terms}
    shared = [term for term in said.terms if term in rival.terms and term not in common]
    return any(term.isupper() or goods.known(term) for term in shared)


def _best(said: Bound, those: Sequence[Bound], rivals: Sequence[Bound]) -> float:
    return max((_shared(said, each, rivals) for each in those), default=0.0)


def _shared(said: Bound, each: Bound, rivals: Sequence[Bound]) -> float:
    """Weigh the terms that a figure of the line shares with one of the evidence alone."""
    return sum(
        weight
        for term, weight in said.terms.items()
        if _among(term, each.terms) and not any(_among(term, other.terms) for other in rivals)
    )


def _among(term: str, terms: Mapping[str, float]) -> bool:
    """Say whether a term is among others, in any form: "recover" in "recoverable"."""
    if term in terms:
        return True
    if len(term) < _ROOT:
        return False
    start = term[:_ROOT]
    return any(
        other.startswith(term) or term.startswith(other)
        for other in terms
        if other[:_ROOT] == start
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
        for unit in {_family(each) for each in within}:
            alike = [each for each in within if _family(each) == unit]
            begin, end = _unattributed(text, sentence, alike)
            for figure, part in _parts(text, begin, end, alike):
                if _TOTAL.search(text, sentence.start, figure.start):  # is of all that was told
                    part = text[sentence.start : sentence.end]
                elif _SHARE_OF.search(text, begin, figure.start):  # "a quarter of the $20 billion"
                    part = text[figure.end : end]
                elif figure.kind is Kind.COUNT:  # is of what stands right behind it
                    part = _counting(text, figure, local)
                days = {str(date.first)[:7]: _YEAR for date in dates.find(part, when) if date.first}
                yield Bound(figure, {**terms(part), **days})


def _unattributed(text: str, sentence: Span, alike: Sequence[Figure]) -> tuple[int, int]:
    """Leave out who says it: that is told of every figure of a sentence alike."""
    opening = _SAYS.match(text, sentence.start, alike[0].start)
    closing = _SAID.search(text, alike[-1].end, sentence.end)
    return (
        opening.end() if opening else sentence.start,
        closing.start() if closing else sentence.end,
    )


def _family(figure: Figure) -> str:
    """Give what figures are parted by: a rate and the points by which it differs are one sort."""
    return "%" if figure.kind in (Kind.PERCENT, Kind.POINTS) else figure.unit


_OF = re.compile(r"\s(?:out\s)?of\b[^,;.]{0,30}")


def _counting(text: str, figure: Figure, found: Sequence[Figure]) -> str:
    """Give what a figure counts; of "15 of the 75 that ask have filed", 15 have filed."""
    behind = next((each for each in found if each.start >= figure.end), None)
    if behind and _OF.fullmatch(text, figure.end, behind.start):
        return text[behind.end : _counted(text, behind.end, found)]
    before = [each for each in found if each.end <= figure.start]
    if before and _OF.fullmatch(text, before[-1].end, figure.start):
        return figure.noun
    return text[figure.end : _counted(text, figure.end, found)]


def _counted(text: str, start: int, found: Sequence[Figure]) -> int:
    """Find where what is counted ends: before another figure, at the latest."""
    counted = _COUNTED.match(text, start)
    end = counted.end() if counted else start
    return min([end, *(each.start for each in found if each.start >= start)])


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


_LISTS = re.compile(r"\s(?:and|or)\s[A-Z]")


def _cut(text: str, start: int, end: int) -> int:
    if text.startswith(")", start) and text.endswith("(", start, end):
        return start + 1  # "Peru (10%), Mali (25%)": each with what stands before it
    breaks = list(_BREAK.finditer(text, start, end))
    strong = [each for each in breaks if each.group()[0].isalpha()]
    if strong:
        # "Steel and zinc and 10% on": the last parts them, where the figure follows it at once.
        if len(text[strong[-1].end() : end].split()) < _OWN:
            return strong[-1].start()
        apart = [each for each in strong if not _LISTS.match(text, each.start() - 1)]
        return (apart or strong)[0].start()
    outer = [each for each in breaks if each.group() not in "()"] or breaks
    return outer[0].start() if outer else (start + end) // 2
