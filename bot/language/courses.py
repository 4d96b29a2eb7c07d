"""The course of a measure: what several reports, one after the other, tell of its standing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.language import sentences
from bot.language.cases import NAMES_TALKS
from bot.language.remembered import remembered
from bot.language.standings import of_one, reached
from bot.language.status import Standing, Status

LAGS = timedelta(hours=12)  # by which outlets may be late with what they all tell

_REVERSED = frozenset(
    {
        Status.PAUSED,
        Status.EXTENDED,
        Status.STRUCK_DOWN,
        Status.ENDED,
        Status.REJECTED,
        Status.DENIED,
    }
)
_CLOSED = _REVERSED - {Status.PAUSED, Status.EXTENDED}
_RANKS = {status: rank for rank, status in enumerate(Status)}
_DECIDED = frozenset({Status.ANNOUNCED, Status.APPROVED, Status.SIGNED})
_SIGNED = frozenset({Status.AGREED, Status.INITIALLED, Status.SIGNED})
# "Lifts duty" ends it or raises it: the lead tells.
_LIFTS = re.compile(r"(?:is to )?lift(?:s|ed)?\b", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|ris(?:e[sn]?|ing)|rose|increas(?:e[sd]?|ing)|lift(?:s|ed)?)\b[^.;]{0,80}?"
    r"\b(?:to|by) (?:about )?[$€£]?\d",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|should|provided)\b", re.IGNORECASE)


class Report(NamedTuple):
    """What an article tells first: its title, its first paragraph, and when."""

    id: str
    title: str
    lead: str
    when: datetime


class Turn(NamedTuple):
    """A change in a measure's standing, and the report that tells of it."""

    report: Report
    standing: Standing


def course(reports: Iterable[Report], heading: str) -> tuple[Turn, ...]:
    """Tell how the standing of the measure of a heading changed, by reports of any order."""
    turns: list[Turn] = []
    for report in sorted(reports, key=lambda each: (each.when, each.id)):
        found = told(report.title, report.lead, report.when, heading)
        if found is None:
            continue
        turn = Turn(report, found)
        if not turns or succeeds(turns[-1], turn):
            turns.append(turn)
    return tuple(turns)


@remembered
def told(title: str, lead: str, when: datetime, heading: str) -> Standing | None:
    """Tell what an article says of the measure's standing, by its title and its lead.

    The title's verb counts, unless the lead has the measure only announced that the title puts in
    force, or has gone further.
    """
    head = reached(title, when, heading=True) if of_one(title, heading) else None
    found = (_said(each, when, title, heading) for each in sentences.told_first(lead))
    first = next(filter(None, found), None)
    if not NAMES_TALKS.search(heading):  # talks on a measure are another matter
        head, first = (None if each and each.talks else each for each in (head, first))
    if head is not None and _LIFTS.match(head.words) and _RISES.search(lead):
        head = None
    if head is not None and head.ahead and first is None and _IF.search(lead):
        return None
    if head is None or first is None:
        return head or first
    decided = first.status is Status.SIGNED or (first.status is Status.ANNOUNCED and first.ahead)
    if head.status is Status.IMPOSED and decided:
        return first
    if head.status is first.status:
        return head._replace(day=first.day, again=head.again or first.again)
    further = _rank(first) > _rank(head) and head.status not in _REVERSED
    return first if further and not head.again else head


def _said(sentence: str, when: datetime, title: str, heading: str) -> Standing | None:
    if not (of_one(sentence, heading) or of_one(sentence, title)):
        return None
    return reached(sentence, when)


def _rank(standing: Standing) -> int:
    return _RANKS[standing.status]


def succeeds(old: Turn, new: Turn) -> bool:
    """Say whether a standing takes the place of an earlier one, and does not only recall it.

    Onward it does. Back it does where that is said to be once more, where a court or a parliament
    has its say, and where it is told as of a later day than what it undoes.
    """
    was, now = old.standing, new.standing
    if was.status is now.status:
        longer = now.status in (Status.PAUSED, Status.EXTENDED) and now.again
        done = was.ahead and not now.ahead and now.status is not Status.ANNOUNCED
        return done or longer
    if _rank(now) > _rank(was):
        # Who announces or signs a duty imposes it, in another outlet's words.
        one = was.status in _DECIDED and now.status is Status.IMPOSED
        return not one or new.report.when - old.report.when > LAGS
    if now.status is Status.UPHELD or (now.status is Status.APPROVED and was.status in _SIGNED):
        return was.status is not Status.APPROVED
    if was.status in _REVERSED and now.status in (Status.IN_FORCE, Status.IMPOSED):
        return now.again or _later(old, new)
    anew = was.status in _CLOSED and now.status in (
        Status.THREATENED,
        Status.PROPOSED,
        Status.ANNOUNCED,
        Status.SIGNED,
    )
    return anew and new.report.when - old.report.when > LAGS and _later(old, new)


def _later(old: Turn, new: Turn) -> bool:
    """Say whether something is told as of now, or of a day not before what it undoes."""
    day = new.standing.day
    if day is None:
        return new.standing.present
    return day >= old.report.when.date()
