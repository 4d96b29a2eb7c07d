from __future__ import annotations

from bot.channels import sources
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.opening import open_modal

NOT_KEPT = "That is not kept any more. Its sources are linked in the message itself."
GONE = "That briefing is not kept any more. The sources stand in its thread."


async def show(request: Request, newsroom: Newsroom) -> Message | None:
    """Open a modal with the words that carry each line of a briefing, an update or an answer."""
    found = await newsroom.account(request.argument)
    if found is None:
        return Message(text=NOT_KEPT)
    return await open_modal(request, sources.view(found, await request.zone(newsroom)))
