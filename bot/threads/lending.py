"""What a headline lends a sentence: the measure that the sentence calls "the tariff" or "it"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language import goods, places
from bot.threads.asked import terms

# Where a headline has said what the story is, and goes on to say why or what for.
_BEYOND = re.compile(
    r",|;|\s(?:after|as|unless|if|in exchange|in return|while|but|for an?|despite|amid)\s"
)
_MEASURE = (
    r"tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surtax(?:es)?|rates?|quotas?|caps?|limits?"
    r"|safeguards?|proclamation|orders?|regulations?|notification|decree|directive|law|notice"
    r"|measures?|accord|agreement|deal|pact|treaty|draft|proposal|rule|pause|suspension|exemption"
    r"|ruling|report|consultation|investigation|probe|change|increase|step|move"
)
_KNOWN = rf"(?:[\w%.’'-]+\s){{0,2}}?(?:{_MEASURE})\b"
# "The higher duty", "its proclamation", "Ottawa's surtax": not "a tariff", which may be any.
_OPENS = re.compile(rf"(?:the|this|that|these|those)\s{_KNOWN}", re.IGNORECASE)
_REFERS = re.compile(
    rf"\b(?:the|this|that|these|those|its|\w+['’]s)\s{_KNOWN}|\b(?:it|them)\b", re.IGNORECASE
)

_BEHIND = re.compile(r" (?:on|for)(?: [\w-]+){1,4}")
_OPENING = 2  # words
_NONE: frozenset[str] = frozenset()


def refers(words: str) -> bool:
    """Say whether words speak of a measure as one that is known already."""
    return _REFERS.search(words) is not None


def opens(sentence: str) -> bool:
    """Say whether a sentence opens with a measure that is known already."""
    return _OPENS.match(sentence) is not None


def main_clause(title: str) -> str:
    """Give what a headline says before it goes on to why or what for."""
    return _BEYOND.split(title, maxsplit=1)[0]


@lru_cache(maxsize=1024)
def head(title: str) -> frozenset[str]:
    """Give the terms of the main clause of a headline."""
    return frozenset(terms(main_clause(title)))


@lru_cache(maxsize=4096)
def lent(sentence: str, title: str) -> frozenset[str]:
    """Give the terms of a headline that a sentence leaves to it.

    All of them where it speaks of the headline's measure, the countries where it names its
    goods; none where it names another country, or opens with other goods: "Thai gloves, which
    pay 3%" are no Malaysian ones.
    """
    known, main = terms(title).keys(), head(title)
    if any(place.code not in known for place in places.find(sentence)):
        return frozenset()
    if any(map(goods.known, terms(" ".join(sentence.split()[:_OPENING])).keys() - main)):
        return frozenset()
    if any(_own(sentence, found, main) for found in _REFERS.finditer(sentence)):
        return main - _other_goods(sentence, title)
    states = frozenset(place.code for place in places.find(main_clause(title)))
    return states if any(term in main and goods.known(term) for term in terms(sentence)) else _NONE


def _own(sentence: str, found: re.Match[str], main: frozenset[str]) -> bool:
    """Say whether the measure that is spoken of is not said to be on other goods."""
    behind = _BEHIND.match(sentence, found.end())
    told = list(goods.find(sentence[found.start() : behind.end() if behind else found.end()]))
    return not told or any(goods.among(each, main) for each in told)


def _other_goods(sentence: str, title: str) -> frozenset[str]:
    """Give the goods of a headline that a sentence leaves out, if it names goods itself.

    Of "rubber gloves" the gloves alone are both.
    """
    words = [terms(word).keys() for word in main_clause(title).split()]
    held = terms(sentence).keys()
    named = [bool(word & held) and any(map(goods.known, word)) for word in words]
    if not (any(named) or any(goods.find(sentence))):
        return frozenset()
    beside = {at for at, each in enumerate(named) if each for at in (at - 1, at, at + 1)}
    return frozenset(
        term
        for at, word in enumerate(words)
        for term in word - held
        if at not in beside and goods.known(term)
    )
