"""What belongs together: relevance, and articles as one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
    One of the `archive` holds only what was old when its feed was first read: no news.
    `revision` counts the articles that joined, and so changes when there is more to tell.
    """

    id: str
    title: str
    topics: tuple[str, ...]
    voices: tuple[tuple[str, ...], ...]
    first_seen: datetime
    last_seen: datetime
    revision: int = 1
    archive: bool = False

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Every article of the story, voice by voice."""
        return tuple(article for voice in self.voices for article in voice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """That a source listed an address, and whether it waits to be read."""

    publisher: str
    seen: datetime
    waiting: bool
    archive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How far an address came: who listed it, what was read there, the story that it joined."""

    listed: tuple[Listed, ...] = ()
    article_id: str = ""
    relevance: Relevance | None = None
    story_id: str = ""
    readings: int = 0  # so often its page was asked for
