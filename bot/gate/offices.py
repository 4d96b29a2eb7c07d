"""What somebody is, in a line, is not what the article tells another to be."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Article, Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, articles_of, cite
from bot.language import offices
from bot.language.offices import Holder
from bot.language.spans import Span

_SHARE = 0.6  # of an office's terms are another's


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for an office that the article gives to another, and never to who has it here.

    Both must be told to be something there: who is only named may be anything.
    """
    for said in offices.find(claim.text):
        for article in articles_of(evidence):
            other = _other(said, article)
            if other:
                words = claim.text[said.start : said.end]
                against = cite(article, Span(other.start, other.end))
                fault = Fault.SPEAKER_DIFFERS
                return [Reason(fault=fault, words=words, against=against)]
    return []


def _other(said: Holder, article: Article) -> Holder | None:
    """Find who holds an office in an article that is told of somebody else."""
    given = offices.find(article.text)
    own = [each.what for each in given if each.surname == said.surname]
    if not own or any(said.what & each for each in own):
        return None
    for each in given:
        shared = len(said.what & each.what)
        if each.surname != said.surname and shared >= max(1, _SHARE * len(said.what)):
            near = offices.around(article.text, said.surname)
            return each if said.what.isdisjoint(near) else None
    return None
