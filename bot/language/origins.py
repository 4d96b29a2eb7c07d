"""What goods and other things a text tells of which country: from it, of it, or bound for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language import places
from bot.language.remembered import remembered
from bot.language.repetition import terms
from bot.language.subjects import HELPING, STRONG

_BEHIND = re.compile(r"(?:['’]s?)?[\s-]((?:[a-z]+[\s-])?[a-z]{3,})\b")
_BEFORE = re.compile(
    r"\b((?:[A-Za-z]+[\s-])?[A-Za-z][a-z]{2,})\s(from|of|to|in|into|for)\s(?:the )?$"
)
# What is no thing of a place: a verb that tells of it, or a word between two parts.
_NONE = re.compile(
    rf"(?:and|or|but|with|from|for|the|that|who|which|than|{HELPING}|{STRONG}|\w+(?<!e)ed)\b"
)
_REACH = 40  # characters
_WAYS = {"from": "of", "of": "of", "in": "in", "to": "to", "into": "to", "for": "to"}


class Origin(NamedTuple):
    """A thing told of a place: where it is told, the place's code, how, and the thing's terms."""

    start: int
    end: int
    code: str
    way: str
    things: frozenset[str]


@remembered
def find(text: str) -> tuple[Origin, ...]:
    """Find the things that a text tells of places."""
    found = []
    for place in places.find(text):
        behind = _BEHIND.match(text, place.end)
        first = behind and _NONE.match(behind[1])
        if behind and not first and (things := _things(behind[1])):
            found.append(Origin(place.start, behind.end(), place.code, "of", things))
            continue
        before = _BEFORE.search(text, max(0, place.start - _REACH), place.start)
        if before and (things := _things(before[1])):
            way = _WAYS[before[2]]
            found.append(Origin(before.start(), place.end, place.code, way, things))
    return tuple(found)


def _things(words: str) -> frozenset[str]:
    return frozenset(terms(" ".join(word for word in words.split() if not _NONE.fullmatch(word))))
