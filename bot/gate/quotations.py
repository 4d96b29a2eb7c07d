"""Words in quotation marks stand in a cited article as they are quoted."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import quotations
from bot.language.spans import overlap


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every quotation that no cited article holds.

    The whole snapshot counts, not the cited span alone: a speaker's words may stand a
    paragraph away from what is said of them. Ellipses part a quotation, in order.
    """
    return [
        Reason(fault=Fault.QUOTE_NOT_IN_SOURCE, words=quoted.words)
        for quoted in claim.quotations
        if not any(overlap(quoted, span) for span in claim.verbatim)
        and not any(quotations.stands(quoted.words, passage.article.text) for passage in evidence)
    ]
