"""What the app is sent when people press, choose, submit, close and open things.

Field by field as Slack's reference of interaction payloads and of events has it. Every
payload carries `enterprise: null`: the sandbox is one workspace, outside any organisation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain import Json
from bot.sandbox.elements import Found
from bot.sandbox.manifest import Function
from bot.sandbox.surfaces import Surface
from bot.sandbox.values import APP, BOT_TOKEN, TEAM, TEAM_DOMAIN, Conversation, Kind, Message, User

TOKEN = "sandbox"  # noqa: S105 - the old verification token, which no app should look at


def interaction(kind: str, who: User, **more: Any) -> dict[str, Any]:
    """Write what every interaction carries, and what one kind of it adds."""
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": TEAM_DOMAIN},
        "user": {"id": who.id, "username": who.handle, "name": who.handle, "team_id": TEAM},
        "api_app_id": APP,
        "token": TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
        **more,
    }


def channel(where: Conversation) -> dict[str, Any]:
    """Write where it happened."""
    named = {Kind.DIRECT: "directmessage", Kind.GROUP: "privategroup"}
    return {"id": where.id, "name": named.get(where.kind, where.name)}


def in_message(said: Message, where: Conversation, written: Json) -> dict[str, Any]:
    """Write which message an element stands in; an ephemeral one is not given back."""
    container: dict[str, Any] = {
        "type": "message",
        "message_ts": said.ts,
        "channel_id": where.id,
        "is_ephemeral": bool(said.visible_to),
    }
    if said.thread_ts:
        container["thread_ts"] = said.thread_ts
    message = {} if said.visible_to else {"message": written}
    return {"container": container, "channel": channel(where), **message}


def in_view(surface: Surface) -> dict[str, Any]:
    """Write which view an element stands in, with what is entered there."""
    return {
        "container": {"type": "view", "view_id": surface.id},
        "view": surface.written(),
    }


def suggestion(who: User, found: Found, value: str, source: Json) -> dict[str, Any]:
    """Ask the app what an external menu offers for what was typed."""
    more = {"action_id": found.action_id, "block_id": found.block_id, "value": value}
    return interaction("block_suggestion", who, **more, **source)


def submission(who: User, surface: Surface, trigger: str, urls: Sequence[Json]) -> dict[str, Any]:
    """Submit a modal."""
    return interaction(
        "view_submission",
        who,
        trigger_id=trigger,
        view=surface.written(),
        response_urls=list(urls),
    )


def closed(who: User, surface: Surface, *, cleared: bool) -> dict[str, Any]:
    """Say that a modal was closed without being submitted."""
    return interaction("view_closed", who, view=surface.written(), is_cleared=cleared)


# -- events --------------------------------------------------------------------------------


def home_opened(user: str, where: Conversation, tab: str, ts: str, **more: Any) -> dict[str, Any]:
    """Say that a person opened the app; `more` is the view it shows, or what they look at."""
    event = {"type": "app_home_opened", "user": user, "channel": where.id, "tab": tab}
    return {**event, "event_ts": ts, **more}


def context(watched: Conversation | None) -> dict[str, Any]:
    """Write what a person looks at beside the app; nothing is an empty object."""
    if watched is None:
        return {}
    entity = {"type": "slack#/types/channel_id", "value": watched.id, "team_id": TEAM}
    return {"entities": [entity]}


def context_changed(
    user: str, where: Conversation, watched: Conversation | None, ts: str
) -> dict[str, Any]:
    """Say that a person looks at another channel while the app is open."""
    event = {"type": "app_context_changed", "user": user, "channel": where.id}
    return {**event, "context": context(watched), "event_ts": ts}


def stopped(
    user: str, where: Conversation, thread_ts: str, streams: Sequence[str], ts: str
) -> dict[str, Any]:
    """Say that a person stopped an answer; `streams` are the messages that Slack ended."""
    return {
        "type": "agent_session_stopped",
        "user": user,
        "channel": where.id,
        "thread_ts": thread_ts,
        "streaming_message_ts": list(streams),
        "event_ts": ts,
    }


def executed(
    function: Function, inputs: Mapping[str, Any], execution_id: str, workflow: str, ts: str
) -> dict[str, Any]:
    """Ask the app to perform one of its workflow steps.

    Slack gives a token of its own for each run; here it is the app's bot token.
    """
    return {
        "type": "function_executed",
        "function": {
            "id": f"Fn{function.callback_id.upper()}",
            "callback_id": function.callback_id,
            "title": function.title,
            "description": function.description,
            "type": "app",
            "input_parameters": [dict(each) for each in function.inputs],
            "output_parameters": [dict(each) for each in function.outputs],
            "app_id": APP,
            "date_created": 0,
            "date_updated": 0,
            "date_deleted": 0,
        },
        "inputs": dict(inputs),
        "function_execution_id": execution_id,
        "workflow_execution_id": workflow,
        "event_ts": ts,
        "bot_access_token": BOT_TOKEN,
    }
