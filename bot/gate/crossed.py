"""What one clause tells is not told of who, or what, the clause beside it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import roles, sentences
from bot.language.repetition import terms
from bot.language.slots import Clause, clauses
from bot.language.tenses import root

# Verbs of saying are for the check of speakers, and what needs or uses something tells little.
# What one side imports the other exports: which way goods go is for other checks.
_LIGHT = (
    "say said told announced added noted called asked wanted used need have been done"
    " imported exported bought sold"
)
_SLIGHT = frozenset(f"-{root(each)}" for each in _LIGHT.split())
# What two do to each other, and what is the same from either end.
_BOTH = "met was became remained joined matched faced equalled agreed"
_MUTUAL = frozenset(f"-{root(each)}" for each in _BOTH.split())
_NO_SIDES = frozenset({"subject", "head", "verb", "limit", "voice", "speaker"})
_SIDED = frozenset({"surplu", "deficit"})  # which the other side has the reverse of
_LONGEST = 400  # characters of a sentence that sets two things beside each other
_MOST = 4  # clauses of one
_SHARE, _NEARLY = 0.85, 0.6  # of the terms of a line's clause that the sentence has, and of a line


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a line that takes its places from two clauses of a sentence.

    Two clauses are rivals in a place where each has something there that the other has nowhere:
    a subject, a verb, an object, what stands behind "on", the side of a limit. A line that has
    the one's in one place and the other's in another tells what neither does.
    """
    known = roles.find(claim.text)
    for passage in evidence:
        for start, text, found in _parted(passage.text):
            if not _copied(claim.wording, text, _NEARLY if len(found) > 1 else _SHARE):
                continue
            said = clauses(claim.text)
            for own in said if len(said) in (1, len(found)) else ():
                words = claim.text[own.start : own.end]
                if not _copied(words, text, _SHARE) or _elsewhere(own, evidence, text):
                    continue
                for one, other in _pairs(found):
                    turned = one is other and not known and _turned(own, one)
                    if turned or _mixed(own, one, other):
                        against = passage.cite(start + one.start, start + other.end)
                        reason = Reason(fault=Fault.ROLES_SWAPPED, words=words, against=against)
                        return [reason]
    return []


@lru_cache(maxsize=2048)
def _parted(text: str) -> tuple[tuple[int, str, Sequence[Clause]], ...]:
    """Give the sentences of a text in clauses, each with where it begins."""
    found = []
    for start, end in sentences.split(text):
        joined = clauses(text[start:end]) if end - start <= _LONGEST else ()
        if 1 <= len(joined) <= _MOST:
            found.append((start, text[start:end], joined))
    return tuple(found)


def _pairs(found: Sequence[Clause]) -> Iterator[tuple[Clause, Clause]]:
    for number, one in enumerate(found):
        yield from ((one, other) for other in found[number:])


def _mixed(own: Clause, one: Clause, other: Clause) -> bool:
    """Say whether a clause has one rival's in a place, and the other one's in another."""
    places = one.places.keys() & other.places.keys() & own.places.keys()
    if "subject" in places:
        places = places - {"head"}
    sides: set[bool] = set()
    for place in places:
        mine, theirs = one.places[place] - other.words, other.places[place] - one.words
        mine, theirs = mine - _SLIGHT, theirs - _SLIGHT
        if not mine or not theirs:
            continue
        filled = own.places[place]
        here, there = bool(mine & filled), bool(theirs & filled)
        if place == "subject":  # "New Zealand" is not New Zealand's exporters
            here &= one.places["head"] <= filled
            there &= other.places["head"] <= filled
        if here != there:
            sides.add(here)
    return sides == {True, False}


def _turned(own: Clause, other: Clause) -> bool:
    """Say whether the subject of a clause has changed places with what stands in another of it.

    Deeds that `roles` knows are for the check of roles.
    """
    mine, theirs = (each.places.get("subject", frozenset()) for each in (own, other))
    new, lost = mine - theirs, theirs - mine
    if not (new and lost) or own.places.get("verb") != other.places.get("verb"):
        return False
    if own.places["verb"] & _MUTUAL or own.places.get("voice") != other.places.get("voice"):
        return False
    for place in own.places.keys() & other.places.keys() - _NO_SIDES:
        if place == "with it" and not (mine & _SIDED):
            continue
        here, there = own.places[place], other.places[place]
        if here - there == lost and there - here == new:
            return True
    return False


def _copied(words: str, text: str, share: float) -> bool:
    mine, theirs = terms(words), terms(text)
    shared = sum([weight for term, weight in mine.items() if term in theirs])
    return bool(mine) and shared >= share * sum(mine.values())


def _elsewhere(own: Clause, evidence: Sequence[Passage], text: str) -> bool:
    """Say whether another sentence of the evidence has the subject and the verb of a clause."""
    wanted = own.places.get("subject", frozenset()) | own.places.get("verb", frozenset())
    for passage in evidence:
        for sentence in sentences.split(passage.text):
            other = passage.text[sentence.start : sentence.end]
            if other != text and any(
                wanted <= each.words | {*terms(other)} for each in clauses(other)
            ):
                return True
    return False
