from __future__ import annotations

import re
from dataclasses import replace

from bot.blockkit import escape
from bot.channels import settings, subjects
from bot.channels import topics as topic_rules
from bot.domain import Live, Message, Subscription
from bot.newsroom import Newsroom
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.events import words

LONGEST = 60  # characters of a topic
MOST = 50  # topics of a channel
EVERYTHING = ("everything",)
_ALL = frozenset({"everything", "all", "all topics", "anything"})
_NOT = re.compile(r"(?:not\b\s*)+", re.IGNORECASE)
_MARKS = " .\"'“”„«»‘’"


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Let this channel follow a topic, or leave one out.

    A topic is a sector, a country, an instrument or any words; put commas between several.
    With topics to follow the channel gets only stories about one of them; without, it gets all,
    as after `follow everything`.

    Usage: follow [not] TOPIC
    For example: follow steel, beef; follow not Türkiye
    """
    without, typed = named(request.argument)
    known, command = await current(request, newsroom), request.command
    if typed == EVERYTHING and not without:
        new = _started(known, replace(known, follow=()))
        return await change(request, newsroom, known, new, note=_note(known, command))
    if not typed or typed == EVERYTHING:
        return Message(
            text=f"{settings.topics(known)} Type `{command} follow steel` to follow a topic, "
            f"`{command} follow not steel` to leave it out, `{command} unfollow steel` to end "
            "either."
        )
    if any(len(topic) > LONGEST or not any(map(str.isalnum, topic)) for topic in typed):
        return Message(
            text=f"A topic is a few words, like `{command} follow rules of origin` or "
            f"`{command} follow Japan`."
        )
    new = known
    for topic in typed:
        new = _with(new, topic, without=without)
    if len(new.follow) + len(new.exclude) > MOST:
        return Message(
            text=f"A channel can have {MOST} topics at most. End one first, like "
            f"`{command} unfollow {escape((*known.follow, *known.exclude, typed[0])[0])}`."
        )
    new = _started(known, new)
    return await change(request, newsroom, known, new, note=_note(known, command))


def named(argument: str) -> tuple[bool, tuple[str, ...]]:
    """Read topics with commas between them, and whether `not` stands before the first.

    A subject of the settings stands for its topics, "everything" for EVERYTHING.
    """
    asked = words(argument)
    parts = [each.strip(_MARKS) for each in re.split(r"[,;]", asked)]
    without = bool(_NOT.match(parts[0]))
    topics: list[str] = []
    for part in filter(None, (_NOT.sub("", each).strip(_MARKS) for each in parts)):
        whole = (each for name, each in subjects.SUBJECTS.items() if topic_rules.same(name, part))
        topics += next(whole, (part,))
    found = subjects.topics((), topics)
    return without, EVERYTHING if len(found) == 1 and found[0].lower() in _ALL else found


def _with(known: Subscription, topic: str, *, without: bool) -> Subscription:
    """Add a topic on one side, and take it from the other."""
    follow = tuple(each for each in known.follow if not topic_rules.same(each, topic))
    exclude = tuple(each for each in known.exclude if not topic_rules.same(each, topic))
    wanted = exclude if without else follow
    before = known.exclude if without else known.follow
    known_so = len(wanted) != len(before)
    wanted = before if known_so else (*wanted, topic)  # it stays as it was written first
    if without:
        return replace(known, follow=follow, exclude=wanted)
    return replace(known, follow=wanted, exclude=exclude)


def _started(known: Subscription, new: Subscription) -> Subscription:
    """Let a channel that never had settings hear what breaks."""
    if not known.set_by and known.schedule is None and known.live is Live.OFF:
        return replace(new, live=Live.BREAKING)
    return new


def _note(known: Subscription, command: str) -> str:
    if known.set_by and known.live in (Live.OFF, Live.PAUSED) and known.schedule is None:
        return (
            "The channel gets nothing by itself yet: choose "
            f"`{command} live breaking` or `{command} digest weekdays 08:30`."
        )
    return ""
