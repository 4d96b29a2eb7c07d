"""What goes from one to another goes the same way in the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import figures, names
from bot.language.spans import lowered

_LONG = 60  # characters that may stand between "from" and "to", and behind either
_FROM = re.compile(r"\bfrom\b")
_TO = re.compile(r"\b(?:in|on)?to\b")
_ENDS = re.compile(
    r"[;:—–()]|,\s(?:and|but|while|which)\b|\.\s|\b(?:from|(?:in|on)?to|at|for|by|under|with|on)\b|$"
)


class Way(NamedTuple):
    """A move: the figures and places where it begins, and those where it ends."""

    start: int
    end: int
    origin: frozenset[object]
    goal: frozenset[object]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a move that goes the other way in every passage that has it."""
    given = [way for passage in evidence for way in ways(passage.text)]
    return [
        Reason(fault=Fault.DIRECTION_REVERSED, words=claim.text[said.start : said.end])
        for said in ways(claim.text)
        if any(said.origin & way.goal and said.goal & way.origin for way in given)
        and not any(said.origin & way.origin or said.goal & way.goal for way in given)
    ]


def ways(text: str) -> Iterator[Way]:
    """Find "from A to B" and "to B from A", with the figures and names of A and of B."""
    low = lowered(text)
    if "from" not in low:
        return
    for first, second in ((_FROM, _TO), (_TO, _FROM)):
        for match in first.finditer(low):
            other = second.search(low, match.end(), match.end() + _LONG)
            if other is None:
                continue
            end = _ENDS.search(text, other.end(), other.end() + _LONG)
            one = _things(text, match.end(), other.start())
            two = _things(text, other.end(), end.start() if end else other.end() + _LONG)
            if one and two and not one & two:
                origin, goal = (one, two) if first is _FROM else (two, one)
                yield Way(match.start(), other.end(), origin, goal)


def _things(text: str, start: int, end: int) -> frozenset[object]:
    """Give what a part of a text names or counts."""
    found: set[object] = {
        name.key for name in names.find(text) if start <= name.start and name.end <= end
    }
    found |= {
        (each.value, each.unit)
        for each in figures.find(text)
        if start <= each.start and each.end <= end
    }
    return frozenset(found)
