"""How often a source publishes, told by the dates of what it lists, and how often to look."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime
from statistics import median

from bot.domain import Entry, Feed

HOUR = 3_600.0
AS_GIVEN = 60.0  # seconds; who sets so short an interval wants exactly that
LONGEST = HOUR  # between two looks at a source that says little
LONGEST_OFFICIAL = HOUR / 2  # where a desk's news begins
LIVELY = HOUR  # for so long after it brought something, a source is asked at its interval
SILENCES = 24  # a source that has been silent for so many waits is asked more rarely
RECENT = 20  # entries, the newest, that tell the rhythm
LEAST = 3  # of them, at different times, or they tell none
TOGETHER = 60.0  # seconds within which entries came out together
KEPT = 0.7  # of the gap that was known, where arrivals alone tell of another


def gap(feed: Feed, entries: Sequence[Entry], now: datetime) -> float | None:
    """Say how many seconds lie between a source's entries, as a rule.

    It is the median, so that neither a long pause nor a burst counts for much. Of entries
    without dates it is told by when something arrived, which comes to a mean over time.
    """
    dates = _apart(entries)
    if len(dates) >= LEAST:
        return median(later - earlier for earlier, later in itertools.pairwise(dates))
    if dates or not entries or feed.brought is None:
        return feed.gap
    arrived = max((now - feed.brought).total_seconds(), 1.0)
    return arrived if feed.gap is None else KEPT * feed.gap + (1 - KEPT) * arrived


def span(entries: Sequence[Entry]) -> float:
    """Say how many seconds lie between the oldest entry that is listed and the newest."""
    dates = [each.published for each in entries if each.published]
    return (max(dates) - min(dates)).total_seconds() if dates else 0.0


def wait(feed: Feed, entries: Sequence[Entry], now: datetime) -> float:
    """Say how many seconds to wait for a source that answers, jitter aside.

    `entries` are those that it listed this time, none where it says that nothing changed.
    It is asked twice in each of its gaps, more rarely when it falls silent, at its interval
    while it is lively, and so often that half of what it lists can still be replaced between
    two looks. Nothing here goes below its interval.
    """
    longest = LONGEST_OFFICIAL if feed.official else LONGEST
    if feed.gap is None or feed.interval <= AS_GIVEN or feed.interval >= longest:
        return feed.interval
    last = _last(feed, entries, now)
    silence = (now - last).total_seconds() if last else 0.0
    if last and silence < LIVELY:
        return feed.interval
    wanted = min(max(feed.gap / 2, silence / SILENCES), longest)
    return max(min(wanted, rolls_over(feed)), feed.interval)


def rolls_over(feed: Feed) -> float:
    """Say in how many seconds half of what a source lists has been replaced, by its dates."""
    return feed.span / 2 if feed.span else LONGEST


def _apart(entries: Sequence[Entry]) -> list[float]:
    """List the times at which the newest entries came out, oldest first, each once."""
    dates = sorted(each.published.timestamp() for each in entries if each.published)
    apart: list[float] = []
    for date in dates:
        if not apart or date - apart[-1] >= TOGETHER:
            apart.append(date)
    return apart[-RECENT:]


def _last(feed: Feed, entries: Sequence[Entry], now: datetime) -> datetime | None:
    """Say when a source last published, as far as is known; what has no date is new now."""
    if any(each.published is None for each in entries):
        return now
    known = (feed.brought, *(each.published for each in entries))
    return max(filter(None, known), default=None)
