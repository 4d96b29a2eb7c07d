"""Whom a title says an act is aimed at by name: "US adds Belmora Chips to Entity List"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.language import places
from bot.stories.deeds import JOINS, Token, is_passive, listed

_ONTO = frozenset({"on", "into", "against", "to", "for"})
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*|,")


def find(title: str) -> Iterator[list[str]]:
    """Give the names, each by its words, of those whom a title says an act is aimed at."""
    for place in places.find(title):  # what is Chinese is not called so
        title = title[: place.start] + title[place.start : place.end].lower() + title[place.end :]
    words = _WORD.findall(title)
    tokens = [Token(word.lower()) for word in words]
    for at, token in enumerate(tokens):
        if token.word not in listed("aimed"):
            continue
        if is_passive(tokens, at):
            start = at - (at > 0 and tokens[at - 1].word in listed("being"))
            yield from _names(words[:start][::-1])
        else:
            onto = at + 1 < len(words) and words[at + 1] in _ONTO
            begin = (n for n in range(at + 1 + onto, len(words)) if not _passed(words[n]))
            yield from _names(words[next(begin, len(words)) :])


def _passed(word: str) -> bool:
    """Say whether a word may stand between an act and the name it is aimed at."""
    return word[0].islower() and word not in listed("behind")


def _names(words: Sequence[str]) -> Iterator[list[str]]:
    """Give the names that words begin with, if they do."""
    name: list[str] = []
    for word in [*words, "."]:
        if word[0].isupper():
            name.append(word)
        else:
            if name:
                yield name
            name = []
            if word not in JOINS:
                return
