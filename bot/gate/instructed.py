"""Words that an article does not report: what it asks or orders, and what is none of its matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.domain import Article, Fault, Reason
from bot.gate.claim import Claim
from bot.language import figures, sentences
from bot.language.boilerplate import bids
from bot.language.repetition import terms

RUN = 5  # words in a row that can be taken from nowhere else
ENOUGH = 5  # sentences of a report, for one to be a stranger among them
TELLING = 12.0  # weight of the words of a sentence that says something
ROOT = 5  # letters that two forms of a word share
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
    return "\n\n".join(_sorted(article)[0])


@lru_cache(maxsize=256)
def foreign(article: Article) -> frozenset[tuple[str, ...]]:
    """Give the runs of words that stand only in sentences of an article that are no report."""
    told, others = _sorted(article)
    found: frozenset[tuple[str, ...]] = frozenset().union(*map(_runs, others))
    return found and found - _runs("\n\n".join(told))


@lru_cache(maxsize=256)
def _sorted(article: Article) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort the sentences of an article into its report and the rest."""
    said = [article.text[span.start : span.end] for span in sentences.split(article.text)]
    told = [text for text in said if not bids(text)]
    strays = _strays(told) if len(told) >= ENOUGH else frozenset()
    report = tuple(text for text in told if text not in strays)
    return report, tuple(text for text in said if text not in report)


def _strays(told: Sequence[str]) -> frozenset[str]:
    """Name the sentences that share no telling word with any other of their article.

    A sentence with figures is left alone: it may be all that an article says of its matter.
    """
    stems = {text: {term[:ROOT] for term in terms(text)} for text in told}
    common = Counter(stem for each in stems.values() for stem in each)
    return frozenset(
        text
        for text, own in stems.items()
        if sum(terms(text).values()) >= TELLING
        and not any(common[stem] > 1 for stem in own)
        and not figures.find(text)
    )


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
