from __future__ import annotations

from bot.blockkit import escape, shorten
from bot.channels import render
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.request import Request
from bot.slack.events import words

PAGE = 5  # briefings in one list
MOST = 50  # that are listed in all


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """List the newest briefings, on one topic if you name it.

    Five at a time; `latest page 2` lists the next ones. A topic may be a product, a country, an
    instrument or any words of a headline. The numbers can be used after it: `brief 2` gives the
    whole of the second.

    Usage: latest [TOPIC] [page N]
    For example: latest; latest autos; latest steel page 2
    """
    topic, page = typed.page(words(request.argument))
    found = await newsroom.latest(topic, MOST)
    if not found:
        return render.nothing_yet(topic)
    begin, end = (page - 1) * PAGE, page * PAGE
    command = f"{request.command} latest {escape(shorten(topic, 100))}".strip()
    if not found[max(begin, 0) : end] or page < 1:
        pages = -(-len(found) // PAGE)
        return Message(
            text=f"There {'is 1 page' if pages == 1 else f'are {pages} pages'} of them. Type "
            f"`{command}` for the newest."
        )
    await newsroom.remember(request.event, [each.story_id for each in found[:end]])
    more = len(found) - end
    return render.latest(
        found[begin:end],
        await request.zone(newsroom),
        first=begin + 1,
        more=f"{more} more: `{command} page {page + 1}`" if more > 0 else "",
    )
