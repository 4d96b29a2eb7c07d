"""How the sources do, for a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from bot.blockkit import shorten
from bot.channels.health import health
from bot.channels.layout import counted, message, safe, sections, short_clock, within
from bot.domain import Condition, Message, Offer, Origin, Source

ROOM = 10_000  # characters of the list
DETAIL = 160  # characters of what was found at one
MORE = "more; `tradewire feeds` lists every one at a terminal"
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
    lines = within(rows(sources, zone), ROOM, MORE)
    return message(sections([f"*{summary(sources)}*", *lines, *notes]))


def rows(sources: Sequence[Source], zone: str) -> list[str]:
    """Give a line of each source: how it does, its last polls and its next."""
    found = ordered(sources)
    return [_line(each, name, zone) for each, name in zip(found, told_apart(found), strict=True)]


def told_apart(sources: Sequence[Source]) -> list[str]:
    """Name each source; where several are called the same, say where each is."""
    alike = Counter(_called(each) for each in sources)
    beside = Counter((_called(each), _place(each)) for each in sources)
    names = []
    for each in sources:
        name, url = each.feed.publisher, each.feed.url
        if alike[_called(each)] > 1:
            name += f" ({_place(each) if beside[_called(each), _place(each)] == 1 else url})"
        names.append(name)
    return names


def _called(source: Source) -> str:
    return source.feed.publisher.strip().casefold()


def _place(source: Source) -> str:
    """Give the host and the path of a source's address, which are as a rule enough."""
    parts = urlsplit(source.feed.url)
    return parts.netloc.rpartition("@")[2] + parts.path


def _line(source: Source, name: str, zone: str) -> str:
    condition, told = health(source).condition, safe(state(source), 600)
    if condition in TROUBLES:
        told = f"*{condition.value}*{told.removeprefix(condition.value)}"
    marks = [told, *facts(source, zone)]
    marks += _moved(source, zone)
    marks += [_ADDED[source.origin]] if source.origin in _ADDED else []
    return f"• *{safe(name, 300)}*: {' · '.join(marks)}"


def _moved(source: Source, zone: str) -> list[str]:
    """Say where a source was before it moved; one that is merged says where it went."""
    if source.merged or not source.feed.former:
        return []
    url, until = source.feed.former[-1]
    when = _clock(datetime.fromisoformat(until), source, zone)
    return [f"moved from {safe(url, 300)} ({when})"]


def facts(source: Source, zone: str) -> tuple[str, str, str, str]:
    """Say when a source last answered and had something new, how often it failed, what is next."""
    failures = source.feed.failures
    answered, newest = source.succeeded, source.newest
    asked = f"next asked {short_clock(source.due, zone)}" if source.due else "not asked again"
    return (
        f"last answered {_clock(answered, source, zone)}" if answered else "never answered",
        f"last new {_clock(newest, source, zone)}" if newest else "nothing new yet",
        counted(failures, "failure") + (" in a row" if failures > 1 else ""),
        "not asked until it is resumed" if source.paused else asked,
    )


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


def state(source: Source) -> str:
    """Say how a source does: its condition, and the outcome of its last poll."""
    match health(source).condition:
        case Condition.SILENT:
            return f"silent: it answers ({source.status}), but has nothing new{usual(source)}"
        case Condition.GONE:
            return "gone: the site says that it is closed for good"
        case Condition.FAILING:
            return f"not answering: {outcome(source)}"
        case Condition.MERGED:
            return f"moved: {source.detail}"
        case Condition.PAUSED if source.status:
            return f"paused ({source.status} when last asked)"
        case Condition.ANSWERING:
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


def _clock(when: datetime, source: Source, zone: str) -> str:
    """Write a time, with its year where that is not the year of the last poll."""
    other = source.polled is not None and source.polled.year != when.year
    return short_clock(when, zone) + (f" {when.year}" if other else "")
