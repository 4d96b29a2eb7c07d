"""Words that multiply: doubled, twice, tripled, halved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_HALVED = (
    r"halv(?:e[sd]?|ing)|half\s+(?:as\s+(?:much|many|big|large|high)"
    r"|the\s+(?:size|level|rate|price|amount))|by\s+half|(?:cut|slashed|fell|dropped)\s+in\s+half"
)
_WORDS = {
    "2": r"doubl(?:e[sd]?|ing)|twice|two[\s-]fold",
    "3": r"tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|thrice",
    "4": r"quadrupl(?:e[sd]?|ing)",
    "5": r"quintupl(?:e[sd]?|ing)",
    "0.5": _HALVED,
}
_PATTERNS = tuple(
    (Decimal(times), re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for times, words in _WORDS.items()
)
# A part of each: most texts have none.
_PARTS = ("doubl", "twice", "fold", "tripl", "trebl", "thrice", "quadr", "quint", "half", "halv")
# "Double taxation" and "double-digit" multiply nothing.
_NONE = re.compile(r"[\s-](?:taxation|digits?|standards?|remed(?:y|ies)|dip|down|counting)\b")


class Multiple(NamedTuple):
    """A word that says how many times as much something is, or was."""

    start: int
    end: int
    times: Decimal


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Multiple, ...]:
    """Find the words of a text that multiply what they are said of."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[Multiple]:
    low = text.lower()
    if not any(map(low.__contains__, _PARTS)):
        return
    for times, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not _NONE.match(text, match.end()):
                yield Multiple(*match.span(), times)
