from __future__ import annotations

from bot.channels import render
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.events import words

LIMIT = 5  # briefings in one list


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """List the newest briefings, on one topic if you name it.

    Usage: latest [TOPIC]
    """
    topic = words(request.argument)
    briefings = await newsroom.latest(topic, LIMIT)
    if not briefings:
        return render.nothing_yet(topic)
    return render.latest(briefings, await request.zone(newsroom))
