"""Which days were others before: as a new line says, or as it gives another than was told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from bot.channels.changes import fresh
from bot.channels.cited import cited, follows, said, source_of, versions, written
from bot.domain import Briefing, Line
from bot.language import dates, facts, rescheduled, scheduled
from bot.language.repetition import terms
from bot.language.rescheduled import Rescheduled

RELATED = 0.3  # of what a later text tells, in an earlier one that is about the same day


class Found(NamedTuple):
    """A day that took another's place, what says so, when that was written, and whether an edit."""

    days: Rescheduled
    text: str
    when: datetime
    edit: bool = False


def later(old: Briefing, before: Line, new: Briefing, line: Line) -> bool:
    """Say whether what a line says takes the place of what one before said.

    It does where it is known by two days later, or by the same outlet; else the two differ.
    """
    first, source = source_of(old, before), source_of(new, line)
    if first is None or source is None:
        return False
    return first.publisher == source.publisher or follows(source, first)


def moved(old: Briefing, new: Briefing) -> Iterator[Rescheduled]:
    """Give the days that moved: known by two days later, or by the outlet that told the other.

    A day that moved twice since it was told moved once for its readers.
    """
    told = frozenset(
        day.first for line in old.lines for day in dates.find(said(line), written(old, line))
    )
    stated = [*_stated(old, new)]
    untold = [each for each in stated if each.days.old not in told]
    found = [
        *stated,
        *shown(old, new),
        *_moved_on(old, untold, {each.days.old for each in stated}),
    ]
    yield from _from_what_was_told(found, told)


def _stated(old: Briefing, new: Briefing) -> Iterator[Found]:
    for line in fresh(old, new):
        text, when = said(line), written(new, line)
        for each in rescheduled.stated(text, when):
            yield Found(each, text, when)


def shown(old: Briefing, new: Briefing) -> Iterator[Found]:
    """Give the days to which new lines give another than was told."""
    origins = versions(old, new)
    for line in fresh(old, new):
        for before in old.lines:
            if not (later(old, before, new, line) or rescheduled.moving(said(line))):
                continue
            text, when, then = said(line), written(old, before), written(new, line)
            edit = any(origins.get(each) in cited(before) for each in cited(line))
            for days in rescheduled.shown(said(before), when, text, then):
                told = (said(before), when, text, then, days.was, days.now)
                if not scheduled.of_others(*told):
                    yield Found(days, text, then, edit)


def of_parts(old: Briefing, new: Briefing) -> Iterator[tuple[str, str, str]]:
    """Give the days of some of the goods that were told with another, and which goods those are.

    The other goods may keep the day that was told.
    """
    for line in fresh(old, new):
        for before in old.lines:
            if later(old, before, new, line) or rescheduled.moving(said(line)):
                yield from scheduled.of_part(
                    said(before), written(old, before), said(line), written(new, line)
                )


def _moved_on(old: Briefing, moved: Sequence[Found], stated: Collection[date]) -> Iterator[Found]:
    """Give the days that were told of what has moved on from a day that was not."""
    for each in moved:
        for before in old.lines:
            text, when = said(before), written(old, before)
            for days in rescheduled.onward(text, when, each.text, each.when):
                if days.old not in stated:
                    yield each._replace(days=days)


def _from_what_was_told(
    found: Sequence[Found], told: frozenset[date | None]
) -> Iterator[Rescheduled]:
    """Give each day that moved once, from what readers were told of it to what stands now."""
    latest: dict[date, Found] = {}
    for each in sorted(found, key=lambda one: one.when):
        for old, before in [*latest.items()]:
            if before.days.new == each.days.old and _related(before.text, each.text):
                days = Rescheduled(old, each.days.new, before.days.was, each.days.now)
                latest[old] = each._replace(days=days)
        latest[each.days.old] = each
    moved = [each.days for each in latest.values()]
    known = {each.new for each in moved if each.old in told}
    yield from (each for each in moved if each.old in told or each.new not in known)


def _related(one: str, other: str) -> bool:
    mine, theirs = terms(_without_days(one)), terms(_without_days(other))
    return facts.shared(theirs, mine) >= RELATED


def _without_days(text: str) -> str:
    for day in reversed(dates.find(text)):
        text = text[: day.start] + text[day.end :]
    return text
