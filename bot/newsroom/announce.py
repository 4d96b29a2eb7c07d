"""Briefing -> the outbox of every channel that it is due to, and what was held back for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.channels import render, select
from bot.channels.moves import corrects
from bot.channels.schedule import quiet_until
from bot.channels.select import Decision, Why
from bot.domain import (
    Action,
    Briefing,
    Channel,
    Delivery,
    DeliveryState,
    Digest,
    Flow,
    Live,
    Proven,
    Sort,
    Story,
    Subscription,
)
from bot.newsroom import corrected
from bot.newsroom.desk import Desk

log = structlog.get_logger()

#: So many stories are looked at when quiet hours end.
HELD_BACK = 200
JUST_BEFORE = timedelta(seconds=1)


def story_key(story_id: str) -> str:
    """Name the message that a story has in each channel that was told of it live."""
    return f"story:{story_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """What goes out to a channel, and until when the rest is held back."""

    outgoing: tuple[Delivery, ...] = ()
    until: datetime | None = None


async def announce(desk: Desk, briefing_id: str) -> None:
    """Put a briefing into the outbox of every channel that it is due to.

    A channel that knows the story gets its message edited, and what is new in its thread.
    A briefing that a later one of its story has overtaken is not told any more.
    """
    briefing = await desk.store.briefing(briefing_id)
    story = await desk.store.story(briefing.story_id) if briefing else None
    if briefing is None or story is None or await desk.store.retracted(story.id):
        await desk.store.finish(Flow.ANNOUNCE, briefing_id)
        return
    told = await desk.store.briefings_of(story.id)
    overtaken = any(other.revision > briefing.revision for other in told)
    outgoing: list[Delivery] = []
    if not overtaken:
        now = desk.now()
        for subscription in await desk.store.subscriptions():
            due = await _due(desk, subscription, story, briefing, told, now)
            outgoing += due.outgoing
            if due.until is not None:
                since = briefing.as_of - JUST_BEFORE
                await desk.store.hold(subscription.channel, since, due.until)
        outgoing += await corrected.in_answers(desk, briefing, outgoing)
    new = await desk.store.send(outgoing, desk.now(), announced=briefing.id)
    log.info(
        "briefing.announced",
        briefing=briefing.id,
        story=story.id,
        revision=briefing.revision,
        messages=len(new),
    )


async def release(desk: Desk, subscription: Subscription, held: Digest) -> None:
    """Post what was held back for a channel, the weightier first as far as its cap allows."""
    now, since = desk.now(), held.since or held.due or desk.now()
    outgoing: list[Delivery] = []
    until: datetime | None = None
    posted = 0
    pairs = await desk.store.latest_briefings(limit=HELD_BACK, since=since)
    for story, briefing in sorted(pairs, key=lambda pair: (-pair[1].voices, pair[1].as_of)):
        told = await desk.store.briefings_of(story.id)
        due = await _due(desk, subscription, story, briefing, told, now, posted)
        outgoing += due.outgoing
        posted += any(each.key == story_key(story.id) for each in due.outgoing)
        until = min(filter(None, (until, due.until)), default=None)
    await desk.store.release(held, outgoing, now, until)
    log.info("channel.released", channel=held.channel.id, messages=len(outgoing))


async def decide(
    desk: Desk,
    subscription: Subscription,
    story: Story,
    briefing: Briefing,
    told: Sequence[Briefing],
    now: datetime,
    posted: int = 0,
) -> Decision:
    """Decide whether a story is due live to a channel that was not told of it so.

    `told` are the story's briefings; `posted` counts posts that are on their way this moment.
    """
    recent = await desk.store.live_posts(subscription.channel, now - select.HOUR)
    return select.decide(
        subscription,
        story,
        briefing,
        now,
        earlier=_before(told, briefing.revision),
        posts=(*recent, *([now] * posted)),
    )


async def _due(
    desk: Desk,
    subscription: Subscription,
    story: Story,
    briefing: Briefing,
    told: Sequence[Briefing],
    now: datetime,
    posted: int = 0,
) -> _Due:
    channel, key = subscription.channel, story_key(story.id)
    own = await desk.store.delivery_of(channel, key)
    if subscription.live is Live.PAUSED or (own and own.state is DeliveryState.FAILED):
        return _Due()
    if own is not None:
        return await _updated(desk, subscription, story, briefing, told, now)
    decision = await decide(desk, subscription, story, briefing, told, now, posted)
    if decision.due:
        log.info("story.due", channel=channel.id, story=story.id, why=decision.why.name.lower())
        return _Due(outgoing=front_and_detail(channel, key, briefing, subscription.zone))
    copy = await desk.store.story_message(channel, story.id)
    quiet = quiet_until(subscription.quiet, subscription.zone, now) > now
    if copy is not None and copy.revision < briefing.revision:
        known = (await desk.store.told(channel, [story.id])).get(story.id, copy.revision)
        if not quiet:
            return _Due(outgoing=_in_digest(subscription, copy, told, known, briefing))
        last = _before(told, known + 1)
        if last and corrects(last[-1], briefing):
            return _Due(until=quiet_until(subscription.quiet, subscription.zone, now))
    # What is held back comes with the next digest, where there is one.
    held = decision.why in (Why.QUIET, Why.CAP) and subscription.schedule is None
    return _Due(until=decision.until if held else None)


def _in_digest(
    subscription: Subscription,
    copy: Delivery,
    told: Sequence[Briefing],
    known: int,
    briefing: Briefing,
) -> tuple[Delivery, ...]:
    """Bring a story that a digest told up to date there; the next one tells of it anew.

    Without a word, but where what the channel knows is wrong: that shows there at once.
    """
    channel, zone = subscription.channel, subscription.zone
    moves = briefing.moved(_before(told, copy.revision + 1))
    edits = _edits(channel, copy.key, briefing, zone, moves)
    earlier = _before(told, known + 1)
    if not earlier or not corrects(earlier[-1], briefing):
        return edits
    since = briefing.moved(earlier)
    news = render.update(earlier[-1], briefing, zone, since, headed=True)
    if news is None or select.muted(subscription, briefing.story_id, briefing.as_of):
        return edits
    note = Delivery(
        channel=channel,
        key=f"{copy.key}:correction:{briefing.revision}",
        target=copy.target,
        message=news,
        broadcast=True,
        story_id=briefing.story_id,
        revision=briefing.revision,
    )
    return (*edits, note)


async def _updated(
    desk: Desk,
    subscription: Subscription,
    story: Story,
    briefing: Briefing,
    told: Sequence[Briefing],
    now: datetime,
) -> _Due:
    """Bring the message of a story up to date, and tell in its thread what is new.

    A change of status or a correction shows in the channel too. The story is told anew
    from where the channel was left, however many briefings were held back since.
    """
    channel = subscription.channel
    known = (await desk.store.told(channel, [story.id])).get(story.id, 0)
    if known >= briefing.revision or select.muted(subscription, story.id, now):
        return _Due()
    until = quiet_until(subscription.quiet, subscription.zone, now)
    if until > now:
        return _Due(until=until)
    earlier = _before(told, known + 1)
    return _Due(outgoing=_edits_and_news(subscription, story.id, earlier, briefing))


def _edits_and_news(
    subscription: Subscription, story_id: str, earlier: Sequence[Briefing], briefing: Briefing
) -> tuple[Delivery, ...]:
    channel, zone, key = subscription.channel, subscription.zone, story_key(story_id)
    moves = briefing.moved(earlier)
    status = any(each.pair.sort is Sort.STATUS for each in moves)
    corrected = bool(earlier) and corrects(earlier[-1], briefing)
    edits = _edits(channel, key, briefing, zone, moves)
    news = render.update(earlier[-1], briefing, zone, moves) if earlier else None
    if news is None:
        return edits
    told = Delivery(
        channel=channel,
        key=f"{key}:update:{briefing.revision}",
        target=key,
        message=news,
        broadcast=status or corrected,
        story_id=story_id,
        revision=briefing.revision,
    )
    return (*edits, told)


def _edits(
    channel: Channel, key: str, briefing: Briefing, zone: str, moves: Sequence[Proven]
) -> tuple[Delivery, ...]:
    """Bring a story's message, and the reply that follows it, up to date."""
    edited, (_, detail) = render.edited(briefing, zone, moves), render.briefing(briefing, zone)
    return tuple(
        Delivery(
            channel=channel,
            key=f"{target}:edit:{briefing.revision}",
            action=Action.EDIT,
            target=target,
            message=text,
            story_id=briefing.story_id,
            revision=briefing.revision,
        )
        for target, text in ((key, edited), (f"{key}:detail", detail))
    )


def front_and_detail(
    channel: Channel, key: str, briefing: Briefing, zone: str, target: str = ""
) -> tuple[Delivery, ...]:
    """Make a story's message and the reply that follows it, in the thread of `target` if named."""
    front, detail = render.briefing(briefing, zone)
    return tuple(
        Delivery(
            channel=channel,
            key=name,
            target=where,
            message=message,
            story_id=briefing.story_id,
            revision=briefing.revision,
        )
        for name, where, message in (
            (key, target, front),
            (f"{key}:detail", target or key, detail),
        )
    )


def _before(told: Sequence[Briefing], revision: int) -> tuple[Briefing, ...]:
    return tuple(other for other in told if other.revision < revision)
