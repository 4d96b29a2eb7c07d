"""Slack's payloads of buttons, menus, modals and shortcuts, read into events.

What a kind brings in `Event.payload`:

    ACTION    value, kind (`message`, `home`, or `view`: a modal), view (id, metadata),
              entered, trigger
    VIEW      view (id, metadata), entered
    SHORTCUT  said (the message's text), by (its author), trigger
    COMMAND   trigger

`entered` holds, by action id, what a person entered in a modal: a text, a list of texts
where several can be chosen, or None.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain import Channel, Event, EventKind, Json, identify

TEXT_LIMIT = 4000  # characters of one text that is kept
_CHOSEN = ("conversation", "channel", "user", "date", "time")


def read(body: Json, now: datetime) -> Event | None:
    """Read what a person pressed, submitted or chose; None for what needs no answer."""
    match body.get("type"):
        case "block_actions":
            return _action(body, now)
        case "view_submission":
            return _view(body, now)
        case "message_action" | "shortcut":
            return _shortcut(body, now)
    return None


def _action(body: Json, now: datetime) -> Event | None:
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        return None
    action, container = actions[0], _dict(body, "container")
    team, user = _id(body, "team"), _id(body, "user")
    view = _dict(body, "view")
    said = _dict(body, "message")
    channel = _id(body, "channel") or _text(container, "channel_id")
    ts = _text(container, "message_ts")
    name = _text(action, "action_id")
    stamp = _text(action, "action_ts") or _text(body, "trigger_id")
    return Event(
        id=identify(team, channel, ts, _text(view, "id"), user, name, stamp),
        kind=EventKind.ACTION,
        channel=Channel(team=team, id=channel),
        user=user,
        text=name[:TEXT_LIMIT],
        received=now,
        ts=ts,
        thread_ts=_text(container, "thread_ts") or _text(said, "thread_ts"),
        response_url=_text(body, "response_url"),
        payload={
            "value": _chosen(action),
            "kind": _kind(view),
            "view": _about(view),
            "entered": entered(view),
            "trigger": _text(body, "trigger_id"),
        },
    )


def _view(body: Json, now: datetime) -> Event:
    view, team, user = _dict(body, "view"), _id(body, "team"), _id(body, "user")
    return Event(
        id=identify(team, user, _text(view, "id"), _text(view, "hash")),
        kind=EventKind.VIEW,
        channel=Channel(team=team, id=""),
        user=user,
        text=_text(view, "callback_id")[:TEXT_LIMIT],
        received=now,
        payload={"view": _about(view), "entered": entered(view)},
    )


def _shortcut(body: Json, now: datetime) -> Event:
    said, team, user = _dict(body, "message"), _id(body, "team"), _id(body, "user")
    channel, trigger = _id(body, "channel"), _text(body, "trigger_id")
    return Event(
        id=identify(team, channel, user, _text(body, "callback_id"), trigger),
        kind=EventKind.SHORTCUT,
        channel=Channel(team=team, id=channel),
        user=user,
        text=_text(body, "callback_id")[:TEXT_LIMIT],
        received=now,
        ts=_text(said, "ts"),
        thread_ts=_text(said, "thread_ts"),
        response_url=_text(body, "response_url"),
        payload={
            "said": _text(said, "text")[:TEXT_LIMIT],
            "by": _text(said, "user"),
            "trigger": trigger,
        },
    )


def entered(view: Json) -> dict[str, Any]:
    """Give what a person entered in a view, by action id."""
    values = _dict(_dict(view, "state"), "values")
    return {
        str(action): _chosen(state)
        for block in values.values()
        if isinstance(block, Mapping)
        for action, state in block.items()
        if isinstance(state, Mapping)
    }


def _chosen(state: Json) -> Any:
    """Give the value of an element, whatever kind it is."""
    if isinstance(several := state.get("selected_options"), list):
        return [_text(option, "value") for option in several if isinstance(option, Mapping)]
    if isinstance(option := state.get("selected_option"), Mapping):
        return _text(option, "value")
    for kind in _CHOSEN:
        if f"selected_{kind}" in state:
            chosen = state[f"selected_{kind}"]
            return chosen if isinstance(chosen, str) else None
        if isinstance(several := state.get(f"selected_{kind}s"), list):
            return [str(one) for one in several]
    value = state.get("value")
    return value[:TEXT_LIMIT] if isinstance(value, str) else None


def _kind(view: Json) -> str:
    if not view:
        return "message"
    return "home" if view.get("type") == "home" else "view"


def _about(view: Json) -> dict[str, str]:
    if not view:
        return {}
    return {"id": _text(view, "id"), "metadata": _text(view, "private_metadata")}


def _dict(body: Json, key: str) -> Json:
    found = body.get(key)
    return found if isinstance(found, Mapping) else {}


def _id(body: Json, key: str) -> str:
    return _text(_dict(body, key), "id")


def _text(body: Json, key: str) -> str:
    found = body.get(key)
    return found if isinstance(found, str) else ""
