"""What a person entered in the modal of a channel's settings: what is wrong, what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time

from bot.channels import subjects
from bot.channels.topics import same
from bot.domain import Json, Live, Quiet, Schedule, Subscription
from bot.slack.commands.follow import LONGEST, MOST
from bot.slack.commands.spoken import Misread, hour, quiet_hours, zone

HOURS = 12  # digests a day

_LONG = f"A topic has at most {LONGEST} characters. Put commas between them: Brazil, lumber"
_MANY = f"A channel has at most {MOST} topics. Broader ones say the same: metals, Mercosur"
_HALF = "Choose the days too, or leave the hours empty"


def problems(entered: Json) -> Mapping[str, str]:
    """Say what is wrong with what was entered, beside its field, and what to write."""
    found = {
        "follow": _follow(entered),
        "exclude": _exclude(entered),
        **_digest(entered),
        "zone": _misread(lambda: zone(_text(entered, "zone"))),
        "quiet": _misread(lambda: _quiet(entered)),
    }
    return {field: f"{wrong}." for field, wrong in found.items() if wrong}


def _follow(entered: Json) -> str:
    if any(len(topic) > LONGEST for topic in _words(entered, "follow")):
        return _LONG
    return _MANY if len(_followed(entered)) + len(_words(entered, "exclude")) > MOST else ""


def _exclude(entered: Json) -> str:
    without = _words(entered, "exclude")
    if any(len(topic) > LONGEST for topic in without):
        return _LONG
    wanted = _followed(entered)
    both = [one for one in without if any(same(one, other) for other in wanted)]
    return f"“{both[0]}” is followed above. Leave it out there, or here" if both else ""


def _digest(entered: Json) -> Mapping[str, str]:
    days = entered.get("days")
    if wrong := _misread(lambda: _hours(entered)):
        return {"times": wrong}
    times = _hours(entered)
    if len(times) > HOURS:
        return {"times": f"A channel can have {HOURS} digests a day at most: name fewer hours"}
    if days and not times:
        return {"times": "Write at what hour, like 08:30, or take the days out"}
    return {"days": _HALF if times and not days else ""}


def _misread(read: Callable[[], object]) -> str:
    try:
        read()
    except Misread as misread:
        why, instead = str(misread), misread.instead
        return why if instead in why else f"{why}: {instead}"
    return ""


def changed(settings: Subscription, entered: Json, now: datetime) -> Subscription:
    """Give a channel's settings as a person entered them, which `problems` found right."""
    live = Live(entered.get("live") or settings.live)
    times, days = _hours(entered), tuple(sorted(map(int, entered.get("days") or ())))
    begun = settings.schedule.begun if settings.schedule else now
    woken = live is not settings.live and settings.live in (Live.OFF, Live.PAUSED)
    unmuted = set(entered.get("unmute") or ())
    return replace(
        settings,
        live=live,
        since=now if woken else settings.since,
        zone=zone(_text(entered, "zone")),
        follow=_followed(entered),
        exclude=_words(entered, "exclude"),
        schedule=Schedule(days=days, times=times, begun=begun) if times else None,
        quiet=_quiet(entered),
        cap=int(entered.get("cap") or settings.cap),
        voices=int(entered.get("voices") or settings.voices),
        language=str(entered.get("language") or settings.language),
        muted=tuple(each for each in settings.muted if each.story_id not in unmuted),
    )


def _followed(entered: Json) -> tuple[str, ...]:
    return subjects.topics(entered.get("subjects") or (), _words(entered, "follow"))


def _words(entered: Json, field: str) -> tuple[str, ...]:
    """Read topics with commas between, each once."""
    return subjects.topics((), map(_spaced, re.split(r"[,;\n]", _text(entered, field))))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _hours(entered: Json) -> tuple[time, ...]:
    typed = re.split(r"\s*(?:[,;\n]|\band\b)\s*", _text(entered, "times"))
    return tuple(sorted({hour(each) for each in typed if each}))


def _quiet(entered: Json) -> Quiet | None:
    typed = _text(entered, "quiet")
    if not typed:
        return None
    start, end = quiet_hours(typed)
    return Quiet(start=start, end=end)


def _text(entered: Json, field: str) -> str:
    text = entered.get(field)
    return text.strip() if isinstance(text, str) else ""
