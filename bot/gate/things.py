"""What each of several figures of a sentence is of: its thing, slot by slot.

"The duty is 9% on zinc and 4% on tin": each has "on" something of its own, and what one has no
slot for it shares with the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.gate.breaks import cut
from bot.gate.parting import changes_in, turn, unattributed
from bot.gate.respectively import Items, paired
from bot.language.figures import Figure
from bot.language.spans import Span


class Term(NamedTuple):
    """A term of a sentence where it stands, its weight, and of what sort it is."""

    at: int
    word: str
    weight: float
    sort: str


class Thing(NamedTuple):
    """A figure, and what its own part of a sentence tells of it, slot by slot.

    One that has no subject and verb of its own is of all else that the one before is of.
    Figures of one `run` are of one thing, which changed.
    """

    figure: Figure
    run: int
    own: Mapping[str, tuple[Term, ...]]
    elliptic: bool


_PREPOSITION = (
    r"of|on|in|from|to|for|with|among|under|between|by|at|against|into|through|over|within|across"
)
_VERB = (
    r"will|would|is|are|was|were|has|have|had|may|must|can|could|should|pays?|faces?|costs?|gets?"
    r"|takes?|rose|risen|fell|fallen|grew|grown|rises?|falls?|grows?|stood|stands?|came|comes?|went"
    r"|goes|made|lost|won|sank|cuts?|sold|bought|shrank|sells?|buys?|sees|saw|expects?|puts?|sets?|held"
    r"|holds?|drops?|climbs?|stays?|remains?|reach(?:es)?|gains?|loses?|employs?|makes?|awaits?"
    r"|appl(?:y|ies)|[a-z]{2,}(?<!hundr)(?<!e)ed"
)
_MARK = re.compile(
    r"(?P<break>[,;:()—–]|\b(?i:but|while|whereas|that|which|who|whose|compared|than|versus|after"
    rf"|before|when)\b)|\b(?P<way>(?i:{_PREPOSITION}))\b|\b(?P<verb>{_VERB})\b"
    r"|(?P<figure>#+)"
)
# "A further 5 tonnes, taking its quota to 30": where a change of the one thing led.
_LEADS = re.compile(
    r"[\s,]*(?:tak|bring|lift|rais|push|cutt|lower|reduc|leav)ing\s(?:its|their|the)\b"
)
_BETWEEN = re.compile(r"\bbetween\s(?:(?:about|around|some|roughly|nearly)\s)*$")
_AND = re.compile(r"\sand\s(?:(?:about|around|some|roughly|nearly)\s)*")
_DOES_SO = re.compile(rf"\b(?:{_VERB})\b")
_REFERS = re.compile(r"\b(?:it|they|that|those|ones?|them|he|she|its|their|which)\b", re.IGNORECASE)
# What all that is told comes to, and what a record is held against: these are of no one thing.
_TOTAL = re.compile(
    r"(?:[,:]|\b(?:for|to))\s(?:an?\s)?(?:\w+\s)?total(?:l?ing)?\s(?:of\s)?(?:\w+\s)?$"
)
_SINCE = re.compile(
    r"\b(?:largest|highest|biggest|lowest|smallest|most|least|best|worst|fastest|slowest|strongest"
    r"|weakest|first)\b[^;.]{0,30}\bsince\b[^,;.]{0,45}$"
)


def things(
    text: str, sentence: Span, alike: Sequence[Figure], terms: Sequence[Term], before: Span | None
) -> list[Thing]:
    """Give the thing of each figure of one sort in a sentence, where they are blotted out.

    `before` is the sentence before, which may have the list that "respectively" refers to.
    """
    told = Span(sentence.start, unattributed(text, sentence, alike)[0].end)
    if pairs := paired(text, told, alike, before):
        return [*_listed(text, alike, pairs, terms)]
    found: list[Thing] = []
    runs = [*_joined(text, changes_in(text, alike))]
    begin = told.start
    thing = 0
    for number, run in enumerate(runs):
        last = number + 1 == len(runs)
        thing += not _LEADS.match(text, begin, run[0].start)
        end = told.end if last else cut(text, *run[-1][:2], *runs[number + 1][0][:2])
        begins = [*_slots(text, Span(begin, end))]
        elliptic = _elliptic(text, Span(begin, run[0].start), begins, terms)
        # what follows a figure of a change is of that one alone
        ways = [(two, turn(text, one.end, two.start)) for one, two in pairwise(run)]
        turns = [way.start() if way else two.start for two, way in ways]
        for figure, after, until in zip(run, [run[0].start, *turns], [*turns, end], strict=True):
            own = [
                each
                for each in terms
                if begin <= each.at < run[0].start or after <= each.at < until
            ]
            if not any(of_none.search(text, begin, figure.start) for of_none in (_TOTAL, _SINCE)):
                found.append(Thing(figure, thing, _slotted(begins, own, end), elliptic))
        begin = end
    return found


def _joined(text: str, runs: Sequence[Sequence[Figure]]) -> Iterator[Sequence[Figure]]:
    """Join the two ends of a range: "between 10% and 15%"."""
    ends: Sequence[Figure] = ()
    for run in runs:
        if ends and _AND.fullmatch(text, ends[-1].end, run[0].start):
            yield [*ends, *run]
            ends = ()
            continue
        if ends:
            yield ends
        ends = run if _BETWEEN.search(text, 0, run[0].start) else ()
        if not ends:
            yield run
    if ends:
        yield ends


def _listed(
    text: str, alike: Sequence[Figure], pairs: Mapping[int, Items], terms: Sequence[Term]
) -> Iterator[Thing]:
    for number, figure in enumerate(alike):
        items = [item for item, share in pairs.get(figure.start, ()) if share]
        ends = [(start, _DOES_SO.search(text, start, end), end) for start, end in items]
        parts = [Span(start, verb.start() if verb else end) for start, verb, end in ends]
        own = tuple(each for each in terms if any(a <= each.at < b for a, b in parts))
        yield Thing(figure, number, {"item": own}, elliptic=True)


def _slots(text: str, part: Span) -> Iterator[tuple[int, str]]:
    """Tell where each slot begins: before the verb, behind it, or "on" this and "to" that."""
    slot = "subject"
    yield part.start, slot
    for mark in _MARK.finditer(text, *part):
        if mark.lastgroup == "way":
            way = mark[0].lower()
            if way == "of" and slot != "figure":
                continue  # "exports of cars" are car exports
            slot = way
        elif mark.lastgroup == "verb":
            yield mark.start(), "verb"
            slot = "object"
        else:
            slot = "figure" if mark.lastgroup == "figure" else "subject"
        yield mark.end(), slot


def _slotted(
    begins: Sequence[tuple[int, str]], terms: Sequence[Term], end: int
) -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for (start, slot), (stop, _) in pairwise([*begins, (end, "")]):
        if here := tuple(each for each in terms if start <= each.at < stop):
            found[slot] = (*found.get(slot, ()), *here)
    return found


def _elliptic(
    text: str, lead: Span, begins: Sequence[tuple[int, str]], terms: Sequence[Term]
) -> bool:
    """Say whether what is told of a figure has no subject and verb of its own."""
    verbs = [start for start, slot in begins if slot == "verb"]
    if not verbs or _REFERS.search(text, *lead):
        return True
    return not any(lead.start <= each.at < verbs[0] and each.sort != "date" for each in terms)
