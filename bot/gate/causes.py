"""Why something is, or was done, stands in the evidence where a line says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language.repetition import terms

_BECAUSE = re.compile(
    r"\b(?:because(?: of)?|due to(?!\s+[a-z]+(?<!ing)\s+(?:in|on|by|from|at|this|next)\b)"
    r"|owing to|in response to|in retaliation (?:for|against)|as a result of|thanks to|now that"
    r"|prompted by|driven by|caused by|triggered by|blamed on"
    r"|to (?:punish|retaliate|protest|avenge))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:—–.]\s|$")
_HELD = 0.5  # of the weight of a reason's terms
_LEAST = 5.0  # weight of terms in a reason that says something


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every "because" whose reason is not in the evidence, by its terms."""
    held = terms("\n\n".join([all_text(evidence), *(each.article.title for each in evidence)]))
    found = []
    for match in _BECAUSE.finditer(claim.wording):
        end = _ENDS.search(claim.wording, match.end())
        why = claim.wording[match.start() : end.start() if end else None]
        said = terms(why)
        total = sum(said.values())
        shared = sum(weight for term, weight in said.items() if term in held)
        if total >= _LEAST and shared < _HELD * total:
            found.append(Reason(fault=Fault.CAUSE_NOT_IN_EVIDENCE, words=why.strip()))
    return found
