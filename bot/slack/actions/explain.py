from __future__ import annotations

import structlog

from bot.channels import explained
from bot.domain import Json, Message
from bot.errors import DeliveryError
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.events import words
from bot.slack.opening import TOO_LATE

log = structlog.get_logger()


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Show what the archive has on a message: its story if it is ours, else what is nearest."""
    event = request.event
    said = words(str(event.payload.get("said") or ""))
    try:
        window = await request.courier.open_view(event, explained.waiting(said))
    except DeliveryError as error:
        log.warning("view.unopened", id=event.id, why=str(error))
        return Message(text=TOO_LATE)
    await request.courier.update_view(window, await _view(request, newsroom, said))
    return None


async def _view(request: Request, newsroom: Newsroom, said: str) -> Json:
    event, zone = request.event, await request.zone(newsroom)
    story_id = await newsroom.story_of_thread(event.channel, event.thread_ts or event.ts)
    if story_id and (briefing := await newsroom.newest(story_id)):
        return explained.story(briefing, zone)
    return explained.message(said, await newsroom.ask(said), await newsroom.akin(said), zone)
