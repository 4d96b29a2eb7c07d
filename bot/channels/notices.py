"""What is seen of the bot -> which of it operators are told, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.channels.layout import clock, message, safe, sections
from bot.domain import HAPPENINGS, Concern, Message, Notice

#: A thing that changes to and fro is told of at most this often.
REST = timedelta(minutes=10)
#: Of a thing that was amiss and is not any more it is told again only after so long.
AGAIN: Mapping[Concern, timedelta] = {
    Concern.SOURCE: timedelta(hours=6),
    Concern.SILENT: timedelta(days=1),
}
#: What happens to many of a kind, one after the other, is told together after so long.
GATHER = timedelta(minutes=5)
NAMED = 5  # things of one kind in one message


def changes(
    known: Mapping[str, tuple[Notice, datetime]], seen: Iterable[Notice], now: datetime
) -> tuple[Notice, ...]:
    """Give what is to be told now: each thing that is not as was told last, and happenings."""
    last: dict[Concern, datetime] = {}
    for notice, when in known.values():
        if not notice.untold:
            last[notice.concern] = max(when, last.get(notice.concern, when))
    due = [
        *(notice for notice, _ in known.values() if notice.untold),
        *(notice for notice in seen if _changed(notice, known.get(notice.key), now)),
    ]
    return tuple(
        notice
        for notice in due
        if notice.concern not in last or now - last[notice.concern] >= GATHER
    )


def _changed(notice: Notice, told: tuple[Notice, datetime] | None, now: datetime) -> bool:
    if told is None:
        return not notice.over
    before, when = told
    if notice.concern in HAPPENINGS:
        return notice.detail != before.detail
    rest = AGAIN.get(notice.concern, REST) if before.over else REST
    return notice.over != before.over and now - when >= rest


def render(notices: Sequence[Notice], zone: str, command: str) -> Message:
    """Render notices as one message: by kind, what happened, what is done, what to do."""
    lines: list[str] = []
    for concern in Concern:
        for over in (False, True):
            kind = [each for each in notices if each.concern is concern and each.over is over]
            if kind:
                lines += _kind(kind, zone, command)
    return message(sections(lines))


def _kind(notices: Sequence[Notice], zone: str, command: str) -> list[str]:
    first = notices[0]
    head, words = (_OVER if first.over else _BEGUN)[first.concern]
    told = f"*{head.format(n=len(notices), s='' if len(notices) == 1 else 's')}*"
    lines = [f"{told} {words.format(command=command)}".strip()]
    if first.concern in _ALONE:
        return [f"{lines[0]} {_found(first, zone)}".strip()]
    lines += [f"• {safe(each.about, 200)}{_found(each, zone)}" for each in notices[:NAMED]]
    if len(notices) > NAMED:
        lines.append(f"_and {len(notices) - NAMED:,} more_")
    return lines


def _found(notice: Notice, zone: str) -> str:
    if notice.over:
        return ""
    if notice.concern in _ALONE:
        return safe(notice.detail, 400)
    parts = [f", {'since ' * (notice.concern not in HAPPENINGS)}{clock(notice.since, zone)}"]
    parts += [f": {safe(notice.detail, 400)}"] if notice.detail else []
    return "".join(parts)


#: Of these there is one thing at most, which its headline names.
_ALONE = frozenset({Concern.VERSION, Concern.OUTAGE})
_BEGUN: Mapping[Concern, tuple[str, str]] = {
    Concern.OUTAGE: (
        "The sources are out of reach, all together.",
        (
            "It is likely this machine's own way to the network: check it, and its name servers. "
            "Nothing is lost: each source is asked again, and what it published is read then."
        ),
    ),
    Concern.SOURCE: (
        "{n} source{s} failed several times in a row.",
        (
            "Tradewire goes on asking, less and less often, and works with the others. If it "
            "lasts, open the address in a browser, and correct or remove it (`{command} sources`)."
        ),
    ),
    Concern.SILENT: (
        "{n} source{s} silent for far longer than usual.",
        (
            "It answers, but has nothing new. Open its site in a browser: if there is news, its "
            "feed has moved or died, and another address is needed (`{command} sources`)."
        ),
    ),
    Concern.GONE: (
        "{n} source{s} gone for good.",
        (
            "The site says so with HTTP 410, and it is asked no more. Look there for another "
            "feed and add it (`{command} sources add`), "
            "or remove this one (`{command} sources remove`). `{command} sources resume` asks it "
            "again."
        ),
    ),
    Concern.CHANNEL: (
        "{n} channel{s} paused.",
        (
            "Slack takes nothing for it any more, and what waited for it was dropped. To go on, "
            "invite the bot again and type `{command} live breaking` there."
        ),
    ),
    Concern.STEP: (
        "Some work keeps failing.",
        (
            "Each item is tried again at growing intervals; the rest goes on. The log lines "
            "`step.failed` and `step.postponed` say why."
        ),
    ),
    Concern.MODEL: (
        "The model does not answer.",
        (
            "Briefings are extracted from their sources until it does, and say so. Check its "
            "server and its key with `tradewire doctor`."
        ),
    ),
    Concern.BUDGET: (
        "The model's budget for the day is spent.",
        (
            "Briefings are extracted from their sources until midnight UTC, and say so. The limits "
            "are settings that begin with `OPENAI_BUDGET_`."
        ),
    ),
    Concern.DISK: (
        "The disk is nearly full.",
        (
            "Once it is full nothing can be kept, and Tradewire stops working. Make room, or move "
            "`TRADEWIRE_VAR` to a larger disk."
        ),
    ),
    Concern.HELD_BACK: (
        "Held back for want of two points: {n}.",
        (
            "Fewer than two points passed the gate, so nothing was posted; it is tried again when "
            "another article joins. Nothing to do, unless it is often the same source."
        ),
    ),
    Concern.LOST: (
        "{n} message{s} could not be delivered.",
        "Slack refused for good, and it is not tried again. What Slack said stands beside each.",
    ),
    Concern.MOVED: (
        "{n} source{s} moved to another address.",
        "The site sends everybody there for good, and Tradewire asks there now. Nothing to do.",
    ),
    Concern.CHANGED: ("{n} source{s} changed by an owner.", "`{command} sources` lists them all."),
    Concern.VERSION: ("Tradewire runs in this version:", ""),
}
_OVER: Mapping[Concern, tuple[str, str]] = {
    Concern.OUTAGE: ("The sources are in reach again.", "All that failed are asked now."),
    Concern.SILENT: ("{n} source{s} with news again:", ""),
    Concern.GONE: ("{n} source{s} back:", ""),
    Concern.SOURCE: ("{n} source{s} answering again:", ""),
    Concern.CHANNEL: ("{n} channel{s} no longer paused:", ""),
    Concern.STEP: ("Work that goes on again:", ""),
    Concern.MODEL: ("The model answers again:", "it writes the next briefings."),
    Concern.BUDGET: ("The model's budget has room again:", "it writes the next briefings."),
    Concern.DISK: ("The disk has room again.", ""),
}
