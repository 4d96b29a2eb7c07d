"""What is counted is of the kind that the evidence counts: 90 days are no 90 business days.

A line may leave a kind out. Only one is a fault that stands nowhere in the evidence or beside
it, where the evidence counts as many of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, around
from bot.language import sorts
from bot.language.figures import Figure
from bot.language.units import Kind

_POINT = "point"  # of a game, a vote or an index


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a count of what the evidence has as many of another kind."""
    return [
        Reason(fault=Fault.UNIT_DIFFERS, words=claim.text[said.start : said.end])
        for said in claim.figures
        if (said.kind is Kind.DURATION and _other_days(said, claim, evidence))
        or (_counts(said) and _other_sort(said, claim, evidence))
    ]


def _other_days(said: Figure, claim: Claim, evidence: Sequence[Passage]) -> bool:
    kind = sorts.kind(claim.text[said.start : said.end])
    if not kind:
        return False
    others = [
        sorts.kind(passage.article.text[source.start : source.end])
        for passage, source in _same(said, evidence)
    ]
    return (
        bool(others)
        and all(sorts.other_days(kind, each) for each in others)
        and not _stands(sorts.kind_words(kind), evidence)
    )


def _other_sort(said: Figure, claim: Claim, evidence: Sequence[Passage]) -> bool:
    sort = _sort(said, claim.text)
    if not sort:
        return False
    others = [_sort(each, passage.article.text) for passage, each in _same(said, evidence)]
    return (
        bool(others)
        and all(sorts.apart(sort, each) for each in others)
        and not _stands(sorts.words(sort), evidence)
    )


def _same(said: Figure, evidence: Sequence[Passage]) -> Iterator[tuple[Passage, Figure]]:
    """Give the figures of the evidence that are one of a line but for what they count."""
    for passage in evidence:
        for source in passage.figures:
            alike = source.kind is said.kind or (_counts(said) and _counts(source))
            if alike and agree(said, source):
                yield passage, source


def _counts(figure: Figure) -> bool:
    return figure.kind is Kind.COUNT or figure.unit == _POINT


def _sort(figure: Figure, text: str) -> str:
    return "points" if figure.unit == _POINT else sorts.of(text, figure.end)


def _stands(words: re.Pattern[str], evidence: Sequence[Passage]) -> bool:
    return any(words.search(text) for text in around(evidence))
