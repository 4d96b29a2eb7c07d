"""The methods of agents: agents.sessions.* and the older assistant.threads.*.

As in Slack, a status line goes when the app posts in its thread or after two minutes, and
a session that is left at `processing` goes back to `active` after an hour.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.call import Call, RefusedError
from bot.sandbox.values import Prompts, Status

SESSION_STATUSES = frozenset({"active", "processing", "suspended", "closed"})
STOP_EVENT = "agent_session_stopped"
UNSTOPPABLE = "missing_agent_session_stopped_event_subscription"
TITLE = 200  # characters
PROMPTS, LOADING_MESSAGES = 4, 10


def set_status(call: Call) -> dict[str, Any]:
    """Say in a thread what the app is doing; an empty status takes it away."""
    place = _thread(call)
    if "status" not in call.arguments:
        call.needed("status")
    try:
        messages = call.nested("loading_messages") or []
    except ValueError:
        messages = None
    if not isinstance(messages, list) or len(messages) > LOADING_MESSAGES:
        raise RefusedError.for_argument(
            f"loading_messages must be a list of at most {LOADING_MESSAGES}"
        )
    status = Status(text=call.text("status"), loading_messages=tuple(map(str, messages)))
    shown = status if status.text else None
    call.workspace.agents.set_status(place, shown, call.limits.status_life)
    return {}


def set_title(call: Call) -> dict[str, Any]:
    """Name a thread, in the list of the conversations with the app."""
    call.workspace.agents.set_title(_thread(call), call.needed("title"))
    return {}


def set_suggested_prompts(call: Call) -> dict[str, Any]:
    """Offer what to ask: in a thread, or, without one, in the whole conversation."""
    if not (call.workspace.manifest.agent or call.workspace.manifest.assistant):
        raise RefusedError("not_agent_app")
    where = call.conversation("channel_id", member=True)
    prompts = call.listed("prompts", PROMPTS)
    if not prompts or not all(each.get("title") and each.get("message") for each in prompts):
        raise RefusedError.for_argument("prompts must each have a title and a message")
    pairs = tuple((str(each["title"]), str(each["message"])) for each in prompts)
    place = (where.id, call.thread(where))
    call.workspace.agents.set_prompts(place, Prompts(title=call.text("title"), prompts=pairs))
    return {}


def set_session_status(call: Call) -> dict[str, Any]:
    """Set what an agent session is at, beginning the session if need be."""
    place = _session(call)
    call.needed("status")
    status = session_status(call, "status")
    title = _titled(call)
    initiator = call.text("initiator_user_id")
    if initiator and call.workspace.user(initiator) is None:
        raise RefusedError("user_not_found")
    agents = call.workspace.agents
    if title and place not in agents.sessions:
        agents.set_title(place, title)
    agents.set_session(place, status, call.limits.session_life)
    answer: dict[str, Any] = {"status": status, "agent_status": status}
    answer["title"] = agents.titles.get(place, "")
    if STOP_EVENT not in call.workspace.manifest.events:
        answer |= {"warning": UNSTOPPABLE, "response_metadata": {"warnings": [UNSTOPPABLE]}}
    return answer


def rename_session(call: Call) -> dict[str, Any]:
    """Give an agent session another title."""
    place = _session(call)
    call.needed("title")
    title = _titled(call)
    if place not in call.workspace.agents.sessions:
        raise RefusedError("session_not_found")
    call.workspace.agents.set_title(place, title)
    return {"title": title}


def session_status(call: Call, name: str) -> str:
    """Read the status of a session, "" where none was sent. Slack's error: invalid_status."""
    status = call.text(name)
    if status and status not in SESSION_STATUSES:
        raise RefusedError("invalid_status")
    return status


def _titled(call: Call) -> str:
    title = call.text("title")
    if len(title) > TITLE:
        raise RefusedError.for_argument(f"title has more than {TITLE} characters")
    return title


def _thread(call: Call) -> tuple[str, str]:
    where = call.conversation("channel_id", member=True)
    call.needed("thread_ts")
    return where.id, call.thread(where)


def _session(call: Call) -> tuple[str, str]:
    """Find the thread of a session; only an app that is declared as an agent has any."""
    if not call.workspace.manifest.agent:
        raise RefusedError("feature_disabled")
    where = call.conversation("channel_id", member=True, outside="not_authorized")
    if not call.text("thread_ts"):
        raise RefusedError("thread_ts_required")
    return where.id, call.thread(where)
