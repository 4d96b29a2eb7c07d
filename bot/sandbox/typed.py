"""What was typed in the page's composer, as Slack sends it on."""

from __future__ import annotations

import re

from bot.sandbox.workspace import Workspace

_CHANNEL = re.compile(r"(?<![\w&])#([a-z0-9][\w-]*)")
_URL = re.compile(r"https?://[^\s<>]+")


def wired(text: str, workspace: Workspace) -> str:
    """Turn typed text into what Slack sends on: escaped, names and addresses marked."""
    people = {user.handle: user.id for user in workspace.users.values()}
    people |= {_escaped(user.name).lower(): user.id for user in workspace.users.values()}
    called = sorted(map(re.escape, people), key=len, reverse=True)  # a name may begin as another
    mention = re.compile(rf"(?<![\w.])@({'|'.join(called)})(?![\w-])", re.IGNORECASE)
    channels = {each.name: each.id for each in workspace.conversations() if each.name}

    def person(found: re.Match[str]) -> str:
        known = people.get(found[1].lower())
        return f"<@{known}>" if known else found[0]

    def channel(found: re.Match[str]) -> str:
        known = channels.get(found[1])
        return f"<#{known}|{found[1]}>" if known else found[0]

    escaped = _escaped(text)
    parts = []
    at = 0
    for url in _URL.finditer(escaped):
        parts += [escaped[at : url.start()], f"<{url[0]}>"]
        at = url.end()
    parts.append(escaped[at:])
    parts[::2] = [_CHANNEL.sub(channel, mention.sub(person, part)) for part in parts[::2]]
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
