"""How the sources do, for a reader."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.blockkit import shorten
from bot.channels.health import health
from bot.channels.layout import counted, message, safe, sections, short_clock, within
from bot.domain import Condition, Health, Message, Offer, Origin, Source

ROOM = 9000  # characters of the list
DETAIL = 160  # characters of what was found at one
#: What is listed first: what somebody should look at.
TROUBLES = (Condition.GONE, Condition.FAILING, Condition.SILENT)
_ORDER = (*TROUBLES, Condition.UNASKED, Condition.ANSWERING, Condition.MERGED, Condition.PAUSED)
_ADDED = {Origin.SLACK: "added in Slack", Origin.TERMINAL: "added at the command line"}


def summary(sources: Sequence[Source]) -> str:
    """Say how many sources answer: `42 of 43 sources answering, 1 of them silent`."""
    polled = [each for each in sources if not (each.paused or each.merged)]
    answering = sum(each.answering for each in polled)
    silent = sum(health(each).condition is Condition.SILENT for each in polled)
    unasked = sum(not each.status for each in polled)
    paused = sum(each.paused for each in sources)
    parts = [f"{answering} of {counted(len(polled), 'source')} answering"]
    parts += [f"{silent} of them silent"] if silent else []
    parts += [f"{unasked} not asked yet"] if unasked else []
    parts += [f"{paused} paused"] if paused else []
    return ", ".join(parts)


def ordered(sources: Sequence[Source]) -> list[Source]:
    """Sort sources so that those come first which somebody should look at."""
    return sorted(sources, key=lambda each: _ORDER.index(health(each).condition))


def troubled(sources: Sequence[Source]) -> list[Source]:
    """Give the sources that somebody should look at."""
    return [each for each in ordered(sources) if health(each).condition in TROUBLES]


def listed(sources: Sequence[Source], zone: str, *notes: str) -> Message:
    """List the sources by name: those that do not do well first, the paused ones last."""
    lines = [_line(each, zone) for each in ordered(sources)]
    return message(sections([f"*{summary(sources)}*", *within(lines, ROOM), *notes]))


def _line(source: Source, zone: str) -> str:
    found, told = health(source), safe(state(source, zone), 600)
    if found.condition in TROUBLES:
        name = found.condition.value
        told = f"*{name}*{told.removeprefix(name)}"
    marks = [told]
    if source.newest and found.condition is not Condition.SILENT:
        marks.append(f"last new {_clock(source.newest, source, zone)}")
    if source.due and not source.paused:
        marks.append(f"next asked {short_clock(source.due, zone)}")
    if source.origin in _ADDED:
        marks.append(_ADDED[source.origin])
    return f"• *{safe(source.feed.publisher, 200)}*: {', '.join(marks)}"


def offered(offers: Sequence[Offer], taken: Collection[str], *notes: str) -> Message:
    """List sources of the catalogue by region; `taken` are the addresses that are polled."""
    lines: list[str] = []
    for region in dict.fromkeys(each.region for each in offers):
        lines.append(f"*{safe(region, 100)}*")
        lines += [_offer(each, taken) for each in offers if each.region == region]
    return message(sections([*within(lines, ROOM), *notes]))


def _offer(offer: Offer, taken: Collection[str]) -> str:
    marks = [", ".join(offer.topics)]
    marks += ["official texts"] if offer.feed.official else []
    marks += [offer.quirk] if offer.quirk else []
    marks += ["polled"] if offer.feed.url in taken else []
    return f"• {safe(offer.name, 200)}: {safe(' · '.join(filter(None, marks)), 600)}"


def state(source: Source, zone: str) -> str:
    """Say how a source does: its condition, the outcome of its last poll, and since when."""
    found = health(source)
    match found.condition:
        case Condition.SILENT:
            since = _since(found, source, zone)
            return f"silent: it answers, but has nothing new{since}{usual(source)}"
        case Condition.GONE:
            return f"gone: the site says that it is closed for good{_answered(found, source, zone)}"
        case Condition.FAILING:
            times = f", {source.feed.failures} times in a row" if source.feed.failures > 1 else ""
            return f"not answering: {outcome(source)}{times}{_answered(found, source, zone)}"
        case Condition.MERGED:
            return f"moved: {source.detail}"
        case Condition.ANSWERING if source.status != "ok":
            return f"answering ({source.status})"
        case condition:
            return condition.value


def outcome(source: Source) -> str:
    """Name how the last poll of a source ended."""
    return named(source.status, source.detail)


def named(status: str, detail: str) -> str:
    """Name an outcome, with what was found where that says more."""
    if not detail or detail.casefold() == status.casefold():
        return status
    return f"{status} ({shorten(detail, DETAIL)})"


def usual(source: Source) -> str:
    """Say how often a source has something new as a rule, where that is known."""
    return f" (as a rule {every(source.feed.gap)})" if source.feed.gap else ""


def every(seconds: float) -> str:
    """Write how far apart things are: `every 20 min`, `every 3 h`, `every 2 days`."""
    for unit, length in (("days", 86400.0), ("h", 3600.0), ("min", 60.0)):
        if seconds >= 1.5 * length:
            return f"every {seconds / length:.0f} {unit}"
    return "every minute"


def _since(found: Health, source: Source, zone: str) -> str:
    return f" since {_clock(found.since, source, zone)}" if found.since else ""


def _answered(found: Health, source: Source, zone: str) -> str:
    return f", last answered {_clock(found.since, source, zone)}" if found.since else ""


def _clock(when: datetime, source: Source, zone: str) -> str:
    """Write a time, with its year where that is not the year of the last poll."""
    other = source.polled is not None and source.polled.year != when.year
    return short_clock(when, zone) + (f" {when.year}" if other else "")
