"""A figure is of what the evidence has it of, and not of what another one there is of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from itertools import chain, permutations

from bot.domain import Fault, Reason
from bot.gate.agreement import agree
from bot.gate.claim import Claim
from bot.gate.company import family_of, sort_of, told_in, without
from bot.gate.contrasts import contrasts, holds, parallel, strays
from bot.gate.evidence import Passage
from bot.gate.levels import stepped
from bot.gate.parting import DATE, FIGURE, changes_in
from bot.gate.rivals import beside
from bot.gate.things import Term, Thing, things
from bot.language import dates, figures, sentences
from bot.language.dates import Date, Grain
from bot.language.figures import Bound, Figure
from bot.language.spans import Span
from bot.language.units import Kind

_BINDS = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.MULTIPLE}
)
_EMPTY = """
    down up see tabl each any all other also back just sinc both such own every ther here far
    below above cent not fiscal do doe did don
    twic thric half doubl tripl tim throughout except during then now
    still yet already again only even annually monthly yearly overall alone mostly largely
"""
_NOTHING = frozenset(_EMPTY.split())
# "From $9 billion a year earlier": the year before the one that is told.
_BEFORE = re.compile(r"\b(?:an?|one)\s(?P<unit>year|month)\s(?:earlier|before)\b")
_SO_FAR = re.compile(r"\b(?:so\sfar|year[\s-]to[\s-]date|to\sdate)\b")
_ORDERS = frozenset(("first", "second", "third", "fourth", "initial", "final", "last"))
_ALIKE = 100  # times as high as another one that leaves its noun out
_GREAT = 1000  # from which on a count is of no few things
_DATED = 3.5  # what a date weighs beside the idf of words
_RELATIVE = re.compile(r"\b(?:later|earlier|ago|afterwards)\b")
# What stands behind a count and is nothing counted.
_BEHIND = """
    last this next in from for to of on at by with among under between per a an the and or but
    while were was are is as earlier respectively more less
"""
_NO_NOUNS = frozenset(_BEHIND.split())

Group = Sequence[Thing]  # the figures of one sort in one sentence


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a figure of which a line tells what another one is of in the evidence.

    Of several figures of a sort in a line the check of binding tells.
    """
    told = [each for each in figures.find(claim.text) if each.kind in _BINDS]
    given = [each for passage in evidence for each in passage.figures]
    mine = [each for each in _alone(claim.text, told) if _rivalled(each, told, given)]
    if not mine:
        return []
    cited = [group for passage in evidence for group in _groups(passage)]
    cited += _side_by_side(cited)
    given_here = {each.value for each in told}
    reasons = []
    for said in mine:
        meant = _meant(said, cited) or _meant(
            said, chain(*(_groups(passage) for passage in beside(claim, evidence)))
        )
        rivalled = [(one, _others_of(one, group, given_here)) for one, group in meant]
        if not meant or not all(others for _, others in rivalled):
            continue
        words = _words(claim.text, evidence)
        if all(
            any(strays(words, one, each) for each in others) for one, others in rivalled
        ) and not stepped(said, claim.text, evidence):
            said_so = claim.text[said.start : said.end]
            reasons.append(Reason(fault=Fault.BOUND_ELSEWHERE, words=said_so))
    return reasons


def turned(one: Figure, other: Figure, claim: Claim, evidence: Sequence[Passage]) -> bool | None:
    """Say whether two figures of a line are each of the other's thing, if that is known.

    It is where one sentence of the evidence has both, and the line tells of each something that
    is of one of them alone: False where that is its own.
    """
    groups = [group for passage in evidence for group in _groups(passage)]
    pairs = [
        (first, second)
        for group in groups
        for first, _ in _meant(one, [group])
        for second, _ in _meant(other, [group])
        if first.run != second.run
    ]
    if not pairs:
        return None
    line = _line(claim.text, evidence[0].article.when, family_of(one))
    mine, theirs = line.get(one), line.get(other)
    if not mine or not theirs or mine.run == theirs.run:
        return None
    words = _words(claim.text, evidence)
    said = words - _others(mine, theirs), words - _others(theirs, mine)
    if all(strays(said[0], *each) and strays(said[1], *reversed(each)) for each in pairs):
        return True
    if all(holds(said[0], *each) and holds(said[1], *reversed(each)) for each in pairs):
        return False
    return None


@lru_cache(maxsize=8)
def _line(text: str, when: datetime, family: str) -> Mapping[Figure, Thing]:
    """Read what each figure of a sort is of in a line."""
    found = [each for each in figures.find(text) if family_of(each) == family]
    read = _read(text, found, dates.find(text, when), Span(0, len(text)), None)
    return {each.figure: each for each in chain(*read)}


def _others(mine: Thing, other: Thing) -> frozenset[str]:
    return frozenset(each.word for told in contrasts(mine, other) for each in told.theirs)


def _side_by_side(groups: Sequence[Group]) -> Iterator[Group]:
    """Set figures that are alone in their sentences side by side where these tell in one way."""
    lone = [group[0] for group in groups if len(group) == 1]
    for one, other in permutations(lone, 2):
        if family_of(one.figure) == family_of(other.figure) and parallel(one, other):
            yield one, other._replace(run=one.run + 1)


def _rivalled(said: Figure, told: Sequence[Figure], given: Sequence[Figure]) -> bool:
    """Say whether evidence has a figure of a sort that a line does not give, or lacks its own."""
    alike = [each for each in given if each.unit == said.unit]
    values = {each.value for each in told}
    return any(each.value not in values for each in alike) or not alike


def _others_of(mine: Thing, group: Group, told: Collection[Decimal]) -> list[Thing]:
    """Give the figures beside one of the evidence that a line may have it stand for."""
    return [
        each
        for each in group
        if each.figure.value not in told and _rivals(mine.figure, each.figure)
    ]


def _rivals(one: Figure, other: Figure) -> bool:
    """Say whether two figures may be held against each other: counts are of one noun, if of any."""
    if one.kind is not Kind.COUNT:
        return True
    mine, theirs = ("" if each.noun in _NO_NOUNS else each.noun for each in (one, other))
    if not mine and not theirs:
        return all(each.value % 1 or each.value >= _GREAT for each in (one, other))
    if mine and theirs:
        return mine == theirs
    low, high = sorted((one.value, other.value))
    return high <= _ALIKE * low  # "1.3 million cars and Mali 410,000"


def _meant(said: Figure, groups: Iterable[Group]) -> list[tuple[Thing, Group]]:
    """Give the figures of the evidence that a figure may be: the same one, else the nearest."""
    found = [
        (each, group)
        for group in groups
        for each in group
        if said.unit == each.figure.unit and agree(said, each.figure._replace(bound=Bound.EXACT))
    ]
    return [each for each in found if each[0].figure.value == said.value] or found


def _alone(text: str, told: Sequence[Figure]) -> Iterator[Figure]:
    """Give the figures of a line that are of one thing for each sort of them."""
    for alike in _by_sort(told):
        if len(alike) == 1 or len(changes_in(without(text, alike, FIGURE), alike)) == 1:
            yield from alike


def _words(text: str, evidence: Sequence[Passage]) -> frozenset[str]:
    return _worded(text, tuple(evidence))


@lru_cache(maxsize=8)
def _worded(text: str, evidence: tuple[Passage, ...]) -> frozenset[str]:
    """Give all that a line tells; what is so long before another day is of none that is known."""
    days = [] if _RELATIVE.search(text) else dates.find(text, evidence[0].article.when)
    days = [_as_there(each, text, evidence) for each in days]
    return frozenset(each.word for each in _terms(text, Span(0, len(text)), days))


def _as_there(day: Date, text: str, evidence: Sequence[Passage]) -> Date:
    """Read a date that names no year of the year that its evidence means without naming it."""
    if not (day.first and dates.yearless(text[day.start : day.end])):
        return day
    there = (
        each.first.year
        for passage in evidence
        for each in passage.dates
        if each.first
        and each.first.month == day.first.month
        and dates.yearless(passage.article.text[each.start : each.end])
    )
    return dates.in_year(day, next(there, day.first.year))


def _by_sort(found: Sequence[Figure]) -> list[list[Figure]]:
    sorts: dict[str, list[Figure]] = {}
    for each in found:
        sorts.setdefault(family_of(each), []).append(each)
    return [*sorts.values()]


def _read(
    text: str, found: Sequence[Figure], days: Sequence[Date], sentence: Span, before: Span | None
) -> Iterator[Group]:
    """Give the things of the figures of a sentence, those of each sort together."""
    undated = without(text, days, DATE)
    told = [*_terms(text, sentence, days)]
    for alike in _by_sort(found):
        bare = without(undated, alike, FIGURE)
        terms = [each for each in told if bare[each.at] != FIGURE]
        yield things(bare, sentence, alike, terms, before)


def _terms(text: str, sentence: Span, days: Sequence[Date]) -> Iterator[Term]:
    """Give what a sentence tells, each with its sort: a place, a name, a date or a plain word."""
    for at, word, weight, sign in told_in(text, sentence, days):
        sort = sort_of(word)
        if sort == "name" or word in _NOTHING or word[0].isdigit():
            continue
        if not sort and word in _ORDERS:
            continue  # which stand there as such
        if not sort and at > sentence.start and text[at].isupper():
            sort = "name"
        yield Term(at, word + "-" * (sign < 0), weight, sort)
    for match in _SO_FAR.finditer(text, *sentence):
        yield Term(match.start(), "@sofar", _DATED, "date")
    for match in _BEFORE.finditer(text, *sentence):
        told = [each for each in days if sentence.start <= each.start < match.start()]
        if told and (then := _before(told[-1], match["unit"])):
            yield Term(match.start(), f"@{then}", _DATED, "date")


def _before(day: Date, unit: str) -> str:
    """Name the year, or the month, that is so long before another one."""
    if not day.first or day.grain not in (Grain.YEAR, Grain.MONTH):
        return ""
    if day.grain is Grain.YEAR:
        return str(day.first.year - 1) if unit == "year" else ""
    year, month = day.first.year, day.first.month
    if unit == "year":
        return f"{year - 1}-{month:02}"
    return f"{year - (month == 1)}-{(month - 2) % 12 + 1:02}"


@lru_cache(maxsize=2048)
def _groups(passage: Passage) -> tuple[Group, ...]:
    """Give the things of the figures of a passage, by sentence and sort."""
    text, start = passage.text, passage.span.start
    local = [
        each._replace(start=each.start - start, end=each.end - start)
        for each in passage.figures
        if each.kind in _BINDS
    ]
    days = [each._replace(start=each.start - start, end=each.end - start) for each in passage.dates]
    groups: list[Group] = []
    before: Span | None = None
    for sentence in sentences.split(text) if local else ():
        within = [each for each in local if sentence.start <= each.start < sentence.end]
        groups += _read(text, within, days, sentence, before) if within else ()
        before = sentence
    return tuple(groups)
