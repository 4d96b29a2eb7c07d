"""A party is not told in the place of another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text

_PARTIES = (
    re.compile(r"\b(?:Dems?|Democrat(?:s|ic)?)\b(?!\s(?:Republic|People))|\bD-[A-Z]"),
    re.compile(r"\bRepublicans?\b|\bGOP\b|\bR-[A-Z]"),
    re.compile(r"\bLabou?r\b(?= (?:MPs?|Party|leader|government|lawmakers?))"),
    re.compile(r"\bConservatives?\b|\bTor(?:y|ies)\b"),
)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a party that no passage has, where they have one that the line has not."""
    text = claim.wording
    named = [form for form in _PARTIES if form.search(text)]
    held = all_text(evidence) if named else ""
    if not any(form.search(held) for form in _PARTIES if form not in named):
        return []
    found = (form.search(text) for form in named if not form.search(held))
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=each[0]) for each in found if each]
