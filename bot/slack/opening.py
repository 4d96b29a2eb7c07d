"""Modals, which Slack lets us open within three seconds of what a person did."""

from __future__ import annotations

import structlog

from bot.domain import Json, Message
from bot.errors import DeliveryError
from bot.slack.commands.request import Request

log = structlog.get_logger()
TOO_LATE = "That took longer than Slack allows, so no window opened. Please do it once more."


async def open_modal(request: Request, view: Json) -> Message | None:
    """Open a modal, or give what to say where it is too late for it."""
    try:
        await request.courier.open_view(request.event, view)
    except DeliveryError as error:
        log.warning("view.unopened", id=request.event.id, why=str(error))
        return Message(text=TOO_LATE)
    return None
