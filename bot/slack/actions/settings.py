from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import structlog

from bot.blockkit import escape, shorten
from bot.domain import Message
from bot.errors import DeliveryError
from bot.newsroom import Newsroom
from bot.slack import fields
from bot.slack.commands.changing import change
from bot.slack.commands.request import Request
from bot.slack.settings import open_for, uninvited

log = structlog.get_logger()
problems = fields.problems


async def press(request: Request, newsroom: Newsroom) -> Message | None:
    """Open the settings of the channel that a button names, else of the one that it is in."""
    where = request.event.channel
    return await open_for(request, newsroom, replace(where, id=request.argument or where.id))


async def save(request: Request, newsroom: Newsroom) -> Message | None:
    """Keep the settings that a person entered, and announce them in the channel."""
    event, entered = request.event, request.event.payload["entered"]
    channel = replace(event.channel, id=event.payload["view"]["metadata"])
    here = replace(request, event=replace(event, channel=channel))
    if not await request.courier.member(channel):
        return Message(text=uninvited(channel, request.command))
    old = await newsroom.settings(channel, await here.zone(newsroom))
    new = fields.changed(old, entered, event.received)
    also = await _unmuted(newsroom, entered.get("unmute") or ())
    told = await change(here, newsroom, old, new, also=also)
    try:
        await request.courier.whisper(channel, event.user, told)
    except DeliveryError as error:  # it is done: it must not be done again for this
        log.warning("reply.lost", id=event.id, error=str(error))
    return None


async def _unmuted(newsroom: Newsroom, stories: Iterable[str]) -> list[str]:
    told = [await newsroom.newest(each) for each in stories]
    return [
        f"The channel hears again of: _{escape(shorten(each.headline.text, 150))}_"
        for each in told
        if each is not None
    ]
