"""Whether two titles, or two texts, are one that was changed: by words in any script."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from itertools import zip_longest

# Letters and digits apart; of scripts that put no spaces between words, two characters at a time.
_TOKEN = re.compile(r"[^\W\d_\u0e00-\u0eff\u2e80-\uffff]+|\d+|[\u0e00-\u0eff\u2e80-\uffff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u2e80-\uffff]")
_PASSING = re.compile(
    r"\b\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?) ago\b|\bjust now\b", re.IGNORECASE
)
_QUOTES = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')

WEIGHTY = 20  # words: fewer are said again of another thing ("Read the statement in full.")
TITLES = 1 / 3  # of the words of two titles, in both
TEXTS = 0.3  # of the word sequences of the shorter text, in both
_SEQUENCE = 3  # words
SUBJECT = 2  # words of a title that its own text has too, and another text has not
HEADLINE = 3  # words of a title alone that another has not: reworded ones differ in two


def words(text: str) -> tuple[str, ...]:
    """Take a text apart into what it is compared by."""
    found = _TOKEN.findall(text.casefold())
    return tuple(
        token + following if _UNSPACED.match(token) and _UNSPACED.match(following) else token
        for token, following in zip_longest(found, found[1:], fillvalue="")
    )


def fingerprint_of(title: str, text: str) -> str:
    """Hash what is said, whatever its case, quotation marks and spaces are, and how long ago."""
    said = (" ".join(_PASSING.sub("", part).split()) for part in (title, text))
    plain = "\x1f".join(said).translate(_QUOTES).casefold()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def titles(one: str, other: str) -> bool:
    """Say whether two titles can be one that was changed."""
    mine, theirs = _set(one), _set(other)
    return len(mine & theirs) >= TITLES * len(mine | theirs)


@lru_cache(maxsize=1024)
def _set(title: str) -> frozenset[str]:
    return frozenset(words(title))


def texts(one: str, other: str) -> bool | None:
    """Say whether two texts share their wording; None where one is too short to tell."""
    mine, theirs = _sequences(one), _sequences(other)
    shorter = min(len(mine), len(theirs))
    if shorter <= WEIGHTY - _SEQUENCE:
        return None
    return len(mine & theirs) >= TEXTS * shorter


def strangers(title: str, text: str, other_title: str, other_text: str) -> bool:
    """Say whether two texts speak of different things, however alike their wording is.

    They do where each title has words that the other one's text never has: in notices made
    by one template the goods, the country and the rate, whereas who rewrites a headline
    keeps its subject in the text. A figure alone can be a correction.
    """
    wanted = SUBJECT if text and other_text else HEADLINE
    mine, theirs = {*words(f"{title} {text}")}, {*words(f"{other_title} {other_text}")}
    return all(
        _weight(subject - others) >= wanted
        for subject, others in (
            (_subject(title, text), theirs),
            (_subject(other_title, other_text), mine),
        )
    )


def _subject(title: str, text: str) -> frozenset[str]:
    return _set(title) & {*words(text)} if text else _set(title)


def _weight(found: frozenset[str]) -> float:
    """Count words: of overlapping pairs of characters two make one; numbers alone none."""
    if all(word.isdigit() for word in found):
        return 0
    return sum(0.5 if _UNSPACED.match(word) else 1 for word in found)


@lru_cache(maxsize=64)
def _sequences(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    at = range(len(found) - _SEQUENCE + 1)
    return frozenset(found[each : each + _SEQUENCE] for each in at)
