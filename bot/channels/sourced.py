"""The sources for a terminal: rows of tables, JSON, and what was done in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.channels import naming
from bot.channels.health import health
from bot.channels.layout import counted, short_clock, whole_clock
from bot.channels.polled import named as outcome_named
from bot.channels.polled import outcome
from bot.domain import Condition, Feed, Json, Offer, Probe, Source
from bot.errors import BotError

POLLED = ("Source", "How it does", "Answered", "New", "Failed", "Next poll")
OFFERED = ("Source", "Polled", "Region", "Topics", "Kind", "What to know")
SPARE = ("What to know", "Topics", "Region")  # where a terminal is narrow
PROBED = ("Source", "Outcome", "Entries", "Newest", "Kind", "ms", "Where, or why not")
NONE = (
    "No source is polled yet. `tradewire run` begins; `tradewire feeds catalogue` lists what could "
    "be added."
)
_TOLD = 20  # of what could not be used of a list
#: The columns that are never broken.
WHOLE = ("How it does", "Outcome", "Polled", "Answered", "New", "Next poll", "Kind", "Newest")


def polled(source: Source, name: str, zone: str) -> tuple[str, ...]:
    """Give the row of a source that is polled, or paused."""
    return (
        name,
        _how(source),
        _lately(source.succeeded, zone),
        _lately(source.newest, zone),
        f"{source.feed.failures}×" if source.feed.failures else "–",
        _next(source, zone),
    )


def _how(source: Source) -> str:
    """Name the outcome of the last poll, or what matters more than that."""
    condition = health(source).condition
    outcomes = (Condition.ANSWERING, Condition.FAILING)
    return source.status if condition in outcomes else condition.value


def as_json(source: Source) -> Json:
    """Give what is known of a source as JSON has it."""
    found = health(source)
    return {
        "id": source.feed.id,
        "name": source.feed.publisher,
        "url": source.feed.url,
        "former": [{"url": url, "until": until} for url, until in source.feed.former],
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


def why(source: Source, name: str) -> str:
    """Say what is wrong with a source that does not answer; empty where nothing is."""
    failing = health(source).condition in (Condition.FAILING, Condition.GONE)
    return f"{name}: {outcome(source)}" if failing else ""


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
        " · ".join(filter(None, [*marks, offer.quirk])),
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


# -- in words ----------------------------------------------------------------------------


def one(asked: str, named: Sequence[tuple[str, str]], none: str, lists: str) -> int:
    """Give the place of the one that a name means, of pairs of a name and an address.

    Raises BotError that says why there is not one; `lists` is the command that lists them.
    """
    places = naming.meant(asked, named)
    if len(places) == 1:
        return places[0]
    if places:
        several = "\n".join(f"  {named[place][0]}  {named[place][1]}" for place in places)
        raise BotError(f"Several are called so; give the whole name, or the address:\n{several}")
    near = naming.nearest(asked, [name for name, _ in named])
    hint = f' Did you mean "{near}"?' if near else ""
    raise BotError(f'{none} is called "{asked}".{hint} `{lists}` lists them.')


def added(probe: Probe, zone: str) -> str:
    """Say that a source was added, and what it holds now."""
    feed, poll = probe.feed, probe.poll
    if poll.answered:
        newest = f", the newest of {whole_clock(probe.newest, zone)}" if probe.newest else ""
        return _added(feed, len(poll.entries), newest)
    return (
        f"Added: {feed.publisher}, {feed.url}. It does not answer now: "
        f"{outcome_named(poll.outcome, poll.detail)}. "
        "It is asked again; `tradewire feeds` says how it does."
    )


def discovered(feed: Feed, held: int) -> str:
    """Say that the feed at an address was found and added, and how much it holds now."""
    return _added(feed, held, "")


def _added(feed: Feed, held: int, newest: str) -> str:
    return (
        f"Added: {feed.publisher}, {feed.url} ({feed.kind}), with {counted(held, 'entry')}"
        f"{newest}. A start keeps it, whatever TRADEWIRE_FEEDS names. "
        f'`tradewire feeds remove "{feed.publisher}"` takes it out.'
    )


def brought(new: int, listed: int, unusable: Sequence[str] = ()) -> str:
    """Say how many sources of a list were added, and what of it could not be used."""
    told = f"Added: {counted(new, 'source')} of {listed:,} in the list."
    if new < listed:
        told += f" {listed - new:,} polled already."
    told += " They are asked as soon as Tradewire runs." if new else ""
    if unusable:
        told += f"\nNot used: {counted(len(unusable), 'outline')}."
        told += "".join(f"\n  {each}" for each in unusable[:_TOLD])
    return f"{told}\n  and {len(unusable) - _TOLD:,} more" if len(unusable) > _TOLD else told


def taken(count: int, file: str) -> str:
    """Say that a list of the sources was written."""
    return f"Written: {counted(count, 'source')} into {file}."


def known(source: Source) -> str:
    """Say that a source is there already, and how to change that."""
    name = source.feed.publisher
    if source.paused:
        return f'{name} is paused already. `tradewire feeds resume "{name}"` changes that.'
    return (
        f"{name} ({source.feed.url}) is polled already. "
        f'`tradewire feeds remove "{name}"` changes that.'
    )


def removed(source: Source) -> str:
    """Say that a source was removed, and how to have it back."""
    return (
        f"Removed: {source.feed.publisher}. What it brought stays in the archive. "
        f"`tradewire feeds add {source.feed.url}` brings it back."
    )


def paused(source: Source) -> str:
    """Say that a source was paused, and how to go on with it."""
    name = source.feed.publisher
    return f'Paused: {name}. `tradewire feeds resume "{name}"` goes on with it.'


def resumed(source: Source) -> str:
    """Say that a source is polled again."""
    return f"Going on with {source.feed.publisher}: it is asked as soon as Tradewire runs."


def _when(when: datetime | None, zone: str) -> str:
    return whole_clock(when, zone) if when else "–"


def _lately(when: datetime | None, zone: str) -> str:
    return short_clock(when, zone) if when else "–"


def _next(source: Source, zone: str) -> str:
    """Say when a source is asked next: the hour, where that is soon."""
    if source.paused or source.due is None:
        return "–"
    told = short_clock(source.due, zone)
    soon = source.polled and source.due - source.polled < timedelta(hours=20)
    return told.partition(",")[0] if soon else told


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
