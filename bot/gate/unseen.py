"""Words that stand only where no reader of an article sees them, or that somebody asked.

A page's comments and hidden parts, what it says of itself to machines, its address and its
author's name are no part of the report. No prompt shows them; where a line has words of theirs
all the same, it was not written from the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from bot.domain import Article, Fault, Reason
from bot.language.repetition import in_a_row
from bot.language.vectors import idf

RUN = 4  # words in a row that a line takes from out of sight, or all of a shorter one
ASKED = 5  # from what somebody asked: an answer may well take up the words of a question
_FEW = 3  # of a passage that has no more, all of them
_RARE = 6.0  # a word that no table of English knows, and that tells where it comes from alone
_WORD = re.compile(r"\w+")
_Run = tuple[str, ...]


def faults(text: str, articles: Sequence[Article], asked: Iterable[str] = ()) -> list[Reason]:
    """Give a reason where a line has words in a row that the articles have out of sight alone.

    One of them at least must be a word that is nowhere to be seen in the articles. What was
    `asked` before is as little to be told.
    """
    seen = frozenset[str]().union(*map(_seen, articles))
    said = [word.casefold() for word in _WORD.findall(text)]
    new = {word for word in said if word not in seen}
    if not new:
        return []
    hidden = frozenset[_Run]().union(*(_hidden(each, min(RUN, len(said))) for each in articles))
    hidden = hidden.union(*(_runs(each, min(ASKED, len(said))) for each in asked))
    for at in range(len(said)):
        for length in range(1, ASKED + 1):
            run = tuple(said[at : at + length])
            if run in hidden and not new.isdisjoint(run):
                return [Reason(fault=Fault.NO_EVIDENCE, words=" ".join(run))]
    return []


@lru_cache(maxsize=256)
def _seen(article: Article) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(article.text))


@lru_cache(maxsize=256)
def _hidden(article: Article, length: int) -> frozenset[_Run]:
    address = re.sub(r"[-_/+.]+", " ", unquote(urlsplit(article.url).path))
    texts = (*article.unseen.split("\n\n"), article.author, address)
    return frozenset[_Run]().union(*(_runs(each, length) for each in texts))


def _runs(text: str, length: int) -> frozenset[_Run]:
    """Give the runs that tell a text: of a short one all of it, if that is enough to tell it."""
    words = [word.casefold() for word in _WORD.findall(text)]
    length = min(length, len(words))
    if length < _FEW and not all(idf(word) >= _RARE for word in words):
        return frozenset()
    return in_a_row(text, length) if length else frozenset()
