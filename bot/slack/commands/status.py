from __future__ import annotations

from bot.channels.status import render
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Say how Tradewire does: its sources, what waits, the model and its budget.

    Usage: status
    """
    return render(await newsroom.status(), await request.zone(newsroom))
