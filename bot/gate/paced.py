"""An amount is counted over what the evidence counts it over: a month is no year, a head no home.

A line may leave out what an amount is counted over, and may take it from the title or from
the sentences around its evidence. Only two that differ are a fault: one that stands nowhere
there, where the evidence has another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, around
from bot.gate.spells import spanned
from bot.language import figures, pacing, sentences
from bot.language.figures import Figure
from bot.language.pacing import Over, Pace
from bot.language.spans import Spanned, overlap
from bot.language.units import Kind

_RATES = frozenset({Kind.PERCENT, Kind.POINTS})
_AMOUNTS = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MULTIPLE}) | _RATES
_NEAR = 75  # characters between an amount and what it is counted over
_ENDS = re.compile(r"[;:]\s|\.\s")
# Of what a line says of a time, that which tells when and not over how long.
_WHEN = re.compile(
    r"last|this|next|past|previous|latest|prior|current|coming|first|second|third|fourth|final|same"
    r"|\d{4}|january|february|march|april|may|june|july|august|september|october|november|december"
)
_RIVALS = {
    Over.TIME: frozenset({Over.TIME, Over.SPELL}),
    Over.SPELL: frozenset({Over.TIME, Over.SPELL}),
    Over.SINCE: frozenset({Over.SINCE, Over.TIME}),
    Over.THING: frozenset({Over.THING}),
}


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for an amount that the evidence counts over another time or thing."""
    found = figures.find(claim.text)
    told = [each for each in found if each.kind in _AMOUNTS]
    if not told:
        return []
    return [
        Reason(fault=Fault.UNIT_DIFFERS, words=claim.text[pace.start : pace.end].strip())
        for pace in pacing.find(claim.text)
        if not any(
            each.start <= pace.start < each.end for each in chain[Spanned](claim.verbatim, found)
        )
        and not any(overlap(pace, each) for each in told)  # "over a quarter of a billion"
        and not (pace.sort is Over.SPELL and _so_long(pace, evidence))
        and (said := _of(pace, told, claim.text))
        and _differs(said, pace, evidence)
    ]


def _so_long(pace: Pace, evidence: Sequence[Passage]) -> bool:
    """Say whether the evidence tells of a time that is as long as the line's."""
    unit = "3 months" if pace.unit == "quarter" else pace.unit
    spell = next(iter(figures.find(unit if unit[0].isdigit() else f"1 {unit}")), None)
    if spell is None or spell.kind is not Kind.DURATION:
        return False
    given = [each for passage in evidence for each in passage.figures]
    return any(agree(spell, each) for each in given) or spanned(spell, evidence)


def _of(pace: Pace, told: Sequence[Figure], line: str) -> Figure | None:
    """Give the amount of a line that is nearest to what is counted over."""
    if pace.sort is Over.SPELL and _WHEN.search(line[pace.start : pace.end].lower()):
        return None
    nearest = min(told, key=lambda each: _apart(each, pace))
    gap = line[min(nearest.end, pace.end) : max(nearest.start, pace.start)]
    return None if len(gap) > _NEAR or _ENDS.search(gap) else nearest


def _apart(figure: Figure, pace: Pace) -> int:
    return max(pace.start - figure.end, figure.start - pace.end)


def _differs(said: Figure, pace: Pace, evidence: Sequence[Passage]) -> bool:
    """Say whether the evidence counts an amount over another thing, and names not this one."""
    plain = said._replace(per="")
    rivals = _RIVALS[pace.sort]
    if said.kind in _RATES:
        rivals = (rivals - {Over.SPELL}) | {Over.SINCE}
    others = [
        each
        for passage in evidence
        for source in passage.figures
        if source.unit == said.unit and agree(said, source) and agree(plain, source)
        for each in _beside(passage, source)
        if each.sort in rivals
    ]
    return (
        bool(others)
        and all(each.unit != pace.unit for each in others)
        and not any(_names(text, pace) for text in around(evidence))
    )


def _beside(passage: Passage, source: Figure) -> tuple[Pace, ...]:
    text = passage.article.text
    for span in sentences.split(text):
        if overlap(span, source):
            return pacing.find(text[span.start : span.end])
    return ()


def _names(text: str, pace: Pace) -> bool:
    """Say whether a text has a time or thing: of what is held against June, June tells nothing."""
    return bool(pacing.words(pace.unit).search(text)) or any(
        each.unit == pace.unit and (pace.sort, each.sort) != (Over.SINCE, Over.SPELL)
        for each in pacing.find(text)
    )
