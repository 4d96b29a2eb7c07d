"""What goes from one to another goes the same way in the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import figures, names
from bot.language.numerals import WORDS
from bot.language.spans import lowered

_LONG = 60  # characters that may stand between "from" and "to", and behind either
_FROM = re.compile(r"\bfrom\b")
_TO = re.compile(r"\b(?:in|on)?to\b")
_ENDS = re.compile(
    r"[;:—–()]|,\s(?:and|but|while|which)\b|\.\s|\b(?:from|(?:in|on)?to|at|for|by|under|with|on)\b|\band\s(?=\d)|$"
)


_CLAUSE = re.compile(r",\s(?:and|but|while|whereas)\s")


class Way(NamedTuple):
    """A move: the figures and places where it begins, and those where it ends."""

    start: int
    end: int
    origin: frozenset[object]
    goal: frozenset[object]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a move that goes the other way in every passage that has it."""
    told = [*ways(claim.text)]
    given = [way for passage in evidence for way in ways(passage.text)] if told else []
    return [
        Reason(fault=Fault.DIRECTION_REVERSED, words=claim.text[said.start : said.end])
        for said in told
        if any(said.origin & way.goal and said.goal & way.origin for way in given)
        and not any(said.origin & way.origin or said.goal & way.goal for way in given)
    ]


def ways(text: str) -> Iterator[Way]:
    """Find "from A to B", "to B from A", and what else says that B takes the place of A.

    With the figures and names of A and of B; the latter only of what goes from one to another.
    """
    low = lowered(text)
    yield from _replaced(low)
    if "from" not in low:
        return
    for first, second in ((_FROM, _TO), (_TO, _FROM)):
        for match in first.finditer(low):
            other = second.search(low, match.end(), match.end() + _LONG)
            if other is None or _CLAUSE.search(low, match.end(), other.start()):
                continue
            end = _ENDS.search(text, other.end(), other.end() + _LONG)
            one = _things(text, match.end(), other.start())
            two = _things(text, other.end(), end.start() if end else other.end() + _LONG)
            if one and two and not one & two:
                origin, goal = (one, two) if first is _FROM else (two, one)
                yield Way(match.start(), other.end(), origin, goal)


# "Instead of every two or four, every three or five"; "two or four, changed to three or five".
_INSTEAD = re.compile(
    r"\b(?:instead\sof|rather\sthan|in\splace\sof|replac(?:es|ed|ing))\s"
    rf"(?P<old>[^;.]{{1,70}}?),\s(?!\d|(?:and|or)\s|{WORDS}\b)(?P<new>[^;.]{{1,120}})"
)
_CHANGED = re.compile(
    r"\b(?:changed|raised|cut|lowered|increased|reduced|extended|shortened|lengthened|lifted|moved"
    r"|widened|narrowed|(?:replaced|superseded)\s(?:by|with))(?:\sto)?\s(?P<new>[^;.]{1,60})"
)
_BEFORE = re.compile(r"[^;.]{1,120}$")


def _replaced(low: str) -> Iterator[Way]:
    """Find lists of numbers of which one takes the place of the other."""
    for match in _INSTEAD.finditer(low):
        yield from _lists(match.start(), match.end(), match["old"], match["new"])
    for match in _CHANGED.finditer(low):
        if old := _BEFORE.search(low, max(0, match.start() - 120), match.start()):
            yield from _lists(old.start(), match.end(), old.group(), match["new"])


def _lists(start: int, end: int, old: str, new: str) -> Iterator[Way]:
    origin, goal = (figures.counts(each, units=True) for each in (old, new))
    if len(origin) > 1 < len(goal) and not origin & goal:
        yield Way(start, end, frozenset(origin), frozenset(goal))


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
