"""The form of a manifest: which keys there are, and what may stand under each.

After Slack's published manifest schema, version 1, with its reference's agent_view. Parts
that only apps hosted by Slack have are named and not looked into.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

TEXT, FLAG, COUNT, ANY = "a text", "true or false", "a whole number", "anything"
# A kind; or an object with just these keys, "*" being any; or a list of one form.
Form = Any

_PROMPTS: Form = [{"title": TEXT, "message": TEXT}]
FORM: Form = {
    "$schema": TEXT,
    "_metadata": dict.fromkeys(
        ("schema_version", "min_version", "major_version", "minor_version"), COUNT
    ),
    "app_directory": ANY,
    "datastores": ANY,
    "display_information": dict.fromkeys(
        ("name", "description", "long_description", "background_color"), TEXT
    ),
    "external_auth_providers": ANY,
    "features": {
        "agent_view": {"agent_description": TEXT, "suggested_prompts": _PROMPTS, "actions": ANY},
        "app_home": {
            "home_tab_enabled": FLAG,
            "messages_tab_enabled": FLAG,
            "messages_tab_read_only_enabled": FLAG,
        },
        "assistant_view": {"assistant_description": TEXT, "suggested_prompts": _PROMPTS},
        "bot_user": {"display_name": TEXT, "always_online": FLAG},
        "functions": ANY,
        "rich_previews": ANY,
        "search": ANY,
        "shortcuts": [dict.fromkeys(("name", "type", "callback_id", "description"), TEXT)],
        "slash_commands": [
            dict.fromkeys(("command", "url", "description", "usage_hint"), TEXT)
            | {"should_escape": FLAG}
        ],
        "unfurl_domains": [TEXT],
        "workflow_steps": [{"name": TEXT, "callback_id": TEXT}],
    },
    "functions": {
        "*": {
            "title": TEXT,
            "description": TEXT,
            "input_parameters": ANY,
            "output_parameters": ANY,
        }
    },
    "oauth_config": {
        "pkce_enabled": FLAG,
        "redirect_urls": [TEXT],
        "scopes": {key: [TEXT] for key in ("bot", "bot_optional", "user", "user_optional")},
        "token_management_enabled": FLAG,
    },
    "outgoing_domains": [TEXT],
    "settings": {
        "allowed_ip_address_ranges": [TEXT],
        "event_subscriptions": {
            "bot_events": [TEXT],
            "metadata_subscriptions": [{"app_id": TEXT, "event_type": TEXT}],
            "request_url": TEXT,
            "user_events": [TEXT],
        },
        "function_runtime": TEXT,
        "hermes_app_type": TEXT,
        "incoming_webhooks": {"incoming_webhooks_enabled": FLAG},
        "interactivity": {
            "is_enabled": FLAG,
            "message_menu_options_url": TEXT,
            "request_url": TEXT,
        },
        "is_hosted": FLAG,
        "is_mcp_enabled": FLAG,
        "org_deploy_enabled": FLAG,
        "siws_links": {"initiate_uri": TEXT},
        "socket_mode_enabled": FLAG,
        "token_rotation_enabled": FLAG,
    },
    "types": ANY,
    "workflows": ANY,
}
_KINDS: Mapping[str, type] = {TEXT: str, FLAG: bool, COUNT: int, ANY: object}


def malformed(node: Any, form: Form = FORM, where: str = "") -> Iterator[str]:
    """List what is of the wrong kind, each as its key and what must stand there."""
    if isinstance(form, str):
        wrong = not isinstance(node, _KINDS[form]) or (form == COUNT and isinstance(node, bool))
        if wrong:
            yield f"{where} must be {form}"
    elif not isinstance(node, type(form)):
        yield f"{where} must be {'a list' if isinstance(form, list) else 'an object'}"
    else:
        for address, below, inner in _inside(node, form, where):
            yield from malformed(below, inner, address)


def unknown(node: Any, form: Form = FORM, where: str = "") -> Iterator[str]:
    """List the keys that Slack does not know, in what is otherwise well formed."""
    if isinstance(form, dict) and "*" not in form:
        for name in node.keys() - form.keys():
            yield f"{joined(where, name)}: no such key{nearest(name, form)}"
    for address, below, inner in _inside(node, form, where):
        yield from unknown(below, inner, address)


def _inside(node: Any, form: Form, where: str) -> Iterator[tuple[str, Any, Form]]:
    if isinstance(form, list):
        for number, item in enumerate(node):
            yield f"{where}[{number}]", item, form[0]
    elif isinstance(form, dict):
        for name, below in node.items():
            inner = form.get(name, form.get("*"))
            if inner is not None:
                yield joined(where, name), below, inner


def joined(where: str, name: str) -> str:
    """Write the address of a key."""
    return f"{where}.{name}" if where else name


def nearest(name: object, known: Iterable[str]) -> str:
    """Say what to write instead of a name that is not known."""
    near = difflib.get_close_matches(str(name), sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "; leave it out"
