"""Figures stand in the evidence, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from bot.domain import Fault, Reason
from bot.gate import reckoning
from bot.gate.agreement import ABOUT, agree
from bot.gate.bare import NO_THINGS, THINGS, bare, goes_on, unitless
from bot.gate.claim import Claim
from bot.gate.counting import counted, implied, listed, portions, since
from bot.gate.evidence import Passage, all_text, articles_of
from bot.gate.known import Known
from bot.gate.rivals import carried as _carried
from bot.gate.rivals import elsewhere, next_to, often, rival, same_digits, slight
from bot.gate.spells import spanned
from bot.language import figures, sentences
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

_REFERS = re.compile(
    r"\b(?:this|that|these|those|such|the\s+(?:total|sum|amount|figure|rate|level|number|latter"
    r"|increase|same))\b",
    re.IGNORECASE,
)
_BEFORE = 2  # sentences before a passage that its words refer to


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every figure that no passage gives with its unit.

    A figure that stands there in another unit, magnitude or rate differs in unit; one that
    does not stand there is not in evidence.
    """
    given = [figure for passage in evidence for figure in passage.figures]
    text = all_text(evidence)
    told = figures.find(claim.text)
    known = Known(
        line=claim.text,
        told=told,
        given=given,
        beyond=_beyond(evidence),
        text=text,
        evidence=evidence,
    )
    reasons: list[Reason] = []
    for said in claim.figures:
        if _rated_otherwise(said, given):
            reasons.append(_reason(Fault.UNIT_DIFFERS, said, claim))
            continue
        if any(
            agree(said, source, text)
            or bare(said, source, told, claim.text)
            or goes_on(source, said, given)
            for source in given
        ) or any(often(said) and often(source) and said.value == source.value for source in given):
            continue
        if reckoning.compared(said, known) or any(
            unitless(said, source, known.beyond) for source in given
        ):
            continue
        if _renamed(said, claim, given, told, evidence):
            reasons.append(_reason(Fault.UNIT_DIFFERS, said, claim))
            continue
        if (
            implied(said, claim, text)
            or (counted(said, claim, text) and not _of_things(said, claim, given))
            or _rated(said, given, claim)
            or (not said.value and _FREE.search(text))
            or (said.kind is Kind.CLOCK and _about_then(said, given))
            or (
                said.kind is Kind.DURATION
                and (
                    spanned(said, evidence, claim.text)
                    or _worked(said, given, text)
                    or since(said, claim, text, {each.article.when.year for each in evidence})
                )
            )
            or any(agree(said, each, text) for each in _referred(said, claim, evidence))
            or any(agree(said, each, text) for each in portions(text))
        ):
            continue
        taken = listed(said, text) or any(rival(said, each, told) for each in given)
        if not taken and (
            slight(said, claim.text, told, text)
            or elsewhere(said, claim, evidence)
            or next_to(said, told, evidence)
        ):
            continue
        if reckoning.reckoned(said, known):  # the dearest test of all
            continue
        reasons.append(_reason(_fault(said, given, told, text), said, claim))
    return reasons


def _reason(fault: Fault, said: Figure, claim: Claim) -> Reason:
    return Reason(fault=fault, words=claim.text[said.start : said.end])


_UNITED = {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY}
_HUNDRED = 100


def _renamed(
    said: Figure,
    claim: Claim,
    given: Sequence[Figure],
    told: Sequence[Figure],
    evidence: Sequence[Passage],
) -> bool:
    """Say whether a figure is one of the evidence's but for its unit: no sum is meant then.

    So are 13 weeks of 13 days, and 20 points of 20 percent, where the line does not give those.
    """
    lacking = [each for each in given if not _carried(each, told)]
    if said.kind is Kind.DURATION:
        mine = figures.counts(claim.text[said.start : said.end], units=True)
        theirs = [each for each in lacking if each.kind is Kind.DURATION]
        texts = {each.article.text for each in evidence}
        return any(
            mine == figures.counts(text[each.start : each.end], units=True)
            for each in theirs
            for text in texts
        )
    return any(
        (each.unit == said.unit and _magnified(said, each) and not _parted(said, each, told))
        or (
            {each.kind, said.kind} <= _UNITED
            and each.unit != said.unit
            and each.value == said.value
        )
        for each in lacking
    )


def _parted(said: Figure, source: Figure, told: Sequence[Figure]) -> bool:
    """Say whether a line gives a part that a figure is of one of the evidence: a tenth of it."""
    return any(
        each.kind is Kind.PERCENT and each.value * source.value == said.value * 100 for each in told
    )


def _magnified(said: Figure, source: Figure) -> bool:
    """Say whether a figure is another ten or a thousand times as great, or as small."""
    least = min(said.value, source.value)
    return same_digits(said, source) and said.value != source.value and least >= _HUNDRED


def _of_things(said: Figure, claim: Claim, given: Sequence[Figure]) -> bool:
    """Say whether the evidence has the number of a spell of time, but of things: 180 faults."""
    if said.kind is not Kind.DURATION:
        return False
    mine = figures.counts(claim.text[said.start : said.end], units=True)
    return any(
        each.kind is Kind.COUNT
        and each.value in mine
        and THINGS.fullmatch(each.noun)
        and each.noun not in NO_THINGS
        for each in given
    )


_FREE = re.compile(
    r"\b(?:(?:duty|tariff|tax|toll)[\s-]free|free\s+of|no\s+(?:tariffs?|dut(?:y|ies)|charge)|eliminat\w+"
    r"|abolish\w*|scrap\w*|remov\w+|nil)\b",
    re.IGNORECASE,
)


def _rated_otherwise(said: Figure, given: Sequence[Figure]) -> bool:
    """Say whether the evidence has a figure, but over another time or thing alone."""
    plain = said._replace(per="")
    same = [each for each in given if each.unit == said.unit and agree(plain, each)]
    return bool(said.per and same) and not any(agree(said, each) for each in same)


@lru_cache(maxsize=64)
def _in_article(text: str) -> tuple[Figure, ...]:
    """Give the figures of an article, each once however often it stands there."""
    once = {each[2:]: each for each in reversed(figures.find(text))}
    return tuple(sorted(once.values(), key=lambda each: each.start))


def _beyond(evidence: Sequence[Passage]) -> list[Figure]:
    texts = (article.text for article in articles_of(evidence))
    return list(chain.from_iterable(map(_in_article, texts)))


_WORKING = re.compile(r"\b(?:trading|working|business)\s(?:days?|weeks?)\b", re.IGNORECASE)


def _worked(said: Figure, given: Sequence[Figure], text: str) -> bool:
    """Say whether a figure tells working days of the evidence by the week: five make one."""
    if said.unit != "day" or not _WORKING.search(text):
        return False
    worked = said._replace(value=said.value * 5 / 7, bound=said.bound)
    return any(
        each.unit == "day" and abs(worked.value - each.value) <= ABOUT * each.value
        for each in given
    )


def _fault(said: Figure, given: Sequence[Figure], told: Sequence[Figure], text: str) -> Fault:
    """Name what is wrong with a figure that no passage carries as it is meant."""
    exact = said._replace(bound=Bound.EXACT)
    if any(agree(exact, source._replace(bound=Bound.EXACT), text) for source in given):
        return Fault.SCOPE_WIDENED
    if any(same_digits(said, each) for each in given if not _carried(each, told)):
        return Fault.UNIT_DIFFERS
    return Fault.FIGURE_NOT_IN_EVIDENCE


def _referred(said: Figure, claim: Claim, evidence: Sequence[Passage]) -> Iterator[Figure]:
    """Give the figures to which a passage refers: "this rate", "the total".

    They stand in the sentences before it, and none of its own figures of that unit may lack
    in the line, since another one would then stand in its place.
    """
    for passage in evidence:
        if not _REFERS.search(passage.text):
            continue
        own = [each for each in passage.figures if each.unit == said.unit]
        if all(any(agree(told, each) for told in figures.find(claim.text)) for each in own):
            yield from _before(passage)


@lru_cache(maxsize=2048)
def _before(passage: Passage) -> tuple[Figure, ...]:
    text = passage.article.text
    before = [each for each in sentences.split(text) if each.end <= passage.span.start][-_BEFORE:]
    begin = before[0].start if before else passage.span.start
    return tuple(each for each in figures.find(text) if begin <= each.start < passage.span.start)


def _about_then(said: Figure, given: Sequence[Figure]) -> bool:
    """Say whether a time of day is one of the evidence's to the minute: midnight is 12:01 a.m."""
    minutes = _minutes(said)
    return any(
        min(apart := abs(minutes - _minutes(each)), 1440 - apart) <= 1
        for each in given
        if each.kind is Kind.CLOCK
    )


def _minutes(clock: Figure) -> int:
    return int(clock.value) * 60 + round(clock.value % 1 * 100)


def _rated(said: Figure, given: Sequence[Figure], claim: Claim) -> bool:
    """Say whether a figure is a yearly one of the evidence by the month, or the reverse."""
    around = claim.text[max(0, said.start - _AROUND) : said.end + 40]
    for words, per in ((_MONTHLY, "month"), (_YEARLY, "year")):
        if not said.per and words.search(around):
            told = said._replace(per=per)
            if any(each.per in ("month", "year") and agree(told, each) for each in given):
                return True
    return False


_AROUND = 90  # characters before a sum in which it may be said to be one of a year
_MONTHLY = re.compile(r"\b(?:month|monthly)\b")
_YEARLY = re.compile(r"\b(?:year|annual\w*|yearly)\b")
