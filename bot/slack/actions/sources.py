from __future__ import annotations

from bot.channels import sources
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.opening import open_modal

GONE = "That briefing is not kept any more. The sources stand in its thread."


async def show(request: Request, newsroom: Newsroom) -> Message | None:
    """Open a modal with the words that carry each line of a briefing."""
    found = await newsroom.evidence(request.argument)
    if found is None:
        return Message(text=GONE)
    briefing, articles = found
    return await open_modal(request, sources.view(briefing, articles, await request.zone(newsroom)))
