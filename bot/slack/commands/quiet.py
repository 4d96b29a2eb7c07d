from __future__ import annotations

from dataclasses import replace

from bot.channels import settings
from bot.domain import Message, Quiet
from bot.newsroom import Newsroom
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.commands.spoken import Misread, quiet_hours
from bot.slack.events import words


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Say when this channel is to be left in peace.

    In quiet hours nothing is posted unasked. What breaks then comes with the next digest, or
    when the quiet hours end where the channel has no digest.

    Usage: quiet [HOUR-HOUR | off]
    For example: quiet 20:00-07:00
    """
    wanted, command = words(request.argument), request.command
    known = await current(request, newsroom)
    if not wanted:
        return Message(
            text=f"{settings.quiet(known.quiet)} Set them with `{command} quiet 20:00-07:00`"
            f"{f', end them with `{command} quiet off`' if known.quiet else ''}."
        )
    if wanted.lower() in ("off", "none"):
        return await change(request, newsroom, known, replace(known, quiet=None))
    try:
        start, end = quiet_hours(wanted)
    except Misread as misread:
        return Message(text=f"{misread}: `{command} quiet {misread.instead}`")
    quiet = Quiet(start=start, end=end)
    return await change(request, newsroom, known, replace(known, quiet=quiet))
