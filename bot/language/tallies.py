"""How many firms, countries or jobs a text says that a measure names, hits, spares or saves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from bot.language import figures, places, sentences
from bot.language.about import one_matter
from bot.language.acts import MEASURE, NAMES_ONE
from bot.language.bounds import Bound
from bot.language.remembered import remembered
from bot.language.repetition import terms
from bot.language.units import Kind


class Tally(NamedTuple):
    """A count, of what it is, and what is done with that.

    `kept` are the words that narrow it, `lands` the countries that it is of, `beyond` what those
    words say that follow, `times` the days and years of its sentence; an estimate has its
    speakers.
    """

    value: Decimal
    words: str
    noun: str
    deed: str
    kept: frozenset[str]
    lands: frozenset[str]
    beyond: frozenset[str]
    within: frozenset[str]
    times: frozenset[str]
    speakers: frozenset[str]
    text: str

    @property
    def amount(self) -> tuple[Decimal, str]:
        """The value and its noun."""
        return self.value, self.noun


_ONE_NOUN = {
    word: words[0]
    for words in (
        ["firms", "companies", "businesses", "enterprises", "entities", "corporations"],
        ["countries", "nations", "economies", "governments"],
        ["jobs", "posts", "positions"],
        ["workers", "employees", "people", "men"],
        ["products", "goods", "items", "articles"],
        ["ships", "vessels", "boats"],
        ["planes", "aircraft", "jets", "airliners"],
    )
    for word in words
}
_DEEDS = {
    "hits": "hits? hit covers? covered targets? targeted affects? affected faces? faced",
    "adds": "adds? added adding lists? listed blacklists? blacklisted sanctions? sanctioned",
    "exempts": "exempts? exempted exempting spares? spared sparing excludes? excluded excluding",
    "saves": "saves? saved saving protects? protected protecting safeguards? preserves? secures?",
    "costs": "costs? costing loses? lost losing destroys? destroyed threatens? threatened shed",
    "creates": "creates? created creating generates? generated",
    "seizes": "seizes? seized seizing impounds? impounded confiscates? confiscated",
    "permits": "allows? allowed permits? permitted licenses? licensed approves? approved admits?"
    " admitted",
    "closes": "closes? closed closing shuts? shutting",
    "buys": "buys? bought buying orders? ordered ordering",
    "bans": "bans? banned banning bars? barred prohibits? prohibited forbids?",
    "probes": "investigates? investigated investigating probes? probed",
}
_LET_IN = re.compile(r"\blet(?:s|ting)? in\b", re.IGNORECASE)
_ESTIMATED = frozenset({"saves", "costs", "creates"})
_DEED = re.compile(
    "|".join(rf"\b(?P<{deed}>{'|'.join(words.split())})\b" for deed, words in _DEEDS.items()),
    re.IGNORECASE,
)
# "A duty on tiles from 12 countries".
_FALLS_ON = re.compile(r"\b(?:from|on|against|for|to) (?:the )?$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:—–(]|,(?! (?:which|and) )|\b(?:that|while|but|after|because|when|which|who)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r" (?P<kept>(?:(?!and\b|or\b|to\b|in\b|on\b|of\b|for\b|from\b)[\w’'-]+ ){0,3}?)"
    r"(?P<noun>people|aircraft|men|cattle|sheep|(?!this\b|was\b|has\b|is\b)[a-z-]{3,}(?<![su]s)(?<!is)s|businesses)\b"
)
_BEYOND = re.compile(r" (?P<prep>to|on|in|at|across|of|under|from) (?P<what>[^,;:.()]{2,50})")
_WITHIN = ("in", "at", "across", "of")
_AND_SO_ON = re.compile(
    r" (?:on|by|after|before|over|for|as|and|next|last|this|with|because|amid) "
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
# "Another 12 firms" come on top of those that were told.
_MORE = re.compile(
    r"\b(?:another|more|further|additional|extra|other|first|last|next|some)\b", re.IGNORECASE
)
# "The pause is for 90 days".
_LASTS = re.compile(
    rf"\b(?:{MEASURE}|paus\w*|suspen\w+|freez\w+|waiv\w+|delay\w*)\b[^.;,]{{0,80}} for $"
    r"|\b(?:lasts?|lasted|lasting|runs?|running)(?: for)? $",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:^|, |\bthat )(?P<who>[^,.;]{2,60}?) (?:said|says|say|estimated|told|reckons?|forecasts?)\b"
    r"|\baccording to (?P<by>[^,.;]{2,60})",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_LARGE = 100  # from which a count may be rounded
_TIMES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d|last year|this year|next year"
    r"|a (?:year|month|week)|(?:per|each) (?:year|month|week)|so far|within)\b",
    re.IGNORECASE,
)


@remembered
def find(text: str) -> tuple[Tally, ...]:
    """Find the counts of a sentence or a title of which it tells what is done with them."""
    return tuple(_tallies(text))


def _tallies(text: str) -> Iterator[Tally]:
    for each in figures.find(text):
        head = _HEAD.match(text, each.end)
        if each.bound is not Bound.EXACT:
            continue
        if each.kind is Kind.DURATION and _LASTS.search(text, 0, each.start):
            yield _spell(text, each)
        if each.kind is not Kind.COUNT or head is None:
            continue
        deed = "votes" if head["noun"] == "votes" else _deed(text, each.start)
        if not deed or _MORE.search(text, max(0, each.start - 12), each.start):
            continue
        if _MORE.search(head["kept"]):
            continue
        noun, kept = head["noun"], head["kept"]
        beyond = _BEYOND.match(text, head.end())
        beyond = None if deed == "votes" else beyond
        what = _AND_SO_ON.split(beyond["what"])[0] if beyond else ""
        narrows = bool(beyond) and beyond["prep"] in _WITHIN if beyond else False
        yield Tally(
            each.value,
            text[each.start : head.end()],
            _ONE_NOUN.get(noun, noun),
            deed,
            frozenset(terms(kept)) - _lands(kept),
            _lands(f"{kept} {what if beyond and beyond['prep'] in ('from', 'in') else ''}"),
            frozenset(terms(what)),
            frozenset(terms(what)) if narrows else frozenset(),
            frozenset(match[0].casefold() for match in _TIMES.finditer(text)),
            _speakers(text) if deed in _ESTIMATED else frozenset(),
            text,
        )


def _spell(text: str, figure: figures.Figure) -> Tally:
    """Read how long a measure is to last."""
    none = frozenset[str]()
    words = text[figure.start : figure.end]
    days = figure.value * _DAYS.get(figure.unit, 1)
    return Tally(days, words, "time", "lasts", none, none, none, none, none, none, text)


def _speakers(text: str) -> frozenset[str]:
    """List the words for whoever a sentence says has reckoned so."""
    return frozenset(
        term for match in _SAID.finditer(text) for term in terms(match["who"] or match["by"])
    )


def _lands(words: str) -> frozenset[str]:
    return frozenset(place.code for place in places.find(words))


def _deed(text: str, start: int) -> str:
    """Name what is done with a count, by the verb of its clause or what a measure falls on."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, start)), default=0)
    if _FALLS_ON.search(text, begin, start):
        return "hits" if NAMES_ONE.search(text, begin, start) else ""
    if _LET_IN.search(text, begin, start):
        return "permits"
    found = [*_DEED.finditer(text, begin, start)]
    return str(found[-1].lastgroup) if found else ""


def of(title: str, lead: str) -> tuple[Tally, ...]:
    """Find the counts of an article's title and of its lead's first sentences, each once."""
    found: dict[tuple[Decimal, str, str], Tally] = {}
    for text in (title, *sentences.told_first(lead)):
        for each in find(text):
            key = (each.value, each.noun, each.deed)
            found[key] = _merged(found[key], each) if key in found else each
    return tuple(found.values())


def _merged(one: Tally, two: Tally) -> Tally:
    return one._replace(
        kept=one.kept | two.kept,
        lands=one.lands | two.lands,
        beyond=one.beyond | two.beyond,
        within=one.within | two.within,
        times=one.times | two.times,
        speakers=one.speakers | two.speakers,
        text=f"{one.text} {two.text}",
    )


def rivals(
    ones: Sequence[Tally], twos: Sequence[Tally], *, later: bool = False
) -> Iterator[tuple[Tally, Tally]]:
    """Give the counts that two articles have for the same, each one alone and not the other's.

    Where the second is of a `later` day, the day on which either was told parts nothing.
    """
    for first, second in product(ones, twos):
        if (
            (first.noun, first.deed) == (second.noun, second.deed)
            and _alone(first, (*ones, *twos), second)
            and not _rounded(first.value, second.value)
            and _of_one(*(_undated(each) if later else each for each in (first, second)))
            and one_matter(first.text, second.text)
        ):
            yield first, second


def _undated(tally: Tally) -> Tally:
    return tally._replace(times=frozenset(each for each in tally.times if "day" not in each))


def _alone(one: Tally, every: Sequence[Tally], two: Tally) -> bool:
    """Say whether neither article counts the same noun a third time, or both ways."""
    same = [each.value for each in every if each.noun == one.noun]
    return len(same) == len({one.value, two.value}) == 2


def _of_one(one: Tally, two: Tally) -> bool:
    """Say whether nothing narrows one count and not the other, or says it of another thing."""
    if (one.kept, one.lands) != (two.kept, two.lands) or bool(one.within) != bool(two.within):
        return False
    if one.beyond - two.beyond and two.beyond - one.beyond:  # to this list and to that one
        return False
    pairs = ((one.times, two.times), (one.speakers, two.speakers))
    return all(not (mine and theirs) or mine & theirs for mine, theirs in pairs)


def _rounded(one: Decimal, two: Decimal) -> bool:
    """Say whether a large count may be the other in round numbers."""
    small, large = sorted((one, two))
    if small < _LARGE:
        return small == large
    zeros = min(len(str(int(each))) - len(str(int(each)).rstrip("0")) for each in (one, two))
    coarse = max(len(str(int(each))) - len(str(int(each)).rstrip("0")) for each in (one, two))
    return round(small, -coarse) == round(large, -coarse) and coarse > zeros
