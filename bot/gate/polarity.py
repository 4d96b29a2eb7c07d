"""What has an opposite stands on the side of the evidence: up, in force, all, as it has it."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate import limits
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.gate.mirrored import counted, mirrored
from bot.gate.moved import borne, turned
from bot.gate.rivals import left_over
from bot.language import denials, polarity
from bot.language.polarity import Pole
from bot.language.poles import Axis
from bot.language.repetition import terms
from bot.language.spans import Spanned

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
    Axis.LEAVE: Fault.NEGATION_LOST,
}
# What other words may turn around: a rise that was called off, a ban that is no more.
_GOVERNED = frozenset(
    {
        Axis.TREND,
        Axis.LEVEL,
        Axis.STANDING,
        Axis.INCLUSION,
        Axis.OUTCOME,
        Axis.STANCE,
        Axis.RIGOUR,
        Axis.LEAVE,
    }
)
_ZERO = re.compile(r"\b(?:zero|nil)\b|\b0(?:%| per ?cent)", re.IGNORECASE)
# Who need not pay something has not ended it, nor been denied that it goes on.
_LASTS = re.compile(r"(?:remain|keep|kept|retain|maintain|extend|renew|reinstat)", re.IGNORECASE)
# Prepositions tell where something is, whatever it is included in.
_PLACES = re.compile(r"outside|within|among|part of|except|other than|apart from", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst time\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:had|previous|preceding|before|earlier|ended|broke)\b", re.IGNORECASE)
_RECKONED = re.compile(r"(\d(?:[\d.,]*\d)?)(?:%| \w+){0,2} $")
_STOPS = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})\.\s")  # no "Nov. 8"
_HAD = re.compile(r"\bhad (?:\w+ )?been (?:\w+ )?$")
_A_NOUN = re.compile(r"\b(?:the|an?|its|their|this) (?:[a-z]+ )?$")
_OF_WHAT = re.compile(r"\s(?:in|of)\s(?:[a-zA-Z’'-]+\s?){1,6}")
_THAN = re.compile(r"\bthan\b")
_BETWEEN = re.compile(
    r"(?:above|below|exceed|outpac|surpass|outnumber|overt|outstrip|top|lag|trail|fe?ll|short of)"
)
_PARTS = re.compile(r"[.;:—–]\s|,\s(?:but|while|whereas|although|though)\b")
_TIMES = frozenset(name.lower() for name in (*month_name, *day_name))
_HEADS = re.compile(r"[.,;:—–]\s|\b(?:and|but|while|whereas|although|though|as|which|that|who)\s")
_NEARLY, _LITTLE = 0.9, 0.4  # of what moves in a line, to be what moves in the evidence
_WAYS = (Axis.TREND, Axis.LEVEL)
# Where one may agree and another refuse, and one thing rise and another fall.
_SEVERAL = frozenset({*_WAYS, Axis.ASSENT, Axis.STANCE, Axis.OUTCOME})
_ROOT = 4  # letters that two forms of a word share
_NEAR = 70  # characters on each side in which a word's company stands
_CLOSE = 40  # the same, of what it is told of
_COMPANY = 6.0  # weight of the terms shared before an opposite counts
_CLEARLY = 4.0  # how much more company an opposite must share than the word itself


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every word whose opposite stands in its place in the evidence.

    Its place is told by the company it keeps: the terms around it. Where the evidence has
    the word itself in as good company, or no opposite, there is nothing to say.
    """
    reasons: dict[Fault, Reason] = {}
    if left_over(claim, evidence):
        return []
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
        rival: tuple[Pole, Passage] | None = None
        for pole, passage in given:
            if pole.axis is not said.axis and not _as_much(said, pole):
                continue
            if alike and pole.axis in _WAYS:
                continue
            if pole.axis is Axis.LEVEL and _most(pole, passage.text) != _most(said, claim.text):
                continue
            shared = _shared(company, pole, passage)
            if pole.sign == said.sign:
                same = max(same, shared)
            elif shared > opposite and not _taken(own, said, claim.text, pole, passage):
                opposite, rival = shared, (pole, passage)
        if (
            rival
            and opposite >= _COMPANY
            and opposite >= same + _CLEARLY
            and _clear(said, claim.text, *rival)
            and not (said.axis in _WAYS and borne(said, own, claim.text, evidence))
        ):
            pole, passage = rival
            against = passage.cite(pole.start, pole.end)
            fault = _FAULTS[said.axis]
            words = claim.text[said.start : said.end]
            reasons.setdefault(fault, Reason(fault=fault, words=words, against=against))
    if Fault.DIRECTION_REVERSED not in reasons and not (all(turns) and alike):
        for said in own:
            met = _of_subject(said, claim.text, given)
            if met and not borne(said, own, claim.text, evidence):
                pole, passage = met
                words = claim.text[said.start : said.end]
                against = passage.cite(pole.start, pole.end)
                fault = Fault.DIRECTION_REVERSED
                reasons[fault] = Reason(fault=fault, words=words, against=against)
                break
    if Fault.DIRECTION_REVERSED not in reasons:
        for said in own:
            for pole, passage in turned(said, claim.text, evidence):
                if said.axis in _WAYS and _clear(said, claim.text, pole, passage):
                    words = claim.text[said.start : said.end]
                    against = passage.cite(pole.start, pole.end)
                    fault = Fault.DIRECTION_REVERSED
                    reasons[fault] = Reason(fault=fault, words=words, against=against)
    if Fault.NEGATION_LOST in reasons and limits.spared(claim, evidence):
        del reasons[Fault.NEGATION_LOST]
    return list(reasons.values())


def _shared(
    company: Mapping[str, float], pole: Pole, passage: Passage, reach: int = _NEAR
) -> float:
    """Weigh the terms of a company that a word of the evidence keeps too."""
    held = _company(pole, passage.text, reach)
    return sum([weight for term, weight in company.items() if term in held])


def _taken(own: Sequence[Pole], said: Pole, text: str, pole: Pole, passage: Passage) -> bool:
    """Say whether another word of a line, in as good company, tells what the evidence tells."""
    mine = _shared(_company(said, text, _CLOSE), pole, passage, _CLOSE)
    return pole.axis in _SEVERAL and any(
        each is not said
        and each.sign == pole.sign
        and (each.axis is pole.axis or {each.axis, pole.axis} == {*_WAYS})
        and _shared(_company(each, text, _CLOSE), pole, passage, _CLOSE) >= mine
        for each in own
    )


def _of_subject(
    said: Pole, text: str, given: Sequence[tuple[Pole, Passage]]
) -> tuple[Pole, Passage] | None:
    """Find the other movement of what moves in a line, where the evidence tells two ways."""
    mine = _subject(said, text)
    if said.axis is not Axis.TREND or sum(mine.values()) < _COMPANY:
        return None
    against = None
    for pole, passage in given:
        if pole.axis is not Axis.TREND:
            continue
        theirs = _subject(pole, passage.text)
        share = sum([weight for term, weight in mine.items() if term in theirs])
        if pole.sign == said.sign and share >= _LITTLE * sum(mine.values()):
            return None
        if pole.sign != said.sign and share >= _NEARLY * sum(mine.values()):
            against = pole, passage
    return against if against and _clear(said, text, *against) else None


def _subject(pole: Pole, text: str) -> Mapping[str, float]:
    """Give the terms of a clause up to its verb, or of what a noun is of: "the rise in sales"."""
    of = _OF_WHAT.match(text, pole.end)
    if of and _A_NOUN.search(text, 0, pole.start):
        return terms(of[0])
    begin = max((each.end() for each in _HEADS.finditer(text, 0, pole.start)), default=0)
    return terms(text[begin : pole.start])


def _denied(pole: Pole, text: str) -> bool:
    return any(start <= pole.start < end for start, end in denials.negations(text))


def _as_much(said: Pole, pole: Pole) -> bool:
    """Say whether two words tell of as much, though one may tell of a movement: "less", "down"."""
    return said.sign == pole.sign and {said.axis, pole.axis} == {*_WAYS}


def _most(pole: Pole, text: str) -> bool:
    """Say whether a word tells what is the most or the least of all: "the lowest"."""
    return text[pole.end - 2 : pole.end].casefold() == "st"


def _clear(said: Pole, text: str, pole: Pole, passage: Passage) -> bool:
    """Say whether nothing around two words turns either around, or says it of something else."""
    pair = (said, text), (pole, passage.text)
    if said.axis in _GOVERNED and any(denials.undone(all_, *each[:2]) for each, all_ in pair):
        return False
    mine, theirs = (all_[each.start : each.end] for each, all_ in pair)
    if said.axis is Axis.STANDING:
        zero = {bool(_ZERO.search(all_)) for _, all_ in pair}
        lasts = {bool(_LASTS.match(words)) for words in (mine, theirs)}
        return len(zero) == 1 and not (
            len(lasts) == 2 and any(_denied(each, all_) for each, all_ in pair)
        )
    if said.axis is Axis.TRADE:
        return not mirrored(said, text, pole, passage.text)
    if said.axis is Axis.STANCE:
        return not counted(mine, text, passage.text)
    if said.axis is Axis.INCLUSION:
        return mine == theirs or not (_PLACES.fullmatch(mine) and _PLACES.fullmatch(theirs))
    if said.axis in (Axis.TREND, Axis.LEVEL):
        return _comparable(said, text, passage.text) and not crossed(said, text, pole, passage.text)
    return True


def _comparable(said: Pole, text: str, other: str) -> bool:
    """Say whether a movement is of the same time, and no comparison that the line reckons."""
    if any(_FIRST.search(a) and _UNTIL.search(b) for a, b in ((text, other), (other, text))):
        return False
    if _HAD.search(text, 0, said.start):
        return False  # what it was before went the other way
    reckoned = _RECKONED.search(text, 0, said.start)
    return not reckoned or reckoned[1] in other


def crossed(said: Spanned, text: str, pole: Spanned, other: str) -> bool:
    """Say whether what is compared stands on the other side of the comparison: "B than A"."""
    (left, right), (before, behind) = _sides(said, text), _sides(pole, other)
    gone = {term for term in left if term in behind and term not in before and term not in right}
    come = {term for term in right if term in before and term not in behind and term not in left}
    return bool(gone and come) or any(term.isupper() or term in _TIMES for term in gone | come)


def _sides(pole: Spanned, text: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Give the terms on each side of a comparison, within its clause."""
    begin = max((each.end() for each in _PARTS.finditer(text, 0, pole.start)), default=0)
    stop = _PARTS.search(text, pole.end)
    end = stop.start() if stop else len(text)
    than = _THAN.search(text, pole.end, end)
    if not (than or _BETWEEN.match(text, pole.start)):
        return {}, {}
    at = than.start() if than else pole.start
    return terms(text[begin:at]), terms(text[at:end])


def _turns(poles: Iterable[Pole]) -> tuple[int, int]:
    """Count the movements up and down of which a text tells, and what is more or less."""
    signs = [
        pole.sign for pole in {each.start: each for each in poles if each.axis in _WAYS}.values()
    ]
    return signs.count(1), signs.count(-1)


def _unpaired(own: Sequence[Pole], text: str, given: list[tuple[Pole, Passage]]) -> Iterator[Pole]:
    """Give the line's words but those that the evidence has too; each of its words pairs once."""
    denies = bool(denials.negations(text))
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


def _company(pole: Pole, text: str, reach: int = _NEAR) -> Mapping[str, float]:
    begin, end = max(0, pole.start - reach), pole.end + reach
    if pole.axis in _WAYS:  # the next sentence may tell of what went the other way
        for stop in _STOPS.finditer(text, begin, end):
            if stop.end() <= pole.start:
                begin = stop.end()
            elif stop.start() >= pole.end:
                end = min(end, stop.start())
    around = f"{text[begin : pole.start]} {text[pole.end : end]}"
    return terms(around[around.find(" ") :] if begin else around)
