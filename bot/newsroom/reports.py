"""A reader's report of an error -> the owners; a confirmed one -> a retraction."""

from __future__ import annotations

import structlog

from bot.channels import corrections
from bot.domain import (
    Action,
    Briefing,
    Channel,
    Delivery,
    DeliveryState,
    Report,
    ReportState,
)
from bot.errors import DeliveryError
from bot.newsroom.desk import Desk

log = structlog.get_logger()


async def report(desk: Desk, told: Report) -> bool:
    """Keep a report and hand it to the owners; False where nobody is there to read it."""
    if not await desk.store.keep_report(told):
        return True
    log.warning("briefing.reported", report=told.id, briefing=told.briefing_id)
    return await _hand_on(desk, told)


async def _hand_on(desk: Desk, told: Report) -> bool:
    briefing = await desk.store.briefing(told.briefing_id)
    if briefing is None:
        return False
    message = corrections.reported(told, briefing, desk.zone)
    reached = False
    for owner in sorted(desk.owners):
        try:
            direct = await desk.courier.open_direct(told.channel.team, owner)
        except DeliveryError as error:
            log.warning("owner.unreachable", user=owner, why=str(error))
            continue
        channel = Channel(team=told.channel.team, id=direct)
        delivery = Delivery(channel=channel, key=f"report:{told.id}", message=message)
        await desk.store.send([delivery], desk.now())
        reached = True
    return reached


async def decide(desk: Desk, report_id: str, user: str, *, wrong: bool) -> Report | None:
    """Confirm or dismiss a report, and retract what was wrong; give it as it stands now.

    A report is decided once: whoever comes later is given what was decided.
    """
    state = ReportState.CONFIRMED if wrong else ReportState.DISMISSED
    decided = await desk.store.decide(report_id, state, user, desk.now())
    told = decided or await desk.store.report(report_id)
    if told is not None and told.state is ReportState.CONFIRMED:
        # Again where it was decided before: what was queued already is left as it is.
        await _retract(desk, told)
    if decided:
        log.warning("report.decided", report=report_id, state=state.value)
    return told


async def _retract(desk: Desk, told: Report) -> None:
    """Strike a briefing through wherever it stands, and say so as loudly as it was told."""
    briefing = await desk.store.briefing(told.briefing_id)
    if briefing is None:
        return
    outgoing: list[Delivery] = []
    heard: set[Channel] = set()
    for posted in await desk.store.deliveries_of(f"story:{told.story_id}"):
        if posted.state is DeliveryState.FAILED:
            continue
        *edits, notice = await _retraction(desk, posted, briefing, told)
        # A channel hears of it once, though several of its digests told the story.
        outgoing += edits if posted.channel in heard else [*edits, notice]
        heard.add(posted.channel)
    new = await desk.store.send(outgoing, desk.now())
    log.warning("briefing.retracted", story=told.story_id, report=told.id, messages=len(new))


async def _retraction(
    desk: Desk, posted: Delivery, briefing: Briefing, told: Report
) -> list[Delivery]:
    found = await desk.store.subscriptions(posted.channel)
    zone = found[0].zone if found else desk.zone
    front, detail, notice = corrections.retracted(briefing, told, zone)
    key = posted.key
    return [
        Delivery(
            channel=posted.channel,
            key=f"{target}:retracted",
            action=Action.EDIT,
            target=target,
            message=message,
        )
        for target, message in ((key, front), (f"{key}:detail", detail))
    ] + [Delivery(channel=posted.channel, key=f"{key}:retraction", message=notice)]
