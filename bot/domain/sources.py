"""Sources as people look after them: who named one, how it does, what a look at it found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.news import ANSWERS, Feed, Poll, PollStatus


class Origin(StrEnum):
    """Who named a feed."""

    SETTINGS = ""
    SLACK = "slack"  # an owner added it there, and a start keeps it
    TERMINAL = "terminal"  # an operator added it there, and a start keeps it
    REMOVED = "removed"  # somebody took it out, whatever the settings name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed as people look after it: whether it answers, what it brought, when it is asked."""

    feed: Feed
    status: str  # of the last poll, empty when there was none
    detail: str
    polled: datetime | None
    due: datetime | None
    succeeded: datetime | None  # when it last answered
    newest: datetime | None  # when it last brought something new
    origin: Origin
    paused: bool
    region: str = ""  # which a list that it came in says of it, as its topics
    topics: tuple[str, ...] = ()

    @property
    def answering(self) -> bool:
        """Whether its last poll brought an answer."""
        return self.status in ANSWERS

    @property
    def merged(self) -> bool:
        """Whether it moved to where another source is polled, and is polled no more itself."""
        return self.status == PollStatus.MOVED


class Condition(StrEnum):
    """How a source does, in the words that people see."""

    ANSWERING = "answering"
    SILENT = "silent"  # it answers, and has had nothing new for far longer than is usual
    FAILING = "not answering"
    GONE = "gone"  # for good, as the site says
    UNASKED = "not asked yet"
    MERGED = "moved"  # to where another source is polled
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source does; `since` is when it last did well, None where that is not known.

    Of a silent source that is when it last brought something new, of one that does not
    answer when it last did.
    """

    condition: Condition
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A source of the catalogue: its feed, and what to know of it before it is added.

    `quirk` says in words what is particular about it. One that is `optional` is polled only
    where somebody adds it.
    """

    feed: Feed
    region: str = ""
    topics: tuple[str, ...] = ()
    quirk: str = ""
    optional: bool = False

    @property
    def name(self) -> str:
        """The name that readers see."""
        return self.feed.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What one look at a feed found, of which nothing is kept.

    `url` is the address that answered in the end, empty where none did.
    """

    feed: Feed
    poll: Poll
    url: str
    took: timedelta

    @property
    def newest(self) -> datetime | None:
        """When the newest of its entries was published, as far as they say."""
        dates = (each.published for each in self.poll.entries if each.published)
        return max(dates, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """How a feed does: its last poll, and what it brought in all."""

    publisher: str
    url: str
    status: str  # of the last poll, empty when there was none
    detail: str
    entries: int
    articles: int

    @property
    def answering(self) -> bool:
        """Whether its last poll brought an answer."""
        return self.status in ANSWERS

    @property
    def failing(self) -> bool:
        """Whether it was polled, and its last poll brought none."""
        return bool(self.status) and not self.answering
