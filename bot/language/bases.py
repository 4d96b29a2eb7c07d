"""Against what, over how long and in what a figure is counted, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.language import sentences
from bot.language.remembered import remembered

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_BASES: Mapping[str, Mapping[str, str]] = {
    "against": {
        "year": r"year[- ](?:on|over)[- ]year|(?:in|over) (?:the )?year to|annual(?:ly)?"
        r"|(?:from|than|on|over|of) (?:a|the|one) (?:previous )?year|same (?:month|quarter|period)",
        "month": r"month[- ](?:on|over)[- ]month"
        r"|(?:from|than|on|over) (?:a|the|one) (?:previous |prior )?month"
        rf"|(?:from|than in) {_MONTHS}\b(?! \d)",
    },
    "over": {
        "day": r"(?:a|per|each|every) day|daily",
        "week": r"(?:a|per|each|every) week(?! (?:ago|before|earlier|later))|weekly",
        "month": r"(?:a|per|each|every) month(?! (?:ago|before|earlier|later))|monthly",
        "year": r"(?:a|per|each|every) year(?! (?:ago|before|earlier|later|on))|yearly|annually",
    },
    "in": {
        "number": r"(?:by|in) (?:number|volume|weight|tonnage|quantity)|units",
        "value": r"(?:by|in) value|(?:by|in) (?:dollar|money) terms",
    },
}
_PATTERNS = {
    kind: {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in named.items()}
    for kind, named in _BASES.items()
}


def apart(one: str, value: str, other: str, rival: str) -> bool:
    """Say whether the sentences of two texts that have a value each count them otherwise."""
    mine, its = bases(one, value), bases(other, rival)
    return any(
        mine.get(kind) and its.get(kind) and not mine[kind] & its[kind] for kind in _PATTERNS
    )


def names_time(value: str) -> bool:
    """Say whether a value's own words say over what time it is: "400 tonnes a week"."""
    return any(pattern.search(value) for pattern in _PATTERNS["over"].values())


@remembered
def bases(text: str, words: str) -> Mapping[str, frozenset[str]]:
    """Give how the sentences of a text that have certain words count."""
    with_it = [each for each in _sentences(text) if words in each]
    return {
        kind: frozenset(
            name for name, pattern in named.items() if any(pattern.search(each) for each in with_it)
        )
        for kind, named in _PATTERNS.items()
    }


def _sentences(text: str) -> Iterator[str]:
    return (text[each.start : each.end] for each in sentences.split(text))
