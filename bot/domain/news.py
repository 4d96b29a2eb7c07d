"""What comes in: the rows that wait, feeds and their entries, articles."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
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


# -- work that waits ------------------------------------------------------------------


class Flow(StrEnum):
    """A step that news waits for; each names the rows that wait for it."""

    POLL = "poll"  # a feed to fetch
    READ = "read"  # an entry whose article is to be read
    GROUP = "group"  # an article to join to a story
    BRIEF = "brief"  # a story to write up
    EMBED = "embed"  # an article whose vector a model is to make
    ANNOUNCE = "announce"  # a briefing to hand to the channels it is due to
    DIGEST = "digest"  # a channel's digest, or what was held back for it
    POST = "post"  # a delivery to send
    ANSWER = "answer"  # an event from Slack to handle
    WELCOME = "welcome"  # a person in their first ten minutes with us


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A row that is due: the queue carries these two words and nothing else."""

    flow: Flow
    id: str


# -- feeds ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source that is polled. `publisher` is the name that readers see."""

    id: str
    url: str
    publisher: str
    kind: str = "syndication"
    official: bool = False
    interval: float = 900.0  # seconds between polls at the least
    only: str = ""  # a pattern: of its entries, those whose titles hold it
    etag: str = ""
    modified: str = ""  # the Last-Modified header, as sent
    validated: str = ""  # the final address, to which the validators belong
    digest: str = ""  # of the last body that was read
    failures: int = 0  # polls that failed since the last one that did not
    gap: float | None = None  # seconds between its entries, as a rule
    ttl: float = 0.0  # seconds for which it asked to be left alone, in its last body
    skip: tuple[str, ...] = ()  # hours (UTC) and days in which it has nothing: "3", "Sunday"
    moved_to: str = ""  # where it permanently redirects to
    moves: int = 0  # polls in a row that were sent there
    moving: datetime | None = None  # when the first of them was
    former: tuple[tuple[str, str], ...] = ()  # where it was before, and until when (ISO 8601)
    sent: datetime | None = None  # when it last sent a body, and not only word that it has none
    listing: str = ""  # a digest of the entries in the last body that was read
    span: float = 0.0  # seconds from the oldest of them to the newest
    distrusted: bool = False  # its validators stayed as they were while its entries did not
    brought: datetime | None = None  # when a poll last brought something new


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
    updated: datetime | None = None  # when its feed says that it was changed
    given: str = ""  # the address in the feed, where the feed says that `url` is behind it
    publisher: str = ""  # whose article it is, where the feed names another outlet than itself
    document: Document | None = None  # what an official register says of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An official document, and its dates: no two of them mean the same."""

    number: str
    kind: str = ""  # "Rule", "Notice", "Presidential Document"
    agencies: tuple[str, ...] = ()
    signed: date | None = None
    published: date | None = None
    effective: date | None = None
    comments_close: date | None = None
    printed: str = ""  # where its printed form is, a PDF


class PollStatus(StrEnum):
    """How a poll ended, in the words that people see."""

    OK = "ok"
    NOT_MODIFIED = "not modified"  # the server said so, or sent the same body again
    EMPTY = "empty"  # a feed without one entry
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # no such name, nobody listens, or the connection broke
    HTTP = "http"  # any other status than 200 and 304; see `Poll.outcome`
    GONE = "gone"  # HTTP 410: for good
    MOVED = "moved"  # to where another feed is polled, for good
    BLOCKED = "blocked"  # a page for visitors to prove something, in the feed's place
    NOT_A_FEED = "not a feed"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"  # it hung or burst the parser
    REFUSED = "refused"  # by us: an address that is not public, or a circle of redirects


#: The outcomes that are answers.
ANSWERS = frozenset({PollStatus.OK, PollStatus.NOT_MODIFIED, PollStatus.EMPTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What one poll of a feed brought."""

    status: PollStatus
    entries: tuple[Entry, ...] = ()
    code: int = 0  # the HTTP status of a poll that ended with one
    etag: str = ""
    modified: str = ""
    retry_after: float | None = None  # seconds, when the server asked for it
    detail: str = ""  # why it failed, in words for an operator
    url: str = ""  # the address that answered in the end, to which the validators belong
    digest: str = ""  # of the body, where there was one that could be read
    listing: str = ""
    fresh: float = 0.0  # seconds for which the answer holds, as its headers say
    ttl: float = 0.0  # what the document asks, as `Feed` has it
    skip: tuple[str, ...] = ()
    moved: str = ""  # where the source, or the document, says that it is for good

    @property
    def outcome(self) -> str:
        """Name what happened, as it is kept and shown: "ok", "timeout", "http 403"."""
        return f"http {self.code}" if self.status is PollStatus.HTTP else self.status.value

    @property
    def answered(self) -> bool:
        """Whether the source answered with a feed, or that it is unchanged."""
        return self.status in ANSWERS


# -- articles -------------------------------------------------------------------------


class Coverage(StrEnum):
    """How much of an article was read; the values are shown to readers."""

    FULL_TEXT = "full text"
    SUMMARY_ONLY = "summary only"
    PAYWALLED = "paywalled"
    BLOCKED = "blocked"  # the page was refused, or is a notice; what is kept is the feed's summary

    @property
    def to_readers(self) -> Coverage:
        """What a source line says: of a page that was kept from us there is a summary."""
        return Coverage.SUMMARY_ONLY if self is Coverage.BLOCKED else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """Words for which an article has others of another fact, and the sentences around both."""

    old: str
    new: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a version of an article says that the one before it did not, and no more."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    figures: tuple[Revised, ...] = ()
    days: tuple[Revised, ...] = ()
    words: tuple[Revised, ...] = ()  # who, where, what and whether

    @property
    def revised(self) -> tuple[Revised, ...]:
        """Everything in whose place there is something else."""
        return (*self.figures, *self.days, *self.words)


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
    modified: datetime | None = None
    reason: str = ""  # why its coverage was judged so
    document: Document | None = None
    version: int = 1
    previous: str = ""  # the article whose text this one replaced
    changes: Changes | None = None  # against that one
    unseen: str = ""  # what its page holds that no reader sees

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was extracted from a page that somebody named, and why it was judged so.

    `text` is the body: of a page that is sold, what it shows of it; of one that is blocked,
    none.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    coverage: Coverage
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was read for an entry before: `live` where a story that is news rests on it."""

    article: Article
    seen: datetime  # when the entry was
    changed: bool  # its feed has said something else since
    live: bool
