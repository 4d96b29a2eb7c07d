"""The invented workspace: its team, its people, its channels, and what a message is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain import Json

TEAM, TEAM_NAME, TEAM_DOMAIN = "T0SANDBOX", "Trade desk", "sandbox"
APP, BOT, BOT_USER = "A0TRADEWIRE", "B0TRADEWIRE", "U0TRADEWIRE"
YOU, COLLEAGUE = "U0YOU", "U0COLLEAGUE"
SLACKBOT = "USLACKBOT"  # who signs what Slack itself says
TRADE_DESK, GENERAL = "C0TRADEDESK", "C0GENERAL"
# Not secrets: the sandbox takes these from anyone on this machine, and nothing else does.
BOT_TOKEN = "xoxb-sandbox-not-a-secret"  # noqa: S105
APP_TOKEN = "xapp-sandbox-not-a-secret"  # noqa: S105


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person of the workspace, or the app's own user."""

    id: str
    handle: str
    name: str
    zone: str = "UTC"  # an IANA name
    bot: bool = False


class Kind(StrEnum):
    """Where people talk; the values begin the names of Slack's scopes."""

    CHANNEL = "channels"
    GROUP = "groups"
    DIRECT = "im"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A channel, or the direct messages between the app and one person (`members`)."""

    id: str
    kind: Kind
    name: str = ""
    topic: str = ""
    members: tuple[str, ...] = ()

    @property
    def peer(self) -> str:
        """The person at the other end of a direct message with the app."""
        return next((member for member in self.members if member != BOT_USER), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`thread_ts` is the parent's, and only replies have one."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str = ""
    broadcast: bool = False  # a reply that is shown in the channel too
    metadata: Json | None = None
    edited: str = ""  # when, as a ts
    visible_to: str = ""  # the one user who sees an ephemeral message
    subtype: str = ""  # what Slack calls a message that nobody typed: channel_join, tombstone
    files: tuple[Json, ...] = ()  # as files.info describes them
    streaming: str = ""  # when its stream opened, as a ts; "" when it is not streaming


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What a parent message shows of its replies."""

    count: int
    users: tuple[str, ...]
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """Something said to a person; `called` where it names them, or is for them alone."""

    ts: str
    thread_ts: str
    called: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseUrl:
    """An address by which the app may answer one thing that a person did, for a while."""

    token: str
    channel: str
    user: str
    left: int
    expires: datetime
    original: str = ""  # the ts of the message that was acted on; a command has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What an agent thread says that the app is doing; the page rotates the messages."""

    text: str
    loading_messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """What an agent thread suggests to ask: (title, message) pairs under a title."""

    title: str
    prompts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """How a streamed message grows: with its tasks in one plan, or one by one."""

    opened: datetime  # in real time
    plan: bool = False
    mode: str = ""  # the argument that brought its first content, which alone may bring more
    stopped: bool = False  # by the person who reads it


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that the app said it would send, and what has come of it so far."""

    id: str
    name: str
    length: int  # bytes
    alt: str = ""
    snippet: str = ""
    content: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """One run of a workflow step that the app performs: `outputs` or `error` end it."""

    id: str
    callback_id: str
    inputs: Json
    outputs: Json | None = None
    error: str = ""

    @property
    def running(self) -> bool:
        return self.outputs is None and not self.error


def users(bot_name: str) -> tuple[User, ...]:
    """List the people of a new workspace, and the app's bot user."""
    return (
        User(id=YOU, handle="you", name="You", zone="Europe/London"),
        User(id=COLLEAGUE, handle="colleague", name="Desk colleague", zone="Asia/Tokyo"),
        User(id=BOT_USER, handle=bot_name.lower(), name=bot_name, bot=True),
    )


def conversations() -> tuple[Conversation, ...]:
    """List the conversations of a new workspace; the app is not in #general."""
    return (
        Conversation(
            id=TRADE_DESK,
            kind=Kind.CHANNEL,
            name="trade-desk",
            topic="Briefings as stories break; ask under any of them",
            members=(YOU, COLLEAGUE, BOT_USER),
        ),
        Conversation(
            id=GENERAL,
            kind=Kind.CHANNEL,
            name="general",
            topic="The whole office; the app is not a member here",
            members=(YOU, COLLEAGUE),
        ),
        direct(YOU),
    )


def direct(user: str) -> Conversation:
    """Make the direct messages between a person and the app."""
    return Conversation(id=f"D{user.removeprefix('U')}", kind=Kind.DIRECT, members=(user, BOT_USER))


# -- timestamps --------------------------------------------------------------------------

FIRST, LAST = "0000000000.000000", "9999999999.999999"


def stamp(when: datetime) -> int:
    """Count the microseconds since 1970."""
    return round(when.timestamp() * 1_000_000)


def ts_of(micros: int) -> str:
    """Write microseconds as Slack's ts: ten digits, a point, six digits."""
    return f"{micros // 1_000_000:010d}.{micros % 1_000_000:06d}"


def micros_of(ts: str) -> int:
    """Read a ts as microseconds. Raises ValueError where it is not a number in range."""
    seconds, _, fraction = ts.partition(".")
    if not (seconds + fraction).isascii() or not (seconds + fraction).isdigit():
        raise ValueError(f"not a ts: {ts!r}")
    if len(seconds) > 10 or len(fraction) > 6:
        raise ValueError(f"not a ts: {ts!r}")
    return int(seconds or "0") * 1_000_000 + int(fraction.ljust(6, "0"))


def later(ts: str, micros: int) -> str:
    """Move a ts by microseconds, within the range that ts has."""
    return ts_of(min(max(micros_of(ts) + micros, 0), micros_of(LAST)))


def find(named: str, among: Iterable[Conversation]) -> Conversation | None:
    """Find a conversation by its id, or a channel by its name with or without the #."""
    name = named.removeprefix("#")
    return next((each for each in among if each.id == named or each.name == name != ""), None)
