"""The subcommands of `/trade`: one file each, and one line in COMMANDS.

A subcommand's docstring is its help: what it does, then `Usage:` with what to type.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack.commands import (
    ask,
    brief,
    digest,
    follow,
    forget,
    help,  # noqa: A004
    latest,
    live,
    mute,
    quiet,
    search,
    settings,
    sources,
    status,
    unfollow,
    why,
)
from bot.slack.commands.request import Request

Command: TypeAlias = Callable[[Request, Newsroom], Awaitable[Message | None]]

COMMANDS: Mapping[str, Command] = {
    "ask": ask.run,
    "latest": latest.run,
    "brief": brief.run,
    "search": search.run,
    "live": live.run,
    "settings": settings.run,
    "digest": digest.run,
    "follow": follow.run,
    "unfollow": unfollow.run,
    "mute": mute.run,
    "quiet": quiet.run,
    "why": why.run,
    "sources": sources.run,
    "status": status.run,
    "forget": forget.run,
    "help": help.run,
}
