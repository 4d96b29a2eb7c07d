"""What the newsroom asks of the world outside: somebody who carries its messages."""

from __future__ import annotations

from typing import Protocol

from bot.domain import Channel, Delivery, Event, Message
from bot.errors import DeliveryError


class Courier(Protocol):
    """Carries messages to the people of a workspace.

    Every method raises DeliveryError when the message was refused: `permanent` when trying
    again cannot help, `retry_after` (seconds) when Slack said when to come back.
    """

    async def post(self, delivery: Delivery, thread_ts: str) -> str:
        """Post a delivery and return the message's ts; `thread_ts` may be empty.

        Raises OutcomeUnknownError when the reply was lost: ask `find` before posting again.
        """

    async def edit(self, delivery: Delivery, ts: str) -> None:
        """Replace the message `ts`; doing it again does no harm."""

    async def find(self, delivery: Delivery, thread_ts: str) -> str | None:
        """Look for a delivery among the messages since it was first tried, and give its ts."""

    async def respond(self, event: Event, message: Message) -> None:
        """Answer a command so that only the person who typed it sees the answer."""

    async def open_direct(self, team: str, user: str) -> str:
        """Give the id of the direct conversation with a person."""

    async def zone(self, team: str, user: str) -> str:
        """Give the IANA name of a person's time zone, "" where it cannot be had."""

    async def member(self, channel: Channel) -> bool:
        """Whether messages can be posted to a channel: the bot is in it, and it is open."""


class NoCourier:
    """Refuses every message: for a newsroom that is asked things outside Slack."""

    async def post(self, delivery: Delivery, thread_ts: str) -> str:
        raise self._refusal(delivery.channel.id)

    async def edit(self, delivery: Delivery, ts: str) -> None:
        raise self._refusal(delivery.channel.id)

    async def find(self, delivery: Delivery, thread_ts: str) -> str | None:
        raise self._refusal(delivery.channel.id)

    async def respond(self, event: Event, message: Message) -> None:
        raise self._refusal(event.channel.id)

    async def open_direct(self, team: str, user: str) -> str:
        raise self._refusal(user)

    async def zone(self, team: str, user: str) -> str:
        return ""

    async def member(self, channel: Channel) -> bool:
        return False

    def _refusal(self, channel: str) -> DeliveryError:
        return DeliveryError("this newsroom is not connected to Slack", channel=channel)
