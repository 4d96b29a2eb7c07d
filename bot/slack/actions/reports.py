from __future__ import annotations

import structlog

from bot.channels import corrections
from bot.domain import Channel, Message, Report, ReportState
from bot.errors import DeliveryError
from bot.newsroom import Newsroom
from bot.slack.actions.sources import GONE
from bot.slack.commands.request import Request
from bot.slack.events import words
from bot.slack.opening import open_modal

log = structlog.get_logger()
THANKS = "Thank you. The owners of this bot have your report and decide on it."
UNREAD = (
    "Thank you, your report is kept. But nobody could be told of it: no owner is set. Ask "
    "whoever runs this bot to set TRADEWIRE_OWNERS."
)
NOT_YOURS = "Only the owners of this bot decide on reports."


async def ask(request: Request, newsroom: Newsroom) -> Message | None:
    """Open a modal that asks what is wrong with a briefing."""
    found = await newsroom.evidence(request.argument)
    if found is None:
        return Message(text=GONE)
    briefing, _ = found
    return await open_modal(request, corrections.form(briefing, request.event.channel.id))


async def send(request: Request, newsroom: Newsroom) -> Message | None:
    """Hand a report to the owners, and thank for it."""
    event = request.event
    briefing_id, _, channel = event.payload["view"]["metadata"].partition(" ")
    found = await newsroom.evidence(briefing_id)
    if found is None:
        return Message(text=GONE)
    briefing, _ = found
    entered = event.payload["entered"]
    line = corrections.place(briefing, entered.get("where") or "")
    said = words(entered.get("what") or "")
    report = Report(
        id=event.id,
        channel=Channel(team=event.channel.team, id=channel),
        user=event.user,
        briefing_id=briefing.id,
        story_id=briefing.story_id,
        text=f"“{line}”: {said}" if line else said,
        made=event.received,
    )
    thanks = Message(text=THANKS if await newsroom.report(report) else UNREAD)
    try:
        await request.courier.whisper(report.channel, event.user, thanks)
    except DeliveryError as error:  # the report is kept: it must not be sent again for this
        log.warning("reply.lost", id=event.id, why=str(error))
    return None


async def confirm(request: Request, newsroom: Newsroom) -> Message | None:
    """Retract the briefing that a report is about."""
    return await _decide(request, newsroom, wrong=True)


async def dismiss(request: Request, newsroom: Newsroom) -> Message | None:
    """Leave a briefing as it is."""
    return await _decide(request, newsroom, wrong=False)


async def _decide(request: Request, newsroom: Newsroom, *, wrong: bool) -> Message:
    if not newsroom.owner(request.event.user):
        return Message(text=NOT_YOURS)
    told = await newsroom.decide(request.argument, request.event.user, wrong=wrong)
    if told is None:
        return Message(text="That report is not kept any more.")
    who = "you" if told.decided_by == request.event.user else f"<@{told.decided_by}>"
    if told.state is ReportState.CONFIRMED:
        return Message(text=f"Retracted by {who}: it is struck through wherever it was posted.")
    return Message(text=f"Dismissed by {who}: the briefing stays as it is.")
