"""How a channel's settings are changed: kept, told to the channel in words, with a way back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.channels import settings
from bot.domain import Live, Message, Subscription
from bot.newsroom import Newsroom
from bot.newsroom.subscribing import difference
from bot.slack.commands.request import Request

DONE = "Done, and announced in the channel."


async def current(request: Request, newsroom: Newsroom) -> Subscription:
    """Give the channel's settings, or those it begins with, in the person's own time zone."""
    return await newsroom.settings(request.event.channel, await request.zone(newsroom))


async def change(
    request: Request,
    newsroom: Newsroom,
    old: Subscription,
    new: Subscription,
    *,
    also: Sequence[str] = (),
    note: str = "",
) -> Message:
    """Change what a channel gets, announce it there once, and say so to the person.

    `also` is said beside what the settings say of themselves; `note` is told to the person
    alone. What asks for nothing may be set where the bot cannot post.
    """
    event = request.event
    key = f"settings:{event.id}"
    if new == old and not also:
        done = await newsroom.announced(event.channel, key)
        return _with(DONE if done else "That is so already.", note)
    member = await request.courier.member(event.channel)
    gets = new.live not in (Live.OFF, Live.PAUSED) or new.schedule is not None
    if not member and gets:
        typed = f"{request.command} {event.text}".strip()
        return Message(
            text="I am not in this channel and could post nothing here, so nothing is changed. "
            f"Invite me first: type `/invite @Tradewire`, then `{typed}` again."
        )
    new = replace(new, set_by=event.user, name=_name(request) or old.name)
    if member:
        # First the announcement, which is posted once whatever becomes of us before the change.
        due = newsroom.first_digest(new)
        undo = json.dumps(difference(old, new), separators=(",", ":"))
        told = settings.announcement(old, new, due, event.user, undo=undo, also=also)
        await newsroom.tell(event.channel, key, told)
    await newsroom.change(new)
    if not member:
        return Message(text="Done. I am not in the channel, so I could not announce it there.")
    return _with(DONE, note)


def _name(request: Request) -> str:
    name = request.event.payload.get("channel_name")
    return name if isinstance(name, str) else ""


def _with(text: str, note: str) -> Message:
    return Message(text=f"{text} {note}".rstrip())
