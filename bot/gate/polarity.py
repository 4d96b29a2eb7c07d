"""What has an opposite stands on the side of the evidence: up, in force, all, as it has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain import Citation, Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import polarity
from bot.language.polarity import Axis, Pole
from bot.language.repetition import terms

_FAULTS: Mapping[Axis, Fault] = {
    Axis.TREND: Fault.DIRECTION_REVERSED,
    Axis.TRADE: Fault.DIRECTION_REVERSED,
    Axis.BALANCE: Fault.DIRECTION_REVERSED,
    Axis.LEVEL: Fault.DIRECTION_REVERSED,
    Axis.STANDING: Fault.NEGATION_LOST,
    Axis.ASSENT: Fault.NEGATION_LOST,
    Axis.INCLUSION: Fault.NEGATION_LOST,
    Axis.STANCE: Fault.NEGATION_LOST,
    Axis.OUTCOME: Fault.NEGATION_LOST,
    Axis.CONDITION: Fault.SCOPE_WIDENED,
    Axis.ADDITION: Fault.NEGATION_LOST,
    Axis.RIGOUR: Fault.DIRECTION_REVERSED,
}
_ROOT = 4  # letters that two forms of a word share
_NEAR = 70  # characters on each side in which a word's company stands
_COMPANY = 6.0  # weight of the terms shared before an opposite counts
_CLEARLY = 4.0  # how much more company an opposite must share than the word itself


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every word whose opposite stands in its place in the evidence.

    Its place is told by the company it keeps: the terms around it. Where the evidence has
    the word itself in as good company, or no opposite, there is nothing to say.
    """
    reasons: dict[Fault, Reason] = {}
    given = [(pole, passage) for passage in evidence for pole in passage.poles]
    own = [
        pole
        for pole in polarity.find(claim.text)
        if not any(span.start <= pole.start < span.end for span in claim.verbatim)
    ]
    # What was raised and then lowered on both sides went neither way alone.
    turns = _turns(own)
    alike = all(turns) and turns == _turns(pole for pole, _ in given)
    for said in list(_unpaired(own, claim.text, given)):
        company = _company(said, claim.text)
        same = opposite = -1.0
        against: Citation | None = None
        for pole, passage in given:
            if pole.axis is not said.axis or (alike and pole.axis is Axis.TREND):
                continue
            held = _company(pole, passage.text)
            shared = sum(weight for term, weight in company.items() if term in held)
            if pole.sign == said.sign:
                same = max(same, shared)
            elif shared > opposite:
                opposite, against = shared, passage.cite(pole.start, pole.end)
        if opposite >= _COMPANY and opposite >= same + _CLEARLY:
            fault = _FAULTS[said.axis]
            words = claim.text[said.start : said.end]
            reasons.setdefault(fault, Reason(fault=fault, words=words, against=against))
    return list(reasons.values())


def _turns(poles: Iterable[Pole]) -> tuple[int, int]:
    """Count the movements up and down of which a text tells."""
    signs = [pole.sign for pole in poles if pole.axis is Axis.TREND]
    return signs.count(1), signs.count(-1)


def _unpaired(own: Sequence[Pole], text: str, given: list[tuple[Pole, Passage]]) -> Iterator[Pole]:
    """Give the line's words but those that the evidence has too; each of its words pairs once."""
    denies = bool(polarity.negations(text))
    for said in own:
        word = text[said.start : said.end][:_ROOT].casefold()
        for number, (pole, passage) in enumerate(given):
            other = passage.text[pole.start : pole.end][:_ROOT].casefold()
            # The same word under a negation is for the check of negations, where both deny.
            same = pole.sign == said.sign or (denies and passage.denied[0])
            if (pole.axis, other) == (said.axis, word) and same:
                del given[number]
                break
        else:
            yield said


def _company(pole: Pole, text: str) -> Mapping[str, float]:
    begin, end = max(0, pole.start - _NEAR), pole.end + _NEAR
    around = f"{text[begin : pole.start]} {text[pole.end : end]}"
    return terms(around[around.find(" ") :] if begin else around)
