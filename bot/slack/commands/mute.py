from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.blockkit import escape, shorten
from bot.channels import settings
from bot.domain import Briefing, Message, Mute, Subscription
from bot.newsroom import Newsroom
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.commands.spoken import Misread, span

WEEK = timedelta(days=7)
_LENGTH = re.compile(
    r"(.+?)(?:\s+for)?\s+(off|\d+[a-z]+|\d+\s+(?:hours?|days?|weeks?|months?))", re.IGNORECASE
)
OFFERED = 5  # stories, where several fit
STORY = "a number of the last list, words of its headline, or a link to my message"


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Let this channel hear nothing of a story for a while, or again.

    The story is named by its number in the last list or digest, by words of its headline or
    by a link to our message. Without a duration it is muted for a week.

    Usage: mute STORY [7d | off]
    For example: mute 3 7d; mute heat pumps 2w; mute 3 off
    """
    event, command = request.event, request.command
    known = await current(request, newsroom)
    named, length = _split(request.argument)
    if not named:
        return Message(text=f"Name a story by {STORY}: `{command} mute 3 7d`.")
    try:
        until = None if length == "off" else event.received + (span(length) if length else WEEK)
    except Misread as misread:
        return Message(text=f"{misread}: `{command} mute {escape(named)} {misread.instead}`")
    found = await newsroom.stories_named(event.channel, event.user, named)
    if len(found) != 1:
        return _which(found, named, command)
    new = _muted(known, found[0].story_id, until, event.received)
    return await change(request, newsroom, known, new, also=[_said(found[0], until, known.zone)])


def _split(argument: str) -> tuple[str, str]:
    """Split what was typed into the story and the duration, which may be empty."""
    said = argument.strip()
    if found := _LENGTH.fullmatch(said):
        return found[1].strip(), found[2].lower()
    return said, ""


def _muted(
    known: Subscription, story_id: str, until: datetime | None, now: datetime
) -> Subscription:
    """Mute a story, or end that; what has run out is forgotten."""
    kept = [each for each in known.muted if each.story_id != story_id and each.until > now]
    if until is not None:
        kept.append(Mute(story_id=story_id, until=until))
    return replace(known, muted=tuple(kept))


def _said(briefing: Briefing, until: datetime | None, zone: str) -> str:
    headline = escape(shorten(briefing.headline.text, 150))
    if until is None:
        return f"The channel hears again of: _{headline}_"
    return f"Muted until {settings.moment(until, zone)}: _{headline}_"


def _which(found: tuple[Briefing, ...], named: str, command: str) -> Message:
    if not found:
        return Message(
            text=f"I find no story for “{escape(shorten(named, 60))}”. Name it by {STORY}: "
            f"`{command} latest` lists the newest."
        )
    listed = "\n".join(f"• {escape(each.headline.text)}" for each in found[:OFFERED])
    return Message(text=f"Several stories have these words. Use more of the headline:\n{listed}")
