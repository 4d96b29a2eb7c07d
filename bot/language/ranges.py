"""Ranges of figures in a text: "10% to 15%", "between five and six billion euros"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from bot.language import figures
from bot.language.figures import Figure
from bot.language.remembered import remembered
from bot.language.units import Kind


class Range(NamedTuple):
    """A figure that is told by its least and its most."""

    start: int
    end: int
    low: Figure
    high: Figure


_DASH = re.compile(r"\s?[-–—]\s?")
_TO = re.compile(r"\s(?:and|to)\s(?:(?:about|nearly|around|roughly)\s)?")
_NO_RANGE = frozenset({Kind.CLOCK, Kind.ORDINAL})
_BETWEEN = re.compile(
    r"(?<!gap\s)(?<!difference\s)(?<!spread\s)(?<!margin\s)(?<!choose\s)(?<!choice\s)"
    r"\bbetween\s(?:(?:about|around|roughly|nearly|some)\s)?$",
    re.IGNORECASE,
)
_RANGING = re.compile(r"\b(?:rang\w+|anywhere|var(?:y|ies|ied|ying)|spann?\w*)\b[^.;:]{0,40}$")
# "From 10% to 25%" is a change, and so is "rose 10% to 25 euros".
_FROM = re.compile(
    r"\bfrom\s(?:(?:about|around|roughly|nearly|some|just|the|an?)\s){0,2}$", re.IGNORECASE
)
_CHANGES = re.compile(
    r"\b(?:up|down|rose|risen|rises?|rising|grew|grow\w*|increas\w+|rais\w+|jump\w*|climb\w*|soar\w*|gain\w*"
    r"|add(?:s|ed|ing)|widen\w*|by)\s$"
    r"|\b(?:increase|decrease|rise|drop|fall|decline|growth|gain|cut|reduction)\b[^.;:]{0,60}\sof\s$",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\d.,]+|[a-z-]+")  # of which the unit stands with the upper end alone
_REACH = 80  # characters before a range that say what it is


@remembered
def find(text: str) -> tuple[Range, ...]:
    """Find the ranges of a text, in order: neither a change from one figure to another is one."""
    found = []
    for low, high in pairwise(figures.find(text)):
        gap = high.start - low.end
        if (
            0 < gap <= _GAP
            and low.unit == high.unit
            and low.value < high.value
            and low.kind not in _NO_RANGE
            and _joined(text, low, high)
        ):
            between = _BETWEEN.search(text, max(0, low.start - _REACH), low.start)
            start = between.start() if between else low.start
            found.append(Range(start, high.end, low, high))
    return tuple(found)


_GAP = 14  # characters of the longest word between both ends


def _joined(text: str, low: Figure, high: Figure) -> bool:
    if _DASH.fullmatch(text, low.end, high.start):
        return True
    joint = _TO.fullmatch(text, low.end, high.start)
    before = text[max(0, low.start - _REACH) : low.start]
    if joint is None:
        return False
    if _BETWEEN.search(before):
        return True
    if " to " not in joint[0]:
        return False
    if _FROM.search(before):
        return _RANGING.search(before) is not None
    return not _CHANGES.search(before) or _BARE.fullmatch(text, low.start, low.end) is not None
