"""By what a message of ours is known again: the id of its delivery, in its metadata."""

from __future__ import annotations

from typing import Any

from bot.domain import Delivery, Json

EVENT_TYPE = "tradewire_delivery"
# Seconds by which our clock and Slack's may differ when a message is looked for.
MARGIN = 300.0
PAGE = 15  # messages that every app may read at a time


def metadata(delivery: Delivery) -> dict[str, Any]:
    """Make the metadata of a message: an id only, since the workspace can see it."""
    return {"event_type": EVENT_TYPE, "event_payload": {"delivery_id": delivery.id}}


def delivery_id(message: Json) -> object:
    """Read the id of the delivery that a message of a history shows, if it is one of ours."""
    held = message.get("metadata") or {}
    if held.get("event_type") != EVENT_TYPE:
        return None
    return (held.get("event_payload") or {}).get("delivery_id")
