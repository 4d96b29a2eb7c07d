"""How far something went is not where it went: "fell by 5%" is no "fell to 5%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language.figures import Figure


class Told(Enum):
    """What a figure of a change is told as."""

    STEP = "by so much"
    LEVEL = "to so much"


_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|under|up\sto|as\smuch\sas)\s)*$"
)
_MOVES = (
    r"(?:r[io]se[sn]?|fell|falls?|fallen|gr[eo]wn?|grows?|cuts?|dropp?(?:ed|s)?|increase[sd]?|raise[sd]?"
    r"|lower(?:ed|s)?|reduce[sd]?|decline[sd]?|climb(?:ed|s)?|jump(?:ed|s)?|slipp?(?:ed|s)?|shrank|gain(?:ed|s)?)"
)
_STEP = re.compile(
    rf"\b{_MOVES}\sby\s{_ABOUT}|\ban?\s(?:cut|rise|fall|drop|increase|decline|gain|reduction)\sof\s{_ABOUT}"
)
_LEVEL = re.compile(
    rf"\b{_MOVES}\s(?:back\s)?to\s{_ABOUT}|\ban?\s(?:cut|rise|fall|drop|increase|decline)\sto\s{_ABOUT}"
)
_BEFORE = 45  # characters before a figure that say so


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a step that the evidence has as a level alone, and the reverse."""
    return [
        Reason(fault=Fault.BOUND_ELSEWHERE, words=claim.text[said.start : said.end])
        for said in claim.figures
        if (mine := told(claim.text, said)) and _otherwise(said, mine, evidence)
    ]


def told(text: str, figure: Figure) -> Told | None:
    """Tell what the figure of a change is told as, where a verb or a noun of change says so."""
    before = max(0, figure.start - _BEFORE)
    if _STEP.search(text, before, figure.start):
        return Told.STEP
    return Told.LEVEL if _LEVEL.search(text, before, figure.start) else None


def _otherwise(said: Figure, mine: Told, evidence: Sequence[Passage]) -> bool:
    given = [*_given(said, evidence)]
    if not given or not all(each and each is not mine for each in given):
        return False
    figures = [each for passage in evidence for each in passage.figures if each.unit == said.unit]
    return not any(
        abs(one.value - other.value) == said.value for one, other in combinations(figures, 2)
    )


def _given(said: Figure, evidence: Sequence[Passage]) -> Iterator[Told | None]:
    for passage in evidence:
        for each in passage.figures:
            if each.unit == said.unit and agree(said, each):
                yield told(passage.article.text, each)
