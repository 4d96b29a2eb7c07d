"""What the newsroom asks of the world outside: somebody who carries its messages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain import Channel, Delivery, Event, Json, Message, Thread
from bot.errors import DeliveryError


class Stream(Protocol):
    """A message that grows. Its text is Markdown that is escaped already.

    Every method raises StreamStoppedError when its reader stopped it, StreamOverError when
    it grows no more for another reason, and DeliveryError like the courier's.
    """

    @property
    def ts(self) -> str:
        """The message."""

    async def append(self, text: str) -> None:
        """Let it grow; what was refused is part of the next call."""

    async def stop(self, text: str, closing: Message) -> None:
        """Let it grow for the last time, and put the closing blocks below it."""


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

    async def permalink(self, channel: Channel, ts: str) -> str:
        """Give the address of a message, "" where it cannot be had."""

    async def respond(self, event: Event, message: Message) -> None:
        """Answer a command so that only the person who typed it sees the answer."""

    async def open_direct(self, team: str, user: str) -> str:
        """Give the id of the direct conversation with a person."""

    async def zone(self, team: str, user: str) -> str:
        """Give the IANA name of a person's time zone, "" where it cannot be had."""

    async def member(self, channel: Channel) -> bool:
        """Whether messages can be posted to a channel: the bot is in it, and it is open."""

    async def open_view(self, event: Event, view: Json) -> str:
        """Open a modal for whoever did `event` and give its id; the trigger lives 3 seconds."""

    async def update_view(self, view_id: str, view: Json) -> None:
        """Put a view in the place of one that is open."""

    async def publish_home(self, team: str, user: str, view: Json) -> None:
        """Show a person's Home tab."""

    async def whisper(
        self, channel: Channel, user: str, message: Message, thread_ts: str = ""
    ) -> None:
        """Show a message to one person in a channel."""

    async def offer(
        self, channel: Channel, thread_ts: str, title: str, prompts: Sequence[tuple[str, str]]
    ) -> None:
        """Offer what to ask in the agent pane, as pairs of a title and a message."""

    async def stream(self, thread: Thread, delivery: Delivery, text: str) -> Stream:
        """Begin a message that grows, with its first words, in a thread.

        Raises OutcomeUnknownError when the reply was lost: ask `find_stream` before beginning
        again; any other DeliveryError means that it cannot grow there, and was not begun.
        """

    async def find_stream(
        self, thread: Thread, delivery: Delivery, since: datetime, known: Collection[str]
    ) -> str | None:
        """Look for a message that was begun and whose ts is not `known`, and give its ts."""

    async def complete(self, delivery: Delivery, ts: str) -> None:
        """Replace the message `ts`, which may be growing still; again it does no harm."""

    async def status(self, thread: Thread, text: str, title: str = "") -> None:
        """Show what is being done in a thread, and name it; no text when it is done.

        It never raises: where it cannot be shown, nothing is lost.
        """

    async def channels_of(self, team: str, user: str) -> frozenset[str]:
        """Give the ids of the channels in which a person and we both are."""


class NoCourier:
    """Refuses every message: for a newsroom that is asked things outside Slack."""

    async def post(self, delivery: Delivery, thread_ts: str) -> str:
        raise self._refusal(delivery.channel.id)

    async def edit(self, delivery: Delivery, ts: str) -> None:
        raise self._refusal(delivery.channel.id)

    async def find(self, delivery: Delivery, thread_ts: str) -> str | None:
        raise self._refusal(delivery.channel.id)

    async def permalink(self, channel: Channel, ts: str) -> str:
        return ""

    async def respond(self, event: Event, message: Message) -> None:
        raise self._refusal(event.channel.id)

    async def open_direct(self, team: str, user: str) -> str:
        raise self._refusal(user)

    async def zone(self, team: str, user: str) -> str:
        return ""

    async def member(self, channel: Channel) -> bool:
        return False

    async def open_view(self, event: Event, view: Json) -> str:
        raise self._refusal(event.user)

    async def update_view(self, view_id: str, view: Json) -> None:
        raise self._refusal(view_id)

    async def publish_home(self, team: str, user: str, view: Json) -> None:
        raise self._refusal(user)

    async def whisper(
        self, channel: Channel, user: str, message: Message, thread_ts: str = ""
    ) -> None:
        raise self._refusal(channel.id)

    async def offer(
        self, channel: Channel, thread_ts: str, title: str, prompts: Sequence[tuple[str, str]]
    ) -> None:
        raise self._refusal(channel.id)

    async def stream(self, thread: Thread, delivery: Delivery, text: str) -> Stream:
        raise self._refusal(thread.channel.id)

    async def find_stream(
        self, thread: Thread, delivery: Delivery, since: datetime, known: Collection[str]
    ) -> str | None:
        raise self._refusal(thread.channel.id)

    async def complete(self, delivery: Delivery, ts: str) -> None:
        raise self._refusal(delivery.channel.id)

    async def status(self, thread: Thread, text: str, title: str = "") -> None:
        pass

    async def channels_of(self, team: str, user: str) -> frozenset[str]:
        return frozenset()

    def _refusal(self, channel: str) -> DeliveryError:
        return DeliveryError("this newsroom is not connected to Slack", channel=channel)
