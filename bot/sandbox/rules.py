"""Slack's rules for a manifest, as far as an app can run into them.

Lengths and counts are those of Slack's published manifest schema, version 1; what the
schema leaves out (agent_view's limits, the scopes that events need) is in its reference.
The lengths of suggested prompts are in neither: they are those of a button's text, which
is what a prompt's title is shown as, and of a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.sandbox import form
from bot.sandbox.grants import EVENTS, SCOPES, USER_FAMILIES, USER_SCOPES

# Path -> least and most characters of a text, or items of a list or object.
LENGTHS: Mapping[str, tuple[int, int]] = {
    "display_information.name": (1, 35),
    "display_information.description": (1, 140),
    "display_information.long_description": (174, 4000),
    "features.agent_view.agent_description": (1, 300),
    "features.agent_view.suggested_prompts": (0, 4),
    "features.agent_view.suggested_prompts[].message": (1, 4000),
    "features.agent_view.suggested_prompts[].title": (1, 75),
    "features.assistant_view.assistant_description": (1, 300),
    "features.assistant_view.suggested_prompts": (0, 4),
    "features.assistant_view.suggested_prompts[].message": (1, 4000),
    "features.assistant_view.suggested_prompts[].title": (1, 75),
    "features.bot_user.display_name": (1, 80),
    "features.shortcuts": (1, 10),
    "features.shortcuts[].name": (1, 24),
    "features.shortcuts[].callback_id": (1, 255),
    "features.shortcuts[].description": (1, 150),
    "features.slash_commands": (1, 50),
    "features.slash_commands[].command": (2, 32),
    "features.slash_commands[].description": (1, 2000),
    "features.slash_commands[].usage_hint": (1, 1000),
    "features.unfurl_domains": (1, 5),
    "functions": (0, 50),
    "oauth_config.redirect_urls": (0, 1000),
    "oauth_config.scopes.bot": (0, 255),
    "oauth_config.scopes.user": (0, 255),
    "settings.event_subscriptions.bot_events": (0, 100),
    "settings.event_subscriptions.user_events": (0, 100),
}
# What may not be left out, where the object that holds it is there.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "": ("display_information",),
    "display_information": ("name",),
    "features.agent_view": ("agent_description",),
    "features.agent_view.suggested_prompts[]": ("title", "message"),
    "features.assistant_view": ("assistant_description",),
    "features.assistant_view.suggested_prompts[]": ("title", "message"),
    "features.bot_user": ("display_name",),
    "features.shortcuts[]": ("name", "type", "callback_id", "description"),
    "features.slash_commands[]": ("command", "description"),
    "functions.*": ("title", "description", "input_parameters", "output_parameters"),
    "settings.interactivity": ("is_enabled",),
}
# What a workflow step's parameter may be: one of these, or a type of the app's own.
_PLAIN = ("array", "boolean", "integer", "number", "object", "string")
_OF_SLACK = (
    "blocks",
    "canvas_id",
    "canvas_template_id",
    "channel_canvas_id",
    "channel_id",
    "credential/oauth2",
    "date",
    "expanded_rich_text",
    "file_id",
    "form_input",
    "form_input_object",
    "interactivity",
    "list_id",
    "message_context",
    "message_ts",
    "rich_text",
    "team_id",
    "time",
    "timestamp",
    "user_context",
    "user_id",
    "user_permission",
    "usergroup_id",
)
TYPES = frozenset(_PLAIN) | {f"slack#/types/{name}" for name in _OF_SLACK}
_COLOUR = re.compile(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?")
_URLS = (
    "features.slash_commands[].url",
    "settings.event_subscriptions.request_url",
    "settings.interactivity.message_menu_options_url",
    "settings.interactivity.request_url",
)
_COMMAND = re.compile(r"/[^\s/A-Z]+")


def violations(raw: Any, *, by_http: bool) -> list[str]:
    """List what Slack would refuse, each as its key, what is wrong and what to write.

    Where something is of the wrong kind, that is all that is said: the rest cannot be read.
    Raises TypeError where it is no manifest at all.
    """
    if not isinstance(raw, dict):
        raise TypeError("all of it must be an object")
    strange = sorted(form.unknown(raw)) if not (wrong := list(form.malformed(raw))) else []
    return wrong or [
        *strange,
        *_missing(raw),
        *_lengths(raw),
        *_looks(raw),
        *_scopes(raw),
        *_events(raw),
        *_agents(raw),
        *_functions(raw),
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
        return [(f"{where}[{n}]", item) for n, item in enumerate(node)]
    if part == "*":
        return [(f"{where}.{name}", item) for name, item in node.items()]
    return [(form.joined(where, part), node[part])] if part in node else []


def _missing(raw: Mapping[str, Any]) -> Iterator[str]:
    for path, names in NEEDED.items():
        for where, node in _at(raw, path):
            for name in names:
                if name not in node:
                    yield f"{form.joined(where, name)}: missing; Slack needs it here"


def _lengths(raw: Mapping[str, Any]) -> Iterator[str]:
    for path, (least, most) in LENGTHS.items():
        for where, value in _at(raw, path):
            unit = "characters" if isinstance(value, str) else "entries"
            if not least <= len(value) <= most:
                yield f"{where}: {len(value):,} {unit}; write {least:,} to {most:,}"


def _looks(raw: Mapping[str, Any]) -> Iterator[str]:
    """Check what must be written in a certain way: a colour, the addresses."""
    for where, colour in _at(raw, "display_information.background_color"):
        if not _COLOUR.fullmatch(colour):
            yield f"{where}: {colour!r} is not a colour; write one like '#14365c'"
    for where, url in (found for path in _URLS for found in _at(raw, path)):
        if not _url(url):
            yield f"{where}: {url!r}; write an https URL"
    for where, url in _at(raw, "oauth_config.redirect_urls[]"):
        if "://" not in url:  # as little as Slack itself asks
            yield f"{where}: {url!r} is not a URL; write an https URL"


def _scopes(raw: Mapping[str, Any]) -> Iterator[str]:
    for whose, known in (("bot", SCOPES), ("user", USER_SCOPES)):
        for where, scopes in _at(raw, f"oauth_config.scopes.{whose}"):
            for number, scope in enumerate(scopes):
                at = f"{where}[{number}]"
                if scope not in known and not (whose == "user" and scope.startswith(USER_FAMILIES)):
                    yield f"{at}: no {whose} scope {scope!r}{form.nearest(scope, known)}"
                if scope in scopes[:number]:
                    yield f"{at}: {scope!r} is there twice; leave one out"


def _events(raw: Mapping[str, Any]) -> Iterator[str]:
    scopes = _granted(raw)
    for where, events in _at(raw, "settings.event_subscriptions.bot_events"):
        for number, event in enumerate(events):
            at = f"{where}[{number}]"
            if event in events[:number]:
                yield f"{at}: {event!r} is there twice; leave one out"
            elif event not in EVENTS:
                yield f"{at}: no event {event!r}{form.nearest(event, EVENTS)}"
            elif (needed := EVENTS[event]) and not scopes & set(needed):
                yield (
                    f"{at}: {event} needs the scope {' or '.join(needed)};"
                    " add it to oauth_config.scopes.bot"
                )
        if "app_context_changed" in events and not list(_at(raw, "features.agent_view")):
            yield f"{where}: app_context_changed needs features.agent_view; declare it"


def _agents(raw: Mapping[str, Any]) -> Iterator[str]:
    views = [each for view in ("agent", "assistant") for each in _at(raw, f"features.{view}_view")]
    if len(views) > 1:
        yield "features.assistant_view: not beside agent_view; leave the older one out"
    if views and "assistant:write" not in _granted(raw):
        yield f"{views[0][0]}: needs the scope assistant:write; add it to oauth_config.scopes.bot"


def _functions(raw: Mapping[str, Any]) -> Iterator[str]:
    functions = list(_at(raw, "functions.*"))
    for where, function in functions:
        for key in ("input_parameters", "output_parameters"):
            yield from _parameters(f"{where}.{key}", function.get(key, {}))
    subscribed = [event for _, event in _at(raw, "settings.event_subscriptions.bot_events[]")]
    if functions and "function_executed" not in subscribed:
        yield (
            "functions: need the event function_executed;"
            " add it to settings.event_subscriptions.bot_events"
        )


def _parameters(where: str, declared: Any) -> Iterator[str]:
    """Check parameters in either of Slack's forms: by name, or a list that names each."""
    if isinstance(declared, dict):
        each = [
            (f"{where}.{name}", {"name": name, **_object(given)})
            for name, given in declared.items()
        ]
    elif isinstance(declared, list):
        each = [(f"{where}[{number}]", _object(given)) for number, given in enumerate(declared)]
    else:
        yield f"{where} must be an object"
        return
    for at, given in each:
        kind = str(given.get("type", ""))
        if kind not in TYPES and not kind.startswith("#/types/"):
            yield f"{at}.type: no type {kind!r}{form.nearest(kind, TYPES)}"
        if not isinstance(given.get("name"), str):
            yield f"{at}.name: missing; Slack needs it here"


def _object(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


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
