"""Whom a title says an act is aimed at by name: "US adds Belmora Chips to Entity List"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language import places
from bot.stories.deeds import BREAK, JOINS, Token, is_passive, listed

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*|,")


def find(title: str) -> Iterator[list[str]]:
    """Give the names, each by its words, of those whom a title says an act is aimed at."""
    for place in places.find(title):  # what is Chinese is not called so
        title = title[: place.start] + title[place.start : place.end].lower() + title[place.end :]
    listing = not listed("lists").isdisjoint(_WORD.findall(title.lower()))
    for clause in BREAK.split(title):
        yield from _aimed_at(_WORD.findall(clause), listing=listing)


def _aimed_at(words: Sequence[str], *, listing: bool) -> Iterator[list[str]]:
    tokens = [Token(word.lower()) for word in words]
    for at, token in enumerate(tokens):
        onto = at + 1 < len(words) and words[at + 1] in listed("onto")
        if token.word in listed("aimed nouns") and onto:
            yield from _behind(words[at + 2 :])
        elif token.word in listed("aimed") or (listing and token.word in listed("listing")):
            if is_passive(tokens, at):
                start = at - (at > 0 and tokens[at - 1].word in listed("being"))
                yield from (name[::-1] for name in _names(words[:start][::-1]))
            else:
                yield from _behind(words[at + 1 :])


def _behind(words: Sequence[str]) -> Iterator[list[str]]:
    begin = next((n for n, word in enumerate(words) if not _passed(word)), len(words))
    return _names(words[begin:])


def _passed(word: str) -> bool:
    """Say whether a word may stand between an act and the name it is aimed at."""
    return word[0].islower() and word not in listed("behind")


def _names(words: Sequence[str]) -> Iterator[list[str]]:
    """Give the names that words begin with, if they do."""
    name: list[str] = []
    for before, word in pairwise(["", *words, "."]):
        if word[0].isupper():
            name.append(word)
            continue
        if name:
            yield name
        name = []
        if word not in JOINS or not before[:1].isupper():
            return
