"""The bot's state, for Slack and for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bot.channels import polled, sourced
from bot.channels.health import health
from bot.channels.layout import clock, counted, faults, message, safe, sections
from bot.domain import Json, Message, Status

NAMED = 5  # sources in one condition, by name


def render(status: Status, zone: str) -> Message:
    """Render the state as a message; times are those of `zone`."""
    return message(sections([f"*{label}* {safe(words)}" for label, words in _lines(status, zone)]))


def plain(status: Status, zone: str) -> str:
    """Write the state as text."""
    return "\n".join(f"{label:12} {words}" for label, words in _lines(status, zone))


def as_json(status: Status) -> Json:
    """Give the state as JSON has it."""
    last = status.last_briefing
    return {
        "version": status.version,
        "now": status.now.isoformat(),
        "running": [
            {"worker": each.id, "version": each.version, "since": each.since.isoformat()}
            for each in status.workers
        ],
        "sources": {
            "answering": sum(each.answering for each in status.sources),
            "total": sum(not (each.paused or each.merged) for each in status.sources),
            "paused": sum(each.paused for each in status.sources),
            "troubled": [sourced.as_json(each) for each in polled.troubled(status.sources)],
        },
        "last_24_hours": {
            "articles": status.articles,
            "stories": status.stories,
            "briefings": status.briefings,
        },
        "last_briefing": last.isoformat() if last else None,
        "queue": {
            each.flow.value: {"due": each.due, "oldest_seconds": each.age.total_seconds()}
            for each in status.backlog
        },
        "model": {
            "name": status.model or None,
            "dollars_spent": status.dollars_spent,
            "dollars_left": status.dollars_left,
            "tokens_spent": status.tokens_spent,
            "tokens_left": status.tokens_left,
        },
        "gate": {
            "dropped": len(status.gated.dropped),
            "reasons": dict(
                Counter(
                    reason.fault.value
                    for each in status.gated.dropped
                    for reason in each.verdict.reasons
                )
            ),
            "stories_held_back": status.gated.held_back,
            "model_asked": len(status.gated.opinions),
            "model_said": {
                opinion.value: count for opinion, count in Counter(status.gated.opinions).items()
            },
            "model_dollars": status.judging[0],
            "model_tokens": status.judging[1],
        },
        "messages": {"waiting": status.waiting, "failed": status.failed},
    }


def _lines(status: Status, zone: str) -> Iterator[tuple[str, str]]:
    yield "Running", _running(status, zone)
    yield "Sources", _sources(status)
    yield (
        "Last 24 h",
        (
            f"{counted(status.articles, 'article')}, {status.stories:,} new "
            f"{'story' if status.stories == 1 else 'stories'}, "
            f"{counted(status.briefings, 'briefing')}"
        ),
    )
    last = status.last_briefing
    yield "Latest", f"briefing as of {clock(last, zone)}" if last else "no briefing yet"
    yield "Gate", _gate(status)
    yield "Queue", _queue(status)
    yield "Model", _model(status)
    yield "Messages", f"{status.waiting:,} waiting, {status.failed:,} failed"


def _running(status: Status, zone: str) -> str:
    if not status.workers:
        return f"no, as far as this database knows (this is version {status.version})"
    workers = counted(len(status.workers), "worker")
    versions = ", ".join(sorted({each.version for each in status.workers}))
    return f"version {versions}, {workers}, up since {clock(status.workers[0].since, zone)}"


def _sources(status: Status) -> str:
    told = polled.summary(status.sources)
    for condition in polled.TROUBLES:
        named = [
            each.feed.publisher for each in status.sources if health(each).condition is condition
        ]
        if named:
            told += f"; {condition.value}: {', '.join(named[:NAMED])}"
            told += f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return told


def _queue(status: Status) -> str:
    due = [each for each in status.backlog if each.due]
    if not due:
        return "empty"
    oldest = max(due, key=lambda each: each.age)
    waits = ", ".join(f"{each.due} to {each.flow.value}" for each in due)
    return f"{waits}; the oldest has been due for {_length(oldest.age)}"


def _gate(status: Status) -> str:
    """Say what the gate stopped in the last day, and what a model said of what was unclear."""
    gated = status.gated
    why = faults(gated.dropped)
    told = f"last 24 h {counted(len(gated.dropped), 'line')} dropped{f' ({why})' if why else ''}"
    told += f", {gated.held_back:,} {'story' if gated.held_back == 1 else 'stories'} held back"
    if gated.opinions:
        said = Counter(gated.opinions)
        listed = ", ".join(f"{count:,} {opinion.value}" for opinion, count in said.most_common())
        told += f"; the model read {counted(len(gated.opinions), 'unclear line')}: {listed}"
    dollars, tokens = status.judging
    return f"{told}; that took ${dollars:,.2f} and {tokens:,} tokens today" if tokens else told


def _model(status: Status) -> str:
    if not status.model:
        return "none: briefings are extracted from their sources"
    spent = f"today ${status.dollars_spent:,.2f} and {status.tokens_spent:,} tokens"
    left = [
        f"${status.dollars_left:,.2f}" if status.dollars_left is not None else "",
        f"{status.tokens_left:,} tokens" if status.tokens_left is not None else "",
    ]
    room = " and ".join(filter(None, left))
    return f"{status.model}, {spent}" + (f", {room} left" if room else ", no limit set")


def _length(length: timedelta) -> str:
    seconds = round(length.total_seconds())
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"
