"""What a sentence states that can be told once: figures, days, standings, words of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from bot.language import dates, figures, measures, quotations, rescheduled, tallies
from bot.language import names as names_of
from bot.language import values as valued
from bot.language.dates import Grain
from bot.language.remembered import remembered
from bot.language.repetition import repeats, terms
from bot.language.sentences import told_first
from bot.language.standings import reached
from bot.language.status import Status, statuses
from bot.language.values import Value

RELATED = 0.2  # of a sentence's terms another shares that may tell some of its facts
COVERED = 0.4  # of its terms stand in those that tell its facts, where it has several
SEVERAL = 2
TELLING = 4.0  # idf of a word that says something new on a later day
# What says so of a measure may say it of more: "will also charge".
_AS_BEFORE = (None, Status.ANNOUNCED, Status.IMPOSED)
_DENIES = re.compile(
    r"\bno [^,;:]{1,80}? (?:has|have|was|were|is|are) (?:been )?(?:\w+ or )?(?:\w+ )?"
    r"(?:decided|planned|taken|made|announced|agreed|signed)\b|\bdenied\b|\bdenies\b"
    r"|\bcontrary to\b"
    r"|\b(?:has|have) yet to (?:decide|announce|agree|sign|impose|approve|take effect)\b"
    r"|\b(?:has|have|had) not (?:yet )?(?:decided|announced|agreed|signed|imposed)\b"
    r"|\b(?:withdr[ae]ws?|withdrew|retract(?:s|ed)) (?:its|the|this|a) report\b"
)
_YEAR = re.compile(r"\d{4}")
QUOTED = 5  # words from which on what somebody says is a fact of its own


class Facts(NamedTuple):
    """A sentence, its amounts with their units, its days, and what it quotes."""

    text: str
    amounts: frozenset[tuple[Decimal, str]]
    days: frozenset[date | tuple[int, int]]  # one without a year is the same in any
    quoted: frozenset[str]
    moved: frozenset[tuple[date, date]]  # a day, and the one that takes its place
    awaited: bool  # whether its days, of which it has some, are all still to come
    reached: Status | None = None  # how far it says that a measure has come
    on: date | None = None  # the day on which it says that something was done or said

    @property
    def values(self) -> frozenset[object]:
        """Everything in it that has a value."""
        return frozenset((*self.amounts, *self.days))

    @property
    def offered(self) -> frozenset[object]:
        """What others may have of it: its values, and its days without their year too."""
        return self.values | {(day.month, day.day) for day in self.days if isinstance(day, date)}


def find(text: str, when: datetime | None = None) -> Facts:
    """Find the facts of a sentence written at `when`.

    The day on which somebody said it is none: a day counts that is named by its number, or
    that is still to come.
    """
    found = [
        (day, day.first)
        for day in dates.find(text, when)
        if day.first is not None
        and day.grain in (Grain.DAY, Grain.SPAN, Grain.WEEKDAY)
        and (_numbered(text[day.start : day.end]) or (when and day.first > when.date()))
    ]
    return Facts(
        text=text,
        amounts=frozenset(
            (
                *(
                    (each.value, each.unit)
                    for each in figures.find(text)
                    if each.kind in measures.MEASURED
                ),
                *(each.amount for each in tallies.find(text)),
            )
        ),
        days=frozenset(
            first if _YEAR.search(text, day.start, day.end) else (first.month, first.day)
            for day, first in found
        ),
        quoted=frozenset(
            " ".join(each.words.split())
            for each in quotations.find(text)
            if len(each.words.split()) >= QUOTED
        ),
        moved=frozenset((each.old, each.new) for each in rescheduled.stated(text, when)),
        awaited=bool(found and when and all(first > when.date() for _, first in found)),
        reached=standing.status if (standing := reached(text, when)) else None,
        on=_done_on(text, when) if when else None,
    )


@remembered
def _done_on(text: str, when: datetime) -> date | None:
    """Give the last day, not after `when`, on which a text says that something was done or said."""
    return max(
        (
            day.first
            for day in dates.find(text, when)
            if day.first and day.first <= when.date()
            if day.grain in (Grain.DAY, Grain.WEEKDAY)
        ),
        default=None,
    )


def dated(lead: str, when: datetime) -> date | None:
    """Give the day of which a lead written at `when` tells the news, if it says so."""
    return max((day for each in told_first(lead) if (day := _done_on(each, when))), default=None)


def said(text: str, quotes: Sequence[str]) -> str:
    """Give a line without the marks and the outlet's name in which it quotes its evidence."""
    whole = [" ".join(quote.split()) for quote in quotes]
    if len(whole) == 1 and text.startswith(f"“{quotations.nested(whole[0])}”"):
        return whole[0]
    return text


def _numbered(words: str) -> bool:
    return any(map(str.isdigit, words))


def told(new: Facts, known: Iterable[Facts]) -> bool:
    """Say whether others tell all that a sentence does.

    They do where one of them repeats it with all its values, or names the day to come that is
    its only value, or where several, about the same thing, have each of its two values or more.
    What a figure is for must be there with it, what somebody says quoted, a standing named, a day
    that was moved moved, and a measure must have come as far there, if that is told of one at all.
    """
    own, known = terms(new.text), list(known)
    related = [each for each in known if shared(own, terms(each.text)) >= RELATED]
    if new.quoted:
        return any(new.quoted <= each.quoted for each in related)
    moved = {pair for each in related for pair in each.moved}
    stands = {status for each in related for status in statuses(each.text)}
    come = [each.reached for each in related if each.reached]
    if any(_of_another(value, known) for value in valued.find(new.text)):
        return False
    if newer(new, known) or denies(new, known):
        return False
    if new.reached and come and all(_further(each, new.reached) for each in come):
        return False
    if not (new.moved <= moved and statuses(new.text) <= stands):
        return False
    if any(new.values <= each.offered and repeats(new.text, each.text) for each in related):
        return True
    if new.awaited and not new.amounts and any(new.days <= each.offered for each in related):
        return True
    telling = [each for each in related if each.offered & new.values]
    values = {value for each in telling for value in each.offered}
    words = {term: 1.0 for each in telling for term in terms(each.text)}
    several = len(new.values) >= SEVERAL and new.values <= values
    return several and shared(own, words) >= COVERED


def retold(new: Facts, copied: Sequence[Facts]) -> bool:
    """Say whether a sentence of a copy says what one of the text does that it was made from.

    Whoever edits a text has other words for the same: a figure, a day or a quotation more is new
    there, and a measure that has come to something else.
    """
    if newer(new, copied) or denies(new, copied):
        return False
    return any(
        new.values <= each.offered
        and new.quoted <= each.quoted
        and new.moved <= each.moved
        and new.reached in (None, each.reached)
        and repeats(new.text, each.text)
        for each in copied
    )


def newer(new: Facts, known: Sequence[Facts]) -> bool:
    """Say whether a sentence has a word for what was done on a later day than all others.

    "Norland exempted Eastland on Tuesday" is new where all that is known is Monday's. How far a
    measure has come, and what a rate was before, are told by their own words, not by the day.
    """
    changed = len(new.amounts) > 1 and any(each.former for each in measures.find(new.text))
    if changed or new.reached not in _AS_BEFORE:
        return False
    days = [each.on for each in known if each.on]
    if new.on is None or not days or new.on <= max(days):
        return False
    told = {term for each in known for term in terms(each.text)}
    names = {
        term for each in names_of.find(new.text) for term in terms(new.text[each.start : each.end])
    }
    fresh = {term: weight for term, weight in terms(new.text).items() if term not in told | names}
    return any(weight >= TELLING for weight in fresh.values())


def denies(new: Facts, known: Iterable[Facts]) -> bool:
    """Say whether a sentence denies what was reported, and no other does."""
    if not _DENIES.search(new.text):
        return False
    return not any(_DENIES.search(each.text) for each in known)


def _of_another(value: Value, known: Sequence[Facts]) -> bool:
    """Say whether a figure was told for something else only."""
    those = [each.text for each in known if value.amount in each.amounts]
    return bool(those) and not valued.covered(value, those)


def _further(old: Status, new: Status) -> bool:
    order = list(Status)
    return order.index(new) > order.index(old)


def shared(own: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Tell what part of a sentence's terms, weighed by how rare they are, others hold."""
    return sum(weight for term, weight in own.items() if term in other) / (sum(own.values()) or 1)
