"""How much of something a text speaks of: none, some, most or all of the countries."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from bot.language import denials
from bot.language.spans import lowered


class Degree(IntEnum):
    """How much of something is meant."""

    NONE = 0
    SOME = 1  # some, certain, several, a range of
    MANY = 2  # many, half, 48 of the states
    MOST = 3  # most, two thirds
    NEARLY = 4  # nearly all, 99%
    ALL = 5


class Quantity(NamedTuple):
    """A word that says how much of something is meant, and of what: the stems of its nouns."""

    start: int
    end: int
    degree: Degree
    heads: frozenset[str]


_WORDS = {
    Degree.NEARLY: (
        r"(?:nearly|almost|substantially|virtually|practically|just about) (?:all|every)"
        r"|(?:all|every \w+) but (?:a few|one|two)"
    ),
    Degree.MANY: r"(?<!so )(?<!how )many(?! as\b)|\d+ of|half(?: of)?|not (?:all|every)",
    Degree.MOST: (
        r"most|(?:the |a )?(?:vast |great |large )?(?:majority|bulk) of"
        r"|more than half(?: of)?|(?:two[ -]thirds|three[ -]quarters) of"
    ),
    Degree.ALL: (
        r"all|every(?: one of)?|each(?: one of)?|both|any|the (?:whole|entire)|the sole"
        r"|(?:no matter|regardless of) (?:what|which|the)|whichever"
    ),
    Degree.NONE: r"no|none of|neither of",
    Degree.SOME: (
        r"some|certain|several|a few|few|a (?:number|range|variety|handful) of|selected|various"
        r"|only (?:some|certain|a few|the|those|one of)|just (?:some|a few|one of)|parts? of"
        r"|a (?:limited|short|narrow|select) (?:list|set|group|range|number) of"
        r"|(?:a|one)[ -](?:quarter|third|fifth|tenth)(?: of)?"
    ),
}
_QUANTIFIER = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{degree.name}>{words})" for degree, words in _WORDS.items())
    + r"|(?P<share>\d[\d.]*)(?:%| percent| per cent) of)(?![\w-])(?! \d)"
)  # fmt: skip
# "The most important", "not at all", "no later than" say how much of nothing.
_ELSE_BEFORE = re.compile(r"\b(?:the|at)\s$", re.IGNORECASE)
_ELSE_BEHIND = re.compile(
    r"\s(?:later|longer|more|less|earlier|fewer|doubt|matter|one|other than|but|important|recent"
    r"|likely|\w+ly|the more|too|along|over|around|about)\b",
    re.IGNORECASE,
)
_KINDS = r"(?:kinds?|types?|sorts?|forms?|categor(?:y|ies)) of\s"
_NO_PART = (
    r"of|in|on|at|from|to|for|by|with|as|that|which|who|whose|will|would|may|might|can|could|should"
    r"|must|shall|is|are|was|were|be|been|has|have|had|do|does|did|not|than|if|unless|when|where"
    r"|while|after|before|since|under|over|into|it|they|we|he|she|i|you|face|faces|get|gets|pay|pays"
    r"|the|a|an|came|went|took|made|rose|fell|put|gave|even|only|also|now|so|yet|still|but|because"
    r"|and|or|without|other|others|some|all|many|most|no|each|every|any|both|few|none"
    r"|including|involving|regarding|excluding|\w{2,}ed|built|held|sold|bought|taken|given|known|left"
)
_NAME = r"(?:(?:[A-Z]\.){2,}|[A-Za-z][\w’'-]*)"
_PHRASE = re.compile(
    r"[’'”\"]?(?:,[^,]{0,25},)?\s*(?:of\s)?(?:(?:the|its|their|our|these|those|such|his|her|other)\s)*"
    rf"(?:{_KINDS})?(?P<words>(?!(?:{_NO_PART})\b){_NAME}"
    rf"(?:(?: and| or)?\s(?!(?:{_NO_PART})\b){_NAME}){{0,5}})"
)
# "All but the northern ones" are not all, and "hardly any" are few.
_BUT = re.compile(r"\s(?:but|except|other than|apart from|save)\b")
_BARELY = re.compile(r"\b(?:hardly|barely|scarcely)\s$", re.IGNORECASE)
# What need be in no set form may be in any.
_NEED_NOT = re.compile(
    r"\b(?:need not|needn['’]t|(?:not|n['’]t) (?:need|have|required|obliged|necessary) to)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\d+)\s", re.IGNORECASE
)
_FACING = re.compile(r"(\w{3,}) \w{3,}ing\b")
_JOINS = re.compile(r"\s(?:and|or)\s")
_ALIKE = {
    "nation": "country", "firm": "company", "business": "company", "item": "good",
    "product": "good", "goods": "good",
}  # fmt: skip


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Quantity, ...]:
    """Find the words that say how much of something is meant, with the stems of its nouns.

    "Any" under a negation is none. A figure says how many, and is no matter of degree.
    """
    denied = denials.negations(text)
    found = []
    for match in _QUANTIFIER.finditer(lowered(text)):
        words = match[0]
        degree = _of_share(match["share"]) if match["share"] else Degree[match.lastgroup or ""]
        if words == "most" and _ELSE_BEFORE.search(text, 0, match.start()):
            continue
        if _ELSE_BEHIND.match(text, match.end()):
            continue
        phrase = _PHRASE.match(text, match.end())
        if phrase is None:
            continue
        if _BUT.match(text, phrase.end()) or (
            words == "any" and _BARELY.search(text, 0, match.start())
        ):
            continue
        if degree is Degree.ALL and any(start <= match.start() < end for start, end in denied):
            if words != "any":  # "not every" is none, some or most
                continue
            if _NEED_NOT.search(text, max(0, match.start() - 45), match.start()):
                continue
            degree = Degree.NONE
        found.append(Quantity(match.start(), match.end(), degree, _heads(phrase["words"])))
    return tuple(found)


def _of_share(share: str) -> Degree:
    """Say how much of something so many percent of it are."""
    value = float(share.rstrip("."))
    bounds = ((100, Degree.ALL), (85, Degree.NEARLY), (55, Degree.MOST), (40, Degree.MANY))
    return next((degree for least, degree in bounds if value >= least), Degree.SOME)


def _heads(words: str) -> frozenset[str]:
    """Give the stems of the nouns that head a phrase, or the parts that it joins.

    "All nine pacts" are nine, whatever else they are called, and "every barrier facing us" is
    a barrier.
    """
    stems = {stemmed(part.split()[-1]) for part in _JOINS.split(words) if part.split()}
    if counted := _COUNTED.match(words):
        stems.add(counted[1].lower())
    if facing := _FACING.search(words):
        stems.add(stemmed(facing[1]))
    return frozenset(_ALIKE.get(stem, stem) for stem in stems)


def stemmed(word: str) -> str:
    """Write a noun in the singular, in lower case."""
    word = re.sub(r"[’']s?$", "", word.lower())
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
