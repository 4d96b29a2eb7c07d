"""What the titles of articles name and their texts speak of, as tables to compare them by."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from bot.domain import Placed
from bot.language.goods import alike

Truth = NDArray[np.bool_]
Count = NDArray[np.int32]
Pairs = NDArray[np.float64]

GOOD, WORD = "good", ""
_NOTHING = frozenset[str]()


def code(word: str) -> int:
    """Hash a folded word to four bytes."""
    return zlib.crc32(word.encode(errors="replace"))


def speaks(member: Placed, words: Collection[str]) -> bool:
    """Say whether an article speaks of any of some words."""
    return bool(np.isin(np.frombuffer(member.sketch.said, "<u4"), [*map(code, words)]).any())


def named(members: Sequence[Placed], kind: str) -> list[frozenset[str]]:
    """Give what each title names of a kind."""
    return [by_kind(each.sketch.names).get(kind, _NOTHING) for each in members]


@lru_cache(maxsize=1 << 12)
def by_kind(names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Sort what a title names, or a text mentions, by its kind; plain words are of WORD."""
    found: dict[str, list[str]] = {}
    for name in names:
        kind, space, rest = name.partition(" ")
        if space or name.isalpha():
            found.setdefault(kind if space else WORD, []).append(rest or name)
    return {kind: frozenset(held) for kind, held in found.items()}


def table(held: Sequence[frozenset[str]], things: Sequence[str]) -> Count:
    """Mark in a row for each article which of some things it has."""
    numbers = {thing: at for at, thing in enumerate(things)}
    marked: Count = np.zeros(len(held) * len(things), np.int32)
    begins = range(0, len(marked) + 1, len(things) or 1)
    marked[
        [
            start + numbers[name]
            for start, each in zip(begins, held, strict=False)
            for name in each
            if name in numbers
        ]
    ] = 1
    return marked.reshape(len(held), len(things))


def told(members: Sequence[Placed], things: Sequence[str]) -> tuple[Count, Count]:
    """Say which things each text speaks of, by any of their words or by what the lexicon has.

    And which exactly: the kind that they are of is not enough, each of two may be fruit.
    """
    goods = [f"{GOOD} {thing}" for thing in things]
    spoken_of = np.tile(table([frozenset(each.sketch.mentions) for each in members], goods), 2)
    words = [
        (code(word), at)
        for at, (exactly, thing) in enumerate(product((False, True), things))
        for word in alike(thing, exactly=exactly)
    ]
    codes, columns = np.array(sorted(words)).T
    spoken = np.frombuffer(b"".join(each.sketch.said for each in members), "<u4")
    lengths = [len(each.sketch.said) // spoken.itemsize for each in members]
    rows = np.repeat(np.arange(len(members)), lengths)
    firsts, ends = (np.searchsorted(codes, spoken, side) for side in ("left", "right"))
    for row, first, end in zip(
        *(each[ends > firsts] for each in (rows, firsts, ends)), strict=True
    ):
        spoken_of[row, columns[first:end]] = 1
    return spoken_of[:, : len(things)], spoken_of[:, len(things) :]


def some(counts: Count) -> Truth:
    """Say where there are any."""
    return counts.astype(bool)
