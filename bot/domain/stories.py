"""What belongs together: relevance, and articles as one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TopicKind(StrEnum):
    """What a topic is; the values are shown to readers."""

    INSTRUMENT = "instrument"
    SECTOR = "sector"
    COUNTRY = "country"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a text is about: a sector with its HS chapters, an actor with their office."""

    name: str
    kind: TopicKind
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """Whether a text is about trade policy, and what says so.

    `score` runs from 0 to 1; `terms` are the terms that gave it, with their weights. `topics`
    names what it is about, most prominent first, and `about` says what each of these is, and
    who acts; `named` are all whom it names, with the office of those who have one. `otherwise`
    are words of trade that stand in another sense, with that. `agency` stands in its dateline,
    `credited` are whom it may take its report from. `model` names the prompt where a
    model was asked, whose word then counts.
    """

    relevant: bool
    score: float
    topics: tuple[str, ...] = ()
    terms: tuple[tuple[str, float], ...] = ()
    about: tuple[Topic, ...] = ()
    named: tuple[str, ...] = ()
    agency: str = ""
    credited: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """An article reduced to what grouping compares, and what it is found by."""

    vector: bytes  # float16, little-endian, unit length
    shingles: bytes  # the MinHash signature of the body, or nothing where it is too short
    names: tuple[str, ...] = ()  # what the title names: "country JP", "object sink", words
    mentions: tuple[str, ...] = ()  # what the title or the lead names, words left out
    said: bytes = b""  # the words of both, hashed, four bytes each; nothing where not known
    keys: tuple[int, ...] = ()  # of the words that weigh most
    dense: bytes = b""  # float32, made by a model, where one is set and answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article that a story already holds."""

    article_id: str
    story_id: str
    sketch: Sketch
    seen: datetime
    published: datetime | None = None
    official: bool = False
    told: bool = False  # its story was written up


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """That an article belongs to another story than the one it was put into.

    `story_id` is None for the new story of `founder`, which is one of those that move or itself.
    `copy_of` is an article of that story whose wording it has.
    """

    article_id: str
    story_id: str | None
    founder: str = ""
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """That an article was moved from one story to another, when which article arrived."""

    left: str
    joined: str
    because: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an article belongs: the story it joins, or None for a new one.

    `founder` names the article whose new story it is, where that is another one. `copy_of` is
    an article of the story whose wording it has, or None for a voice of its own. `moves` are the
    articles that what is known now puts into another story. What is set `aside` joins none.
    """

    story_id: str | None
    founder: str = ""
    copy_of: str | None = None
    moves: tuple[Move, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like an article another one is: in content and in wording, from 0 to 1.

    `copied` where the wording is one voice's; `shared` is what both titles name.
    """

    article_id: str
    content: float
    wording: float
    copied: bool = False
    shared: tuple[str, ...] = ()


#: How far the look for an article's neighbours goes, so that an arrival costs the same
#: whatever is open: the newest articles of each key, the nearest of those that share several
#: keys, and how many articles of their stories are read, of one and of all. A longer story is
#: taken as it is.
LATEST_OF_KEY, SEVERAL, NEAREST, OF_STORY, OF_STORIES = 50, 3, 16, 16, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event, however many outlets report it.

    `voices` holds the article ids of each independent voice, the first article of each
    being the one seen first: a wire text in five outlets is one voice of five articles, and all
    that an outlet wrote itself is one. `copies` holds those of each text and its near-copies,
    where that is not the same. `named` are all whom its articles name.
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
    copies: tuple[tuple[str, ...], ...] = ()
    named: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The articles of each text, once however often it was carried."""
        return self.copies or self.voices

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
