"""What a text puts a day to, so that two texts can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from bot.language import dates, figures, occasions, rescheduled, targets
from bot.language.about import countries, wares
from bot.language.dates import Date, Grain
from bot.language.occasions import Occasion
from bot.language.remembered import remembered
from bot.language.repetition import overlap, terms
from bot.language.units import Kind

NEAR = 9  # words beside a day tell what happens then
ALIKE = 0.6  # of what those tell, in both
SUBJECT = 0.4  # of what the sentence with fewer words tells, in both, where the occasion is one

# A day by which something is to be may lie after the day on which it is: they differ in nothing.
_LATEST = re.compile(
    r"\b(?:by|before|until|till|no\s+later\s+than|latest)\s+(?:the\s+)?$", re.IGNORECASE
)
_EARLIEST = re.compile(
    r"\b(?:after|since|no\s+(?:earlier|sooner)\s+than|not\s+before|as\s+(?:early|soon)\s+as"
    r"|earliest|could|might)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
# What comes in parts has a day for each.
_PARTS = re.compile(
    r"\b(?:first|second|third|fourth|next|final|last|initial|further|another)\s+(?:phase|step|stage"
    r"|tranche|round|part|group|list|batch|wave|instal?lment|reading|hearing)s?\b"
    r"|\b(?:phase|stage|tranche|list|annex|schedule)\s+(?:\d|[IVX]+\b|[A-D]\b|one|two|three)",
    re.IGNORECASE,
)


class Scheduled(NamedTuple):
    """A day as a text has it, what happens to a measure then, and the words beside it."""

    day: date
    words: str
    occasion: Occasion | None
    bound: str  # whether the day is a latest or an earliest one
    about: frozenset[str]


@remembered
def find(text: str, when: datetime | None = None) -> tuple[Scheduled, ...]:
    """Find the days of a text, named by their number, on which something happens."""
    told = {each.date[:2]: each.occasion for each in occasions.find(text, when)}
    return tuple(
        Scheduled(
            day.first,
            text[day.start : day.end],
            told.get(day[:2]),
            _bound(text[: day.start]),
            _about(text, day),
        )
        for day in dates.find(text, when)
        if day.grain is Grain.DAY
        and day.first is not None
        and day.first == day.last
        and any(map(str.isdigit, text[day.start : day.end]))
    )


def differing(
    one: str, when: datetime, other: str, then: datetime
) -> Iterator[tuple[Scheduled, Scheduled]]:
    """Give the days that two texts put to the same thing, and of which neither names both.

    It is where a measure takes effect, ends or is signed then and both speak of one subject,
    or else where the same words stand beside the days of texts that are alike.
    """
    ones, others = find(one, when), find(other, then)
    if not (ones and others) or not _one_subject(one, other):
        return
    named, given = _days(one, when), _days(other, then)
    for first in ones:
        for second in others:
            if (
                first.day not in given
                and second.day not in named
                and (first.occasion, first.bound) == (second.occasion, second.bound)
                and sum(each.occasion is first.occasion for each in ones) == 1
                and sum(each.occasion is second.occasion for each in others) == 1
                and _same(first, second, one, other)
            ):
                yield first, second


def of_part(one: str, when: datetime, other: str, then: datetime) -> Iterator[tuple[str, str, str]]:
    """Give the day of a text, another that a later one has for some of its goods, and which.

    The other goods may keep their day: "on trucks from 1 September, while cars pay from 1 June".
    """
    for first in find(one, when):
        mine = targets.in_clause(one, one.find(first.words))
        for second in find(other, then):
            theirs = targets.in_clause(other, other.find(second.words))
            if (
                first.day != second.day
                and (first.occasion, first.bound) == (second.occasion, second.bound)
                and targets.part_of(theirs, one, mine)
                and mine.named
                and not (mine.lands and theirs.lands and not mine.lands & theirs.lands)
            ):
                yield first.words, second.words, theirs.words


def of_others(one: str, when: datetime, other: str, then: datetime, was: str, now: str) -> bool:
    """Say whether a day and another are of two things: a duty on vans, one on tractors.

    So they are where a measure takes effect then and ends.
    """
    happens = [
        {each.occasion for each in find(text, at) if each.words == day and each.occasion}
        for text, at, day in ((one, when, was), (other, then, now))
    ]
    return _apart(one, was, other, now) or bool(all(happens) and not happens[0] & happens[1])


def _apart(one: str, day: str, other: str, rival: str) -> bool:
    mine, theirs = (
        targets.in_clause(text, text.find(words)) for text, words in ((one, day), (other, rival))
    )
    return targets.apart(mine, theirs)


def _same(first: Scheduled, second: Scheduled, one: str, other: str) -> bool:
    if _apart(one, first.words, other, second.words):
        return False
    mine, theirs = _subject(one, first.words), _subject(other, second.words)
    if first.occasion is not None:
        common = mine & theirs
        return len(common) >= 2 and len(common) >= SUBJECT * min(len(mine), len(theirs))
    shared = first.about & second.about
    alike = len(shared) >= max(2, ALIKE * max(len(first.about), len(second.about)))
    # A court hears on one day and rules on another: each has a word that the other lacks.
    another = first.about - theirs and second.about - mine
    rest, others = one.replace(first.words, ""), other.replace(second.words, "")
    return bool(alike and not another and overlap(rest, others))


def _one_subject(one: str, other: str) -> bool:
    """Say whether nothing shows that two texts speak of different goods, countries or parts."""
    if _PARTS.search(one) or _PARTS.search(other):
        return False
    kinds: tuple[Callable[[str], frozenset[object]], ...] = (wares, countries, _rates)
    return all(
        not (mine and theirs) or mine <= theirs or theirs <= mine
        for mine, theirs in ((kind(one), kind(other)) for kind in kinds)
    )


def _rates(text: str) -> frozenset[object]:
    return frozenset(each.value for each in figures.find(text) if each.kind is Kind.PERCENT)


@lru_cache(maxsize=1024)
def _subject(text: str, day: str) -> frozenset[str]:
    return frozenset(terms(text.replace(day, "")))


def _days(text: str, when: datetime) -> frozenset[date | None]:
    """Give every day that a text names, also those that it says another took the place of."""
    moved = {each.old for each in rescheduled.stated(text, when)}
    found = dates.find(text, when)
    return frozenset({each.first for each in found} | {each.last for each in found} | moved)


def _bound(before: str) -> str:
    if _LATEST.search(before):
        return "latest"
    return "earliest" if _EARLIEST.search(before) else ""


def _about(text: str, day: Date) -> frozenset[str]:
    before = terms(" ".join(text[: day.start].split()[-NEAR:]))
    beside = before if len(before) > 1 else terms(" ".join(text[day.end :].split()[:NEAR]))
    return frozenset(beside)
