"""Messages that grow, in a Slack that remembers what it was given."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain import Channel, Delivery, Message, Thread
from bot.errors import (
    DeliveryError,
    OutcomeUnknownError,
    StreamOverError,
    StreamStoppedError,
)


@dataclass
class Shown:
    """A message as a channel shows it.

    `grown` holds the text of one that grows after each step; `over` says why it grows no more.
    """

    delivery: Delivery
    ts: str
    thread_ts: str
    message: Message
    grown: list[str] = field(default_factory=list)
    over: str = ""
    marked: bool = True  # carries our metadata


class FakeStream:
    """One message that grows."""

    def __init__(self, shown: Shown, courier: FakeStreams) -> None:
        self.shown, self._courier, self._unsent = shown, courier, ""

    @property
    def ts(self) -> str:
        return self.shown.ts

    async def append(self, text: str) -> None:
        self._unsent += text
        self._grow("append")

    async def stop(self, text: str, closing: Message) -> None:
        self._unsent += text
        self._grow("stop")
        self.shown.over, self.shown.marked = "closed", True
        self.shown.message = replace(closing, text=self.shown.grown[-1])

    def _grow(self, step: str) -> None:
        channel = self.shown.delivery.channel.id
        self._courier.before(step, self.shown)
        if self.shown.over == "stopped":
            raise StreamStoppedError("stopped_by_user", channel=channel)
        if self.shown.over:
            raise StreamOverError("message_not_in_streaming_state", channel=channel)
        fault = self._courier.fault(self.shown.delivery, f"{self.shown.delivery.key}:{step}")
        if fault == "later":
            raise DeliveryError("ratelimited", channel=channel, retry_after=1.0)
        if fault != "untaken":
            self.shown.grown.append(self.shown.grown[-1] + self._unsent)
            self._unsent = ""
        if fault in ("lost", "untaken"):
            raise OutcomeUnknownError("reply lost", channel=channel)


class FakeStreams:
    """The part of a courier that makes messages grow.

    `before` is called before each step of a message (`append`, `stop`), so that a test can
    let something happen there. `faults` are the courier's: begun as the delivery's key, the
    steps as `key:append` and `key:stop`.
    """

    shown: list[Shown]
    faults: dict[str, list[str]]

    def __init__(self) -> None:
        self.streaming = True
        self.before: Callable[[str, Shown], None] = lambda step, shown: None
        self.statuses: list[tuple[str, str]] = []
        self.titles: dict[str, str] = {}

    def fault(self, delivery: Delivery, key: str) -> str:
        planned = self.faults.get(key)
        return planned.pop(0) if planned else ""

    async def stream(self, thread: Thread, delivery: Delivery, text: str) -> FakeStream:
        fault = self.fault(delivery, f"{delivery.key}:begin")
        if not (self.streaming and thread.ts and thread.reader) or fault == "never":
            raise DeliveryError("cannot stream", channel=thread.channel.id, permanent=True)
        if fault == "untaken":
            raise OutcomeUnknownError("reply lost", channel=thread.channel.id)
        ts = f"1700000000.{len(self.shown) + 1:06}"
        begun = Shown(delivery, ts, thread.ts, delivery.message, grown=[text], marked=False)
        self.shown.append(begun)
        if fault == "lost":
            raise OutcomeUnknownError("reply lost", channel=thread.channel.id)
        return FakeStream(begun, self)

    async def find_stream(
        self, thread: Thread, delivery: Delivery, since: datetime, known: Collection[str]
    ) -> str | None:
        for shown in self.shown:
            if (shown.delivery.channel, shown.thread_ts) == (thread.channel, thread.ts):
                unclaimed = not shown.marked and shown.ts not in known
                if unclaimed or (shown.marked and shown.delivery.id == delivery.id):
                    return shown.ts
        return None

    async def complete(self, delivery: Delivery, ts: str) -> None:
        (target,) = [shown for shown in self.shown if shown.ts == ts]
        target.message, target.over = delivery.message, target.over or "closed"
        target.marked = True

    async def status(self, thread: Thread, text: str, title: str = "") -> None:
        self.statuses.append((thread.ts, text))
        if title:
            self.titles[thread.ts] = title

    def in_thread(self, channel: Channel, thread_ts: str) -> list[Shown]:
        """List what a thread shows of ours, in order."""
        return [
            shown
            for shown in self.shown
            if (shown.delivery.channel, shown.thread_ts) == (channel, thread_ts)
        ]
