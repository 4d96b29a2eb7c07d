"""Words that an article does not report: what it asks, and what it tells a reader or a machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.domain import Article, Fault, Reason
from bot.gate.claim import Claim
from bot.language import sentences
from bot.language.boilerplate import tells

RUN = 5  # words in a row that can be taken from nowhere else
_WORD = re.compile(r"\w+")


def faults(claim: Claim, articles: Iterable[Article]) -> list[Reason]:
    """Give a reason where a line has words that stand only in what is no report."""
    said = _runs(claim.text)
    for article in articles:
        if found := said & foreign(article):
            return [Reason(fault=Fault.NO_EVIDENCE, words=" ".join(min(found)))]
    return []


@lru_cache(maxsize=256)
def reported(article: Article) -> str:
    """Give the text of an article less the sentences that are no report."""
    return "\n\n".join(text for text in _sentences(article.text) if tells(text))


@lru_cache(maxsize=256)
def foreign(article: Article) -> frozenset[tuple[str, ...]]:
    """Give the runs of words that stand only in sentences of an article that are no report."""
    others = (_runs(text) for text in _sentences(article.text) if not tells(text))
    found: frozenset[tuple[str, ...]] = frozenset().union(*others)
    return found and found - _runs(reported(article))


def _sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences.split(text)]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
