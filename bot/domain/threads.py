"""What is asked and answered, and what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.domain.briefings import SourceLine, Writer
from bot.domain.channels import Channel
from bot.domain.lines import Dropped, Line
from bot.domain.news import Article, Json

# -- threads --------------------------------------------------------------------------


class EventKind(StrEnum):
    """How a person turned to us."""

    COMMAND = "command"
    MENTION = "mention"
    MESSAGE = "message"  # in one of our threads, or a direct message
    ACTION = "action"  # a button or a menu of one of our messages, modals or Home tabs
    VIEW = "view"  # a modal, submitted
    SHORTCUT = "shortcut"  # one on a message, or a global one
    OPENED = "opened"  # our Home tab or the agent pane
    STOPPED = "stopped"  # an answer that was being written
    JOINED = "joined"  # we or a person came into a channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a person did in Slack, kept before it is acknowledged.

    `text` is what was typed; with an action, a view or a shortcut it is the id that says which.
    `ts` is the message that it was about. `payload` holds what else its kind brings, which is
    said in `slack/events.py`.
    """

    id: str
    kind: EventKind
    channel: Channel
    user: str
    text: str
    received: datetime
    ts: str = ""
    thread_ts: str = ""
    response_url: str = ""
    payload: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question in a person's words. `story_id` names the story of its thread."""

    text: str
    asked: datetime
    story_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A story: the one that an answer took, or one offered where the archive has no answer."""

    headline: str
    when: datetime
    url: str = ""  # of one of its articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the archive says to a question. No lines means that it has no answer.

    `support` is the score on which that was decided, from 0 to 1.
    """

    question: Question
    lines: tuple[Line, ...]
    sources: tuple[SourceLine, ...]
    searched: int  # articles in the archive
    as_of: datetime
    support: float
    nearest: tuple[Nearest, ...] = ()
    unanswered: tuple[str, ...] = ()  # the parts of an answered question without an answer
    story: Nearest | None = None  # the one that it was taken from
    understood: str = ""  # a follow-up, as it was understood
    writer: Writer = Writer.EXTRACTED
    dropped: int = 0  # sentences that the gate stopped, or that were not fit to print
    held_back: tuple[Dropped, ...] = ()  # those that the gate stopped, and why
    mended: tuple[Dropped, ...] = ()  # stopped once; other words stand in their place
    model: str = ""  # that wrote it, if one did
    prompts: tuple[str, ...] = ()  # the refs of those it was written by
    stopped: bool = False  # by its reader, before it was whole


class AnswerState(StrEnum):
    """Where an answer stands. `starting` means that Slack was asked for its message."""

    WAITING = "waiting"
    STARTING = "starting"
    STREAMING = "streaming"
    CLOSING = "closing"  # whole, and its message not yet known to be so
    STOPPING = "stopping"  # its reader wants no more of it
    STOPPED = "stopped"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A thread of a conversation, and the person who is answered there.

    Without a `ts` there is none: what is said stands in the conversation itself.
    """

    channel: Channel
    ts: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question in a thread and what became of it. Its id says which event asked.

    `ts` is the message that shows the answer, `said` the answer as far as it was given.
    """

    id: str
    thread: Thread
    question: Question
    state: AnswerState = AnswerState.WAITING
    ts: str = ""
    tried: datetime | None = None  # when Slack was first asked for the message
    said: Answer | None = None
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A message of a person in a thread, and whether we answered it or it was put to us."""

    id: str
    user: str
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found, and the story that it belongs to, if it is told."""

    article: Article
    story_id: str = ""
    headline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: one page of hits, the stories of all up to there, and their number.

    `every` says that each hit holds all the words; without it, some of them. There are more
    than `total` where that is as many as are looked at.
    """

    hits: tuple[Hit, ...]
    stories: tuple[str, ...]
    total: int
    every: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How much is kept of a person."""

    events: int = 0  # what they typed and pressed
    questions: int = 0  # in direct messages, with the answers
    asked_in_channels: int = 0
    feedback: int = 0
    messages: int = 0  # to them alone
    reports: int = 0  # that they made or decided
    subscriptions: int = 0  # of direct messages


# -- evaluation -----------------------------------------------------------------------


#: A figure, or the figures of the parts of a whole.
Figures: TypeAlias = float | int | Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What one `eval` form measured: its name and its figures, in the order to show them."""

    name: str
    figures: Mapping[str, Figures]
