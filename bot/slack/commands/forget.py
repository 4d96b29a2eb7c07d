from __future__ import annotations

from bot.channels.layout import counted
from bot.domain import Kept, Message
from bot.errors import DeliveryError
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.events import words


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Delete what I keep of you, after telling you what that is.

    That is what you typed and pressed, your questions and answers in our direct messages, your
    feedback, and your name on reports and settings. What stands in Slack is Slack's to keep.

    Usage: forget me [yes]
    For example: forget me
    """
    command, said = request.command, words(request.argument).lower().rstrip(".!")
    if said not in ("me", "me yes"):
        return Message(
            text=f"Type `{command} forget me` to see what I keep of you and to have it deleted. I "
            "can forget people, and nothing else."
        )
    team, user = request.event.channel.team, request.event.user
    direct = await _direct(request)
    if said == "me":
        listed = _listed(await newsroom.kept_of(team, user, direct))
        return Message(
            text=f"I keep of you:\n{listed}\nType `{command} forget me yes` to have it deleted. "
            "It cannot be brought back."
        )
    kept = await newsroom.forget(team, user, direct)
    return Message(
        text=f"Deleted:\n{_listed(kept)}\nWhat you asked in channels stays there, without your "
        "name. Messages that stand in Slack are Slack's to delete."
    )


async def _direct(request: Request) -> str:
    try:
        return await request.courier.open_direct(request.event.channel.team, request.event.user)
    except DeliveryError as error:
        if not error.permanent:
            raise
        return ""  # then nothing was ever written to them there


def _listed(kept: Kept) -> str:
    lines = [
        f"{counted(kept.events, 'thing')} that you typed or pressed, this one included",
        f"{counted(kept.questions, 'question')} of our direct messages, with the answers",
        f"your name on {counted(kept.asked_in_channels, 'question')} asked in channels",
        f"{counted(kept.feedback, 'word')} of feedback on answers",
        f"{counted(kept.messages, 'message')} that I wrote to you alone",
        f"your name on {counted(kept.reports, 'report')} of errors",
        f"{counted(kept.subscriptions, 'subscription')} of our direct messages",
    ]
    counts = (
        kept.events,
        kept.questions,
        kept.asked_in_channels,
        kept.feedback,
        kept.messages,
        kept.reports,
        kept.subscriptions,
    )
    return "\n".join(f"• {line}" for line, count in zip(lines, counts, strict=True) if count)
