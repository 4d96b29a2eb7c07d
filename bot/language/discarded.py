"""Figures that a text gives for what is no more, or never was: planned before, weighed, wanted."""

from __future__ import annotations

import re

# "The 25% that it had proposed", "the 6% it first announced".
_BEHIND = re.compile(
    r" (?:(?:that|which) )?(?:(?:it|he|she|they|the \w+|[A-Z]\w+) )?(?:(?:had|has|was) )?"
    r"(?:(?:first|earlier|previously|originally) )?"
    r"(?:announced|proposed|planned|threatened|floated|decided|set)\b"
)
# "Had first proposed 20%", "considered 20% before it settled on 14%".
_AHEAD = re.compile(
    r"\b(?:had|first|initially|originally|at first|once) (?:(?:first|initially|originally) )?"
    r"(?:plann|propos|threaten|announc|consider|float|weigh|mull)ed\b[^.;,]*$",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:consider|weigh|mull|discuss|float|propos|threaten)ed\b[^.;]*$", re.IGNORECASE
)
_SETTLED = re.compile(
    r"[^.;]*\bbefore (?:(?:it|they|he|she) )?(?:settl|decid|opt|choos|chose|agree|plump)",
    re.IGNORECASE,
)
# "Now 12%, will rise to 18%".
_NOW = re.compile(r"\b(?:now|currently|at present|today)(?: at)? $", re.IGNORECASE)
_TO_BE = re.compile(
    r"[^.;]*?\b(?:will|would|is to|are to|to) (?:rise|fall|go|increase|drop"
    r"|be (?:raised|cut|lowered|doubled))[^.;]*\bto\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)? for|sought|seeks?|demand(?:s|ed)?|want(?:s|ed)?|call(?:s|ed)? for"
    r"|urged?|push(?:es|ed)? for|lobb(?:y|ied) for|favou?r(?:s|ed)?)\b[^,.;]*$",
    re.IGNORECASE,
)


def before(text: str, start: int, end: int) -> bool:
    """Say whether a figure is what was, or was only planned, before another took its place."""
    if _BEHIND.match(text, end) or _AHEAD.search(text, 0, start):
        return True
    if _NOW.search(text, 0, start) and _TO_BE.match(text, end):
        return True
    return _WEIGHED.search(text, 0, start) is not None and _SETTLED.match(text, end) is not None


def wanted(text: str, start: int) -> bool:
    """Say whether a figure is what somebody only asks for."""
    return _WANTED.search(text, 0, start) is not None
