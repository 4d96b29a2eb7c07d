"""Takes back a change of a channel's settings."""

from __future__ import annotations

import json

from bot.domain import Message
from bot.newsroom import Newsroom
from bot.newsroom.subscribing import restored
from bot.slack.commands.changing import change
from bot.slack.commands.request import Request

AGAIN = "The settings were changed again since, so nothing is undone. `{command}` alone shows them."


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Restore what a button's value says, unless it was changed again meanwhile."""
    known = await newsroom.settings(request.event.channel)
    try:
        wanted = restored(known, json.loads(request.argument))
    except ValueError:
        wanted = None
    if wanted is None:
        return Message(text=AGAIN.format(command=request.command))
    said = ["That took the last change back."]
    return await change(request, newsroom, known, wanted, also=said)
