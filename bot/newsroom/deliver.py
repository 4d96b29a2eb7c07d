"""Messages -> Slack, each exactly once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.channels import links
from bot.domain import Action, Channel, Concern, Delivery, DeliveryState, Flow, Message
from bot.errors import ChannelClosedError, DeliveryError, OutcomeUnknownError
from bot.newsroom.desk import Desk
from bot.newsroom.watch import OPS, note

log = structlog.get_logger()

_LONGEST_WAIT = timedelta(minutes=5)
#: A message that somebody waits for is looked for so many times so many seconds.
_LOOKS, _LOOK = 20, 0.1


async def post_now(desk: Desk, delivery: Delivery) -> str:
    """Put a message into the outbox, send it ahead of the next tick, and give its ts.

    Empty where it has to wait longer, behind others or for a Slack that is not well.
    """
    await desk.store.send([delivery], desk.now())
    for _ in range(_LOOKS):
        mine = await desk.store.claim(
            Flow.POST, desk.now(), lease=desk.pace.lease, ids=[delivery.id], limit=1
        )
        if mine:
            await post(desk, delivery.id)
        found = await desk.store.delivery(delivery.id)
        if found is None or found.ts or mine or found.state is DeliveryState.FAILED:
            return found.ts if found else ""
        await asyncio.sleep(_LOOK)
    return ""


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
        if isinstance(error, ChannelClosedError) and delivery.key.startswith(OPS):
            # Operators would never hear of it, as what was told once is not told again.
            await desk.store.parked(delivery.id, str(error), desk.now() + _LONGEST_WAIT)
            desk.observer.delivered(delivery, DeliveryState.PENDING)
            log.warning("notice.waits", channel=delivery.channel.id, why=str(error))
            return
        if error.permanent:
            if not delivery.key.startswith(OPS):  # which would be told there for ever
                await note(desk, Concern.LOST, delivery.id, delivery.channel.id, str(error))
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
        log.warning("delivery.postponed", delivery=delivery.id, key=delivery.key, why=str(error))
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
    delivery = replace(delivery, message=await linked(desk, delivery.channel, delivery.message))
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


async def linked(desk: Desk, channel: Channel, message: Message) -> Message:
    """Fill in a message's links to stories, as far as the channel shows them by now."""
    addresses: dict[str, str] = {}
    for story_id in links.stories(message):
        shown = await desk.store.story_message(channel, story_id)
        if shown is None:
            continue
        try:
            addresses[story_id] = await desk.courier.permalink(channel, shown.ts)
        except DeliveryError as error:
            if not error.permanent:
                raise
            log.warning("link.left_out", channel=channel.id, story=story_id, why=str(error))
    return links.filled(message, addresses)
