"""A word does not stand where the evidence has its opposite of the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.gate.polarity import crossed
from bot.language import antonyms, denials
from bot.language.antonyms import Side
from bot.language.repetition import terms

_LESS = re.compile(r"\b(?:less|least|hardly|too)\s$", re.IGNORECASE)
_FAR, _NEAR = 70, 32  # characters on each side in which a word's company stands
_COMPANY, _BESIDE = 6.0, 2.0  # weight of the terms that both companies share


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a word whose opposite stands in like company, and it itself nowhere."""
    own = antonyms.find(claim.text)
    if not own:
        return []
    given = [(each, passage) for passage in evidence for each in antonyms.find(passage.text)]
    here = {(each.pair, each.side) for each in own}
    there = {(each.pair, each.side) for each, _ in given}
    for said in own:
        opposite = (said.pair, 1 - said.side)
        if opposite not in there or opposite in here or (said.pair, said.side) in there:
            continue
        if any(span.start <= said.start < span.end for span in claim.verbatim):
            continue
        for each, passage in given:
            if (each.pair, each.side) == opposite and _alike(said, claim.text, each, passage.text):
                fault = Fault.NEGATION_LOST if said.denies else Fault.DIRECTION_REVERSED
                against = passage.cite(each.start, each.end)
                words = claim.text[said.start : said.end]
                return [Reason(fault=fault, words=words, against=against)]
    return []


def _alike(said: Side, text: str, other: Side, source: str) -> bool:
    """Say whether two opposites are told of the same, and nothing turns either around."""
    turned, undone = (
        {call(*each) for each in ((said, text), (other, source))} for call in (_turned, _undone)
    )
    if turned != {False} or len(undone) > 1 or crossed(said, text, other, source):
        return False
    return all(
        _shared(_around(said, text, reach), _around(other, source, reach)) >= least
        for reach, least in ((_NEAR, _BESIDE), (_FAR, _COMPANY))
    )


def _turned(side: Side, text: str) -> bool:
    """Say whether a word is denied, or is less so: "less easy"."""
    return bool(_LESS.search(text, 0, side.start)) or any(
        start <= side.start < end for start, end in denials.negations(text)
    )


def _undone(side: Side, text: str) -> frozenset[str]:
    return denials.undoing(text, side.start, side.end)


def _around(side: Side, text: str, reach: int) -> Mapping[str, float]:
    begin, end = max(0, side.start - reach), side.end + reach
    around = f"{text[begin : side.start]} {text[side.end : end]}"
    return terms(around[around.find(" ") :] if begin else around)


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum([weight for term, weight in one.items() if term in other])
