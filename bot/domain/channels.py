"""Where it goes: channels, what they asked for, and messages on their way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.news import Json, identify


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A conversation of a workspace: a channel, or a direct message."""

    team: str
    id: str


class Live(StrEnum):
    """Which stories a channel gets as they break."""

    BREAKING = "breaking"
    ALL = "all"
    OFF = "off"
    PAUSED = "paused"  # by us: the channel takes no message of ours any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a channel asked for. Only stories first seen at or after `since` are due."""

    channel: Channel
    live: Live
    since: datetime
    zone: str = "UTC"  # an IANA name


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is posted: the plain text that notifications read, and Block Kit blocks."""

    text: str
    blocks: tuple[Json, ...] = ()


class Action(StrEnum):
    """What a delivery does in its channel."""

    POST = "post"
    EDIT = "edit"


class DeliveryState(StrEnum):
    """Where a delivery stands. `unknown` means that Slack's reply was lost."""

    PENDING = "pending"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message on its way to one channel, posted once.

    `key` says what it is and is unique in its channel. `target` is the key of an earlier
    delivery to the same channel: the one whose thread a post goes into, or the one that an
    edit changes. `thread_ts` names a thread that somebody else began.
    """

    channel: Channel
    key: str
    message: Message
    action: Action = Action.POST
    target: str = ""
    thread_ts: str = ""
    state: DeliveryState = DeliveryState.PENDING
    ts: str = ""
    attempts: int = 0
    first_tried: datetime | None = None

    @property
    def id(self) -> str:
        """What the message carries as metadata, so that it can be found again."""
        return identify(self.channel.team, self.channel.id, self.key)
