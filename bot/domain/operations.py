"""How the bot itself does: what waits, what operators are told, its state on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.channels import DeliveryState
from bot.domain.lines import Dropped, Opinion
from bot.domain.news import Flow
from bot.domain.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What waits in one flow: rows that are due and free, and how long the oldest has been."""

    flow: Flow
    due: int = 0
    age: timedelta = timedelta(0)


# -- what operators are told ------------------------------------------------------------


class Concern(StrEnum):
    """What a notice is about. The last five happen; the others begin and end."""

    OUTAGE = "outage"  # no source answers: it is our own network
    SOURCE = "source"
    SILENT = "silent"
    GONE = "gone"
    CHANNEL = "channel"
    STEP = "step"
    MODEL = "model"
    BUDGET = "budget"
    DISK = "disk"
    HELD_BACK = "held back"
    LOST = "lost"
    MOVED = "moved"
    CHANGED = "changed"
    VERSION = "version"


#: Concerns that happen once, and of which nothing is over later.
HAPPENINGS = frozenset(
    {Concern.HELD_BACK, Concern.LOST, Concern.MOVED, Concern.CHANGED, Concern.VERSION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is seen of one thing: something is amiss with it since then, or nothing is.

    `about` names the thing to people, `detail` says what was found. `untold` marks a
    happening that operators have not heard of yet.
    """

    concern: Concern
    id: str
    about: str
    since: datetime
    detail: str = ""
    over: bool = False
    untold: bool = False

    @property
    def key(self) -> str:
        """Name the thing among all others."""
        return f"{self.concern.value}:{self.id}"


# -- the state of the bot ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A running process: its machine and number, since when, and when it last said so.

    `at` is the time that its desk had then, which is another one in the sandbox.
    """

    id: str
    version: str
    since: datetime
    seen: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """What the gate made of what was told lately, in briefings and answers.

    `dropped` are the lines that it stopped for good, `opinions` what a model said of those that
    its checks left unclear; `held_back` counts the stories of which too little was left.
    """

    dropped: tuple[Dropped, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    held_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The bot's state on one page. "Today" is the last 24 hours before `now`.

    `model` is empty where briefings are extracted. What of the model's budget is left is
    None where no limit is set.
    """

    now: datetime
    version: str
    workers: tuple[Worker, ...]
    sources: tuple[Source, ...]
    articles: int
    stories: int
    briefings: int
    last_briefing: datetime | None
    backlog: tuple[Backlog, ...]
    deliveries: dict[DeliveryState, int]
    model: str = ""
    dollars_spent: float = 0.0
    tokens_spent: int = 0
    dollars_left: float | None = None
    tokens_left: int | None = None
    gated: Gated = Gated()
    judging: tuple[float, int] = (0.0, 0)  # dollars and tokens, of those, for unclear lines

    @property
    def waiting(self) -> int:
        """Count the messages that are on their way."""
        settled = (DeliveryState.SENT, DeliveryState.FAILED)
        return sum(count for state, count in self.deliveries.items() if state not in settled)

    @property
    def failed(self) -> int:
        """Count the messages that could never be sent."""
        return self.deliveries.get(DeliveryState.FAILED, 0)
