"""Signs of life -> checks: which part is well, and what is wrong with one that is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import Backlog, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What can be seen of a running bot. A time that is None was never.

    `trouble` is what the database said, empty where it answered. `ticked` is how long ago
    the clock last looked at what is due, `heard` how long ago Slack was last heard of.
    """

    trouble: str
    backlog: tuple[Backlog, ...]
    ticked: timedelta | None
    queue: bool
    connected: bool
    heard: timedelta | None
    sources: tuple[Source, ...] = ()
    at: datetime | None = None  # when the sources were looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How long what may take before it is wrong."""

    tick: timedelta = timedelta(seconds=30)
    silence: timedelta = timedelta(seconds=60)
    late: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One part of the bot, and how it is."""

    name: str
    ok: bool
    found: str


def checks(signs: Signs, bounds: Bounds) -> tuple[Check, ...]:
    """Judge the signs of life, one check a part."""
    return (
        Check(name="database", ok=not signs.trouble, found=signs.trouble or "answers"),
        Check(
            name="clock",
            ok=signs.ticked is not None and signs.ticked <= bounds.tick,
            found=_ago("ticked", signs.ticked),
        ),
        Check(name="queue", ok=signs.queue, found="works" if signs.queue else "has ended"),
        Check(
            name="slack",
            ok=signs.connected and signs.heard is not None and signs.heard <= bounds.silence,
            found=_ago("connected, heard of", signs.heard) if signs.connected else "not connected",
        ),
        _backlog(signs, bounds),
    )


def _backlog(signs: Signs, bounds: Bounds) -> Check:
    if signs.trouble:
        return Check(name="backlog", ok=False, found="unknown: the database does not answer")
    oldest = oldest_of(signs.backlog)
    if oldest is None:
        return Check(name="backlog", ok=True, found="nothing is due")
    return Check(
        name="backlog",
        ok=oldest.age <= bounds.late,
        found=f"the oldest row has been due for {_seconds(oldest.age)} ({oldest.flow.value})",
    )


def oldest_of(backlog: Iterable[Backlog]) -> Backlog | None:
    """Give the flow whose oldest row has waited longest, None where nothing is due."""
    return max((each for each in backlog if each.due), key=lambda each: each.age, default=None)


def _ago(what: str, since: timedelta | None) -> str:
    return f"{what} never" if since is None else f"{what} {_seconds(since)} ago"


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():.0f} s"
