"""A reader's report of an error -> the owners; a confirmed one -> a retraction."""

from __future__ import annotations

import structlog

from bot.channels import corrections, edition, links
from bot.domain import (
    Action,
    Briefing,
    Channel,
    Delivery,
    DeliveryState,
    Message,
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
    if told is not None:
        await _mark(desk, told)
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
    for posted in await desk.store.deliveries_about(told.story_id):
        if posted.state is DeliveryState.FAILED:
            continue
        edit, notice = await _retraction(desk, posted, briefing, told)
        # A channel hears of it once, though several of its digests told the story.
        outgoing += [edit] if posted.channel in heard else [edit, notice]
        heard.add(posted.channel)
    everyone = {each.channel for each in await desk.store.subscriptions()}
    for channel in sorted(everyone | heard, key=lambda each: (each.team, each.id)):
        outgoing += await _digests(desk, channel, told.story_id)
    new = await desk.store.send(outgoing, desk.now())
    log.warning("briefing.retracted", story=told.story_id, report=told.id, messages=len(new))


async def _mark(desk: Desk, told: Report) -> None:
    """Let every owner see in the report itself what was decided, and by whom."""
    briefing = await desk.store.briefing(told.briefing_id)
    if briefing is None:
        return
    message = corrections.reported(told, briefing, desk.zone)
    edits = [
        _edit(asked, f"{asked.key}:decided", message)
        for asked in await desk.store.deliveries_of(f"report:{told.id}")
    ]
    await desk.store.send(edits, desk.now())


async def _retraction(
    desk: Desk, posted: Delivery, briefing: Briefing, told: Report
) -> tuple[Delivery, Delivery]:
    """Make the edit of one message that told of a story, and the notice to its channel."""
    found = await desk.store.subscription(posted.channel)
    becomes = corrections.retracted(briefing, told, found.zone if found else desk.zone)
    key, message = posted.key, becomes.front
    if key.endswith(":detail"):
        message = becomes.detail
    elif ":update:" in key:
        message = becomes.update
    notice = Delivery(
        channel=posted.channel, key=f"story:{told.story_id}:retraction", message=becomes.notice
    )
    return _edit(posted, f"{key}:retracted", message), notice


async def _digests(desk: Desk, channel: Channel, story_id: str) -> list[Delivery]:
    """Strike a story through in the digests of a channel, beside what was struck there before."""
    now: dict[str, Delivery] = {}
    struck: dict[str, Delivery] = {}
    for each in await desk.store.deliveries(channel):
        if not each.key.startswith("digest:") or each.state is DeliveryState.FAILED:
            continue
        if each.action is Action.POST and story_id in links.stories(each.message):
            now[each.key] = struck[each.key] = each
        elif each.target in now and ":retracted:" in each.key:
            struck[each.target] = each
    return [
        _edit(parent, f"{key}:retracted:{story_id}", edition.retracted(last.message, story_id))
        for key, parent in now.items()
        for last in (struck[key],)
    ]


def _edit(posted: Delivery, key: str, message: Message) -> Delivery:
    return Delivery(
        channel=posted.channel, key=key, action=Action.EDIT, target=posted.key, message=message
    )
