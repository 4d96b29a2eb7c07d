from __future__ import annotations

from dataclasses import replace

from bot.channels import settings
from bot.domain import Live, Message
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.events import words

CHOICES = (Live.BREAKING, Live.ALL, Live.OFF)


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Say which stories this channel gets as they break, or change it.

    `breaking` is a change of status, an official text, or three independent publishers
    within two hours; `all` is every story. At most six an hour are posted, changes of status
    above that; the rest come with the next digest.

    Usage: live [breaking | all | off]
    For example: live breaking
    """
    wanted = words(request.argument).lower()
    known = await current(request, newsroom)
    if not wanted:
        return Message(text=f"{settings.live(known)} {_choices(request.command)}")
    if wanted not in CHOICES:
        near = typed.near(wanted, CHOICES)
        meant = f" Did you mean `{request.command} live {near}`?" if near else ""
        return Message(text=f"That is no setting for `live`.{meant} {_choices(request.command)}")
    level = Live(wanted)
    new = replace(known, live=level)
    if level is not known.live and known.live in (Live.OFF, Live.PAUSED):
        new = replace(new, since=request.event.received)  # without a backlog
    return await change(request, newsroom, known, new)


def _choices(command: str) -> str:
    choices = ", ".join(f"`{command} live {live}`" for live in CHOICES)
    return f"You can choose {choices}; `{command} help` lists what else I do."
