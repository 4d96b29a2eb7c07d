"""Two sentences word by word: where one has other words than the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher
from typing import NamedTuple

from bot.language.vectors import SPELLINGS

_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*%?")


class Word(NamedTuple):
    """A word of a sentence, and the one form in which it is compared."""

    start: int
    end: int
    key: str


class Block(NamedTuple):
    """Words that one sentence has, and those that stand in their place in another."""

    one: tuple[int, int]
    two: tuple[int, int]


class Sides(NamedTuple):
    """Two sentences, their words, where those differ, and when both were written."""

    one: str
    two: str
    ours: Sequence[Word]
    theirs: Sequence[Word]
    blocks: Sequence[Block]
    when: datetime | None

    def touched(self, start: int, end: int, *, second: bool = False) -> bool:
        """Say whether words of a side are among those that differ."""
        words = self.theirs if second else self.ours
        return any(
            words[at].start < end and start < words[at].end
            for block in self.blocks
            for at in range(*(block.two if second else block.one))
        )


def sides(one: str, two: str, when: datetime | None) -> Sides:
    """Lay two sentences beside each other."""
    ours, theirs = _words(one), _words(two)
    matcher = SequenceMatcher(
        None, [word.key for word in ours], [word.key for word in theirs], autojunk=False
    )
    blocks = [
        Block((i, j), (k, m)) for kind, i, j, k, m in matcher.get_opcodes() if kind != "equal"
    ]
    return Sides(one, two, ours, theirs, blocks, when)


def _words(text: str) -> list[Word]:
    found = []
    for match in _TOKEN.finditer(text):
        low = match[0].casefold().replace("’", "'")
        found.append(Word(*match.span(), SPELLINGS.get(low, low)))
    return found


def merged(blocks: Sequence[Block]) -> list[Block]:
    """Join blocks between which there is one word only."""
    joined: list[Block] = []
    for block in blocks:
        if joined and block.one[0] - joined[-1].one[1] <= 1:
            last = joined.pop()
            block = Block((last.one[0], block.one[1]), (last.two[0], block.two[1]))
        joined.append(block)
    return joined


def text_of(text: str, words: Sequence[Word], begin: int, end: int) -> str:
    """Give some words of a sentence as it has them."""
    return text[words[begin].start : words[end - 1].end] if end > begin else ""
