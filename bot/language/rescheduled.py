"""Days that were moved: what a sentence says of it, and what two sentences show of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from bot.language import dates, events
from bot.language.dates import Date, Grain
from bot.language.repetition import repeats

_INSTEAD = re.compile(
    r"\b(?:instead of|in place of|rather than|and not|not)\s+"
    r"(?:(?:at that|that) of\s+|(?:on|by|until|till|from)\s+)?"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_SHIFTED = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|postpon(?:e|es|ed|ing)|extend(?:s|ed|ing)?|delay(?:s|ed|ing)?"
    r"|push(?:es|ed|ing)?|put(?:s|ting)? (?:off|back)|shift(?:s|ed|ing)?|reschedul(?:e|es|ed|ing)"
    r"|br(?:ings?|ought|inging)\b.{0,40}?\bforward|defer(?:s|red|ring)?|advanc(?:e|es|ed|ing))\b",
    re.IGNORECASE | re.DOTALL,
)
_ONCE = re.compile(
    r"\b(?:was|were|had been|originally|first|previously|earlier)\s+(?:originally\s+|first\s+)?"
    r"(?:called|scheduled|planned|due|set|fixed|expected|supposed|announced)"
    r"(?:\s+to\s+\w+(?:\s+\w+)?)?\s+(?:for|on|by|until)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"^\s*,?\s*(?:to|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
# "Two weeks earlier than planned", "brought forward": a day was another before.
_MOVED = re.compile(
    r"\b(?:earlier|sooner|later) than (?:(?:first|originally|previously|had been|was|it had) )*"
    r"(?:planned|announced|scheduled|expected|set|due|thought|said)\b"
    r"|\b(?:days?|weeks?|months?|fortnight) (?:earlier|sooner|later)\b(?! (?:this|that|in)\b)"
    r"|\bbr(?:ings?|ought|inging)\b[^.;]{0,60}?\bforward\b"
    r"|\b(?:mov|postpon|delay|defer)(?:e[ds]|red|ed|ing|ring|s)?\b[^.;]{0,60}?\b(?:start|date|day"
    r"|deadline|to|until|from)\b|\bpush(?:es|ed|ing)? (?:\w+ ){0,4}back\b"
    r"|\bputs? (?:\w+ ){0,4}(?:off|back)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;!?]\s|\n")
_DAY = (Grain.DAY, Grain.WEEKDAY)
CELLS = 2  # with a day each, in a row of old days beside new ones
ALIKE, MOVED = 0.6, 0.4  # of one text's terms in the other that is about the same


class Rescheduled(NamedTuple):
    """A day that took another's place, as the text has them."""

    old: date
    new: date
    was: str
    now: str


def stated(text: str, when: datetime | None = None) -> tuple[Rescheduled, ...]:
    """Find where a text says that one day takes another's place."""
    days = [day for day in dates.find(text, when) if day.grain in _DAY]
    found = []
    for one, other in pairwise(days):
        between = text[one.end : other.start]
        if _STOP.search(between):
            continue
        before = text[: one.start]
        if _INSTEAD.search(between):
            found += _pair(text, other, one)
        elif _ONCE.search(before) or (
            _FROM.search(before) and _TO.search(between) and _SHIFTED.search(before)
        ):
            found += _pair(text, one, other)
    return tuple(found)


def moving(text: str) -> bool:
    """Say whether a text tells that a day it names takes another's place."""
    return _MOVED.search(text) is not None


def tabled(
    text: str, when: datetime, known: Collection[tuple[date, date]]
) -> set[tuple[date, date]]:
    """Read the rows of a table that has old days beside new ones.

    It is such a table where one of its rows shows a move that is `known` from the text.
    """
    rows = [
        (days[0].first, days[1].first)
        for row in text.split("\n")
        if row.count("|") >= CELLS and len(days := _days(row, when)) == CELLS
    ]
    pairs = {(old, new) for old, new in rows if old and new and old != new}
    return pairs if pairs & set(known) else set()


def _days(row: str, when: datetime) -> list[Date]:
    return [day for day in dates.find(row, when) if day.grain in _DAY]


def shown(text: str, when: datetime, later: str, then: datetime) -> tuple[Rescheduled, ...]:
    """Find where a later sentence puts another day to what an earlier one announced."""
    old, named = _ahead(text, when), {day.first for day in dates.find(later, then)}
    if any(day.first in named for day in old) or events.another(text, later):
        return ()
    return _shown(text, old, later, _ahead(later, then), ALIKE)


def onward(text: str, when: datetime, later: str, then: datetime) -> tuple[Rescheduled, ...]:
    """Find where a later sentence moves a day on that an earlier one had before it was moved.

    It names the day between the two, which it replaces, and need not say all else again.
    """
    replaced = {each.old for each in stated(later, then)}
    new = [day for day in _ahead(later, then) if day.first not in replaced]
    return _shown(text, _ahead(text, when), later, new, MOVED) if replaced else ()


def _shown(
    text: str, old: Sequence[Date], later: str, new: Sequence[Date], share: float
) -> tuple[Rescheduled, ...]:
    if len(old) != 1 or len(new) != 1:
        return ()
    was, now = old[0], new[0]
    mine, theirs = _without(text, was), _without(later, now)
    alike = repeats(mine, theirs, share=share) or repeats(theirs, mine, share=share)
    return tuple(_pair(text, was, now, later)) if alike else ()


def _ahead(text: str, when: datetime) -> list[Date]:
    return [
        day
        for day in dates.find(text, when)
        if day.grain in _DAY and day.first is not None and day.first > when.date()
    ]


def _without(text: str, day: Date) -> str:
    return text[: day.start] + text[day.end :]


def _pair(text: str, old: Date, new: Date, later: str = "") -> list[Rescheduled]:
    if old.first is None or new.first is None or old.first == new.first:
        return []
    was, now = text[old.start : old.end], (later or text)[new.start : new.end]
    return [Rescheduled(old.first, new.first, was, now)]
