"""The methods that show views: views.open, views.push, views.update, views.publish.

Slack does not say what views.open does over an open modal: here the new one lies on top
and counts among the three. views.push needs a modal to lie upon, and is refused without.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot import blockkit
from bot.domain import Json
from bot.sandbox.call import Call, RefusedError, described
from bot.sandbox.surfaces import DEEPEST, Surface
from bot.sandbox.triggers import TriggerError

LARGEST = 250_000  # bytes of a view


def open_view(call: Call) -> dict[str, Any]:
    """Open a modal before the person whose trigger it is."""
    view = _view(call, "modal")
    user = _exchange(call)
    return _pushed(call, user, view, root=True)


def push_view(call: Call) -> dict[str, Any]:
    """Lay a modal upon the one that is open."""
    view = _view(call, "modal")
    user = _exchange(call)
    if call.workspace.surfaces.top(user) is None:
        raise RefusedError("not_found")
    return _pushed(call, user, view, root=False)


def update_view(call: Call) -> dict[str, Any]:
    """Show something else in an open view's place."""
    if not call.text("view_id") and not call.text("external_id"):
        raise _invalid("either `view_id` or `external_id` is required [json-pointer:]")
    found = call.workspace.surfaces.find(call.text("view_id"), call.text("external_id"))
    if found is None:
        raise RefusedError("not_found")
    view = _view(call, str(found.view["type"]))
    _agree(call, found)
    _external(call, view, found)
    return {"view": call.workspace.surfaces.update(found, view).view}


def publish_view(call: Call) -> dict[str, Any]:
    """Show something on one person's Home tab."""
    user = call.workspace.user(call.needed("user_id"))
    if user is None or user.bot:
        raise RefusedError("user_not_found")
    if not call.workspace.manifest.home_tab:
        raise RefusedError("not_enabled")
    view = _view(call, "home")
    found = call.workspace.surfaces.home(user.id)
    _agree(call, found)
    _external(call, view, found)
    return {"view": call.workspace.surfaces.publish(user.id, view).view}


def _pushed(call: Call, user: str, view: Json, *, root: bool) -> dict[str, Any]:
    surfaces = call.workspace.surfaces
    if len(surfaces.stack(user)) >= DEEPEST:
        raise RefusedError("push_limit_reached")
    _external(call, view, None)
    return {"view": surfaces.push(user, view, root=root).view}


def _exchange(call: Call) -> str:
    trigger = call.text("trigger_id") or call.text("interactivity_pointer")
    if not trigger:
        raise _invalid("missing required field: trigger_id [json-pointer:/trigger_id]")
    try:
        return call.workspace.triggers.exchange(trigger)
    except TriggerError as error:
        raise RefusedError(error.error) from None


def _agree(call: Call, found: Surface | None) -> None:
    """Refuse a change that was made to an older state than the one shown."""
    wanted = call.text("hash")
    if wanted and (found is None or wanted != found.view["hash"]):
        raise RefusedError("hash_conflict")


def _external(call: Call, view: Json, found: Surface | None) -> None:
    name = str(view.get("external_id") or "")
    other = call.workspace.surfaces.find(external_id=name) if name else None
    if other is not None and (found is None or other.id != found.id):
        raise RefusedError("duplicate_external_id")


def _view(call: Call, kind: str) -> Json:
    try:
        view = call.nested("view")
    except ValueError:
        view = None
    return checked_view(view, kind)


def checked_view(view: Any, kind: str) -> Json:
    """Give a view of one type that Slack takes. Raises RefusedError with its code."""
    if not isinstance(view, dict):
        raise _invalid("must provide an object [json-pointer:/view]")
    if len(json.dumps(view).encode()) > LARGEST:
        raise RefusedError("view_too_large")
    if view.get("type") != kind:
        raise _invalid(f"must be {kind!r} [json-pointer:/view/type]")
    blocks = view.get("blocks")
    if not isinstance(blocks, list) or not all(isinstance(block, Mapping) for block in blocks):
        raise _invalid("must provide an array of objects [json-pointer:/view/blocks]")
    missing = _missing(view, kind)
    if problems := described(blockkit.check(view), "/view") + missing:
        raise _invalid(*problems)
    return view


def _missing(view: Json, kind: str) -> list[str]:
    wrong = []
    if kind == "modal" and not view.get("title"):
        wrong.append("missing required field: title [json-pointer:/view/title]")
    inputs = any(block.get("type") == "input" for block in view["blocks"])
    if kind == "modal" and inputs and not view.get("submit"):
        wrong.append("`submit` is required with an input block [json-pointer:/view/submit]")
    return wrong


def _invalid(*wrong: str) -> RefusedError:
    messages = [f"[ERROR] {each.removeprefix('[ERROR] ')}" for each in wrong]
    return RefusedError("invalid_arguments", response_metadata={"messages": messages})
