from __future__ import annotations

from dataclasses import replace

from bot.blockkit import escape
from bot.channels import settings, topics
from bot.domain import Live, Message, Subscription
from bot.newsroom import Newsroom
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.events import words

LONGEST = 60  # characters of a topic
MOST = 50  # topics of a channel


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Let this channel follow a topic, or leave one out.

    A topic is a sector, a country, an instrument or any words. With topics to follow the
    channel gets only stories about one of them; without, it gets all.

    Usage: follow [not] TOPIC
    For example: follow steel; follow not Türkiye
    """
    wanted = words(request.argument).strip(" .,;").removeprefix("“").removesuffix("”")
    without = wanted.lower().startswith("not ")
    topic = wanted[4:].strip() if without else wanted
    known, command = await current(request, newsroom), request.command
    if not topic or topic.lower() == "not":
        return Message(
            text=f"{settings.topics(known)} Type `{command} follow steel` to follow a topic, "
            f"`{command} follow not steel` to leave it out, `{command} unfollow steel` to end "
            "either."
        )
    if len(topic) > LONGEST or not any(map(str.isalnum, topic)):
        return Message(
            text=f"A topic is a few words, like `{command} follow rules of origin` or "
            f"`{command} follow Japan`."
        )
    if len(known.follow) + len(known.exclude) >= MOST:
        return Message(
            text=f"A channel can have {MOST} topics at most. End one first, like "
            f"`{command} unfollow {escape(known.follow[0] if known.follow else topic)}`."
        )
    return await change(
        request, newsroom, known, _with(known, topic, without=without), note=_note(known, command)
    )


def _with(known: Subscription, topic: str, *, without: bool) -> Subscription:
    """Add a topic on one side, and take it from the other; a new channel hears what breaks."""
    follow = tuple(each for each in known.follow if not topics.same(each, topic))
    exclude = tuple(each for each in known.exclude if not topics.same(each, topic))
    wanted = exclude if without else follow
    before = known.exclude if without else known.follow
    known_so = len(wanted) != len(before)
    wanted = before if known_so else (*wanted, topic)  # it stays as it was written first
    live = known.live
    if not known.set_by and known.schedule is None and live is Live.OFF:
        live = Live.BREAKING
    if without:
        return replace(known, follow=follow, exclude=wanted, live=live)
    return replace(known, follow=wanted, exclude=exclude, live=live)


def _note(known: Subscription, command: str) -> str:
    if known.set_by and known.live in (Live.OFF, Live.PAUSED) and known.schedule is None:
        return (
            "The channel gets nothing by itself yet: choose "
            f"`{command} live breaking` or `{command} digest weekdays 08:30`."
        )
    return ""
