"""Where it goes: channels, what they asked for, and messages on their way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.news import Json, identify


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A conversation of a workspace: a channel, or a direct message."""

    team: str
    id: str

    @property
    def direct(self) -> bool:
        """Whether it is a conversation with one person; Slack's ids of those begin with D."""
        return self.id.startswith("D")


class Live(StrEnum):
    """Which stories a channel gets as they break."""

    BREAKING = "breaking"
    ALL = "all"
    OFF = "off"
    PAUSED = "paused"  # by us: the channel takes no message of ours any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a channel gets its digest, by its own clock: Monday is day 0.

    `begun` is when it first asked for one, however often the hours change afterwards.
    """

    days: tuple[int, ...]
    times: tuple[time, ...]
    begun: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Local hours in which a channel gets nothing unasked; they may run over midnight."""

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """A story that a channel does not want to hear of until then."""

    story_id: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a channel asked for. Only stories first seen at or after `since` are due live.

    With nothing to `follow` it follows everything that is not excluded. `cap` is of live
    posts an hour. `voices` are the independent publishers that a story needs at least, which
    a primary document makes up for alone. `set_by` is the person who changed it last.
    """

    channel: Channel
    live: Live
    since: datetime
    zone: str = "UTC"  # an IANA name
    follow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    schedule: Schedule | None = None
    quiet: Quiet | None = None
    cap: int = 6
    voices: int = 1
    muted: tuple[Mute, ...] = ()
    language: str = "en"
    set_by: str = ""
    name: str = ""  # the channel's, when it was set last


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A digest's place: the channel's own date and hour, and the instant when it is due.

    Quiet hours may put the instant off; the date and the hour name the digest all the same.
    """

    day: date
    at: time
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as a channel was told of it: its revision then."""

    story_id: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One digest of a channel, named by the channel's own date and hour.

    `told` holds its stories in the order of their numbers, of which the first `shown` stand
    in the message. Where `at` is HELD it is no digest: then what was held back `since` is due.
    """

    channel: Channel
    day: str
    at: str
    due: datetime | None = None
    posted: datetime | None = None
    told: tuple[Told, ...] = ()
    shown: int = 0
    since: datetime | None = None

    @property
    def id(self) -> str:
        """What names the row."""
        return identify("digest", self.channel.team, self.channel.id, self.day, self.at)


#: Where the hour of a digest would stand: a row that waits for the end of quiet hours.
HELD = "held"


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
    edit changes. `thread_ts` names a thread that somebody else began; a `broadcast` reply
    shows in the channel too. `story_id` and `revision` say of what the message tells.
    """

    channel: Channel
    key: str
    message: Message
    action: Action = Action.POST
    target: str = ""
    thread_ts: str = ""
    broadcast: bool = False
    story_id: str = ""
    revision: int = 0
    state: DeliveryState = DeliveryState.PENDING
    ts: str = ""
    attempts: int = 0
    first_tried: datetime | None = None

    @property
    def id(self) -> str:
        """What the message carries as metadata, so that it can be found again."""
        return identify(self.channel.team, self.channel.id, self.key)
