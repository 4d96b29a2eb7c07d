"""The words and the places that a text holds, to look names up in."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.language import places
from bot.language.remembered import remembered

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ROOT = 5  # letters that a word and its root share


class Lexis(NamedTuple):
    """The places that a text holds, and its words by the letters that they begin with."""

    places: frozenset[str]
    words: Mapping[str, frozenset[str]]


@remembered
def find(text: str) -> Lexis:
    """Give what a whole text holds."""
    return between(text, 0, len(text))


def between(text: str, begin: int, end: int) -> Lexis:
    """Give what a text holds from one of its characters up to another."""
    starts, words = _words(text)
    found: dict[str, set[str]] = {}
    for word in words[bisect_left(starts, begin) : bisect_left(starts, end)]:
        found.setdefault(word[:_ROOT], set()).add(word)
    placed = places.find(text.replace("U. S.", "U.S. "))  # as older papers set it
    return Lexis(
        frozenset(place.code for place in placed if begin <= place.start < end),
        {root: frozenset(alike) for root, alike in found.items()},
    )


@remembered
def _words(text: str) -> tuple[array[int], tuple[str, ...]]:
    """Give the words of a text in the singular, and where they stand."""
    found = list(_WORD.finditer(text))
    words = tuple(singular(match[0].casefold()) for match in found)
    return array("L", (match.start() for match in found)), words


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Give a word in small letters without the ending of its plural or owner."""
    word = _POSSESSIVE.sub("", word).replace(".", "")
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def among(word: str, held: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text's words hold a word or its root: "Europe" stands in "European"."""
    alike = held.get(word[:_ROOT], frozenset())
    return not alike.isdisjoint((word, f"{word}al", f"{word}ional")) or (
        len(word) >= _ROOT
        and any(
            (other.startswith(word) and len(other) - len(word) < 4)
            or (word.startswith(other) and len(other) >= _ROOT and len(word) - len(other) < 4)
            for other in alike
        )
    )
