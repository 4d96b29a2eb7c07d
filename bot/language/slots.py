"""The clauses that a sentence joins, and what fills the places of each: who, does what, to what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.language.repetition import terms
from bot.language.subjects import HELPING, STRONG
from bot.language.tenses import IRREGULAR, Deed, root

_BETWEEN = re.compile(
    r";\s(?:and\s|but\s)?|,?\s(?:but|while|whereas|though|although)\s|,\sand\s"
    r"|\sand\s(?=[A-Z]|the\s|those\s|that\s|its\s)|,\s(?=[A-Z])"
    rf"|\sand\s(?=(?:[a-z-]+\s){{0,3}}(?:[a-z]{{3,}}(?<!e)ed|{STRONG})\b)"
)
_ADVERB = r"(?:(?:already|also|now|since|just|even|still|not|yet|only|\w+ly)\s)*"
_PRESENT = (
    r"covers?|appl(?:y|ies)|pays?|enters?|faces?|expects?|puts?|wants?|needs?|supports?|opposes?"
    r"|backs?|keeps?|holds?|sees?|plans?|remains?|stays?|exempts?|includes?|excludes?|allows?|bans?"
    r"|gives?|requires?|lets?|raises?|lowers?|makes?|costs?"
)
_VERB = re.compile(
    rf"\b(?:(?:{HELPING})\b(?:\s{_ADVERB}(?:been\s|be\s)?{_ADVERB}(?P<helped>[a-z]{{3,}})\b)?"
    rf"|(?P<past>(?!un|hundred\b)[a-z]{{2,}}(?<!e)ed|{STRONG}|shrank|cost|hurt|led)\b|(?P<present>{_PRESENT})\b"
    r"|(?<=[A-Z][a-z][a-z]\s)(?<!\bThe\s)(?<!\bAll\s)(?<!\bIts\s)(?P<named>[a-z]{3,}s)\b)"
)
_SAYS = frozenset({"said", "says", "told", "added", "warned", "reported", "noted", "stated"})
_DONE = re.compile(r"(?:has|have|had|was|were)\b")
_IS = re.compile(r"(?:is|are)\b(?! being)")
_PARTICIPLE = re.compile(rf"\w+(?:ed|en|wn)|{'|'.join(IRREGULAR)}")
_TO = re.compile(r"\bto\s(?!the\b|its\b)(?P<verb>[a-z]{3,})\b")
_WAY = (
    r"on|for|with|without|from|under|against|of|by|in|at|above|below|within|over|beyond|outside"
    r"|to(?=\s(?:the\b|its\b|an?\b|(?-i:[A-Z])|[$€\d]))"  # and no verb
)
_PHRASE = re.compile(
    rf"\b(?P<way>{_WAY})\s(?P<what>(?:(?!(?:{_WAY}|and|or|but|than)\b)[^\s,.;:()]+\s?){{1,5}})",
    re.IGNORECASE,
)
# On which side of a limit something is, whatever the word.
_SIDES = {
    **dict.fromkeys(("above", "beyond", "over", "outside"), "over"),
    **dict.fromkeys(("below", "within", "under"), "under"),
}
_PRONOUN = re.compile(
    r"\W*(?:it|they|those|that|these|this|he|she|one|ones|others?)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"\W*(?:(?:\w+ly|then|now)\s)?(?:it|they|he|she|we|you|i)\s$", re.IGNORECASE)
_ITS = re.compile(r"\W*(?:its|their|his|her)\s", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"[,()“”\"–—]|\sand\s$"
    r"|\b(?:who|when|if|after|before|because|as|(?:that|which)(?!\s(?:for|on|of|above|below|within"
    r"|from|in|with)\b))\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)\b")
_BY = re.compile(r"[^.,;]*?\sby\s(?P<who>[^.,;]*[^.,;\s])")
_BORNE = frozenset({"borne"})  # by the subject, and nobody is told to do it
_LONGEST = 9  # words of a subject


class Clause(NamedTuple):
    """A clause: where it stands, what fills each of its places, and all of its words."""

    start: int
    end: int
    places: Mapping[str, frozenset[str]]
    words: frozenset[str]


@lru_cache(maxsize=1024)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """Part a sentence into the clauses that it joins; none where its first part is no clause."""
    return tuple(_clauses(sentence))


def _clauses(text: str) -> Iterator[Clause]:
    for begin, end, verb in _parts(text):
        if not _GOES_ON.match(text[begin : verb.start()]):
            part = text[begin:end]
            yield Clause(begin, end, dict(_places(part)), _words(part))


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[tuple[int, int, re.Match[str]], ...]:
    """Part a sentence where it joins clauses, and find the verb of each."""
    parts: list[tuple[int, int, re.Match[str]]] = []
    begin = 0
    for gap in [*_BETWEEN.finditer(text), None]:
        end, after = gap.span() if gap else (len(text), 0)
        verb = _VERB.search(text, begin, end)
        before = text[begin : verb.start()] if verb else ""
        own = len(before.split()) <= _LONGEST and not _NO_SUBJECT.search(before)
        if verb and own and (parts or before.strip()):
            parts.append((begin, end, verb))
        elif parts:
            parts[-1] = parts[-1][0], end, parts[-1][2]
        else:
            return ()
        begin = after
    return tuple(parts)


def _words(text: str) -> frozenset[str]:
    roots = (f"-{root(word)}" for word in re.findall(r"[a-z]{3,}", text.lower()))
    return frozenset((*terms(text), *roots, *_limits(text)))


def _limits(text: str) -> Iterator[str]:
    """Name the sides of limits that a text tells of: over or under, with or without something."""
    for each in _PHRASE.finditer(text):
        way = each["way"].lower()
        if side := _SIDES.get(way):
            yield f"~{side}"
        elif way in ("with", "without"):
            yield from (f"~{way} {term}" for term in terms(each["what"]))


def _places(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    begin = 0
    verb = _VERB.search(text)
    if verb and _name(verb) in _SAYS and (after := _VERB.search(text, verb.end())):
        yield "speaker", frozenset(terms(text[: verb.start()]))
        begin, verb = verb.end(), after
    if verb is None:
        return
    subject, behind = text[begin : verb.start()], text[verb.end() :]
    first = _PHRASE.search(subject)
    head = subject[: first.start()] if first else subject
    told = [*terms(head)]
    passive = verb["helped"] and _PASSIVE.search(verb[0])
    agent = _BY.match(text, verb.end()) if passive else None
    if agent:
        yield "object", frozenset(told)
        told, head = [*terms(agent["who"])], agent["who"]
    elif passive:
        yield "voice", _BORNE
    if told and not _PRONOUN.match(head):
        if not _ITS.match(head):  # "its surplus" is of who is told of before
            yield "subject", frozenset(told)
        yield "head", frozenset(terms(head.split()[-1]))
    verbs = {_name(verb), *(each["verb"] for each in _TO.finditer(behind))} - {""}
    yield "verb", frozenset(f"-{root(each)}" for each in verbs)
    phrases: dict[str, frozenset[str]] = {}
    for part in (subject, behind):
        for each in _PHRASE.finditer(part):
            phrases.setdefault(f"{each['way'].lower()} it", frozenset(terms(each["what"])))
    yield from phrases.items()
    stop = _PHRASE.search(behind)
    thing = behind[: stop.start()] if stop else behind
    aim = _TO.match(thing, len(thing) - len(thing.lstrip()))
    thing = thing[aim.end() :] if aim else thing
    if not agent and not _PRONOUN.match(thing):
        yield "object", frozenset(terms(thing))
    limits = frozenset(_limits(text))
    if len(limits) == 1:
        yield "limit", limits


def _name(verb: re.Match[str]) -> str:
    found = (verb["helped"], verb["past"], verb["present"], verb["named"])
    return next((each for each in found if each), "")


def verb_of(clause: str) -> str:
    """Give the verb that a clause tells of its subject."""
    verb = _VERB.search(clause)
    return _name(verb) if verb else ""


def presents(text: str) -> Iterator[Deed]:
    """Find the verbs that clauses tell of their subjects in the present."""
    for _, _, verb in _parts(text):
        name = _name(verb)
        helped = verb["helped"] and _IS.match(verb[0]) and _PARTICIPLE.fullmatch(name)
        if name and name not in _SAYS and (helped or verb["present"] or verb["named"]):
            yield Deed(verb.start(), verb.end(), root(name))


def predicates(text: str) -> Iterator[Deed]:
    """Find the verbs that clauses tell of their subjects in the past or the perfect."""
    for _, _, verb in _parts(text):
        name = _name(verb)
        if not name or name in _SAYS:
            continue
        helped = verb["helped"] and _DONE.match(verb[0]) and _PARTICIPLE.fullmatch(name)
        if verb["past"] or helped:
            yield Deed(verb.start(), verb.end(), root(name))
