"""Words that have an opposite: up and down, export and import, in force and lifted, all, only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.language import denials
from bot.language.inflected import forms
from bot.language.poles import POLES, Axis
from bot.language.remembered import remembered
from bot.language.spans import lowered

#: Sides that a negation does not turn around: who sells no exports does not import.
_UNTURNED = frozenset({Axis.CONDITION, Axis.TRADE, Axis.BALANCE, Axis.ADDITION})
# "More than 25%" bounds a figure.
_THAN_FIGURE = re.compile(r"\s+than\s+(?:\w+\s+)?[$€£\d]")
_OF_FIGURES = {
    Axis.LEVEL: _THAN_FIGURE,
    Axis.TREND: re.compile(rf"{_THAN_FIGURE.pattern}|\s+up to\b"),
}


def _index() -> dict[str, list[tuple[str, Axis, int]]]:
    """List what each first word may begin: the whole form, its axis and its side."""
    found: dict[str, list[tuple[str, Axis, int]]] = {}
    for axis, sides in POLES.items():
        for sign, words in zip((1, -1), sides, strict=True):
            for form in forms(words):
                found.setdefault(_WORD.findall(form)[0], []).append((form, axis, sign))
    return found


_WORD = re.compile(r"[^\W\d_]+")
_INDEX = _index()

# "The higher rate" is one of two, and has not gone up; "no more than" bounds.
_COMPARES = re.compile(
    r"(?:higher|lower|more|less|fewer|larger|smaller|greater|bigger|cheaper|dearer|costlier|pricier)$"
)
_REFERS = re.compile(r"(?:\b(?:the|no|any|two|three|even|much|once)|\d)\s$")
# "Lower than a year ago" has fallen, "lower than in Peru" has not.
_THAN = re.compile(r"(?:\s[^\s.,;:]+){0,4}?\sthan\b")
_BEFORE_NOW = re.compile(
    r"(?:\s[^\s.,;:]+){0,4}?\s(?:before|earlier|ago|last|previous\w*|prior|year|month|week|quarter|ever"
    r"|in \d{4}|it (?:was|had|has)|they (?:were|had|have))\b"
)
_STAY = re.compile(r"(?:remain|keep|kept|retain|maintain|extend|renew)")
_GERUND = re.compile(r"\s\w+ing\b")
# "No money for the rises": there are rises.
_THE = re.compile(r"\b(?:the|its|their|his|her|these|those|this)\s(?:(?!to\b)[a-z’'-]+\s){0,2}$")
_BEFORE = 45  # characters in which a verb of movement stands before its particle
# "Up" and "down" tell where something goes behind a verb of movement, or before a figure;
# who makes up, draws down or gives up something goes nowhere.
_PARTICLES = frozenset({"up", "down"})
_MOVES = re.compile(
    r"\b(?:be|is|are|was|were|been|being|go(?:es|ing)?|went|gone|mov\w+|revis\w+|com(?:e|es|ing)|came"
    r"|push\w*|pick\w*|speed\w*|tick\w*|edg(?:e|es|ed|ing)|inch\w*|trend\w*|creep\w*|crept|head\w*|bring\w*"
    r"|brought|driv\w+|drove|send\w*|sent|forc\w+|pull\w*|nudg\w+|bid|ratchet\w*|end(?:s|ed)?"
    r"|finish\w*|clos(?:e|es|ed))\s(?:[^\s.,;:]+\s){0,4}$"
)
_BY_FIGURE = re.compile(
    r"\s(?:(?:by|to|about|around|nearly|almost|roughly|some|over|more than)\s){0,2}[$€£]?\d"
    r"|\sfrom\b"
)
_ELSE = re.compile(
    r"\b(?:g[ia]v\w+|ma[kd]\w+|t(?:ak|oo)\w+|ke(?:ep|pt)\w*|set\w*|\w{3,}(?:ed|ing|wn)"
    r"|(?:to|will|would|can|could|may|might|must|should)\s\w+)\s$"
)
# "Ten or more" bounds a count.
_BOUNDS = re.compile(r"\bor\s$|\d\S*\s(?:\w+\s)?and\s$")
# "A levy" is a thing, and so is "the charge".
_THINGS = frozenset({"levy", "levies", "charge", "charges"})
# What is subject to a duty is under it, and not on condition of it.
_IS = re.compile(r"\b(?:is|are|be|was|were|been|remains?|becomes?|not|still|longer)\s$")
_A = re.compile(r"\b(?:an?|the|no|any|new|this|that|its|their|each|every|such|['’]s)\s$")
# Who keeps away from something does not keep it, who remains free to do it may.
_AWAY = re.compile(r"\s(?:away|out|clear|off|free to)\b")
_PASSIVE = re.compile(r"\b(?:be|been|is|are|was|were)\s$")
# "Withdrawn from warehouse" is how goods are entered.
# What drops to a level, or remains low, is no measure.
_MOVED = re.compile(
    r"drop\w*\s(?:(?:back |again |further |even |\w+ly )?(?:below|to|from|by|under|off|in|at|for"
    r"|as|after|on|about|some|nearly|almost|more|less)\b|[$€£]?\d|\w+ly\b)|drop\w*(?:[.,;]|$)"
    r"|remain\w*\s(?:\w+ly\s)?(?:low|high|strong|weak|stable|steady|flat|firm|solid|robust"
    r"|subdued|muted|soft|tight|elevated|stubborn|unclear|uncertain|optimistic|concerned|close|far|above|below)\b"
)
_TAKEN_OUT = re.compile(r"withdr\w+\s(?:\w+\s)?from (?:a |the )?warehouse")
_AT_ONCE = 25  # characters between "remains" and what something remains


class Pole(NamedTuple):
    """One side of an axis, named in a text; `sign` is 1 or -1, a negation turned around."""

    start: int
    end: int
    axis: Axis
    sign: int


@remembered
def find(text: str) -> tuple[Pole, ...]:
    """Find the words of a text that have an opposite, each with the side that it takes.

    A word may be of two axes: who rejects something opposes it, and it fails.
    """
    denied, most = denials.negations(text), denials.superlatives(text)
    flat = lowered(text)
    found: list[Pole] = []
    for match in _WORD.finditer(flat):
        for form, axis, sign in _INDEX.get(match[0], ()):
            start, end = match.start(), match.start() + len(form)
            if not flat.startswith(form, start) or flat[end : end + 1].isalnum():
                continue
            if flat.startswith(" short", end):  # who fell short of something may have risen
                continue
            if axis is Axis.LEVEL and _BOUNDS.search(flat, max(0, start - 25), start):
                continue
            if axis is Axis.TREND and _COMPARES.match(form) and _sets(flat, start, end):
                continue
            if axis in _OF_FIGURES and _OF_FIGURES[axis].match(text, end):
                continue
            if form in _PARTICLES and not _moves(flat, start, end):
                continue
            if _named(text, start, end) or _else(flat, form, start, end):
                continue
            if axis is Axis.STANDING and _moved(flat, start):
                continue
            negated = any(begin <= start < stop for begin, stop in denied)
            # "Nobody pays more" sets one apart.
            if axis is Axis.LEVEL and any(begin <= start < stop for begin, stop in most):
                continue
            if negated and (axis is Axis.LEVEL or denials.unrivalled(text, start, end)):
                continue
            # What was not extended may end, or stay as it was.
            if negated and axis is Axis.STANDING and form.startswith(("extend", "renew")):
                continue
            definite = _THE.search(flat, max(0, start - 25), start)
            turned = negated and axis not in _UNTURNED and not (definite and axis is Axis.TREND)
            found.append(Pole(start, end, axis, -sign if turned else sign))
    found = [pole for pole in found if not any(_within(pole, other) for other in found)]
    return tuple(sorted(pole for pole in found if not _stays(pole, flat, found)))


def _sets(text: str, start: int, end: int) -> bool:
    """Say whether a comparative sets two things against each other, and tells of no movement."""
    if _REFERS.search(text, 0, start):
        return True
    than = _THAN.match(text, end)
    return bool(than) and not _BEFORE_NOW.match(text, than.end() if than else end)


def _else(text: str, form: str, start: int, end: int) -> bool:
    """Say whether a word says something else in its place than it does elsewhere."""
    if form in _THINGS and _A.search(text, max(0, start - 6), start):
        return True
    if _STAY.match(form) and _AWAY.match(text, end):
        return True
    if form == "add" and text.startswith(" in ", end):
        return True
    if form == "subject to" and _IS.search(text, max(0, start - 10), start):
        return True
    return bool(_TAKEN_OUT.match(text, start))


def _moved(text: str, start: int) -> bool:
    """Say whether a word of a measure tells where a figure goes, or that it stays there."""
    return bool(_MOVED.match(text, start)) and not _PASSIVE.search(text, max(0, start - 6), start)


def _moves(text: str, start: int, end: int) -> bool:
    """Say whether a particle tells a direction: "moved up", "up 5%"."""
    before = text[max(0, start - _BEFORE) : start]
    if _MOVES.match(before, before.rstrip().rfind(" ") + 1):
        return True
    moved = _MOVES.search(before) or _BY_FIGURE.match(text, end)
    return bool(moved) and not _ELSE.search(before)


def _named(text: str, start: int, end: int) -> bool:
    """Say whether a word is part of a name: "the Dispute Settlement Body"."""
    inside = start > 1 and text[start].isupper() and text[start - 2].isalnum()
    return inside and bool(re.match(r"\s[A-Z]", text[end:]))


def _within(pole: Pole, other: Pole) -> bool:
    """Say whether a word is part of a longer one: "outside" of "falls outside"."""
    inside = other.start <= pole.start and pole.end <= other.end
    return inside and other.axis is pole.axis and other[:2] != pole[:2]


def _stays(pole: Pole, text: str, found: Sequence[Pole]) -> bool:
    """Say whether a word only says that something stays what it is: "remains exempt"."""
    if not _STAY.match(text, pole.start):
        return False
    return bool(_GERUND.match(text, pole.end)) or any(
        other.axis is pole.axis and 0 < other.start - pole.end < _AT_ONCE for other in found
    )
