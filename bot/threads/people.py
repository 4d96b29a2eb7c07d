"""Whether a sentence names who did or holds what a question asks a person for."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.language import names, places
from bot.threads.asked import Wanted, terms
from bot.threads.clauses import clauses
from bot.threads.lending import refers
from bot.threads.synonyms import GENERIC, alike

_PEOPLE = re.compile(
    r"\b(?:ministers?|president|secretary|lawmakers|producers|makers|manufacturers|farmers|breeders"
    r"|hospitals|importers|exporters|unions?|groups|lawyers|officials|negotiators|buyers|users"
    r"|retailers|consumers|households|governments|carmakers|steelmakers|companies)\b",
    re.IGNORECASE,
)
_MAKERS = re.compile(r"\W*(?:[A-Z][a-z]+(?:ers|ors|ists|ants|men)|The Governor)\b")
_OF = re.compile(r"['’]s?\b")  # "Ottawa's surtax" is nobody
_BY_MAKERS = re.compile(r"\bby (?:[\w-]+ ){0,2}[a-z]+(?:ers|ors|ists|ants|men)\b")
_WORD = re.compile(r"\w[\w-]*")
_NOUN = re.compile(r"(?:ature|tion|ment|al)s?$")
_BY = re.compile(r"\bby\b")
_SOMEBODY = {names.Kind.PERSON, names.Kind.BODY}
_FIRM = re.compile(r"\bwhich (?:company|companies|firms?) ", re.IGNORECASE)
_OPENING = 5  # characters before a place that a statement opens with: "The US"
# What somebody is asked for who does it: "who opposes", "who has asked for".
_WHO_DOES = re.compile(
    r"\b(?:who|which \w+) (?:(?:has|have|had|is|are|was|were|will|would|did|does|could|may|also"
    r"|else|\w+ly) )*(\w+)",
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
    found = names.find(sentence)
    if asks_office(wanted):
        return any(_holds(wanted, sentence, each) for each in found)
    does = _WHO_DOES.search(wanted.text)
    deed = wanted.terms.keys() & terms(does[1]).keys() if does else frozenset()
    about = wanted.subject - GENERIC
    firm = _FIRM.search(wanted.text) is not None
    for clause in clauses(sentence):
        words = sentence[slice(*clause)]
        held = terms(words)
        told = wanted.standing <= held.keys() and (
            not about or refers(words) or any(alike(term, held) for term in about)
        )
        if not told or _DENIED.search(words) or (end := _doer_ends(deed, words)) is None:
            continue
        named = (each for each in found if clause.start <= each.start < clause.start + end)
        own = any(
            each.kind in _SOMEBODY or firm or each.end + 1 == clause.start + end for each in named
        )
        if own or _opens(words[:end]) or _PEOPLE.search(words[:end]):
            return True
    return False


def _doer_ends(deed: Collection[str], words: str) -> int | None:
    """Tell where a statement has named who does what is asked: before the verb, or behind "by"."""
    if not deed:
        return len(words)
    for word in _WORD.finditer(words):
        said = terms(word.group())
        if any(alike(term, said) for term in deed) and not _NOUN.search(word.group()):
            return len(words) if _BY.search(words, word.end()) else word.start()
    return None


def _opens(words: str) -> bool:
    """Say whether words open with people or a country, or end by them.

    "Ottawa's duty" is nobody.
    """
    first = next(iter(places.find(words)), None)
    if first and first.start < _OPENING:
        return not _OF.match(words, first.end)
    return _MAKERS.match(words) is not None or _BY_MAKERS.search(words) is not None


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
