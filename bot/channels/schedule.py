"""When a channel's digest is due, and when it is to be left in peace, by its own clock.

An hour that does not exist, on the morning when clocks go forward, is the first minute that
does; one that comes twice counts when it comes first. A digest is named by the date and the
hour that the channel reads on the wall, so a clock that jumps makes none come again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain import Quiet, Schedule, Slot, Subscription

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS = (0, 1, 2, 3, 4)
DAILY = (0, 1, 2, 3, 4, 5, 6)
AHEAD = 20  # slots that are looked through for one that a channel was not given yet
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def place(zone: str) -> ZoneInfo:
    """Give a time zone by its IANA name, UTC where this machine does not know it."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def instant(day: date, at: time, zone: str) -> datetime:
    """Give the instant at which a zone's clocks show this, or first show more."""
    here = place(zone)
    wall = datetime.combine(day, at.replace(fold=0), here)
    first = wall.astimezone(UTC)
    if first.astimezone(here).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return first
    # The clocks went over it: they changed between the two readings of the missing hour.
    before = wall.replace(fold=1).astimezone(UTC)
    changed = first.astimezone(here).utcoffset()
    while first - before > _MINUTE:
        middle = before + (first - before) / 2
        if middle.astimezone(here).utcoffset() == changed:
            first = middle
        else:
            before = middle
    return first.replace(second=0, microsecond=0)


def slots(schedule: Schedule, zone: str, after: datetime) -> Iterator[Slot]:
    """List the digests that fall due after an instant, each instant once."""
    day = after.astimezone(place(zone)).date() - _DAY
    last = after
    while schedule.days and schedule.times:
        if day.weekday() in schedule.days:
            due = ((instant(day, at, zone), at) for at in sorted(schedule.times))
            for when, at in sorted(due):
                if when > last:
                    last = when
                    yield Slot(day=day, at=at, due=when)
        day += _DAY


def due(schedule: Schedule, zone: str, since: datetime, now: datetime) -> Slot | None:
    """Give the digest that is due now, if one fell due since: the latest of several."""
    latest = None
    for slot in slots(schedule, zone, since):
        if slot.due > now:
            return latest
        latest = slot
    return latest


def upcoming(subscription: Subscription, now: datetime) -> tuple[Slot, ...]:
    """List a channel's next digests; one that falls into its quiet hours waits for their end."""
    if subscription.schedule is None:
        return ()
    zone, found = subscription.zone, slots(subscription.schedule, subscription.zone, now)
    return tuple(
        Slot(day=slot.day, at=slot.at, due=quiet_until(subscription.quiet, zone, slot.due))
        for slot in islice(found, AHEAD)
    )


def quiet_until(quiet: Quiet | None, zone: str, now: datetime) -> datetime:
    """Give the end of the quiet hours that an instant lies in, or the instant itself."""
    if quiet is None or quiet.start == quiet.end:
        return now
    today = now.astimezone(place(zone)).date()
    for day in (today - _DAY, today):
        begins = instant(day, quiet.start, zone)
        ends = instant(day if quiet.start < quiet.end else day + _DAY, quiet.end, zone)
        if begins <= now < ends:
            return ends
    return now
