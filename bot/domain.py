"""The values that flow through the house, in the order news flows.

Everything here is frozen and holds no behaviour beyond what can be read off its own
fields. Datetimes are aware and in UTC, sequences are tuples, ids are short hexadecimal
strings derived from what they name, so that the same thing met twice is one row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]


def identify(*parts: str) -> str:
    """Derive a 16-digit hexadecimal id from what names a thing.

    The parts are joined with a unit separator, which no URL, key or guid holds, so that
    ("ab", "c") and ("a", "bc") differ.
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def fingerprint(text: str) -> str:
    """Hash a snapshot's text: the full SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


# -- work that waits ---------------------------------------------------------------------


class Flow(StrEnum):
    """A step that news waits for; each names the rows that wait for it."""

    POLL = "poll"  # a feed to fetch
    READ = "read"  # an entry whose article is to be read
    GROUP = "group"  # an article to join to a story
    BRIEF = "brief"  # a story to write up
    ANNOUNCE = "announce"  # a briefing to hand to the channels it is due to
    POST = "post"  # a delivery to send
    ANSWER = "answer"  # an event from Slack to handle


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A row that is due: the queue carries these two words and nothing else."""

    flow: Flow
    id: str


# -- feeds -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source that is polled. `publisher` is the name that readers see."""

    id: str
    url: str
    publisher: str
    kind: str = "syndication"
    official: bool = False
    interval: float = 900.0  # seconds between polls when all is well
    etag: str = ""
    modified: str = ""  # the Last-Modified header, as sent
    failures: int = 0  # polls that failed since the last one that did not


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, as the feed gave it, text stripped of markup."""

    id: str
    feed_id: str
    guid: str
    url: str
    title: str
    summary: str
    published: datetime | None
    author: str = ""


class PollStatus(StrEnum):
    OK = "ok"
    NOT_MODIFIED = "not modified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What one poll of a feed brought."""

    status: PollStatus
    entries: tuple[Entry, ...] = ()
    etag: str = ""
    modified: str = ""
    retry_after: float | None = None  # seconds, when the server asked for it
    detail: str = ""  # why it failed, in words for an operator


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """How a feed does: its last poll, and what it brought in all."""

    publisher: str
    url: str
    status: str  # of the last poll, empty when there was none
    detail: str
    entries: int
    articles: int


# -- articles ----------------------------------------------------------------------------


class Coverage(StrEnum):
    """How much of an article was read; the values are shown to readers."""

    FULL_TEXT = "full text"
    SUMMARY_ONLY = "summary only"
    PAYWALLED = "paywalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text, as it was read once.

    `text` is the snapshot: the title, a blank line, then the body with a blank line
    between paragraphs. Citation spans index into it, and `snapshot` is its hash.
    """

    id: str
    url: str
    publisher: str
    title: str
    text: str
    snapshot: str
    coverage: Coverage
    seen: datetime
    published: datetime | None = None
    official: bool = False
    author: str = ""
    language: str = "en"

    @property
    def body(self) -> str:
        """The text without its title."""
        return self.text[self.body_start :]

    @property
    def body_start(self) -> int:
        """Where the body begins in `text`."""
        return min(len(self.title) + 2, len(self.text))

    @property
    def when(self) -> datetime:
        """When it was published, or first seen where the source does not say."""
        return self.published or self.seen


# -- stories -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """Whether a text is about trade policy, and what says so.

    `score` runs from 0 to 1; `terms` are the terms that gave it, with their weights.
    """

    relevant: bool
    score: float
    topics: tuple[str, ...] = ()
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article that a story already holds, reduced to what grouping compares."""

    article_id: str
    story_id: str
    voice: int
    vector: bytes  # float32, little-endian, unit length
    shingles: bytes  # the MinHash signature of the body
    seen: datetime
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs: the story it joins, or None for a new one.

    `voice` is the number of the voice whose wording it shares, or None for a voice of
    its own.
    """

    story_id: str | None
    voice: int | None
    vector: bytes
    shingles: bytes
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event, however many outlets report it.

    `voices` holds the article ids of each independent voice, the first article of each
    being the one seen first: a wire text in five outlets is one voice of five articles.
    `revision` counts the articles that joined, and so changes when there is more to tell.
    """

    id: str
    title: str
    topics: tuple[str, ...]
    voices: tuple[tuple[str, ...], ...]
    first_seen: datetime
    last_seen: datetime
    revision: int = 1

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Every article of the story, voice by voice."""
        return tuple(article for voice in self.voices for article in voice)


# -- the gate ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words of an article that carry a line: `quote == text[start:end]`."""

    article_id: str
    snapshot: str
    start: int
    end: int
    quote: str


class Outcome(StrEnum):
    SUPPORTED = "supported"
    UNCLEAR = "unclear"
    UNSUPPORTED = "unsupported"


class Fault(StrEnum):
    """Why a line fails; the values are shown to readers."""

    NO_EVIDENCE = "no evidence"
    QUOTE_NOT_IN_SOURCE = "quote not in source"
    FIGURE_NOT_IN_EVIDENCE = "figure not in evidence"
    UNIT_DIFFERS = "unit or magnitude differs"
    DATE_DIFFERS = "date differs"
    NAME_NOT_IN_EVIDENCE = "name, country or product not in evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One typed reason of a verdict, and the words of the line it is about."""

    fault: Fault
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()


# -- briefings ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence or a paragraph that may reach Slack, with what carries it."""

    text: str
    citations: tuple[Citation, ...]


class Role(StrEnum):
    """What a key point tells; a briefing holds them in this order."""

    NEWS = "news"
    CHANGE = "change"
    STATE = "state of play"
    VOICES = "voices"
    SIGNIFICANCE = "significance"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    role: Role
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    heading: str
    paragraphs: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line that the gate stopped, kept for the audit."""

    line: Line
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a writer hands to the gate: a briefing without its stamp."""

    headline: Line
    key_points: tuple[KeyPoint, ...]
    opening: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    ahead: tuple[Line, ...] = ()  # what is next: dated deadlines, hearings, effective dates


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One article in "Sources for this briefing"."""

    article_id: str
    publisher: str
    title: str
    url: str
    when: datetime
    coverage: Coverage
    official: bool

    @classmethod
    def of(cls, article: Article) -> SourceLine:
        """Name an article as a source."""
        return cls(
            article_id=article.id,
            publisher=article.publisher,
            title=article.title,
            url=article.url,
            when=article.when,
            coverage=article.coverage,
            official=article.official,
        )


class Writer(StrEnum):
    """How a briefing was written; the values are shown to readers."""

    EXTRACTED = "extracted, no model"
    MODEL = "model-written, checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A story as Slack shows it: what passed the gate, its sources and its stamp."""

    id: str
    story_id: str
    revision: int  # the story's, when this was written
    headline: Line
    key_points: tuple[KeyPoint, ...]
    opening: tuple[Line, ...]
    sections: tuple[Section, ...]
    ahead: tuple[Line, ...]
    sources: tuple[SourceLine, ...]
    voices: int
    as_of: datetime
    writer: Writer
    dropped: tuple[Dropped, ...] = ()

    @property
    def official(self) -> bool:
        """Whether a primary document is among the sources."""
        return any(source.official for source in self.sources)


# -- channels ----------------------------------------------------------------------------


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


# -- threads -----------------------------------------------------------------------------


class EventKind(StrEnum):
    COMMAND = "command"
    MENTION = "mention"
    MESSAGE = "message"  # in one of our threads, or a direct message


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a person did in Slack, kept before it is acknowledged."""

    id: str
    kind: EventKind
    channel: Channel
    user: str
    text: str
    received: datetime
    ts: str = ""
    thread_ts: str = ""
    response_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question in a person's words. `story_id` names the story of its thread."""

    text: str
    asked: datetime
    story_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A story offered when the archive has no answer."""

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


# -- evaluation --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What one `eval` form measured: its name and its figures, in the order to show them."""

    name: str
    figures: Mapping[str, float | int]
