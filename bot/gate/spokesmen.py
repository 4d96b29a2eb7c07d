"""Whether two who have the word are surely not one, nor one for the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Article
from bot.gate.bearers import ANYBODY, Party, called, party_of, words_of
from bot.language import names, voices
from bot.language.names import Kind, Name
from bot.language.spans import overlap
from bot.language.voices import Sort, Voice

_TITLE = 60  # characters before a name in which an office may stand
_BESIDE = 90  # and behind it, between commas
_FAR = 200  # characters from one to another who has nothing to do with them
_NEAR = 30  # characters between two bodies of which one is told to be of the other
_STOP = re.compile(r"[.;:]\s")
_BREAK = re.compile(r"[,.;:“”\"()\n]")
_APPOSED = re.compile(r"(?:,\s|\s(?:of|at|with|from)\s|\s\()[^,.;:“”\"]*(?:,\s[A-Z][^,.;:“”\"]*)?")
# Sorts that one may be of at once: a company is a plaintiff, and its lawyers speak for it.
_BOTH = frozenset(
    frozenset(pair)
    for pair in (
        (Sort.BUSINESS, Sort.PARTY),
        (Sort.COUNSEL, Sort.PARTY),
        (Sort.OFFICIAL, Sort.PARTY),
        (Sort.EXPERT, Sort.PARTY),
        (Sort.BUSINESS, Sort.EXPERT),
        (Sort.OFFICIAL, Sort.COUNSEL),
        *((Sort.GROUP, each) for each in Sort if each not in (Sort.OFFICIAL, Sort.JUDGE)),
    )
)
_OF_FIRMS = frozenset({"ceo", "executive", "founder"})  # who may hold a public office too
_OFFICES = frozenset(
    {"president", "governor", "chancellor", "premier", "judge", "mayor", "justice"}
)


def differs(said: Voice, line: str, told: Voice, article: Article) -> bool:
    """Say whether two who speak are surely not one, nor one for the other."""
    text = article.text
    mine, theirs = party_of(said, line, text), party_of(told, text, text)
    beside = [each for each in names.find(text) if overlap(each, told.beside)]
    if _own(mine, article):
        return False
    mine, theirs = called(mine, said, line), called(theirs, told, text)
    if any(each.key.split()[-1] in theirs.words for each in mine.people):
        return False
    if theirs.people and not (
        _in_office(said, line) or all(_by_surname(each, line, text) for each in mine.people)
    ):
        mine = mine._replace(people=(), bodies=(*mine.people, *mine.bodies))
    if mine.people and theirs.people:
        return not any(same(one, each) for one in mine.people for each in theirs.people)
    named = (*mine.people, *mine.bodies)
    given = (*theirs.people, *theirs.bodies, *beside)
    if any(same(one, each) for one in named for each in given):
        return bool(mine.sorts and theirs.sorts) and _apart(mine.sorts, theirs.sorts)
    if named and theirs.definite:  # "the retailer" is one named before
        return _apart(mine.sorts, theirs.sorts) or _of_another(theirs.head, named, text)
    if theirs.people:
        return _no_office(mine, theirs.people, article)
    if mine.people:
        return _known(mine.people[0], text) and _no_office(theirs, mine.people, article)
    if {mine.head, theirs.head} & ANYBODY and not (mine.bodies and theirs.bodies):
        return False
    if mine.bodies and theirs.bodies:
        return _no_kin(mine, theirs, text)
    if mine.words & (theirs.words | words_of(text[told.beside.start : told.beside.end])):
        return False
    return _apart(mine.sorts, theirs.sorts)


def _in_office(voice: Voice, text: str) -> bool:
    """Say whether an office is told with a name: "the minister Ada Ames", "Ada Ames, its head"."""
    words = words_of(
        f"{text[voice.start : voice.end]} {text[voice.beside.start : voice.beside.end]}"
    )
    return not voices.speaks(voice.head) and any(map(voices.speaks, words))


def _by_surname(name: Name, line: str, text: str) -> bool:
    """Say whether somebody is called by the last word of a name alone, as no firm is."""
    last = name.key.split()[-1]
    return name.key == last or any(
        each.key == last for each in (*names.find(text), *names.find(line))
    )


def _own(mine: Party, article: Article) -> bool:
    """Say whether an article is by whoever speaks."""
    by = words_of(article.publisher)
    return any(
        words_of(each.words) and words_of(each.words) <= by for each in (*mine.people, *mine.bodies)
    )


def _apart(sorts: frozenset[Sort], others: frozenset[Sort]) -> bool:
    """Say whether nobody of one sort is of the other."""
    return bool(sorts and others) and not any(
        one == other or frozenset({one, other}) in _BOTH for one in sorts for other in others
    )


def _no_office(party: Party, people: Sequence[Name], article: Article) -> bool:
    """Say whether people are told to be something, and never what a party is."""
    text = article.text
    near = [words for person in people for words in _told_of(person, text)]
    words = words_of(" ".join(near))
    if party.words & words or party.head in ANYBODY:
        return False
    sorts = frozenset(voices.SORTS[word] for word in words if word in voices.SORTS)
    if party.bodies:
        of = [each for one in near for each in names.find(one)]
        of = [each for each in of if not any(same(each, person) for person in people)]
        of = [each for each in of if each.kind is not Kind.PLACE]
        if any(_tied(one, each, text) for one in party.bodies for each in of):
            return False
        if party.sorts & sorts and not any(" " in each.words for each in party.bodies):
            return False  # "the Treasury" for a finance minister
        if any(each.kind is Kind.PLACE for each in party.bodies):
            return _apart(party.sorts, sorts)
        return bool(of) or _apart(party.sorts, sorts) or _never_near(party.bodies, people, text)
    if party.head in _OFFICES and _held_by_another(party.head, people, text):
        return True
    if party.head in _OF_FIRMS and not _held_by_another(party.head, people, text):
        return False
    return _apart(party.sorts, sorts)


def _of_another(head: str, named: Sequence[Name], text: str) -> bool:
    """Say whether "the institute" is one that is called so, as a bank that is named is not."""
    if not all(any(map(voices.speaks, words_of(each.words))) for each in named):
        return False
    called = [
        each for each in names.find(text) if " " in each.words and head in words_of(each.words)
    ]
    return bool(called) and not any(_tied(one, each, text) for one in named for each in called)


def _never_near(bodies: Sequence[Name], people: Sequence[Name], text: str) -> bool:
    """Say whether an article names bodies and people, and nowhere the ones near the others."""
    found = names.find(text)
    at = [each.start for each in found if any(same(each, one) for one in bodies)]
    theirs = [each.start for each in found if any(same(each, one) for one in people)]
    return bool(at) and all(abs(one - other) > _FAR for one in at for other in theirs)


def _told_of(person: Name, text: str) -> Iterator[str]:
    """Give what an article sets right beside somebody: the office before, an apposition behind."""
    for each in names.find(text):
        if not same(person, each):
            continue
        before = text[max(0, each.start - _TITLE) : each.start]
        yield _BREAK.split(before.removesuffix(", "))[-1]
        yield each.words
        if behind := _APPOSED.match(text, each.end, min(len(text), each.end + _BESIDE)):
            yield voices.SAYS.split(behind[0])[0]


def _held_by_another(office: str, people: Sequence[Name], text: str) -> bool:
    """Say whether an office stands right before a name of somebody else."""
    return any(
        voices.head_of(words[-1]) == office
        for each in names.find(text)
        if each.kind in (Kind.PERSON, Kind.OTHER)
        and not any(same(each, person) for person in people)
        and (words := text[max(0, each.start - _TITLE) : each.start].split())
        and words[-1][0].isupper()
    )


def _no_kin(mine: Party, theirs: Party, text: str) -> bool:
    """Say whether bodies of two parties are nowhere told to be of each other."""
    places_mine = {each.key for each in mine.bodies if each.kind is Kind.PLACE}
    places_theirs = {each.key for each in theirs.bodies if each.kind is Kind.PLACE}
    if places_mine and places_theirs:
        return places_mine.isdisjoint(places_theirs)
    if places_mine or places_theirs:
        bare = all(each.kind is Kind.PLACE for each in (*mine.bodies, *theirs.bodies))
        if bare or not _apart(mine.sorts, theirs.sorts):
            return False
    if mine.words & theirs.words:
        return False
    return not any(_tied(one, each, text) for one in mine.bodies for each in theirs.bodies)


def _tied(one: Name, other: Name, text: str) -> bool:
    """Say whether two bodies are one, share a word, or stand side by side in an article."""
    if same(one, other) or words_of(one.words) & words_of(other.words):
        return True
    found = names.find(text)
    ones = [each for each in found if same(one, each)]
    others = [each for each in found if same(other, each)]
    pairs = (sorted((one, other)) for one in ones for other in others)
    gaps = (text[first.end : last.start] for first, last in pairs)
    return any(len(gap) <= _NEAR and not _STOP.search(gap) for gap in gaps)


def _known(name: Name, text: str) -> bool:
    return any(same(name, each) for each in names.find(text))


def same(name: Name, other: Name) -> bool:
    """Say whether two names can be of one, by a surname or by a first name."""
    if names.agrees(name, other):
        return True
    if Kind.PLACE in {name.kind, other.kind}:
        return False
    mine, theirs = name.key.split(), other.key.split()
    return bool({*mine[-1:]} & {*theirs[-1:]}) or bool({*mine} & {*theirs[:1]})
