from __future__ import annotations

from bot.blockkit.controls import actions, button
from bot.channels import settings
from bot.channels.layout import message, sections
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Say in words what this channel gets, and how to change it."""
    known, command = await newsroom.subscription(request.event.channel), request.command
    if known is None:
        told = ["This channel gets nothing by itself; you can still ask."]
    else:
        due = await newsroom.next_digest(request.event.channel)
        told = ["*What this channel gets*", *_listed(settings.overview(known, due))]
    how = (
        f"Change it here, or with `{command} live breaking`, `{command} digest weekdays 08:30`, "
        f"`{command} follow steel`, `{command} quiet 20:00-07:00`; `{command} help` lists what "
        "else I do."
    )
    row = actions(button("Settings", "settings", request.event.channel.id))
    return message([*sections(told), *sections([how]), row])


def _listed(lines: list[str]) -> list[str]:
    return [f"• {line}" for line in lines]
