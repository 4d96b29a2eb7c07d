"""Subscriptions, and the outbox of what is on its way to Slack."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import (
    Action,
    Channel,
    Delivery,
    DeliveryState,
    Live,
    Message,
    Subscription,
)
from bot.store.database import Database
from bot.store.schema import briefings, deliveries, subscriptions

_DELIVERY = (
    deliveries.c.team,
    deliveries.c.channel,
    deliveries.c.key,
    deliveries.c.action,
    deliveries.c.target,
    deliveries.c.thread_ts,
    deliveries.c.broadcast,
    deliveries.c.story_id,
    deliveries.c.revision,
    deliveries.c.text,
    deliveries.c.blocks,
    deliveries.c.state,
    deliveries.c.ts,
    deliveries.c.attempts,
    deliveries.c.first_tried,
)

_SUBSCRIPTION = TypeAdapter(Subscription)
_COLUMNS = {"channel", "live", "zone", "since"}  # of a subscription; the rest is its settings
_SETTLED = (DeliveryState.SENT.value, DeliveryState.FAILED.value)


class Channels(Database):
    """Who asked for what, and what was sent to whom."""

    async def subscribe(self, subscription: Subscription) -> None:
        """Keep a channel's settings in place of those it had."""
        settings = {
            "live": subscription.live.value,
            "zone": subscription.zone,
            "since": subscription.since,
            "settings": _SUBSCRIPTION.dump_python(subscription, mode="json", exclude=_COLUMNS),
        }
        insert = self._insert(subscriptions).values(
            team=subscription.channel.team, channel=subscription.channel.id, **settings
        )
        async with self._writing() as connection:
            await connection.execute(
                insert.on_conflict_do_update(index_elements=["team", "channel"], set_=settings)
            )

    async def subscriptions(self, channel: Channel | None = None) -> tuple[Subscription, ...]:
        """Read every channel's settings, or those of one channel."""
        wanted = select(subscriptions).order_by(subscriptions.c.team, subscriptions.c.channel)
        if channel is not None:
            wanted = wanted.where(
                subscriptions.c.team == channel.team, subscriptions.c.channel == channel.id
            )
        async with self._reading() as connection:
            return tuple(
                _SUBSCRIPTION.validate_python(
                    {
                        **row.settings,
                        "channel": Channel(team=row.team, id=row.channel),
                        "live": row.live,
                        "zone": row.zone,
                        "since": row.since,
                    }
                )
                for row in await connection.execute(wanted)
            )

    async def subscription(self, channel: Channel) -> Subscription | None:
        """Read one channel's settings, if it has any."""
        found = await self.subscriptions(channel)
        return found[0] if found else None

    async def pause(self, channel: Channel, detail: str) -> bool:
        """Pause a channel, and fail what waits for it, saying why.

        Returns False, and does nothing, where it is not subscribed or is paused already.
        """
        here = (subscriptions.c.team == channel.team) & (subscriptions.c.channel == channel.id)
        async with self._writing() as connection:
            paused = await connection.execute(
                update(subscriptions)
                .where(here, subscriptions.c.live != Live.PAUSED.value)
                .values(live=Live.PAUSED.value)
            )
            if not paused.rowcount:
                return False
            await connection.execute(
                update(deliveries)
                .where(
                    deliveries.c.team == channel.team,
                    deliveries.c.channel == channel.id,
                    deliveries.c.state.not_in(_SETTLED),
                )
                .values(
                    state=DeliveryState.FAILED.value,
                    detail=detail,
                    due_at=None,
                    lease_until=None,
                )
            )
        return True

    async def send(
        self, outgoing: Sequence[Delivery], now: datetime, *, announced: str = ""
    ) -> tuple[str, ...]:
        """Put messages into the outbox, in this order; return the ids of the new ones.

        A delivery whose key its channel already had is left as it is. `announced` names a
        briefing that these messages settle, in the same transaction.
        """
        async with self._writing() as connection:
            new = await self._put(connection, outgoing, now)
            if announced:
                await connection.execute(
                    update(briefings)
                    .where(briefings.c.id == announced)
                    .values(due_at=None, lease_until=None, attempts=0)
                )
        return new

    async def _put(
        self, connection: AsyncConnection, outgoing: Sequence[Delivery], now: datetime
    ) -> tuple[str, ...]:
        new: list[str] = []
        for delivery in outgoing:
            result = await connection.execute(
                self._insert(deliveries)
                .values(
                    id=delivery.id,
                    team=delivery.channel.team,
                    channel=delivery.channel.id,
                    key=delivery.key,
                    action=delivery.action.value,
                    target=delivery.target,
                    thread_ts=delivery.thread_ts,
                    broadcast=delivery.broadcast,
                    story_id=delivery.story_id,
                    revision=delivery.revision,
                    text=delivery.message.text,
                    blocks=list(delivery.message.blocks),
                    state=DeliveryState.PENDING.value,
                    ts="",
                    made=now,
                    due_at=now,
                )
                .on_conflict_do_nothing(index_elements=["team", "channel", "key"])
            )
            if result.rowcount:
                new.append(delivery.id)
        return tuple(new)

    async def deliveries(self, channel: Channel) -> tuple[Delivery, ...]:
        """Read everything that was ever put into the outbox for a channel, in order."""
        wanted = (
            select(*_DELIVERY)
            .where(deliveries.c.team == channel.team, deliveries.c.channel == channel.id)
            .order_by(deliveries.c.seq)
        )
        async with self._reading() as connection:
            return tuple(_read(row) for row in (await connection.execute(wanted)).mappings())

    async def delivery(self, id_: str) -> Delivery | None:
        """Read one delivery by its id."""
        return await self._delivery(deliveries.c.id == id_)

    async def delivery_of(self, channel: Channel, key: str) -> Delivery | None:
        """Read a channel's delivery by its key."""
        return await self._delivery(
            (deliveries.c.team == channel.team)
            & (deliveries.c.channel == channel.id)
            & (deliveries.c.key == key)
        )

    async def deliveries_of(self, key: str) -> tuple[Delivery, ...]:
        """Read the deliveries of this key in every channel."""
        return await self._deliveries(deliveries.c.key == key)

    async def deliveries_about(self, story_id: str) -> tuple[Delivery, ...]:
        """Read every message that tells of this story alone, in every channel, in order."""
        posted = deliveries.c.action == Action.POST.value
        return await self._deliveries((deliveries.c.story_id == story_id) & posted)

    async def _deliveries(self, where: Any) -> tuple[Delivery, ...]:
        wanted = select(*_DELIVERY).where(where).order_by(deliveries.c.seq)
        async with self._reading() as connection:
            return tuple(_read(row) for row in (await connection.execute(wanted)).mappings())

    async def delivery_at(self, channel: Channel, ts: str) -> Delivery | None:
        """Read the delivery that Slack shows at `ts` in a channel, if it is one of ours."""
        return await self._delivery(
            (deliveries.c.team == channel.team)
            & (deliveries.c.channel == channel.id)
            & (deliveries.c.ts == ts)
            & (deliveries.c.action == Action.POST.value)
        )

    async def _delivery(self, where: Any) -> Delivery | None:
        async with self._reading() as connection:
            rows = await connection.execute(select(*_DELIVERY).where(where))
            row = rows.mappings().one_or_none()
        return _read(row) if row else None

    async def trying(self, id_: str, now: datetime) -> None:
        """Record, before Slack is asked, that a message may from now on have been taken."""
        await self._mark(
            id_,
            state=DeliveryState.SENDING.value,
            first_tried=func.coalesce(deliveries.c.first_tried, now),
        )

    async def sent(self, id_: str, ts: str) -> None:
        """Record that Slack shows a message at `ts`."""
        await self._settled(id_, DeliveryState.SENT, ts=ts)

    async def failed(self, id_: str, detail: str) -> None:
        """Record that a message can never be sent, and why."""
        await self._settled(id_, DeliveryState.FAILED, detail=detail)

    async def unsettled(self, id_: str, state: DeliveryState, detail: str, until: datetime) -> None:
        """Record that a message did not go, or may have gone; it is due again at `until`."""
        await self._mark(id_, state=state.value, detail=detail, due_at=until, lease_until=None)

    async def parked(self, id_: str, detail: str, until: datetime) -> None:
        """Record that a message waits until its channel takes any; the step does not fail."""
        state = DeliveryState.PENDING.value
        await self._mark(
            id_, state=state, detail=detail, due_at=until, lease_until=None, attempts=0
        )

    async def _settled(self, id_: str, state: DeliveryState, **values: str) -> None:
        await self._mark(id_, state=state.value, due_at=None, lease_until=None, **values)

    async def _mark(self, id_: str, **values: Any) -> None:
        async with self._writing() as connection:
            await connection.execute(
                update(deliveries).where(deliveries.c.id == id_).values(**values)
            )

    async def delivery_counts(self) -> dict[DeliveryState, int]:
        """Count the outbox by state."""
        async with self._reading() as connection:
            rows = await connection.execute(
                select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
            )
            return {DeliveryState(state): count for state, count in rows}


def _read(row: RowMapping) -> Delivery:
    return Delivery(
        channel=Channel(team=row["team"], id=row["channel"]),
        key=row["key"],
        message=Message(text=row["text"], blocks=tuple(row["blocks"])),
        action=Action(row["action"]),
        target=row["target"],
        thread_ts=row["thread_ts"],
        broadcast=row["broadcast"],
        story_id=row["story_id"],
        revision=row["revision"],
        state=DeliveryState(row["state"]),
        ts=row["ts"],
        attempts=row["attempts"],
        first_tried=row["first_tried"],
    )
