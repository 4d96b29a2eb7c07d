"""Briefing -> messages -> Slack, each message exactly once."""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot.channels import render, select
from bot.domain import (
    Action,
    Briefing,
    Delivery,
    DeliveryState,
    Flow,
    Live,
    Story,
    Subscription,
)
from bot.errors import ChannelClosedError, DeliveryError, OutcomeUnknownError
from bot.newsroom.desk import Desk

log = structlog.get_logger()

_LONGEST_WAIT = timedelta(minutes=5)


def story_key(story_id: str) -> str:
    """Name the message that a story has in each channel that was told of it."""
    return f"story:{story_id}"


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
    earlier = tuple(other for other in told if other.revision < briefing.revision)
    outgoing: list[Delivery] = []
    if not overtaken:
        for subscription in await desk.store.subscriptions():
            outgoing += await _due(desk, subscription, story, briefing, earlier)
    new = await desk.store.send(outgoing, desk.now(), announced=briefing.id)
    log.info("briefing.announced", story=story.id, revision=briefing.revision, messages=len(new))


async def _due(
    desk: Desk,
    subscription: Subscription,
    story: Story,
    briefing: Briefing,
    earlier: tuple[Briefing, ...],
) -> list[Delivery]:
    channel, zone, key = subscription.channel, subscription.zone, story_key(story.id)
    told = await desk.store.delivery_of(channel, key)
    if subscription.live is Live.PAUSED or (told and told.state is DeliveryState.FAILED):
        return []
    if told is None:
        if not select.due(subscription, story, briefing):
            return []
        message, detail = render.briefing(briefing, zone)
        return [
            Delivery(channel=channel, key=key, message=message),
            Delivery(channel=channel, key=f"{key}:detail", target=key, message=detail),
        ]
    message, (_, detail) = render.edited(briefing, zone), render.briefing(briefing, zone)
    edits = [
        Delivery(
            channel=channel,
            key=f"{target}:edit:{briefing.revision}",
            action=Action.EDIT,
            target=target,
            message=text,
        )
        for target, text in ((key, message), (f"{key}:detail", detail))
    ]
    news = render.update(earlier[-1], briefing, zone) if earlier else None
    if news is None:
        return edits
    update = Delivery(
        channel=channel, key=f"{key}:update:{briefing.revision}", target=key, message=news
    )
    return [*edits, update]


async def post(desk: Desk, delivery_id: str) -> None:
    """Send one message that is due, and record what became of it.

    A channel that takes no message any more is paused: the next ones would be refused too.
    """
    delivery = await desk.store.delivery(delivery_id)
    if delivery is None or delivery.state in (DeliveryState.SENT, DeliveryState.FAILED):
        await desk.store.finish(Flow.POST, delivery_id)
        return
    try:
        ts = await _send(desk, delivery)
    except OutcomeUnknownError as error:
        until = desk.now() + desk.pace.doubt
        await desk.store.unsettled(delivery.id, DeliveryState.UNKNOWN, str(error), until)
        desk.observer.delivered(delivery, DeliveryState.UNKNOWN)
        log.warning("delivery.unknown", delivery=delivery.id, key=delivery.key)
    except DeliveryError as error:
        if isinstance(error, ChannelClosedError) and await desk.store.pause(
            delivery.channel, str(error)
        ):
            desk.observer.delivered(delivery, DeliveryState.FAILED)
            log.error("channel.paused", channel=delivery.channel.id, why=str(error))
            return
        if error.permanent:
            await desk.store.failed(delivery.id, str(error))
            desk.observer.delivered(delivery, DeliveryState.FAILED)
            log.error("delivery.failed", delivery=delivery.id, key=delivery.key, why=str(error))
            return
        wait = min(timedelta(seconds=error.retry_after or 2**delivery.attempts), _LONGEST_WAIT)
        state = (
            DeliveryState.UNKNOWN
            if delivery.state is DeliveryState.UNKNOWN
            else DeliveryState.PENDING
        )
        await desk.store.unsettled(delivery.id, state, str(error), desk.now() + wait)
        desk.observer.delivered(delivery, DeliveryState.PENDING)
        log.warning("delivery.postponed", delivery=delivery.id, why=str(error))
    else:
        if ts is not None:
            await desk.store.sent(delivery.id, ts)
            await _observe(desk, delivery)
            log.info("delivery.sent", delivery=delivery.id, key=delivery.key)


async def _observe(desk: Desk, delivery: Delivery) -> None:
    """Tell the observer of a message that stands in its channel."""
    desk.observer.delivered(delivery, DeliveryState.SENT)
    kind, _, story_id = delivery.key.partition(":")
    if kind == "story" and ":" not in story_id:
        story = await desk.store.story(story_id)
        if story is not None:
            desk.observer.posted(desk.now() - story.first_seen)


async def _send(desk: Desk, delivery: Delivery) -> str | None:
    """Send a message and return its ts, or None where it has to wait.

    A delivery that was tried before, by us or by a worker that was killed, may be in the
    channel already: it is looked for first.
    """
    thread_ts = delivery.thread_ts
    if delivery.target:
        target = await desk.store.delivery_of(delivery.channel, delivery.target)
        if target is None or target.state is not DeliveryState.SENT:
            raise DeliveryError(
                "the message it belongs to was never sent",
                channel=delivery.channel.id,
                permanent=True,
            )
        thread_ts = target.ts
    if delivery.action is Action.EDIT:
        await desk.courier.edit(delivery, thread_ts)
        return thread_ts
    if delivery.state in (DeliveryState.SENDING, DeliveryState.UNKNOWN):
        ts = await desk.courier.find(delivery, thread_ts)
        if ts is not None:
            return ts
        settled = (delivery.first_tried or desk.now()) + desk.pace.doubt
        if desk.now() < settled:
            await desk.store.unsettled(delivery.id, DeliveryState.UNKNOWN, "in doubt", settled)
            return None
    await desk.store.trying(delivery.id, desk.now())
    return await desk.courier.post(delivery, thread_ts)
