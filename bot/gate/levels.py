"""How far something went is not where it went: "fell by 5%" is no "fell to 5%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language.figures import Figure


class Told(Enum):
    """What a figure of a change is told as."""

    STEP = "by so much"
    LEVEL = "to so much"
    FORMER = "from so much"


_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|under|up\sto|as\smuch\sas)\s)*"
)
_MOVES = (
    r"(?:r[io]se[sn]?|fell|falls?|fallen|gr[eo]wn?|grows?|cuts?|dropp?(?:ed|s)?|increase[sd]?|raise[sd]?"
    r"|lower(?:ed|s)?|reduce[sd]?|decline[sd]?|climb(?:ed|s)?|jump(?:ed|s)?|slipp?(?:ed|s)?|shrank|gain(?:ed|s)?"
    r"|(?:go(?:es)?|went|gone|comes?|came)\s(?:up|down))"
)
_CHANGED = re.compile(
    rf"\b{_MOVES}\b(?:[^,;:]|,(?=\d)){{0,60}}?\b(?P<way>by|to|from)\s{_ABOUT}$"
    rf"|\ban?\s(?:cut|rise|fall|drop|increase|decline|gain|reduction)\s(?P<of>of|to)\s{_ABOUT}$"
)
_WAYS = {"by": Told.STEP, "of": Told.STEP, "to": Told.LEVEL, "from": Told.FORMER}
_BEFORE = 90  # characters before a figure that say so


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a step that the evidence has as a level alone, and the reverse."""
    return [
        Reason(fault=Fault.BOUND_ELSEWHERE, words=claim.text[said.start : said.end])
        for said in claim.figures
        if (mine := told(claim.text, said)) and _otherwise(said, mine, claim.text, evidence)
    ]


def told(text: str, figure: Figure) -> Told | None:
    """Tell what the figure of a change is told as, where a verb or a noun of change says so."""
    found = _CHANGED.search(text, max(0, figure.start - _BEFORE), figure.start)
    return _WAYS[found["way"] or found["of"]] if found else None


def stepped(said: Figure, line: str, evidence: Sequence[Passage]) -> bool:
    """Say whether a line tells how far something went that went from one figure to another."""
    return told(line, said) is Told.STEP and any(
        abs(one.value - other.value) == said.value
        for passage in evidence
        for one, other in pairwise(passage.figures)
        if one.unit == other.unit == said.unit
        and not _APART.search(passage.article.text, one.end, other.start)
    )


_APART = re.compile(r"[,;:]\s")


def _otherwise(said: Figure, mine: Told, line: str, evidence: Sequence[Passage]) -> bool:
    given = [*_given(said, evidence)]
    if not given or not all(each and each is not mine for each in given):
        return False
    return not stepped(said, line, evidence)


def _given(said: Figure, evidence: Sequence[Passage]) -> Iterator[Told | None]:
    for passage in evidence:
        for each in passage.figures:
            if each.unit == said.unit and agree(said, each):
                yield told(passage.article.text, each)
