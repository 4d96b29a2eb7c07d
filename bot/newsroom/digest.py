"""A channel's digest: composed, put into the outbox once, and the next one waited for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import structlog

from bot.channels import digest as contents
from bot.channels import edition, schedule
from bot.channels.digest import Contents, News
from bot.channels.edition import Frame
from bot.domain import (
    HELD,
    Action,
    Channel,
    Delivery,
    Digest,
    Flow,
    Live,
    Message,
    Subscription,
)
from bot.newsroom import announce
from bot.newsroom.desk import Desk

log = structlog.get_logger()

#: So often a digest looks whether news is still on its way, within the time that it waits. Each
#: look counts as a try, and operators are told of what was tried five times.
WAITS = 3

#: So many stories are looked through for a digest, and for the days ahead.
STORIES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A digest as it stands: what it says, and the message that says it."""

    contents: Contents
    message: Message


async def give(desk: Desk, digest_id: str) -> None:
    """Give a channel the digest that is due, or what was held back for it."""
    row = await desk.store.digest(digest_id)
    subscription = await desk.store.subscription(row.channel) if row else None
    if row is None or subscription is None or subscription.live is Live.PAUSED:
        await desk.store.finish(Flow.DIGEST, digest_id)
        return
    now = desk.now()
    until = schedule.quiet_until(subscription.quiet, subscription.zone, now)
    if until > now:
        await desk.store.postpone(Flow.DIGEST, digest_id, until)
    elif row.at == HELD:
        await announce.release(desk, subscription, row)
    elif row.posted or subscription.schedule is None:
        await desk.store.finish(Flow.DIGEST, digest_id)
    elif await _too_early(desk, digest_id, now):
        await desk.store.hold_row(Flow.DIGEST, digest_id, now + desk.pace.news / WAITS)
    else:
        await post(desk, subscription, row, late=_late(subscription, row, now, desk.pace.late))


async def _too_early(desk: Desk, digest_id: str, now: datetime) -> bool:
    """Whether a digest waits a moment for news that is on its way, so that it is not left out."""
    if not desk.pace.news or await desk.store.attempts(Flow.DIGEST, digest_id) > WAITS:
        return False
    return await desk.store.news_under_way(now, now + desk.pace.settle)


def _late(subscription: Subscription, row: Digest, now: datetime, patience: timedelta) -> str:
    """Say that a digest is late, where it is: quiet hours make none late."""
    day, at = date.fromisoformat(row.day), time.fromisoformat(row.at)
    wanted = schedule.instant(day, at, subscription.zone)
    due = schedule.quiet_until(subscription.quiet, subscription.zone, wanted)
    if now - due <= patience:
        return ""
    return f"late: it was due on {day:%a} {day.day} {day:%b} at {row.at}"


async def post(desk: Desk, subscription: Subscription, row: Digest, *, late: str = "") -> bool:
    """Put a digest into the outbox, each briefing in its thread; False where it was before.

    The parent goes first, then the briefings, then the parent's links to them.
    """
    now, channel = desk.now(), row.channel
    composed = await compose(desk, subscription, now, late=late)
    found = composed.contents
    key = f"digest:{row.day}:{row.at}"
    outgoing = [Delivery(channel=channel, key=key, message=composed.message)]
    for item in found.shown:
        story = item.briefing.story_id
        if await desk.store.delivery_of(channel, announce.story_key(story)) is None:
            outgoing += announce.front_and_detail(
                channel, f"{key}:story:{story}", item.briefing, subscription.zone, key
            )
    if found.shown:
        outgoing.append(
            Delivery(
                channel=channel,
                key=f"{key}:links",
                action=Action.EDIT,
                target=key,
                message=composed.message,
            )
        )
    given = replace(row, told=found.told, shown=len(found.shown))
    new = await desk.store.give_digest(given, outgoing, now, schedule.upcoming(subscription, now))
    if new:
        desk.observer.digested()
        log.info(
            "digest.given", channel=channel.id, day=row.day, at=row.at, stories=len(found.told)
        )
    return new


async def compose(
    desk: Desk,
    subscription: Subscription,
    now: datetime,
    *,
    late: str = "",
    foot: str = edition.POSTED,
) -> Composed:
    """Compose what a channel's next digest would say now; `foot` says how to go on from it."""
    last = await desk.store.last_digest(subscription.channel)
    since = contents.since(subscription, last.posted if last else None, now)
    found = await _news(desk, subscription, last, since)
    known = await desk.store.latest_briefings(limit=STORIES, since=now - 2 * contents.COMING)
    composed = contents.contents(subscription, found, known, since, now)
    reports = await desk.store.feed_reports()
    polled = [report for report in reports if report.status]
    answering = [report for report in polled if report.answering]
    frame = Frame(
        now=now,
        zone=subscription.zone,
        answering=len(answering),
        sources=len(polled),
        late=late,
        command=desk.command,
        foot=foot,
    )
    return Composed(contents=composed, message=edition.digest(composed, frame))


async def _news(
    desk: Desk, subscription: Subscription, last: Digest | None, since: datetime
) -> list[News]:
    """Read the stories that were briefed since the last digest, each with what was before.

    A briefing is as of when its writing began, so that one begun before the last digest may
    have been missed by it: those are looked for too, less what it told.
    """
    told = {each.story_id: each.revision for each in last.told} if last else {}
    pairs = [
        (story, briefing)
        for story, briefing in await desk.store.latest_briefings(
            limit=STORIES, since=since - contents.MARGIN
        )
        if told.get(story.id, 0) < briefing.revision
    ]
    heard = await desk.store.told(subscription.channel, [story.id for story, _ in pairs], since)
    found = []
    for story, briefing in pairs:
        older = await desk.store.briefings_of(story.id)
        before = tuple(
            each for each in older if each.as_of <= since and each.revision < briefing.revision
        )
        found.append(
            News(
                story=story,
                briefing=briefing,
                before=before,
                told=story.id in told or story.id in heard,
            )
        )
    return found


async def rest(desk: Desk, channel: Channel) -> Message:
    """List what the last digest of a channel counted and did not show."""
    last = await desk.store.last_digest(channel)
    left = last.told[last.shown :] if last else ()
    items = []
    for each in left:
        told = await desk.store.briefings_of(each.story_id)
        briefing = next((one for one in told if one.revision == each.revision), None)
        if briefing is not None:
            items.append(contents.plain_item(briefing))
    first = last.shown + 1 if last else 1
    return edition.rest(items, first)


async def plan(desk: Desk) -> None:
    """Let every channel wait for its next digest, whatever the clock has done meanwhile."""
    now = desk.now()
    for subscription in await desk.store.subscriptions():
        await wait(desk, subscription, now)


async def wait(
    desk: Desk, subscription: Subscription, now: datetime, *, anew: bool = False
) -> None:
    """Let a channel wait for its next digest; `anew` where its hours were changed."""
    wanted = () if subscription.live is Live.PAUSED else schedule.upcoming(subscription, now)
    await desk.store.plan_digest(subscription.channel, wanted, now, anew=anew)
