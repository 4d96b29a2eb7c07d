"""Whose place a figure took: one of the evidence, of its sort, that the line does not give.

What is false nearly always replaces something. A figure that stands nowhere, but takes no
other's place, is weighed by what it is: small counts and spells of time are a reader's own
("the three governments"), sums of money and percentages are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.domain import Article
from bot.gate.agreement import agree, digits, kin
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, articles_of, passage_of
from bot.language import figures, sentences
from bot.language.figures import Figure
from bot.language.repetition import terms
from bot.language.spans import Span
from bot.language.units import Kind

_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|those\s|these\s)?")
_NAME = re.compile(r"\b[A-Z]\w+\s$")
_SMALL = 20  # up to which a count may be a reader's own
_MANY = 10  # from which on a reader counts only what is listed
_PRINTED = 2  # digits of a figure that is no chance
_LISTED = re.compile(r"[,;•]|\s[-–]\s")
_ALIKE = 10  # how many times as much a count may be to stand for another one
_SHARED = 6.0  # weight of the terms that a line and a sentence share, to be of one thing


def carried(source: Figure, told: Sequence[Figure]) -> bool:
    """Say whether a line gives a figure of the evidence."""
    return any(agree(each, source) for each in told)


def rival(said: Figure, source: Figure, told: Sequence[Figure]) -> bool:
    """Say whether a figure may stand in the place of one that the line does not give."""
    if carried(source, told):
        return False
    if often(said) and often(source):
        return True
    if said.kind is not source.kind:
        if said.kind is Kind.COUNT and said.value < _ALIKE:  # "the three" beside 30,000 tonnes
            return said.value == source.value
        return same_digits(said, source)
    if said.kind is not Kind.COUNT:
        return said.unit == source.unit or said.kind in (Kind.DURATION, Kind.CLOCK)
    if said.noun and _stem(said.noun) == _stem(source.noun):
        return True
    low, high = sorted((abs(said.value), abs(source.value)))
    return high < _ALIKE * low


def left_over(claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a line gives what is left of a whole, of which the reverse is told.

    It is what a rate of the evidence leaves of a hundred, or one figure less another.
    """
    given = [each for one in evidence for each in one.figures]
    theirs = {each.value for each in given if each.kind is Kind.PERCENT}
    rates = {each.value for each in claim.figures if each.kind is Kind.PERCENT} - theirs
    if any(100 - value in theirs for value in rates):
        return True
    theirs = {each.value for each in given if each.kind is Kind.COUNT}
    counts = {each.value for each in claim.figures if each.kind is Kind.COUNT} - theirs
    return any(value + part in theirs for value in counts for part in theirs)


def often(figure: Figure) -> bool:
    """Say whether a figure tells how often: "seven times", also with more behind it."""
    return figure.kind is Kind.MULTIPLE or figure.noun == "times"


def slight(said: Figure, line: str, told: Sequence[Figure], text: str) -> bool:
    """Say whether a figure is a small count that a reader may have made.

    "Two of the three" is none: it is told of the three. Nor is that of a name: "Channel 4", nor
    "14 posts" where the evidence lists nothing.
    """
    if said.kind is Kind.ORDINAL:
        return True
    if said.kind is not Kind.COUNT or said.value > _SMALL or said.value % 1:
        return False
    if not said.noun and _NAME.search(line, 0, said.start):
        return False
    if said.value > _MANY and said.noun and len(_LISTED.findall(text)) < said.value - 2:
        return False
    whole = _OF.match(line, said.end)
    return not (whole and any(each.start == whole.end() for each in told))


def same_digits(said: Figure, source: Figure) -> bool:
    """Say whether two figures show the same digits, whatever unit or magnitude they have."""
    return bool(said.value) and said.value.normalize().as_tuple().digits == (
        source.value.normalize().as_tuple().digits
    )


def elsewhere(said: Figure, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a figure stands in a sentence of the articles that is of what the line is."""
    return any(
        agree(said, each) for passage in _near(said, claim, evidence) for each in passage.figures
    )


def next_to(said: Figure, told: Sequence[Figure], evidence: Sequence[Passage]) -> bool:
    """Say whether a figure stands right beside cited words whose own ones the line has all.

    One of a single digit may stand there by chance.
    """
    if digits(said.value) < _PRINTED:
        return False
    for passage in evidence:
        own = [each for each in passage.figures if each.unit == said.unit]
        if own and all(carried(each, told) for each in own):
            spans = sentences.split(passage.article.text)
            near = [each for each in spans if each.start >= passage.span.end][:1]
            near += [each for each in spans if each.end <= passage.span.start][-1:]
            beside = (one for each in near for one in passage_of(passage.article, each).figures)
            if any(agree(said, each) for each in beside):
                return True
    return False


def beside(claim: Claim, evidence: Sequence[Passage]) -> list[Passage]:
    """Give the sentences that have the figures of a line that its evidence lacks."""
    given = [figure for passage in evidence for figure in passage.figures]
    lacking = [each for each in claim.figures if not any(agree(each, source) for source in given)]
    return [passage for said in lacking for passage in _near(said, claim, evidence)]


def _near(said: Figure, claim: Claim, evidence: Sequence[Passage]) -> Iterator[Passage]:
    """Give the sentences of the cited articles with a figure, and much of what a line tells."""
    for article in articles_of(evidence):
        for span in _told_of(said, claim.wording, article):
            yield passage_of(article, span)


@lru_cache(maxsize=256)
def _told_of(said: Figure, wording: str, article: Article) -> tuple[Span, ...]:
    by_unit = _by_unit(article.text)
    units = kin(said.unit) if said.value else by_unit
    found = [each for unit in units for each in by_unit.get(unit, ()) if agree(said, each)]
    if not found:
        return ()
    wanted = terms(wording)
    return tuple(
        span
        for span in sentences.split(article.text)
        if any(span.start <= each.start < span.end for each in found)
        and _shared(wanted, terms(article.text[span.start : span.end])) >= _SHARED
    )


@lru_cache(maxsize=64)
def _by_unit(text: str) -> Mapping[str, Sequence[Figure]]:
    """Give the figures of an article by what they are counted in."""
    found: dict[str, list[Figure]] = {}
    for each in figures.find(text):
        found.setdefault(each.unit, []).append(each)
    return found


def _shared(wanted: Mapping[str, float], held: Mapping[str, float]) -> float:
    return sum([weight for term, weight in wanted.items() if term in held])


def _stem(noun: str) -> str:
    return noun.removesuffix("s")
