"""What a measure rests on is of the kind that the evidence has, where it bears no number.

Federal law is no state's, and a safeguard duty no countervailing one. Only a kind is a fault
that stands nowhere in the evidence or beside it, where that has another one of its sort.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text, around
from bot.language.spans import lowered
from bot.language.vocabulary import STATES

_DUTY = (
    r"(?:\s(?:and|or)\s[\w-]+)?\s(?:\w+\s)?(?:dut(?:y|ies)|tariffs?|measures?|investigations?)\b"
)
_LAW = r"\s(?:\w+\s)?(?:laws?|statutes?|rules)\b"
# Sorts, each with letters of which some stand wherever a kind of it does.
_SORTS = tuple(
    (letters, tuple(re.compile(form) for form in forms))
    for letters, *forms in (
        (
            ("countervail", "subsid", "dumping", "safeguard", "retaliat"),
            rf"(?i)\b(?:countervailing|anti-?subsidy){_DUTY}",
            rf"(?i)\b(?:anti-?)?dumping{_DUTY}",
            rf"(?i)\bsafeguards?{_DUTY}",
            rf"(?i)\bretaliatory{_DUTY}",
        ),
        (
            ("law", "statute", "rules", "ordinance"),
            rf"\b[Ff]ederal{_LAW}",
            rf"\b(?:[Ss]tate|{'|'.join(STATES.values())})(?:['’]s)?{_LAW}",
            r"(?i)\bcity ordinances?\b",
        ),
        (
            ("measure", "law", "amendment", "decree"),
            r"(?i)\bprovisional measures?\b",
            r"(?i)\b(?:supplementary|complementary|ordinary|organic) laws?\b",
            r"(?i)\bconstitutional amendments?\b",
            r"(?i)\b(?:ministerial|royal|presidential) decrees?\b",
        ),
        (
            ("prosecution",),
            r"(?i)\bdeferred[- ]prosecution\b",
            r"(?i)\bnon-?prosecution\b",
        ),
    )
)
# In what stands for a kind besides its own form, as "subsidies" for countervailing duties.
_ALSO = re.compile(r"(?i)\b(?:countervail|subsid|dump|safeguard|retaliat)\w{0,2}")


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a kind of law or duty that the evidence has another one for."""
    text = claim.wording
    low = lowered(text)
    found = []
    for letters, forms in _SORTS:
        if not any(map(low.__contains__, letters)):
            continue
        said = [(form, match) for form in forms if (match := form.search(text))]
        if not said:
            continue
        held = all_text(evidence)
        others = [form for form in forms if form.search(held)]
        told = {form for form, _ in said}
        if not others or not told.isdisjoint(others):
            continue
        found += [match[0] for form, match in said if not _stands(form, match[0], evidence)]
    return [Reason(fault=Fault.LAW_DIFFERS, words=words) for words in found]


def _stands(form: re.Pattern[str], words: str, evidence: Sequence[Passage]) -> bool:
    """Say whether a kind is told in the evidence or beside it, if by a word of it alone."""
    stem = _ALSO.search(words)
    return any(
        form.search(text) or (stem and stem[0].casefold() in text.casefold())
        for text in around(evidence)
    )
