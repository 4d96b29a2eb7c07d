"""What is kept of a source -> how it does: the one judgement that every surface shows."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bot.domain import Condition, Health, PollStatus, Source

#: A source that has had nothing new for so many times its usual gap is silent,
SILENCE = 5
#: but not before so much of Mondays to Fridays has passed: offices and papers rest.
LEAST = timedelta(days=1)
_FRIDAY = 4


def health(source: Source) -> Health:
    """Say how a source does, by what its last poll and those before it brought.

    Silence is measured up to its last answer: while nobody asks, no source is silent.
    """
    if source.paused:
        return Health(condition=Condition.PAUSED)
    if source.merged:
        return Health(condition=Condition.MERGED)
    if not source.status:
        return Health(condition=Condition.UNASKED)
    if source.status == PollStatus.GONE:
        return Health(condition=Condition.GONE, since=source.succeeded)
    if not source.answering:
        return Health(condition=Condition.FAILING, since=source.succeeded)
    if _silent(source):
        return Health(condition=Condition.SILENT, since=source.newest)
    return Health(condition=Condition.ANSWERING)


def _silent(source: Source) -> bool:
    gap, newest, asked = source.feed.gap, source.newest, source.succeeded
    if not gap or newest is None or asked is None:
        return False
    return (asked - newest).total_seconds() >= SILENCE * gap and _weekdays(newest, asked) >= LEAST


def _weekdays(since: datetime, until: datetime) -> timedelta:
    """Measure how much of the time between is no Saturday and no Sunday; UTC will do."""
    if until - since >= LEAST + timedelta(days=2):
        return LEAST  # at the least, which is all that is asked
    passed, at = timedelta(0), since.astimezone(UTC)
    while at < until:
        midnight = datetime.combine(at.date() + timedelta(days=1), time(), UTC)
        end = min(midnight, until)
        passed += (end - at) * (at.weekday() <= _FRIDAY)
        at = end
    return passed
