from __future__ import annotations

from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.settings import open_for


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Open all settings of this channel: what it follows, when, and how much.

    Usage: settings
    """
    return await open_for(request, newsroom, request.event.channel)
