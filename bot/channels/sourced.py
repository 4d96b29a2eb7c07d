"""The sources for a terminal: rows of tables, and JSON."""

from __future__ import annotations

from datetime import datetime

from bot.channels.health import health
from bot.channels.layout import counted, short_clock
from bot.channels.polled import every, outcome
from bot.domain import Condition, Json, Offer, Probe, Source

POLLED = (
    "Source",
    "How it does",
    "Outcome",
    "Last answer",
    "Last new",
    "Failures",
    "Usual gap",
    "Next poll",
)
OFFERED = ("Source", "Polled", "Region", "Topics", "Kind", "What to know")
PROBED = ("Source", "Outcome", "Entries", "Newest", "Kind", "ms", "Where, or why not")
#: The columns that are never broken.
WHOLE = ("How it does", "Outcome", "Last answer", "Last new", "Newest", "Usual gap", "Next poll")


def polled(source: Source, zone: str) -> tuple[str, ...]:
    """Give the row of a source that is polled, or paused."""
    return (
        source.feed.publisher,
        health(source).condition.value,
        source.status or "–",
        _when(source.succeeded, zone),
        _when(source.newest, zone),
        str(source.feed.failures),
        every(source.feed.gap) if source.feed.gap else "–",
        "paused" if source.paused else _when(source.due, zone),
    )


def as_json(source: Source) -> Json:
    """Give what is known of a source as JSON has it."""
    found = health(source)
    return {
        "name": source.feed.publisher,
        "url": source.feed.url,
        "kind": source.feed.kind,
        "official": source.feed.official,
        "condition": found.condition.value,
        "outcome": source.status,
        "detail": source.detail,
        "last_poll": _iso(source.polled),
        "last_success": _iso(source.succeeded),
        "last_new": _iso(source.newest),
        "failures": source.feed.failures,
        "usual_gap_seconds": source.feed.gap,
        "next_poll": None if source.paused else _iso(source.due),
        "added": source.origin.value or "settings",
    }


def why(source: Source) -> str:
    """Say what is wrong with a source that does not answer; empty where nothing is."""
    failing = health(source).condition in (Condition.FAILING, Condition.GONE)
    return f"{source.feed.publisher}: {outcome(source)}" if failing else ""


def offered(offer: Offer, *, polled: bool) -> tuple[str, ...]:
    """Give the row of a source of the catalogue."""
    marks = ["official text"] if offer.feed.official else []
    marks += ["polled only where it is added"] if offer.optional else []
    return (
        offer.name,
        "yes" if polled else "no",
        offer.region,
        ", ".join(offer.topics),
        offer.feed.kind,
        ". ".join([*marks, offer.quirk]).strip(". ") if marks else offer.quirk,
    )


def offered_json(offer: Offer, *, polled: bool) -> Json:
    """Give a source of the catalogue as JSON has it."""
    return {
        "name": offer.name,
        "url": offer.feed.url,
        "kind": offer.feed.kind,
        "region": offer.region,
        "topics": list(offer.topics),
        "official": offer.feed.official,
        "quirk": offer.quirk,
        "minutes": offer.feed.interval / 60,
        "only": offer.feed.only or None,
        "optional": offer.optional,
        "polled": polled,
    }


def probed(probe: Probe, zone: str) -> tuple[str, ...]:
    """Give the row of a feed that was looked at."""
    poll = probe.poll
    return (
        probe.feed.publisher,
        poll.outcome,
        f"{len(poll.entries):,}" if poll.answered else "–",
        _when(probe.newest, zone),
        probe.feed.kind,
        f"{probe.took.total_seconds() * 1000:,.0f}",
        (probe.url or probe.feed.url) if poll.answered else poll.detail,
    )


def probed_json(probe: Probe) -> Json:
    """Give what a look at a feed found as JSON has it."""
    return {
        "name": probe.feed.publisher,
        "url": probe.feed.url,
        "outcome": probe.poll.outcome,
        "ok": probe.poll.answered,
        "detail": probe.poll.detail,
        "entries": len(probe.poll.entries),
        "newest": _iso(probe.newest),
        "kind": probe.feed.kind,
        "final_url": probe.url or None,
        "ms": round(probe.took.total_seconds() * 1000),
    }


def found(probe: Probe, zone: str) -> str:
    """Say in words what a look at a feed found."""
    poll = probe.poll
    if not poll.answered:
        return f"it does not answer now: {poll.outcome} ({poll.detail or 'no more is known'})"
    newest = probe.newest
    told = f"{counted(len(poll.entries), 'entry')} in it"
    return f"{told}, the newest of {short_clock(newest, zone)}" if newest else told


def _when(when: datetime | None, zone: str) -> str:
    return short_clock(when, zone) if when else "–"


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
