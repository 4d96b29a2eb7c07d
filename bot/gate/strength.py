"""A strong word stands in no weak one's place: "all" not in that of "some"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import denials, sentences, strength
from bot.language.repetition import terms
from bot.language.strength import Strength

# What a line says, and what of the evidence's it cannot say instead.
_SCOPE: Final = {
    Strength.ALL: frozenset({Strength.SOME, Strength.MOST, Strength.ONLY}),
    Strength.ONLY: frozenset({Strength.ALL, Strength.MOST}),
}
_OPEN: Final = frozenset({Strength.OPEN, Strength.SOUGHT})
_UNSURE: Final = _OPEN | {Strength.ALLEGED, Strength.WARNED, Strength.UPON}
_MODAL: Final = {Strength.SURE: _UNSURE, Strength.BOUND: _OPEN}
_PART: Final = re.compile(r"\S+ of (?:the|its|their|his|her|our|those|them)\b(.{0,60})", re.DOTALL)
_REST: Final = re.compile(r"no|(?:\w+ ){1,3}others?\b", re.IGNORECASE)
_BEHIND: Final = 60  # characters in which stands what something is all or a part of
_SAME: Final = 0.3  # of what a line says must stand in one sentence with the weak word
_HEDGES: Final = (_UNSURE - {Strength.UPON}) | {Strength.EXPECTED, Strength.AIMED}


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a strong word of a kind that the evidence lacks, in a weak one's place.

    The evidence has a weak word of a kind that the line lacks, and no strong one. A line that
    hedges in any words is as sure as the check of modality finds.
    """
    if not strength.strong(claim.text):
        return []
    said = strength.find(claim.text)
    mine = {each.strength for each in said}
    given = [(each, passage) for passage in evidence for each in strength.find(passage.text)]
    theirs = {each.strength for each, _ in given}
    denied = [(start + 1, end) for start, end in denials.negations(claim.text)]
    if Strength.BARRING in theirs - mine:
        return []
    for word in said:
        if word.strength in theirs or any(
            start <= word.start < end for start, end in chain(claim.verbatim, denied)
        ):
            continue
        if weak := _SCOPE.get(word.strength):
            fault = Fault.SCOPE_WIDENED
        elif (weak := _MODAL.get(word.strength)) and mine.isdisjoint(_HEDGES):
            fault = Fault.MODALITY_RAISED
        else:
            continue
        if Strength.BARRING in mine or denied or _REST.match(claim.text, word.start):
            weak = weak - {Strength.ONLY}  # all but those, and nobody else
        for each, passage in given:
            if (
                each.strength in weak - mine
                and _together(claim, passage, each)
                and _of_the_same(claim.text[word.end :], passage.text[each.start :])
            ):
                against = passage.cite(each.start, each.end)
                words = claim.text[word.start : word.end]
                return [Reason(fault=fault, words=words, against=against)]
    return []


def _together(claim: Claim, passage: Passage, word: strength.Word) -> bool:
    """Say whether the sentence of the evidence with a word says most of what the line says."""
    text = passage.text
    sentence = next(each for each in sentences.split(text) if word.start < each.end)
    told, said = terms(text[sentence.start : sentence.end]), terms(claim.wording)
    shared = sum(weight for term, weight in said.items() if term in told)
    return shared >= _SAME * sum(said.values())


def _of_the_same(said: str, given: str) -> bool:
    """Say whether "two of its furnaces", if it is that, is of what a line says "all" of."""
    part = _PART.match(given)
    return not part or not terms(said[:_BEHIND]).keys().isdisjoint(terms(part[1]))
