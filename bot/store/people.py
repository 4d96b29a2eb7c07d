"""What is kept of a person, and forgetting it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import DeliveryState, Kept
from bot.store.database import Database
from bot.store.schema import (
    answers,
    deliveries,
    digests,
    events,
    reports,
    subscriptions,
    welcomes,
)

_OPEN = (DeliveryState.PENDING.value, DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value)


class People(Database):
    """The traces that one person leaves, in every table that has any."""

    async def kept_of(self, team: str, user: str, direct: str = "") -> Kept:
        """Count what is kept of a person; `direct` is the conversation with them, if known."""
        async with self._reading() as connection:
            return await _count(
                connection, team, user, await _direct(connection, team, user, direct)
            )

    async def forget(self, team: str, user: str, direct: str = "") -> Kept:
        """Delete what is kept of a person, and count it.

        What they asked in a channel stays in its conversation, without their name. Messages to
        them alone keep their place in the outbox, empty, so that nothing is posted twice.
        """
        async with self._writing() as connection:
            channels = await _direct(connection, team, user, direct)
            kept = await _count(connection, team, user, channels)
            theirs = (answers.c.team == team) & (answers.c.user == user)
            for gone in (
                delete(events).where(events.c.team == team, events.c.user == user),
                delete(answers).where(theirs, answers.c.channel.in_(channels)),
                delete(welcomes).where(welcomes.c.team == team, welcomes.c.user == user),
                delete(digests).where(digests.c.team == team, digests.c.channel.in_(channels)),
                delete(subscriptions).where(
                    subscriptions.c.team == team, subscriptions.c.channel.in_(channels)
                ),
                update(answers).where(theirs).values(user="", feedback=""),
                update(reports)
                .where(reports.c.team == team, reports.c.user == user)
                .values(user=""),
                update(reports)
                .where(reports.c.team == team, reports.c.decided_by == user)
                .values(decided_by=""),
            ):
                await connection.execute(gone)
            await _empty(connection, team, channels)
            await _unsign(connection, team, user)
        return kept


async def _direct(connection: AsyncConnection, team: str, user: str, direct: str) -> list[str]:
    """List the direct conversations with a person."""
    found = {direct} if direct else set()
    for table in (events, answers):
        rows = await connection.execute(
            select(table.c.channel)
            .where(table.c.team == team, table.c.user == user, table.c.channel.startswith("D"))
            .distinct()
        )
        found |= set(rows.scalars())
    return sorted(found)


async def _count(connection: AsyncConnection, team: str, user: str, channels: list[str]) -> Kept:
    async def count(table: Any, *where: ColumnElement[bool]) -> int:
        here = select(func.count()).select_from(table).where(table.c.team == team, *where)
        return (await connection.execute(here)).scalar_one()

    theirs = answers.c.user == user
    return Kept(
        events=await count(events, events.c.user == user),
        questions=await count(answers, theirs, answers.c.channel.in_(channels)),
        asked_in_channels=await count(answers, theirs, answers.c.channel.not_in(channels)),
        feedback=await count(answers, theirs, answers.c.feedback != ""),
        messages=await count(
            deliveries, deliveries.c.channel.in_(channels), deliveries.c.text != ""
        ),
        reports=await count(reports, or_(reports.c.user == user, reports.c.decided_by == user)),
        subscriptions=await count(subscriptions, subscriptions.c.channel.in_(channels)),
    )


async def _empty(connection: AsyncConnection, team: str, channels: list[str]) -> None:
    """Empty the messages of direct conversations; what has not gone never will."""
    here = (deliveries.c.team == team) & deliveries.c.channel.in_(channels)
    await connection.execute(
        update(deliveries)
        .where(here, deliveries.c.state.in_(_OPEN))
        .values(state=DeliveryState.FAILED.value, detail="forgotten", due_at=None, lease_until=None)
    )
    await connection.execute(update(deliveries).where(here).values(text="", blocks=[]))


async def _unsign(connection: AsyncConnection, team: str, user: str) -> None:
    """Take a person's name off the settings of the channels that they changed last."""
    rows = await connection.execute(
        select(subscriptions.c.channel, subscriptions.c.settings).where(
            subscriptions.c.team == team
        )
    )
    for channel, settings in rows.all():
        if settings.get("set_by") == user:
            await connection.execute(
                update(subscriptions)
                .where(subscriptions.c.team == team, subscriptions.c.channel == channel)
                .values(settings={**settings, "set_by": ""})
            )
