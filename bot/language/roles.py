"""Who does what to whom: tariffs of one country on another, exports, complaints, plain deeds.

Marks stand for the actors of a sentence, and a few forms are looked for between two marks.
What stands in no such form has no roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.language import names, sentences
from bot.language.names import Kind, Name
from bot.language.remembered import remembered
from bot.language.spans import lowered

# What one side puts on another, holds against it, sends to it or gets from it.
_NOUNS = {
    "burden": r"tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax(?:es)?|quotas?|bans?|curbs?"
    r"|embargo(?:es)?|restrictions?|sanctions?|safeguards?|fees?|tax(?:es)?|penalt(?:y|ies)",
    "answer": r"countermeasures?|retaliation|reprisals?",
    "complaint": r"complaints?|concerns?|challenges?|disputes?|lawsuits?|accusations?|objections?"
    r"|cases?|criticisms?|grievances?",
    "sale": r"exports?|shipments?|deliver(?:y|ies)|sales",
    "purchase": r"imports?|purchases?",
}
# Verbs by which who stands before them does something to who stands behind them.
_VERBS = {
    "burden": r"hit(?:s|ting)?|target(?:s|ed|ing)?|punish(?:es|ed|ing)?|sanction(?:s|ed|ing)?"
    r"|slap(?:s|ped|ping)?|penali[sz](?:es?|ed|ing)",
    "answer": r"retaliat(?:es?|ed|ing)\sagainst|(?:hits?|hitting|strikes?|struck)\sback\sat",
    "complaint": r"su(?:es?|ed|ing)|accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|challeng(?:es?|ed|ing)"
    r"|critici[sz](?:es?|ed|ing)|condemn(?:s|ed|ing)?",
    "sale": r"(?:suppl(?:y|ies|ied|ying)|sell(?:s|ing)?|sold|export(?:s|ed|ing)?"
    r"|ship(?:s|ped|ping)?)\s(?:[\w$.,%]+\s){0,5}?to",
    "purchase": r"(?:import(?:s|ed|ing)?|b(?:uys?|ought|uying)|purchas(?:es?|ed|ing))"
    r"\s(?:[\w$.,%]+\s){0,5}?from",
    "threat": r"threaten(?:s|ed|ing)?",
    "request": r"ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|told|tells?|press(?:es|ed|ing)?",
    "spare": r"exempt(?:s|ed|ing)?|spar(?:es?|ed|ing)",
    "defeat": r"beat(?:s|ing)?|defeat(?:s|ed|ing)?|outsell(?:s|ing)?|outsold"
    r"|overtak(?:es?|ing)|overtook",
}
_NOUN = "|".join(rf"(?P<{group}>(?:{words})\b)" for group, words in _NOUNS.items())
_VERB = "|".join(rf"(?P<{group}>(?:{words})\b)" for group, words in _VERBS.items())
# Between who does it and what they do stands none of these: they turn it around.
_FACING = r"(?:fac(?:e|es|ed|ing)|pay(?:s|ing)?|paid|suffer\w*|receiv\w+|gets?|got|met|under|hit)"
_TURNS = (
    rf"(?:{_FACING}|avoid\w*|escap\w+|fear\w*|protest\w*|oppos\w+|critici[sz]\w+|challeng\w+|condemn\w*"
    r"|denounc\w+|await\w*|expect\w*|answer\w*|respon\w+|retaliat\w+|react\w*|because|despite"
    r"|after|before|over|against|by|to\s(?:avoid|end|lift)|if|from|that|which|while)\s"
)
_A, _B = r"⟨(?P<a>\d+)⟩", r"⟨(?P<b>\d+)⟩"
_W = r"(?:[\w$’'%.-]+\s)"
_AT = r"(?:(?:at|in|during)\s(?:the\s)?⟨\d+⟩\s)?"
_ON = r"on|against|over|regarding|about|upon"
_BY = r"(?:by|from)\s(?:the\s)?"
_NO_PREP = rf"(?:(?!(?:{_ON}|to|into|from|by)\s){_W})"
_AUX = (
    r"(?:(?:has|have|had|is|are|was|were|will|would|may|could|also|then|now|again|to|\w+ly)\s){0,3}"
)
_BE = r"(?:is|was|are|were|been|being|be)\s"

_HELD = rf"(?:(?!{_TURNS}){_W}){{0,5}}?"
_OWN = rf"{_A}(?:['’]s?)?\s{_HELD}(?:{_NOUN})"
_ANY = re.compile(rf"\b(?:{'|'.join((*_NOUNS.values(), *_VERBS.values()))})\b")

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # Canada's tariffs on Chinese steel; Canada imposes a tariff on Chinese steel
        _OWN + rf"\s{_AT}{_NO_PREP}{{0,4}}?(?P<prep>{_ON}|to|into|from)\s{_W}{{0,4}}?{_B}",
        # exports from Peru to Chile; imports into Chile from Peru
        rf"(?:{_NOUN})\s{_NO_PREP}{{0,4}}?(?P<prep>from)\s(?:the\s)?{_A}\s(?:in)?to\s(?:the\s)?{_B}",
        rf"(?:{_NOUN})\s{_NO_PREP}{{0,4}}?(?P<into>(?:in)?to)\s(?:the\s)?{_B}\sfrom\s(?:the\s)?{_A}",
        # a tariff imposed by Canada on Chinese steel; a tariff on Chinese steel by Canada
        rf"(?:{_NOUN})\s{_NO_PREP}{{0,4}}?{_BY}{_A}\s{_AT}(?:{_ON})\s{_W}{{0,3}}{_B}",
        rf"(?:{_NOUN})\s{_NO_PREP}{{0,2}}?(?:{_ON})\s{_W}{{0,3}}{_B}(?:['’]s?)?\s{_W}{{0,4}}?{_BY}{_A}",
        # China faces a tariff from Canada
        rf"{_B}\s{_AUX}{_FACING}\s{_NO_PREP}{{0,4}}?(?:{_NOUN})\s{_W}{{0,2}}?{_BY}{_A}",
        # Canada targets Chinese steel; Chinese steel is targeted by Canada
        rf"{_A}\s{_AUX}(?:{_VERB})\s(?:(?!by\s){_W}){{0,2}}?{_B}",
        rf"{_B}\s{_W}{{0,3}}?{_BE}(?:\w+ly\s)?(?:{_VERB})\s{_W}{{0,3}}?by\s(?:the\s)?{_A}",
    )
)
_GROUPS = (*_NOUNS, "threat", "request", "spare", "defeat")
_HOLDS = re.compile(
    rf"{_A}(?:['’]s?)?\s(?:(?!{_TURNS}){_W}){{0,3}}?(?:{_NOUN})|(?:{_NOUN.replace('?P<', '?P<n')})"
    rf"\s{_NO_PREP}{{0,3}}?{_BY}{_A.replace('<a>', '<by>')}",
    re.IGNORECASE,
)
_TRADES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"export\w*|sell(?:s|ing)?|sold|sales?|ship\w*|suppl\w+",
        r"import\w*|buy(?:s|ing)?|bought|purchas\w+",
    )
)
# Which side of a preposition sends, and which gets.
_INTO = frozenset({"to", "into"})


class Role(NamedTuple):
    """A deed of one group: the keys of who does it, and of whom it is done to."""

    start: int
    end: int
    group: str
    agent: str
    patient: str


@remembered
def find(text: str) -> tuple[Role, ...]:
    """Find who does what to whom in a text; `start` and `end` are of the words that tell.

    Imports of one from another are exports of the other to the one.
    """
    found: dict[Role, None] = {}
    for marked in _marked(text):
        if not _ANY.search(lowered(marked.text)):
            continue
        for number, form in enumerate(_FORMS):
            for match in form.finditer(marked.text):
                if role := _role(marked, match, number):
                    found[role] = None
    return tuple(found)


def _role(marked: _Marked, match: re.Match[str], number: int) -> Role | None:
    given = match.groupdict()
    group = next(each for each in _GROUPS if given.get(each))
    one, other = marked.actors[int(match["a"])].key, marked.actors[int(match["b"])].key
    prep = (given.get("prep") or "").lower()
    if group in {"sale", "purchase"}:
        if number == 0:
            if (prep in _INTO) is (group == "purchase") or prep not in {*_INTO, "from"}:
                return None
            if group == "purchase":
                one, other = other, one
        elif group == "purchase" and number in {6, 7}:
            one, other = other, one
        elif number in {3, 4, 5}:
            return None
        group = "sale"
    elif number in {1, 2} or prep in {*_INTO, "from"}:
        return None
    if one == other:
        return None
    start, end = marked.at(match.start()), marked.at(match.end())
    return Role(start, end, group, one, other)


class Holder(NamedTuple):
    """An actor of whom a text has something of a group: "Chile's tariffs"."""

    start: int
    end: int
    group: str
    key: str


@remembered
def holders(text: str) -> tuple[Holder, ...]:
    """Find whose tariffs, complaints, exports a text names, on whomever."""
    found = []
    for marked in _marked(text, least=1):
        for match in _HOLDS.finditer(marked.text):
            given = match.groupdict()
            group = next(each for each in _NOUNS if given.get(each) or given.get(f"n{each}"))
            key = marked.actors[int(match["a"] or match["by"])].key
            found.append(Holder(marked.at(match.start()), marked.at(match.end()), group, key))
    return tuple(found)


def trades_both_ways(text: str) -> bool:
    """Say whether a text tells of selling and of buying."""
    return all(way.search(text) for way in _TRADES)


class _Marked(NamedTuple):
    """A sentence with a mark in the place of each actor, and where its characters stood."""

    text: str
    actors: Sequence[Name]
    origins: Sequence[int]

    def at(self, position: int) -> int:
        """Give the place in the whole text of one in the marked sentence."""
        return self.origins[min(position, len(self.origins) - 1)]


@lru_cache(maxsize=512)
def _marked(text: str, least: int = 2) -> tuple[_Marked, ...]:
    return tuple(_mark(text, least))


def _mark(text: str, least: int) -> Iterator[_Marked]:
    everyone = [each for each in names.find(text) if each.kind is not Kind.LAW]
    for sentence in sentences.split(text):
        actors = [each for each in everyone if sentence.start <= each.start < sentence.end]
        if len({each.key for each in actors}) < least:
            continue
        parts: list[str] = []
        origins: list[int] = []
        at = sentence.start
        for number, actor in enumerate(actors):
            mark = f"⟨{number}⟩"
            parts += [text[at : actor.start], mark]
            origins += [*range(at, actor.start), *[actor.start] * (len(mark) - 1), actor.end]
            at = actor.end
        parts.append(text[at : sentence.end])
        origins += [*range(at, sentence.end), sentence.end]
        yield _Marked("".join(parts).replace("\n", " "), actors, origins)
