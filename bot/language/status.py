"""Where a measure stands: threatened, proposed, signed, in force, paused, struck down."""

from __future__ import annotations

import re
from enum import StrEnum


class Status(StrEnum):
    """How far a measure has come."""

    THREATENED = "threatened"
    PROPOSED = "proposed"
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
    r"|postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?",
    Status.STRUCK_DOWN: r"str(?:ikes?|uck) down|overturn(?:s|ed|ing)?|annul(?:s|led|ling)?"
    r"|void(?:s|ed)?|revok(?:e[sd]?|ing)|repeal(?:s|ed|ing)?|withdr[ae]w(?:s|n|ing)?",
}
_PATTERNS = {
    status: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for status, words in _WORDS.items()
}


def statuses(text: str) -> frozenset[Status]:
    """Name every standing of a measure that a text speaks of."""
    return frozenset(status for status, pattern in _PATTERNS.items() if pattern.search(text))


def without(text: str) -> str:
    """Leave out the words by which a text speaks of a measure's standing."""
    for pattern in _PATTERNS.values():
        text = pattern.sub(" ", text)
    return text
