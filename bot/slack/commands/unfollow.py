from __future__ import annotations

from dataclasses import replace

from bot.blockkit import escape
from bot.channels import settings, topics
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.events import words


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """End that this channel follows a topic, or leaves it out.

    Usage: unfollow TOPIC
    For example: unfollow steel
    """
    topic = words(request.argument).strip(" .,;")
    topic = topic[4:].strip() if topic.lower().startswith("not ") else topic
    known, command = await current(request, newsroom), request.command
    follow = tuple(each for each in known.follow if not topics.same(each, topic))
    exclude = tuple(each for each in known.exclude if not topics.same(each, topic))
    if not topic or (follow, exclude) == (known.follow, known.exclude):
        every = (*known.follow, *known.exclude)
        near = typed.near(topic, every) if topic else next(iter(every), None)
        meant = f" Type `{command} unfollow {escape(near)}`." if near else ""
        return Message(text=f"{settings.topics(known)}{meant}")
    return await change(request, newsroom, known, replace(known, follow=follow, exclude=exclude))
