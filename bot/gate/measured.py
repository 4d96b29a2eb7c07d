"""What is measured without a number keeps its unit: a few weeks are no few months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language.measured import Sort, find


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a measure of which the evidence has the same sort in other units alone.

    Where the evidence has the line's unit as well, or none of that sort, nothing is said.
    """
    text = all_text(evidence)
    given = find(text)
    reasons = []
    for said in find(claim.text):
        if any(span.start <= said.start < span.end for span in claim.verbatim):
            continue
        rivals = [each for each in given if each.sort is said.sort]
        named = re.search(rf"\b{_STEM.get(said.unit, said.unit)}", text, re.IGNORECASE)
        if rivals and not named and not (said.sort is Sort.RHYTHM and _figures(claim, said.start)):
            words = claim.text[said.start : said.end]
            reasons.append(Reason(fault=Fault.UNIT_DIFFERS, words=words))
    return reasons


_STEM = {"day": "(?:day|dai)", "year": "(?:year|annual)", "centurie": "centur"}


def _figures(claim: Claim, start: int) -> bool:
    """Say whether a rhythm is that of a rate, which may be told by the month or by the year."""
    return any(each.per and each.start < start < each.end + _NEAR for each in claim.figures)


_NEAR = 60
