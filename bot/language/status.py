"""Where a measure stands: threatened, proposed, signed, in force, paused, struck down."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.language.spans import lowered


class Status(StrEnum):
    """How far a measure has come."""

    THREATENED = "threatened"
    OPENED = "opened"  # the inquiry that a measure may come of
    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    APPROVED = "approved"
    INITIALLED = "initialled"
    SIGNED = "signed"
    RATIFIED = "ratified"
    PROVISIONAL = "provisional"
    IMPOSED = "imposed"
    FINAL = "final"
    IN_FORCE = "in force"
    UPHELD = "upheld"
    PAUSED = "paused"
    EXTENDED = "pause extended"
    STRUCK_DOWN = "struck down"
    ENDED = "ended"
    REJECTED = "rejected"
    DENIED = "denied"  # that it was decided, or planned, as was reported


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


class Spoken(NamedTuple):
    """Words by which a text speaks of a measure's standing."""

    start: int
    end: int
    status: Status


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Spoken, ...]:
    """Find the words of a text for how far a measure has come, in order."""
    low = lowered(text)
    return tuple(
        sorted(
            Spoken(*match.span(), status)
            for status, pattern in _PATTERNS.items()
            for match in pattern.finditer(low)
        )
    )


@lru_cache(maxsize=1024)
def statuses(text: str) -> frozenset[Status]:
    """Name every standing of a measure that a text speaks of."""
    return frozenset(each.status for each in find(text))


def without(text: str) -> str:
    """Leave out the words by which a text speaks of a measure's standing."""
    for words in _WORDS.values():
        text = re.sub(rf"\b(?:{words})\b", " ", text, flags=re.IGNORECASE)
    return text


class Standing(NamedTuple):
    """How far a measure has come, and the words for it.

    `ahead` where that is decided and still to come, `again` where it is so once more, `present`
    where it is told as of now; `day` is when it was done, if that is said; `talks` where talks
    stand so, and no measure.
    """

    status: Status
    words: str
    ahead: bool = False
    again: bool = False
    present: bool = False
    day: date | None = None
    talks: bool = False
