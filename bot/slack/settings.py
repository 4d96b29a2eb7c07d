"""A channel's settings in a modal, however a person came to want it."""

from __future__ import annotations

import asyncio

from bot.channels import settings_form
from bot.domain import Channel, Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.opening import open_modal


async def open_for(request: Request, newsroom: Newsroom, channel: Channel) -> Message | None:
    """Open the settings of a channel; say what to do where the bot is not in it."""
    event, courier = request.event, request.courier
    member, mine = await asyncio.gather(
        courier.member(channel), courier.zone(channel.team, event.user)
    )
    if not member:
        return Message(text=uninvited(channel, request.command))
    settings = await newsroom.settings(channel, mine)
    muted = [
        (mute, briefing.headline.text)
        for mute in settings.muted
        if mute.until > event.received and (briefing := await newsroom.newest(mute.story_id))
    ]
    name = "this conversation" if channel.direct else ""
    return await open_modal(request, settings_form.form(settings, mine, muted, name))


def uninvited(channel: Channel, command: str) -> str:
    """Say that nothing is changed in a channel that the bot is not in, and what to do."""
    return (
        f"I am not in <#{channel.id}> and could post nothing there, so nothing is changed. Invite "
        f"me first: type `/invite @Tradewire` there, then `{command} settings` again."
    )
