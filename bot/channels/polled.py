"""How the sources do, for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.layout import counted, message, safe, sections, short_clock, within
from bot.domain import Message, Origin, Source

ROOM = 9000  # characters of the list


def summary(sources: Sequence[Source]) -> str:
    """Say how many sources answer: `42 of 43 sources answering`."""
    polled = [each for each in sources if not each.paused]
    answering = sum(each.answering for each in polled)
    paused = len(sources) - len(polled)
    return f"{answering} of {counted(len(polled), 'source')} answering" + (
        f", {paused} paused" if paused else ""
    )


def listed(sources: Sequence[Source], zone: str, *notes: str) -> Message:
    """List the sources by name: those that do not answer first, the paused ones last."""
    ordered = sorted(sources, key=lambda each: (each.paused, each.answering))
    lines = [_line(each, zone) for each in ordered]
    return message(sections([f"*{summary(sources)}*", *within(lines, ROOM), *notes]))


def _line(source: Source, zone: str) -> str:
    name = safe(source.feed.publisher, 200)
    marks = [_state(source)]
    if source.newest:
        marks.append(f"last new {short_clock(source.newest, zone)}")
    if source.due and not source.paused:
        marks.append(f"next asked {short_clock(source.due, zone)}")
    if source.origin is Origin.SLACK:
        marks.append("added in Slack")
    return f"• *{name}*: {', '.join(marks)}"


def _state(source: Source) -> str:
    if source.paused:
        return "paused"
    if source.answering:
        return "answering"
    if not source.status:
        return "not asked yet"
    times = f", {source.feed.failures} times in a row" if source.feed.failures > 1 else ""
    return f"*not answering*{times} ({safe(source.detail, 200)})"
