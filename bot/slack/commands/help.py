from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.blockkit import escape
from bot.channels.layout import message, sections
from bot.domain import Message
from bot.newsroom import Newsroom
from bot.slack import commands
from bot.slack.commands import typed
from bot.slack.commands.request import Request
from bot.slack.events import words

#: The order in which a new colleague meets them; what is in no group is listed at the end.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Ask and read": ("ask", "latest", "brief", "search"),
    "What this channel gets": (
        "live",
        "digest",
        "follow",
        "unfollow",
        "mute",
        "quiet",
        "settings",
    ),
    "How I know, and what I keep": ("why", "sources", "status", "forget", "help"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the docstring of a subcommand tells: one sentence, the rest, what to type."""

    what: str
    more: str
    usage: str
    examples: tuple[str, ...]


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Show what you can type, and what it does.

    With the name of a command it tells all about that one.

    Usage: help [COMMAND]
    For example: help latest
    """
    asked = words(request.argument)
    name = asked.removeprefix(request.command).strip().lower().split(" ")[0]
    if not asked:
        return overview(request.command)
    if name in commands.COMMANDS:
        return one(request.command, name)
    near = typed.near(name, commands.COMMANDS)
    meant = f" Did you mean `{request.command} help {near}`?" if near else ""
    return Message(
        text=f"There is no command `{escape(name[:40])}`.{meant} `{request.command} help` lists "
        "them all."
    )


def overview(command: str) -> Message:
    """List every subcommand, each from its own docstring."""
    blocks = sections(["I read trade news and brief it, every line checked against its source."])
    for heading, names in _grouped():
        listed = [_line(command, told(commands.COMMANDS[name])) for name in names]
        blocks += sections([f"*{heading}*", *listed])
    blocks += sections(
        [
            (
                f"`{command} QUESTION` does the same as `ask`; `{command} help COMMAND` tells more "
                "of one. You can also mention me, reply under a briefing, or write to me directly."
            )
        ]
    )
    return message(blocks)


def one(command: str, name: str) -> Message:
    """Tell all about one subcommand."""
    about = told(commands.COMMANDS[name])
    lines = [f"`{command} {about.usage}`", about.what, about.more]
    if about.examples:
        lines.append(f"For example: {', '.join(f'`{command} {each}`' for each in about.examples)}")
    return message(sections(lines, gap="\n\n"))


def told(run: commands.Command) -> Told:
    """Read the docstring of a subcommand."""
    said, _, tail = inspect.cleandoc(run.__doc__ or "").partition("Usage:")
    what, _, more = said.strip().partition("\n\n")
    usage, _, examples = tail.partition("For example:")
    return Told(
        what=" ".join(what.split()),
        more="\n\n".join(" ".join(part.split()) for part in more.split("\n\n") if part.strip()),
        usage=" ".join(usage.split()),
        examples=tuple(each.strip() for each in examples.split(";") if each.strip()),
    )


def _grouped() -> Iterator[tuple[str, tuple[str, ...]]]:
    for heading, names in GROUPS.items():
        there = tuple(name for name in names if name in commands.COMMANDS)
        if there:
            yield heading, there
    known = {name for names in GROUPS.values() for name in names}
    others = tuple(name for name in commands.COMMANDS if name not in known)
    if others:
        yield "More", others


def _line(command: str, about: Told) -> str:
    return f"• `{command} {about.usage}` {about.what}"
