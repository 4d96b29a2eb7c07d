"""What the evidence denies is not told as so, nor what it says denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, denied_terms
from bot.language import polarity

_COMPANY = 6.0  # weight of the terms that stand on the other side of a "not"
_MOST = 0.5  # of the terms that the other side denies


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason where terms stand under a negation on one side only.

    A line may deny in other words ("exempt" for "not subject to"): one that has a word of
    denial of any kind is left to the check of opposites.
    """
    denied, said = denied_terms(claim.wording)
    negates = any(True for _ in polarity.negations(claim.text))
    words = claim.text
    for passage in evidence:
        off, on = passage.denied
        silent = not negates and not _denies(words)
        told = silent and bool(off) and _meets(off, on, said)
        untold = denied and not off and not _denies(passage.text) and _meets(denied, said, on)
        if not (told or untold):
            continue
        if not any(_meets(said, {}, other.denied[1]) for other in evidence if other is not passage):
            return [Reason(fault=Fault.NEGATION_LOST, words=words)]
    return []


def _meets(off: Mapping[str, float], on: Mapping[str, float], said: Mapping[str, float]) -> bool:
    """Say whether what one side denies, and nowhere says, the other one says."""
    only = {term: weight for term, weight in off.items() if term not in on}
    shared = sum(weight for term, weight in only.items() if term in said)
    return shared >= _COMPANY and shared >= _MOST * sum(only.values())


def _denies(text: str) -> bool:
    """Say whether a text has any word that denies: "exempt", "without", "escape"."""
    return any(pole.sign < 0 and pole.axis in polarity.DENYING for pole in polarity.find(text))
