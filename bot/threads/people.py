"""Whether a sentence names who did or holds what a question asks a person for."""

from __future__ import annotations

import re

from bot.language import names, places
from bot.threads.asked import Wanted, terms
from bot.threads.clauses import clauses
from bot.threads.synonyms import alike

_PEOPLE = re.compile(
    r"\b(?:ministers?|president|secretary|lawmakers|producers|makers|manufacturers|farmers|breeders"
    r"|hospitals|importers|exporters|unions?|groups|lawyers|officials|negotiators|buyers|users"
    r"|retailers|consumers|households|governments|carmakers|steelmakers|companies)\b",
    re.IGNORECASE,
)
_SOMEBODY = {names.Kind.PERSON, names.Kind.BODY}
_OPENING = 5  # characters before a place that a statement opens with: "The US"
# What somebody is asked for who does it: "who opposes", "who has asked for".
_WHO_DOES = re.compile(
    r"\bwho (?:(?:has|have|had|is|are|was|were|will|would|did|does|could|may|also|else|\w+ly) )*"
    r"(\w+)",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"who(?:['’]s| is| was) (?:the )?(?!\w+(?:ed|ing)\b)", re.IGNORECASE)
_OFFICE_WORDS = 5  # before a name: "Japan's Minister of Trade"
# Of no body but a country: "Ann Lee, president of the Makers' Council," holds no such office.
_APPOSED = re.compile(r"(?:,)((?: [\w'’-]+){1,6})(?=[,.]|$)")
_DENIED = re.compile(r"\b(?:not|never|nobody|no one)\b|n['’]t\b", re.IGNORECASE)


def asks_office(wanted: Wanted) -> bool:
    """Say whether a question asks who holds an office, and not who did something."""
    return _OFFICE.match(wanted.text) is not None


def peopled(wanted: Wanted, sentence: str) -> bool:
    """Say whether somebody stands in the same statement as what is asked of them."""
    who = [name for name in names.find(sentence) if name.kind in _SOMEBODY]
    if asks_office(wanted):
        return any(_holds(wanted, sentence, each) for each in who)
    does = _WHO_DOES.search(wanted.text)
    act = wanted.subject & terms(does[1]).keys() if does else frozenset()
    for clause in clauses(sentence):
        words = sentence[slice(*clause)]
        held = terms(words)
        if not all(alike(term, held) for term in act):
            continue
        told = wanted.standing <= held.keys() and (
            not wanted.subject or any(alike(term, held) for term in wanted.subject)
        )
        opens = any(place.start < _OPENING for place in places.find(words)[:1])
        someone = (
            opens
            or _PEOPLE.search(words)
            or any(clause.start <= each.start < clause.end for each in who)
        )
        if told and someone and not _DENIED.search(words):
            return True
    return False


def _holds(wanted: Wanted, sentence: str, name: names.Name) -> bool:
    """Say whether a person's office, as asked for, is told right before or behind the name."""
    if name.kind is not names.Kind.PERSON:
        return False
    before = " ".join(sentence[: name.start].split()[-_OFFICE_WORDS:])
    behind = _APPOSED.match(sentence, name.end)
    return any(
        all(alike(term, terms(office)) for term in wanted.subject)
        for office in (before, behind[1] if behind else "")
    )
