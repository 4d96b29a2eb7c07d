from __future__ import annotations

from bot.channels import reasons
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.request import Request


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Say what became of an article: whether it was read, and why it was posted here or not.

    It tells who listed the address, how much of it was read, whether it is taken to be about
    trade, which story it joined, its briefing, and what this channel was told of it. Without an
    address, what begins with `why` is a question.

    Usage: why URL
    For example: why https://example.org/steel-quota
    """
    url = typed.address(request.argument)
    if url is None:
        return Message(
            text="Type the address of an article after it, for example "
            f"`{request.command} why https://example.org/steel-quota`."
        )
    found = await newsroom.why(url, request.event.channel)
    return reasons.why(found, await request.zone(newsroom), request.command)
