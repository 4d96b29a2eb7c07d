from __future__ import annotations

import re

from bot.blockkit import escape, shorten
from bot.channels import archive
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.request import Request
from bot.slack.events import words

PAGE = 10  # articles in one list
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Search every article read so far for words.

    An article has to hold all of them, in any form; words in quotation marks stand side by side.
    Ten are listed, the best first, each with its story; `brief 2` gives the briefing of the
    second one's story.

    Usage: search WORDS [page N]
    For example: search beef quota; search "critical minerals" India
    """
    asked, page = typed.page(words(request.argument))
    sought = [phrase or word for phrase, word in _QUOTED.findall(asked)]
    sought = [part for part in sought if re.search(r"\w", part)]
    if not sought:
        return Message(
            text="Type the words to look for after it, for example "
            f"`{request.command} search beef quota`."
        )
    begin, end = (page - 1) * PAGE, page * PAGE
    found = await newsroom.search(sought, max(begin, 0), max(end, 0))
    command = f"{request.command} search {escape(shorten(asked, 150))}"
    if found.total and not found.hits:
        pages = -(-found.total // PAGE)
        return Message(
            text=f"There {'is 1 page' if pages == 1 else f'are {pages} pages'} of them. Type "
            f"`{command}` for the first."
        )
    await newsroom.remember(request.event, found.stories)
    more = found.total - end
    return archive.found(
        found,
        sought,
        await request.zone(newsroom),
        first=begin + 1,
        more=f"{more} more: `{command} page {page + 1}`" if more > 0 else "",
    )
