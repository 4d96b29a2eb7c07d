"""The sources -> what operators are to hear of them: one that fails, is silent, gone, or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.channels.health import health
from bot.channels.layout import counted, short_clock
from bot.channels.polled import outcome, usual
from bot.domain import Concern, Condition, Notice, PollStatus, Source

#: A source is told of after so many failures in a row.
FAILURES = 5
#: So many sources, and half of those that answered lately, fail at once: it is our network.
TOGETHER = 3
LATELY = timedelta(days=1)
#: While it lasts, one of them is asked so often: they wait hours by themselves.
ASK = timedelta(minutes=5)
_LOST = frozenset({PollStatus.TIMEOUT.value, PollStatus.UNREACHABLE.value})
_ALL = "all"


def seen(
    sources: Sequence[Source],
    known: Mapping[str, tuple[Notice, datetime]],
    now: datetime,
    zone: str,
) -> list[Notice]:
    """Say what is amiss with the sources, and what is not any more.

    While all are out of reach together that is one thing, and so it stays until each was
    asked once after it. `known` is what operators were told, by its key, and when.
    """
    asked = [each for each in sources if each.polled and not each.paused]
    out = lost(asked)
    whole = Notice(
        concern=Concern.OUTAGE,
        id=_ALL,
        about="sources",
        since=now,
        detail=f"{counted(len(out), 'source')} failed, and none has answered since" if out else "",
        over=not out,
    )
    told, when = known.get(whole.key, (None, now))
    ongoing = bool(out) or (told is not None and not told.over)
    found = [whole]
    for each in asked:
        if ongoing or (told is not None and each.polled is not None and each.polled < when):
            found += [notice for notice in _of(each, now, zone) if notice.over]
        else:
            found += _of(each, now, zone)
    return found


def lost(sources: Sequence[Source]) -> list[Source]:
    """Give the sources that went out of reach together; none where it is not our network.

    Since any source answered last, several have failed for want of a connection, and half
    at least of those that had answered in the day before.
    """
    answers = [each.succeeded for each in sources if each.succeeded]
    last = max(answers, default=None)
    well = [
        each
        for each in sources
        if last is None or (each.succeeded is not None and last - each.succeeded <= LATELY)
    ]
    out = [
        each
        for each in well
        if each.status in _LOST and (last is None or (each.polled and each.polled > last))
    ]
    return out if len(out) >= max(TOGETHER, len(well) / 2) else []


def next_asked(sources: Sequence[Source], now: datetime) -> Source | None:
    """Give the source that tells whether an outage is over: the one not asked for longest.

    None while another was asked a moment ago, or where there is no outage.
    """
    out = lost([each for each in sources if each.polled and not each.paused])
    asked = [(each.polled, each.feed.id, each) for each in out if each.polled]
    if not asked or now - max(asked)[0] < ASK:
        return None
    return min(asked)[2]


def _of(source: Source, now: datetime, zone: str) -> list[Notice]:
    condition = health(source).condition
    if condition is Condition.GONE:
        return [_notice(source, Concern.GONE, now, source.feed.url)]
    if condition is Condition.FAILING and source.feed.failures >= FAILURES:
        detail = f"{outcome(source)}, {source.feed.failures} times in a row"
        return [_notice(source, Concern.SOURCE, now, detail)]
    if condition not in (Condition.ANSWERING, Condition.SILENT):
        return []
    silent, detail = condition is Condition.SILENT, ""
    if silent and source.newest:
        detail = f"nothing new since {short_clock(source.newest, zone)}{usual(source)}"
    return [
        _notice(source, Concern.SOURCE, now, over=True),
        _notice(source, Concern.GONE, now, over=True),
        _notice(source, Concern.SILENT, now, detail, over=not silent),
    ]


def _notice(
    source: Source, concern: Concern, now: datetime, detail: str = "", *, over: bool = False
) -> Notice:
    return Notice(
        concern=concern,
        id=source.feed.id,
        about=source.feed.publisher,
        since=now,
        detail=detail,
        over=over,
    )
