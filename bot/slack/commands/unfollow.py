from __future__ import annotations

from dataclasses import replace

from bot.blockkit import escape, shorten
from bot.channels import settings
from bot.channels.topics import same
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.changing import change, current
from bot.slack.commands.follow import EVERYTHING, named
from bot.slack.commands.request import Request


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """End that this channel follows a topic, or leaves it out.

    Put commas between several. `unfollow everything` ends all of them: without topics the channel
    gets every story.

    Usage: unfollow TOPIC
    For example: unfollow steel
    """
    _, asked = named(request.argument)
    known, command = await current(request, newsroom), request.command
    if asked == EVERYTHING:
        return await change(request, newsroom, known, replace(known, follow=(), exclude=()))
    follow = tuple(each for each in known.follow if not any(same(each, one) for one in asked))
    exclude = tuple(each for each in known.exclude if not any(same(each, one) for one in asked))
    if not asked or (follow, exclude) == (known.follow, known.exclude):
        every, topic = (*known.follow, *known.exclude), ", ".join(asked)
        near = typed.near(topic, every) if topic else next(iter(every), None)
        meant = f" Type `{command} unfollow {escape(near)}`." if near else ""
        unknown = f"This channel has no topic “{escape(shorten(topic, 60))}”. " if topic else ""
        return Message(text=f"{unknown}{settings.topics(known)}{meant}")
    return await change(request, newsroom, known, replace(known, follow=follow, exclude=exclude))
