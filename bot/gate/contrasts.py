"""What one of two figures is of and the other is not, and which of them a line tells of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from bot.gate.things import Term, Thing


class Contrast(NamedTuple):
    """What one figure has where another one has something else."""

    mine: Sequence[Term]
    theirs: Sequence[Term]


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
    estimat forecast fin penalty wag salary subsidy payment pay tonn ton kilo barrel litr gallon
    pound
"""
_MEASURES = frozenset(_MEASURED.split())


def parallel(one: Thing, other: Thing) -> bool:
    """Say whether two sentences tell of two things in one way: "Glass pays 9%. Tin pays 4%."."""
    words = [{each.word for each in _all(thing)} for thing in (one, other)]
    return one.elliptic or other.elliptic or bool(words[0] & words[1])


def contrasts(one: Thing, other: Thing) -> list[Contrast]:
    """Give what each of two figures has in a slot in which the other one has something else."""
    mine, theirs = _all(one), _all(other)
    if one.run == other.run:  # of one thing, at two times
        return _apart(_of(mine, "date"), _of(theirs, "date"))
    named = [sort for sort in _NAMED if _of(mine, sort) and _of(theirs, sort)]
    slots = [_alike(slot, one, other) for slot in one.own if slot != "verb"]
    slots = [(here, there) for here, there in slots if here and there]
    found: list[Contrast] = []
    for sort in named:
        met = [_apart(_of(here, sort), _of(there, sort)) for here, there in slots]
        found += [*chain(*met)] or _apart(_of(mine, sort), _of(theirs, sort))
    words = [_apart(_words(here, named), _words(there, named)) for here, there in slots]
    found += chain(*words)
    if not found and not (one.elliptic and _unlike(_words(mine), _words(theirs))):
        found += _apart(_words(mine), _words(theirs), lax=True)
    for sort in _SIGNED:
        found += _apart(_of(mine, sort), _of(theirs, sort))
    return found


def _alike(slot: str, one: Thing, other: Thing) -> tuple[Sequence[Term], Sequence[Term]]:
    """Give what stands in a slot of two figures.

    What has no verb may be another object of the one before: "cut its rice duty to 9% and its
    wheat duty to 4%".
    """
    here, there = one.own[slot], other.own.get(slot, ())
    if slot == "subject" and one.elliptic and _unlike(here, there):
        there = other.own.get("object", ())
    elif slot == "subject" and other.elliptic and "object" in one.own and _unlike(here, there):
        there = ()
    elif slot == "object" and other.elliptic and not there:
        subjects = other.own.get("subject", ()), one.own.get("subject", ())
        there = subjects[0] if _unlike(*subjects) else ()
    return here, there


def _unlike(one: Sequence[Term], other: Sequence[Term]) -> bool:
    """Say whether of two that stand in one slot only one names anything."""
    named = [{each.sort in _NAMED for each in those} for those in (one, other)]
    return bool(named[0] and named[1] and not named[0] & named[1])


def _all(thing: Thing) -> list[Term]:
    return [*chain(*(those for slot, those in thing.own.items() if slot != "verb"))]


def _of(terms: Iterable[Term], sort: str) -> list[Term]:
    return [each for each in terms if each.sort == sort]


def _words(terms: Iterable[Term], without: Sequence[str] = ()) -> list[Term]:
    return [each for each in terms if each.sort in _NOUNS and each.sort not in without]


def _apart(mine: Sequence[Term], theirs: Sequence[Term], *, lax: bool = False) -> list[Contrast]:
    """Set what one has against what the other has; what figures measure only for want of more."""
    words = {each.word for each in mine}, {each.word for each in theirs}
    mine = [each for each in mine if each.word not in words[1]]
    theirs = [each for each in theirs if each.word not in words[0]]
    if any(each.word == "one" for each in theirs):  # "small firms" and "large ones"
        mine, theirs = mine[:-1], [each for each in theirs if each.word != "one"]
    elif any(each.word == "one" for each in mine):
        mine, theirs = [each for each in mine if each.word != "one"], theirs[:-1]
    for sort in _NAMED:
        if bool(_of(mine, sort)) != bool(_of(theirs, sort)):
            mine = [each for each in mine if each.sort != sort] or mine
            theirs = [each for each in theirs if each.sort != sort] or theirs
    own = [each for each in mine if each.word not in _MEASURES]
    other = [each for each in theirs if each.word not in _MEASURES]
    if mine and theirs and bool(own) != bool(other) and not lax:
        return []  # "the fine is", "firms face": what is measured, and what pays it
    return [Contrast(own or mine, other or theirs)] if mine and theirs else []


def strays(said: frozenset[str], mine: Thing, other: Thing) -> bool:
    """Say whether what a line tells of a figure is what another one is of, and not what it is."""
    own = theirs = 0.0
    about = frozenset(each.word for each in _all(mine))
    for each in contrasts(mine, other):
        alone = [term for term in each.theirs if not _formed(term.word, about)]
        here, there = _hits(said, each.mine), _hits(said, alone)
        if here and not there:
            return False
        own += here
        if not here and there >= _NAMES_IT * _weight(_telling(each.theirs)):
            theirs += there
    follows = other.elliptic and other.figure.start > mine.figure.start
    if theirs and other.run != mine.run and not follows:
        own = max(own, _hits(said, _of_it_alone(mine, other)))
    return theirs > own


def holds(said: frozenset[str], mine: Thing, other: Thing) -> bool:
    """Say whether a line tells of a figure what is its own, and nothing of another one's."""
    met = [(_hits(said, each.mine), _hits(said, each.theirs)) for each in contrasts(mine, other)]
    return any(here for here, _ in met) and not any(there for _, there in met)


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
