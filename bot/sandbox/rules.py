"""Slack's rules for a manifest, as far as an app can run into them.

Lengths and counts are those of Slack's published manifest schema, version 1; what the
schema leaves out (agent_view's limits, the scopes that events need) is in its reference.
Slack knows more scopes and events than are listed here: the sandbox takes those that it
can honour, and says of any other that it does not know it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# Path -> least and most characters of a text, or items of a list or object.
LENGTHS: Mapping[str, tuple[int, int]] = {
    "display_information.name": (1, 35),
    "display_information.description": (1, 140),
    "display_information.long_description": (174, 4000),
    "features.agent_view.agent_description": (1, 300),
    "features.agent_view.suggested_prompts": (0, 4),
    "features.bot_user.display_name": (1, 80),
    "features.shortcuts": (1, 10),
    "features.shortcuts[].name": (1, 24),
    "features.shortcuts[].callback_id": (1, 255),
    "features.shortcuts[].description": (1, 150),
    "features.slash_commands": (1, 50),
    "features.slash_commands[].command": (2, 32),
    "features.slash_commands[].description": (1, 2000),
    "features.slash_commands[].usage_hint": (1, 1000),
    "functions": (0, 50),
    "oauth_config.scopes.bot": (0, 255),
    "settings.event_subscriptions.bot_events": (0, 100),
}
# What may not be left out, where the object that holds it is there.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "": ("display_information", "features", "oauth_config", "settings"),
    "display_information": ("name",),
    "features": ("bot_user",),
    "features.agent_view": ("agent_description",),
    "features.agent_view.suggested_prompts[]": ("title", "message"),
    "features.bot_user": ("display_name",),
    "features.shortcuts[]": ("name", "type", "callback_id", "description"),
    "features.slash_commands[]": ("command", "description"),
    "functions.*": ("title", "description"),
    "oauth_config": ("scopes",),
    "oauth_config.scopes": ("bot",),
}
# The scopes that an event needs; any of a row is enough.
EVENTS: Mapping[str, tuple[str, ...]] = {
    "agent_session_stopped": ("assistant:write",),
    "app_context_changed": (),
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "app_uninstalled": (),
    "assistant_thread_context_changed": ("assistant:write",),
    "assistant_thread_started": ("assistant:write",),
    "channel_archive": ("channels:read",),
    "channel_created": ("channels:read",),
    "channel_rename": ("channels:read",),
    "function_executed": (),
    "link_shared": ("links:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "message.mpim": ("mpim:history",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "team_join": ("users:read",),
    "tokens_revoked": (),
    "user_change": ("users:read",),
}
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "app_mentions": ("read",),
    "assistant": ("write",),
    "bookmarks": ("read", "write"),
    "calls": ("read", "write"),
    "canvases": ("read", "write"),
    "channels": ("history", "join", "manage", "read", "write.invites", "write.topic"),
    "chat": ("write", "write.customize", "write.public"),
    "conversations.connect": ("manage", "read", "write"),
    "dnd": ("read",),
    "emoji": ("read",),
    "files": ("read", "write"),
    "groups": ("history", "read", "write", "write.invites", "write.topic"),
    "im": ("history", "read", "write", "write.topic"),
    "links": ("read", "write"),
    "links.embed": ("write",),
    "lists": ("read", "write"),
    "metadata.message": ("read",),
    "mpim": ("history", "read", "write", "write.topic"),
    "pins": ("read", "write"),
    "reactions": ("read", "write"),
    "reminders": ("read", "write"),
    "remote_files": ("read", "share", "write"),
    "search": ("read.files", "read.public", "read.users"),
    "team": ("read",),
    "team.preferences": ("read",),
    "usergroups": ("read", "write"),
    "users": ("read", "read.email", "write"),
    "users.profile": ("read",),
    "workflow.steps": ("execute",),
}
SCOPES = frozenset(
    {"commands", "incoming-webhook"}
    | {f"{family}:{deed}" for family, deeds in _FAMILIES.items() for deed in deeds}
)
_COMMAND = re.compile(r"/[^\s/A-Z]+")


def violations(raw: Mapping[str, Any], *, by_http: bool) -> list[str]:
    """List what Slack would refuse, each as its key, what is wrong and what to write.

    Raises TypeError, naming the key, where the form is not even Slack's.
    """
    return [
        *_missing(raw),
        *_lengths(raw),
        *_scopes(raw),
        *_events(raw),
        *_commands(raw),
        *_shortcuts(raw),
        *_delivery(raw, by_http=by_http),
    ]


def _at(raw: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Find what stands at a path, with its address; `[]` and `*` mean every item."""
    found: list[tuple[str, Any]] = [("", raw)]
    for part in path.replace("[]", ".[]").split(".") if path else ():
        found = [below for where, node in found for below in _step(where, node, part)]
    yield from found


def _step(where: str, node: Any, part: str) -> Iterable[tuple[str, Any]]:
    if part == "[]":
        if not isinstance(node, list):
            raise TypeError(f"{where} must be a list")
        return [(f"{where}[{n}]", item) for n, item in enumerate(node)]
    if not isinstance(node, dict):
        raise TypeError(f"{where or 'all of it'} must be an object")
    if part == "*":
        return [(f"{where}.{name}", item) for name, item in node.items()]
    return [(f"{where}.{part}".lstrip("."), node[part])] if part in node else []


def _missing(raw: Mapping[str, Any]) -> Iterator[str]:
    for path, names in NEEDED.items():
        for where, node in _at(raw, path):
            for name in names:
                if name not in node:
                    yield f"{f'{where}.{name}'.lstrip('.')}: missing; Slack needs it here"


def _lengths(raw: Mapping[str, Any]) -> Iterator[str]:
    for path, (least, most) in LENGTHS.items():
        for where, value in _at(raw, path):
            if not isinstance(value, str | list | dict):
                raise TypeError(f"{where} must be a text or a list")
            unit = "characters" if isinstance(value, str) else "entries"
            if not least <= len(value) <= most:
                yield f"{where}: {len(value):,} {unit}; write {least:,} to {most:,}"


def _scopes(raw: Mapping[str, Any]) -> Iterator[str]:
    for where, scopes in _at(raw, "oauth_config.scopes.bot"):
        for number, scope in enumerate(scopes):
            if scope not in SCOPES:
                yield f"{where}[{number}]: no bot scope {scope!r}{_nearest(scope, SCOPES)}"
            if scope in scopes[:number]:
                yield f"{where}[{number}]: {scope!r} is there twice; leave one out"


def _events(raw: Mapping[str, Any]) -> Iterator[str]:
    scopes = _granted(raw)
    for where, events in _at(raw, "settings.event_subscriptions.bot_events"):
        for number, event in enumerate(events):
            at = f"{where}[{number}]"
            if event not in EVENTS:
                yield f"{at}: no event {event!r}{_nearest(event, EVENTS)}"
            elif (needed := EVENTS[event]) and not scopes & set(needed):
                yield (
                    f"{at}: {event} needs the scope {' or '.join(needed)};"
                    " add it to oauth_config.scopes.bot"
                )
        if "app_context_changed" in events and not list(_at(raw, "features.agent_view")):
            yield f"{where}: app_context_changed needs features.agent_view; declare it"
    if list(_at(raw, "functions.*")) and not any(
        "function_executed" in events
        for _, events in _at(raw, "settings.event_subscriptions.bot_events")
    ):
        yield (
            "functions: need the event function_executed;"
            " add it to settings.event_subscriptions.bot_events"
        )


def _granted(raw: Mapping[str, Any]) -> set[str]:
    return {scope for _, scopes in _at(raw, "oauth_config.scopes.bot") for scope in scopes}


def _commands(raw: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for where, name in _at(raw, "features.slash_commands[].command"):
        if not _COMMAND.fullmatch(name):
            wanted = re.sub(r"[\s/]+", "", name).lower()
            yield f"{where}: {name!r} is not a command's name; write '/{wanted}'"
        if name in seen:
            yield f"{where}: {name} is there twice; name each command once"
        seen.add(name)
    if seen and "commands" not in _granted(raw):
        yield "features.slash_commands: need the scope commands; add it to oauth_config.scopes.bot"


def _shortcuts(raw: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for where, shortcut in _at(raw, "features.shortcuts[]"):
        if shortcut.get("type") not in ("global", "message"):
            yield f"{where}.type: {shortcut.get('type')!r}; write 'global' or 'message'"
        if shortcut.get("callback_id") in seen:
            yield f"{where}.callback_id: {shortcut['callback_id']} is there twice; name each once"
        seen.add(shortcut.get("callback_id", ""))
    if not seen:
        return
    if "commands" not in _granted(raw):
        yield "features.shortcuts: need the scope commands; add it to oauth_config.scopes.bot"
    if not any(enabled for _, enabled in _at(raw, "settings.interactivity.is_enabled")):
        yield "features.shortcuts: need settings.interactivity.is_enabled; write true there"


def _delivery(raw: Mapping[str, Any], *, by_http: bool) -> Iterator[str]:
    """Check how the app is reached: by sockets, or at the URLs that it declares."""
    if any(enabled for _, enabled in _at(raw, "settings.socket_mode_enabled")):
        return
    if not by_http:
        yield (
            "settings.socket_mode_enabled: must be true for an app on sockets;"
            " write true, or give the sandbox the app's request URL"
        )
        return
    for path in ("settings.event_subscriptions", "settings.interactivity"):
        for where, node in _at(raw, path):
            if node.get("is_enabled", True) and not _url(node.get("request_url")):
                yield f"{where}.request_url: missing without Socket Mode; write an https URL"
    for where, command in _at(raw, "features.slash_commands[]"):
        if not _url(command.get("url")):
            yield f"{where}.url: missing without Socket Mode; write an https URL"


def _url(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _nearest(name: object, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(str(name), sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "; leave it out"
