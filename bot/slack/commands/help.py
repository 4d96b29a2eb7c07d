from __future__ import annotations

import inspect

from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack import commands
from bot.slack.commands.request import Request


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Show what you can type, and what it does.

    Usage: help
    """
    return overview(request.command)


def overview(command: str) -> Message:
    """List every subcommand, each from its own docstring."""
    listed = [
        f"• `{command} {usage}` {what}" for usage, what in map(_told, commands.COMMANDS.values())
    ]
    return Message(
        text="\n".join(
            [
                "I read trade news and brief it, every line checked against its source.",
                *listed,
                f"• `{command} QUESTION` does the same as `ask`.",
                "You can also mention me, reply under a briefing, or write to me directly.",
            ]
        )
    )


def _told(run: commands.Command) -> tuple[str, str]:
    what, _, usage = inspect.cleandoc(run.__doc__ or "").partition("Usage:")
    return usage.strip(), what.strip()
