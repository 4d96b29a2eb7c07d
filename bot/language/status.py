"""Where a measure stands: threatened, proposed, signed, in force, paused, struck down."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.language.spans import lowered


class Status(StrEnum):
    """How far a measure has come."""

    THREATENED = "threatened"
    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in force"
    PAUSED = "paused"
    STRUCK_DOWN = "struck down"


_WORDS = {
    Status.THREATENED: r"threat(?:en(?:s|ed|ing)?|s)?",
    Status.PROPOSED: r"propos(?:e[sd]?|ing|als?)|plan(?:s|ned) to|consider(?:s|ed|ing)?",
    Status.SIGNED: r"sign(?:s|ed|ing|ature)",
    Status.IN_FORCE: r"impos(?:e[sd]?|ing|ition)|tak(?:es?|ing) effect|took effect"
    r"|effective|(?:in|into) (?:force|effect)|appl(?:y|ies|ied) (?:from|to|since)",
    Status.PAUSED: r"paus(?:e[sd]?|ing)|suspen(?:d(?:s|ed|ing)?|sion)"
    r"|postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|on hold|put(?:s|ting)? off|shelv(?:e[sd]?|ing)",
    Status.STRUCK_DOWN: r"str(?:ikes?|uck) down|overturn(?:s|ed|ing)?|annul(?:s|led|ling)?"
    r"|void(?:s|ed)?|revok(?:e[sd]?|ing)|repeal(?:s|ed|ing)?|withdr[ae]w(?:s|n|ing)?"
    r"|quash(?:es|ed|ing)?|rescind(?:s|ed|ing)?|scrap(?:ped|ping)",
}
_PATTERNS = {status: re.compile(rf"\b(?:{words})\b") for status, words in _WORDS.items()}


@lru_cache(maxsize=1024)
def statuses(text: str) -> frozenset[Status]:
    """Name every standing of a measure that a text speaks of."""
    low = lowered(text)
    return frozenset(status for status, pattern in _PATTERNS.items() if pattern.search(low))


def without(text: str) -> str:
    """Leave out the words by which a text speaks of a measure's standing."""
    for words in _WORDS.values():
        text = re.sub(rf"\b(?:{words})\b", " ", text, flags=re.IGNORECASE)
    return text


# A headline's own ways to say how far a measure has come.
_IN_HEADLINES = {
    Status.ANNOUNCED: r"announces?|unveils?|(?:to|will) (?:charge|impose|levy|introduce)",
    Status.SIGNED: r"orders|decrees|proclaims",
}
_STANDINGS = tuple(
    (status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for status, words in (*_IN_HEADLINES.items(), *_WORDS.items())
)
_FORMER = re.compile(r"(?:ed|drawn|struck down)$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)\s$", re.IGNORECASE)


class Standing(NamedTuple):
    """How far a measure has come, and the headline's word for it."""

    status: Status
    words: str


def standing(headline: str) -> Standing | None:
    """Tell how far a measure has come by a headline, if it says so.

    That is what its first verb of the present says: what was "threatened" or "signed" there
    is spoken of, not news.
    """
    found = [
        (match.start(), Standing(status, re.sub(r"^to ", "is to ", match.group())))
        for status, pattern in _STANDINGS
        for match in pattern.finditer(headline)
        if not _FORMER.search(match.group()) or _PASSIVE.search(headline, 0, match.start())
    ]
    return min(found)[1] if found else None


def advances(old: Status, new: Status) -> bool:
    """Say whether a measure has moved: onward, or back into force after a pause."""
    order = list(Status)
    return order.index(new) > order.index(old) or (old, new) == (Status.PAUSED, Status.IN_FORCE)
