"""What a sentence is about, and whether two sentences make the same point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType

from bot.language import figures, places
from bot.language.remembered import remembered
from bot.language.spans import Span
from bot.language.units import Kind
from bot.language.vectors import SPELLINGS, WORD, idf, listed

COMMON = 1.5  # words with no higher idf stand in one article of five and tell nothing
PLACE = 3.5  # what a place counts, in any of its forms: the idf of a country in the news
_TELLING = (Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT)
_ANY_WORD = re.compile(r"\w+")
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


@partial(remembered, sentences=4096)
def terms(text: str) -> Mapping[str, float]:
    """Reduce a text to its places, its figures and the stems of its telling words, with idf."""
    found: dict[str, float] = {}
    rest = text
    for place in reversed(places.find(text)):
        found[place.code] = PLACE
        rest = rest[: place.start] + rest[place.end :]
    for word in listed(rest.lower()):
        stem, weight = _weighed(word)
        if weight > COMMON:
            found[stem] = weight
    return MappingProxyType(found)


@partial(remembered, sentences=4096)
def placed(text: str) -> tuple[tuple[int, str, float], ...]:
    """Find the telling words and places of a text, each where it stands, with its idf."""
    found = [(place.start, place.code, PLACE) for place in places.find(text)]
    rest = text
    for place in places.find(text):
        rest = f"{rest[: place.start]}{' ' * (place.end - place.start)}{rest[place.end :]}"
    for match in WORD.finditer(rest.lower()):
        stem, weight = _weighed(match[0])
        if weight > COMMON:
            found.append((match.start(), stem, weight))
    return tuple(sorted(found))


@partial(remembered, sentences=4096)
def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Give every three words that stand in a row in a text: by them a copy is told."""
    return in_a_row(text, 3)


def in_a_row(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """Give every so many words that stand in a row in a text; it is not remembered."""
    words = _ANY_WORD.findall(text.casefold())
    return frozenset(zip(*(words[at:] for at in range(length)), strict=False))


def repeats(line: str, before: str, *, share: float = 0.6) -> bool:
    """Say whether a line makes the point of one before it, and little more.

    It does where `share` of its terms, weighed by how rare they are, stand in the other, or
    where both give the same two figures.
    """
    found, told = terms(line), terms(before)
    shared = sum(weight for term, weight in found.items() if term in told)
    same = bool(found) and shared >= share * sum(found.values())
    return same or len(_values(line) & _values(before)) >= 2


def overlap(one: str, other: str) -> bool:
    """Say whether either of two lines repeats the other."""
    return repeats(one, other) or repeats(other, one)


def same(one: str, other: str) -> bool:
    """Say whether either of two lines repeats the other, and neither has another figure."""
    mine, theirs = _values(one), _values(other)
    return overlap(one, other) and (mine <= theirs or theirs <= mine)


@lru_cache(maxsize=4096)
def _values(text: str) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (each.value, each.unit) for each in figures.find(text) if each.kind in _TELLING
    )


@lru_cache(maxsize=4096)
def _weighed(word: str) -> tuple[str, float]:
    word = SPELLINGS.get(word, word)
    return _stem(word), idf(word)


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_STOP = re.compile(r"(?<=[.!?])[”\"’']?\s")
_RUN = 4  # words of the longest run that is looked for
_TOLD = 6.0  # weight of what a run says, for its return to be noticed


def stutters(text: str) -> Iterator[Span]:
    """Find what a sentence says in the same words twice: three in a row, a name, or one doubled.

    People who write do not; programs that lose their thread do.
    """
    begin = 0
    for end in [*(stop.start() for stop in _STOP.finditer(text)), len(text)]:
        tokens = list(_WORD.finditer(text, begin, end))
        for length in range(_RUN, 0, -1):
            seen: dict[tuple[str, ...], int] = {}
            for at in range(len(tokens) - length + 1):
                run = tokens[at : at + length]
                key = tuple(word[0].casefold() for word in run)
                first = seen.setdefault(key, at)
                if at - first >= length and _notable(run, doubled=at - first == length):
                    yield Span(run[0].start(), run[-1].end())
        begin = end


def _notable(run: Sequence[re.Match[str]], *, doubled: bool) -> bool:
    said = terms(" ".join(word[0] for word in run))
    if doubled:
        return len(run[0][0]) > 1 and sum(said.values()) >= _TOLD / 2  # no "J&J"
    named = len(run) == 2 and all(word[0][0].isupper() for word in run)
    return (len(run) > 2 or named) and len(said) > 1 and sum(said.values()) >= _TOLD
