"""What is told from its other side is the same: imports from there, votes counted against."""

from __future__ import annotations

import re

from bot.language import figures, places
from bot.language.spans import Spanned

_WAY = re.compile(r"\b(?P<way>from|to)\s(?:the\s)?$")
# "98 voted for it and 14 against": those voted too.
_AGAINST = re.compile(r"\s(?:\w+\s){0,2}against\b")


def mirrored(said: Spanned, text: str, given: Spanned, other: str) -> bool:
    """Say whether one side's exports are told as the other one's imports: "from Chile", "to"."""
    ours, theirs = _where(text, said.end), _where(other, given.end)
    codes, known = ({each.code for each in places.find(each_)} for each_ in (text, other))
    ways = {ours[0], theirs[0]} == {"from", "to"}
    return ways and ours[1] != theirs[1] and len(codes & known) > 1


def counted(said: str, text: str, other: str) -> bool:
    """Say whether those who are told to have voted against something are counted as against it."""
    if "against" not in said:
        return False
    mine = {each.value for each in figures.find(text)}
    return any(
        each.value in mine and _AGAINST.match(other, each.end) for each in figures.find(other)
    )


def _where(text: str, end: int) -> tuple[str, str]:
    """Give the way that goods go behind a word, and the place: "to" and Chile's code."""
    for place in places.find(text):
        way = _WAY.search(text, end, place.start) if place.start > end else None
        if way:
            return way["way"], place.code
    return "", ""
