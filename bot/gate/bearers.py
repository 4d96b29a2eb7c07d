"""Who a phrase names that tells who speaks: people, bodies, and what they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language import names, voices
from bot.language.names import Kind, Name
from bot.language.spans import overlap
from bot.language.voices import Sort, Voice

# "Secretary of Trade Ada Ames" is a person, whatever the office is called.
_TITLED = re.compile(
    r"(?:.*\b)?(?:Secretary|Minister|CEO|Chair(?:man|woman)?|President|Director|Governor"
    r"|Commissioner)(?: (?:of|for) (?:the )?[A-Z]\w+(?: and [A-Z]\w+)?)?"
    r" (?P<who>(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+)"
)
_LEADS = re.compile(r",\s+(?:M(?:r|s|rs)\.?\s|Dr\.?\s)?")
_HEADS = re.compile(r"$|,|\s(?:of|for|at|from|with|in|on|and|&)\s")
_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that stand with anybody, and tie nobody to anything.
_LOOSE = frozenset(
    "the and for its his her their new former then current chief senior top deputy head national"  # noqa: SIM905
    " general group said says who that with from this first second two three one some many most"
    " several other others office united states".split()
)
# Whoever speaks for others is of none of these sorts by it.
ANYBODY = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "source"})


class Party(NamedTuple):
    """Who has the word: by name, and by the words of their phrase."""

    people: tuple[Name, ...]
    bodies: tuple[Name, ...]
    words: frozenset[str]
    sorts: frozenset[Sort]
    head: str
    definite: bool


def party_of(voice: Voice, text: str, article: str) -> Party:
    """Read who a phrase of a text names. `article` tells who of them is a person."""
    found = names.find(text)
    inside = [each for each in found if overlap(each, voice)] or _opening(voice, text)
    inside = inside or [each for each in found if overlap(each, voice.beside)][:1]
    inside = [each._replace(kind=Kind.BODY) if each.key == "UN" else each for each in inside]
    inside = [_in_person(each) for each in inside]
    people = tuple(
        each
        for each in inside
        if _HEADS.match(text, each.end, voice.end) and _is_person(each, article)
    )
    bodies = tuple(each for each in inside if each not in people)
    words = words_of(text[voice.start : voice.end])
    sorts = {voices.SORTS[voice.head]} if voice.head in voices.SORTS else set()
    sorts = sorts or {voices.SORTS[word] for word in words if word in voices.SORTS}
    if voice.head in ANYBODY:
        sorts = set()
    phrase = text[voice.start : voice.end]
    definite = phrase[:4].casefold() == "the " and f" {voice.head}" in phrase
    return Party(people, bodies, words, frozenset(sorts), voice.head, definite)


def _in_person(name: Name) -> Name:
    """Leave out of a name the office that somebody holds."""
    titled = _TITLED.fullmatch(name.words)
    if not titled:
        return name
    who = titled["who"]
    return Name(name.end - len(who), name.end, who, Kind.PERSON, names.key(who))


def _opening(voice: Voice, text: str) -> list[Name]:
    """Read a name where it is no more than the word that opens a sentence."""
    words = text[voice.start : voice.end]
    if " " in words or not words[:1].isupper() or voice.pronoun or voices.speaks(voice.head):
        return []
    return [Name(voice.start, voice.end, words, Kind.OTHER, names.key(words))]


def _is_person(name: Name, article: str) -> bool:
    """Say whether somebody is one person, as far as an article or what speaks tells."""
    return name.kind is Kind.PERSON or names.kind_in(name, article) is Kind.PERSON


def called(party: Party, voice: Voice, text: str) -> Party:
    """Name who holds an office where that is set right behind it: "the minister, Ada Ames,"."""
    behind = [each for each in names.find(text) if overlap(each, voice.beside)][:1]
    if (
        behind
        and not party.people
        and voices.speaks(voice.head)
        and " " in behind[0].words
        and names.kind_in(behind[0], text) in (Kind.PERSON, Kind.OTHER)
        and _LEADS.fullmatch(text, voice.beside.start, behind[0].start)
    ):
        return party._replace(people=(*behind,))
    return party


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Give the words of a text that may tie somebody to something, in the singular."""
    found = (voices.head_of(match[0]) for match in _WORD.finditer(text))
    return frozenset(word for word in found if word not in _LOOSE)
