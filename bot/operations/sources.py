"""What each source is told of in figures: when it last did well, its failures, its next poll."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime

from bot.channels.health import health
from bot.domain import Condition, Source

NAMED = 500  # sources that have series of their own, so that a long list makes none without end
LABELS = ("source", "id")  # a name may be that of several
#: The figures, and what each says.
FIGURES: Mapping[str, str] = {
    "source_answered_age_seconds": "Seconds since each source last answered, +Inf where it never "
    "did; of the first 500 by name, the paused and the moved left out.",
    "source_new_age_seconds": "Seconds since each source last had something new, +Inf where it "
    "never had; of the same.",
    "source_failures": "Polls of each source that failed in a row; of the first 500 by name.",
    "source_next_poll_seconds": "Seconds until each source is asked again, below 0 where that is "
    "overdue; of the first 500 by name, those left out that are asked no more.",
}
OUTCOME = (
    "Always 1; the outcome of each source's last poll is its label, as people see it: ok, "
    "http 403, paused and others; of the first 500 by name."
)


def figures(source: Source, at: datetime | None) -> dict[str, float]:
    """Give the figures of one source, those of time as they are `at` a moment."""
    found = {"source_failures": float(source.feed.failures)}
    if at is None:
        return found
    if not (source.paused or source.merged):
        found["source_answered_age_seconds"] = _age(source.succeeded, at)
        found["source_new_age_seconds"] = _age(source.newest, at)
    if source.due and not source.paused:
        found["source_next_poll_seconds"] = (source.due - at).total_seconds()
    return found


def outcome(source: Source) -> str:
    """Name the outcome of the last poll of a source, or that it is paused, or was never asked."""
    if source.paused:
        return Condition.PAUSED.value
    return source.status or health(source).condition.value


def _age(since: datetime | None, at: datetime) -> float:
    return (at - since).total_seconds() if since else math.inf
