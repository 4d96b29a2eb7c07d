"""What each of several figures of a sentence is of: its thing, slot by slot.

"The duty is 9% on zinc and 4% on tin": each has "on" something of its own, and what one has no
slot for it shares with the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
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


class Contrast(NamedTuple):
    """What one figure has where another one has something else."""

    mine: Sequence[Term]
    theirs: Sequence[Term]


_PREPOSITION = (
    r"of|on|in|from|to|for|with|among|under|between|by|at|against|into|through|over|within|across"
)
_VERB = (
    r"will|would|is|are|was|were|has|have|had|may|must|can|could|should|pays?|faces?|costs?|gets?"
    r"|takes?|rose|risen|fell|fallen|grew|grown|rises?|falls?|grows?|stood|stands?|came|comes?|went"
    r"|goes|made|lost|won|sank|sold|bought|shrank|sells?|buys?|sees|saw|expects?|puts?|sets?|held"
    r"|holds?|drops?|climbs?|stays?|remains?|reach(?:es)?|gains?|loses?|employs?|makes?|awaits?"
    r"|appl(?:y|ies)|[a-z]{2,}(?<!hundr)(?<!e)ed"
)
_MARK = re.compile(
    r"(?P<break>[,;:()—–]|\b(?:but|while|whereas|that|which|who|whose|compared|than|versus|after"
    rf"|before|when)\b)|\b(?P<way>{_PREPOSITION})\b|\b(?P<verb>{_VERB})\b|(?P<figure>#+)",
    re.IGNORECASE,
)
_DOES_SO = re.compile(rf"\b(?:{_VERB})\b")
_REFERS = re.compile(r"\b(?:it|they|that|those|ones?|them|he|she|which)\b", re.IGNORECASE)
# What all that is told comes to, and what a record is held against: these are of no one thing.
_TOTAL = re.compile(
    r"(?:[,:]|\b(?:for|to))\s(?:an?\s)?(?:\w+\s)?total(?:l?ing)?\s(?:of\s)?(?:\w+\s)?$"
)
_SINCE = re.compile(
    r"\b(?:largest|highest|biggest|lowest|smallest|most|least|best|worst|fastest|slowest|strongest"
    r"|weakest|first)\b[^;.]{0,30}\bsince\b[^,;.]{0,45}$"
)
_NOUNS = frozenset({"", "place", "name"})
_NAMED = ("place", "name")
_SIGNED = ("date", "flow", "high", "order")
_ROOT = 4  # letters that two forms of one word share
_NAMES_IT = 0.6  # of what another figure is of, for a line to be of that
_DOES = 0.5  # what a verb weighs beside a noun
# What figures measure: what they are of for want of anything else.
_MEASURED = """
    duty tariff levy tax rat pric charg fee margin sal cost valu worth export import shipment
    trad good product growth quota total amount number market surcharg fare figur level vot
    estimat forecast tonn ton kilo barrel litr gallon pound
"""
_MEASURES = frozenset(_MEASURED.split())


def things(
    text: str, sentence: Span, alike: Sequence[Figure], terms: Sequence[Term], before: Span | None
) -> list[Thing]:
    """Give the thing of each figure of one sort in a sentence, where they are blotted out.

    `before` is the sentence before, which may have the list that "respectively" refers to.
    """
    told, _ = unattributed(text, sentence, alike)
    if pairs := paired(text, told, alike, before):
        return [*_listed(text, alike, pairs, terms)]
    found: list[Thing] = []
    runs = changes_in(text, alike)
    begin = told.start
    for number, run in enumerate(runs):
        last = number + 1 == len(runs)
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
                found.append(Thing(figure, number, _slotted(begins, own, end), elliptic))
        begin = end
    return found


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


def contrasts(one: Thing, other: Thing) -> list[Contrast]:
    """Give what each of two figures has in a slot in which the other one has something else."""
    mine, theirs = _all(one), _all(other)
    if one.run == other.run:  # of one thing, at two times
        return _apart(_of(mine, "date"), _of(theirs, "date"))
    named = [sort for sort in _NAMED if _of(mine, sort) and _of(theirs, sort)]
    slots = [slot for slot in one.own if slot in other.own and slot != "verb"]
    found: list[Contrast] = []
    for sort in named:
        met = [_apart(_of(one.own[slot], sort), _of(other.own[slot], sort)) for slot in slots]
        found += [*chain(*met)] or _apart(_of(mine, sort), _of(theirs, sort))
    words = [_apart(_words(one.own[slot], named), _words(other.own[slot], named)) for slot in slots]
    found += chain(*words)
    found = found or _apart(_words(mine), _words(theirs))
    for sort in _SIGNED:
        found += _apart(_of(mine, sort), _of(theirs, sort))
    return found


def _all(thing: Thing) -> list[Term]:
    return [*chain(*(those for slot, those in thing.own.items() if slot != "verb"))]


def _of(terms: Iterable[Term], sort: str) -> list[Term]:
    return [each for each in terms if each.sort == sort]


def _words(terms: Iterable[Term], without: Sequence[str] = ()) -> list[Term]:
    return [each for each in terms if each.sort in _NOUNS and each.sort not in without]


def _apart(mine: Sequence[Term], theirs: Sequence[Term]) -> list[Contrast]:
    """Set what one has against what the other has; what figures measure only for want of more."""
    words = {each.word for each in mine}, {each.word for each in theirs}
    mine = [each for each in mine if each.word not in words[1]]
    theirs = [each for each in theirs if each.word not in words[0]]
    if any(each.word == "one" for each in theirs):  # "small firms" and "large ones"
        mine, theirs = mine[:-1], [each for each in theirs if each.word != "one"]
    for sort in _NAMED:
        if bool(_of(mine, sort)) != bool(_of(theirs, sort)):
            mine = [each for each in mine if each.sort != sort] or mine
            theirs = [each for each in theirs if each.sort != sort] or theirs
    mine = [each for each in mine if each.word not in _MEASURES] or mine
    theirs = [each for each in theirs if each.word not in _MEASURES] or theirs
    return [Contrast(mine, theirs)] if mine and theirs else []


def strays(said: frozenset[str], mine: Thing, other: Thing) -> bool:
    """Say whether what a line tells of a figure is what another one is of, and not what it is."""
    own = theirs = 0.0
    for each in contrasts(mine, other):
        here, there = _hits(said, each.mine), _hits(said, each.theirs)
        if here and not there:
            return False
        own += here
        if not here and there >= _NAMES_IT * _weight(_telling(each.theirs)):
            theirs += there
    follows = other.elliptic and other.figure.start > mine.figure.start
    if theirs and other.run != mine.run and not follows:
        own = max(own, _hits(said, _of_it_alone(mine, other)))
    return theirs > own


def _telling(terms: Sequence[Term]) -> Sequence[Term]:
    """Give what a line has most of where it tells of something: of names, one will do."""
    named = [each for each in terms if each.sort in _NAMED]
    return min(([each] for each in named), key=_weight, default=terms)


def _of_it_alone(mine: Thing, other: Thing) -> list[Term]:
    """Give what is told of a figure alone; what closes a list may be of all that it lists."""
    strange = {each.word for each in chain(*other.own.values())} | _MEASURES
    return [
        each._replace(weight=each.weight * (_DOES if slot == "verb" else 1.0))
        for slot, those in mine.own.items()
        for each in those
        if not each.sort
        and each.word not in strange
        and not (mine.elliptic and each.at > mine.figure.start and slot not in other.own)
    ]


def _weight(terms: Iterable[Term]) -> float:
    return sum({each.word: each.weight for each in terms}.values())


def _hits(said: frozenset[str], terms: Iterable[Term]) -> float:
    """Weigh the terms that a line has, in one form or another."""
    return _weight(each for each in terms if each.word in said or _formed(each.word, said))


def _formed(word: str, said: frozenset[str]) -> bool:
    """Say whether a line has a word in another form: "recover" for "recoverable"."""
    if len(word) < _ROOT or word[0] == "@":
        return False
    return any(
        len(other) >= _ROOT and (word.startswith(other) or other.startswith(word)) for other in said
    )
