"""What a figure falls on: "25% on cars", "the duty on cars to 25%", "cut the car duty to 25%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.language import dates, goods, places
from bot.language.remembered import remembered
from bot.language.repetition import terms

DUTY = (
    r"(?:counter-?)?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax(?:es)?|tax(?:es)?"
    r"|rates?)"
)
_STOP = (
    r"(?:and|but|or|while|which|that|who|said|says|will|would|is|are|was|were|stays?|remains?|pays?"
    r"|to|at|of|by|in|up|down|as|after|before|with|until|starting|unless|when|where|has|have|had"
    r"|above|beyond|within|outside|under|over|since|because|instead|rather|not|than|only|raising"
    r"|cutting|lowering|doubling|halving|effective)"
)
_FROM = r"from (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?"
_PHRASE = rf"(?:(?!(?:{_STOP}|from)\b)[A-Za-z][\w’'-]*[ ]?){{1,6}}(?:{_FROM})?"
_BEHIND = re.compile(rf"[\s-]+(?:[\w-]+ ){{0,3}}?(?:on|for|against) (?P<on>{_PHRASE})")
_BEFORE = re.compile(rf"\b{DUTY} (?:on|for|against) (?P<on>{_PHRASE})[^,;:]*$")
_KIND = re.compile(
    rf"(?<!\w)(?!(?:an?|the|its|their|this|that|new)\b)(?P<on>[\w’'-]+) {DUTY}\b[^,;:]*"
    r"\b(?:to|at|of|is|stays|remains) $"
)
# "Goods from Kenya will pay 18%", and behind it "and goods from Ghana 16%".
_PAYS = re.compile(
    rf"(?:^|[,;] |\b(?:and|while|but) )(?:the )?(?P<on>{_PHRASE}) ?"
    r"(?:(?:will|would|must|shall|is to|are to|has to|have to|now|still|also) ){0,2}"
    r"(?:pays?|faces?|attracts?|carr(?:y|ies)|be (?:charged|taxed))\b[^,;:]*$"
)
_CHARGES = re.compile(
    r"\b(?:charg|tax)(?:e[sd]?|es|ing)? (?P<on>[A-Z][\w’'-]*)"
    r"(?: an? (?:\w+ )?(?:duty|tariff) of)? $"
)
_ELLIPTIC = re.compile(rf"(?:,|;|,? and|,? while|,? but) (?:the )?(?P<on>{_PHRASE}) ?$")
# "40,000 tonnes of rice to Malaysia": who gets a share of a quota.
_SHARE = re.compile(r"(?: of [a-z][a-z -]{1,40})? (?:to|from|for) (?P<on>(?:the )?[A-Z][\w’'-]*)")
_FALLS_ON = re.compile(
    rf"(?:\b{DUTY}|%|\bper ?cent)(?: of [\d.]+(?:%| per ?cent))?(?: [\w-]+){{0,2}}? (?:on|for)"
    rf" (?P<on>{_PHRASE})"
)
_PAYS_FROM = re.compile(
    rf"(?:^|[,;] |\b(?:and|while|but) )(?:the )?(?P<on>{_PHRASE}) ?"
    r"(?:(?:will|would|must|only|now|still|also) ){0,2}(?:pays?|faces?|be (?:charged|taxed))\b"
)
_CLAUSE = re.compile(r"[;:]|\. |, (?:while|but|and|whereas)\b|\bwhile\b")
# "To 15% from 10%": the second is for what the first is for.
_AGAIN = re.compile(
    r"[ ,]*(?:and |but )?(?:up |down |revised )?(?:from|instead of|rather than|not)"
    r" (?:to |at |by )?(?:the )?$"
)
_ANY = frozenset(
    terms(
        "goods imports imported foreign products other others certain some more many most those"
        " all its their planned proposed new reciprocal import export rate rates raises raised cuts"
        " half lowers second basic baseline extra additional higher lower said"
    )
)
_OPENS = re.compile(r"[A-Z][a-z]+s (?:from|of|made)\b")


class Target(NamedTuple):
    """What a figure falls on, as the text has it, its goods and its countries."""

    words: str = ""
    wares: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()

    @property
    def named(self) -> bool:
        """Whether the text tells what it is."""
        return bool(self.wares or self.lands)


def of(text: str, start: int, end: int, others: Sequence[tuple[int, int]]) -> Target:
    """Find what the figure of a sentence falls on, where `others` are all of its figures."""
    last = max((stop for _, stop in others if stop <= start), default=0)
    following = min((begin for begin, _ in others if begin >= end), default=len(text))
    if last and _AGAIN.fullmatch(text, last, start):
        begin = next(begin for begin, stop in others if stop == last)
        return of(text, begin, last, [each for each in others if each != (start, end)])
    between = text[last:start]
    found = (
        _BEHIND.match(text, end, following)
        or _BEFORE.search(between)
        or _KIND.search(between)
        or (None if last else _PAYS.search(between))
        or (_ELLIPTIC.fullmatch(between) if last else None)
        or (_PAYS.search(between) if last else None)
    )
    if found and not dates.find(found["on"]):
        return read(found["on"].strip())
    share = _CHARGES.search(between) or _SHARE.match(text, end, following)
    return read(share["on"]) if share and places.find(share["on"]) else Target()


@remembered
def read(words: str) -> Target:
    """Read what a phrase names."""
    first = words.split(" ", maxsplit=1)[0]
    if _OPENS.match(words) or next(iter(goods.named(first.lower())), None):
        words = first.lower() + words[len(first) :]  # it opens a sentence
    lands = frozenset(place.code for place in places.find(words))
    telling = frozenset(terms(words)) - lands - _ANY
    return Target(words, telling, lands) if telling or lands else Target()


def in_clause(text: str, at: int) -> Target:
    """Find what the measure falls on that the clause before a place of a sentence speaks of."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, at)), default=0)
    whole = text[begin:at]
    found = [*_FALLS_ON.finditer(whole)][-1:] or [*_PAYS_FROM.finditer(whole)][-1:]
    return read(found[0]["on"].strip()) if found else Target()


def part_of(one: Target, text: str, other: Target) -> bool:
    """Say whether a target is only some of what a text speaks of, whose own target is another.

    Electric cars are of cars; trucks are of "cars and trucks".
    """
    if not one.wares or one.wares == other.wares:
        return False
    return other.wares < one.wares if other.wares & one.wares else one.wares <= {*terms(text)}


def joined(one: Target, two: Target) -> Target:
    """Take two phrases for one thing together."""
    first = one.words or two.words
    return Target(first, one.wares | two.wares, one.lands | two.lands)


def apart(one: Target, two: Target) -> bool:
    """Say whether two phrases name two things: floor and wall tiles, Vietnam and Thailand."""
    if one.lands and two.lands and not one.lands & two.lands:
        return True
    shared = one.wares & two.wares
    if shared:
        return bool(one.wares - two.wares) and bool(two.wares - one.wares)
    return bool(one.wares and two.wares) and not _alike(one, two)


def one_thing(one: Target, two: Target) -> bool:
    """Say whether two phrases name the same, as far as each names it."""
    if not (one.named and two.named) or apart(one, two):
        return False
    return bool(one.wares) == bool(two.wares)


def _alike(one: Target, two: Target) -> bool:
    """Say whether two words for goods may say the same: cars and vehicles."""
    groups = (frozenset(goods.alike(each)) for each in one.wares)
    return any(two.wares & group for group in groups)
