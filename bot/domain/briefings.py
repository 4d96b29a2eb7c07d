"""What is told: briefings, their points and their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.lines import Dropped, Line
from bot.domain.news import Article, Changes, Coverage, Document
from bot.domain.pairs import Proven, Since

#: With fewer key points than this a briefing is held back, unless it is a flash.
FEWEST_POINTS = 2
LEAD = range(30, 700)  # characters of an article's first paragraph
_MARKS = "”\"’'»)]"


class Role(StrEnum):
    """What a key point tells; a briefing holds them in this order."""

    NEWS = "news"
    CHANGE = "change"
    STATE = "state of play"
    VOICES = "voices"
    SIGNIFICANCE = "significance"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A bullet of a briefing, and what it is there for."""

    role: Role
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a briefing's body, under a heading."""

    heading: str
    paragraphs: tuple[Line, ...]


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
    document: Document | None = None
    previous: str = ""  # the version that this one took the place of
    changes: Changes | None = None  # against that one
    lead: str = ""  # its first paragraph, where that may be quoted
    voice: str = ""  # the same for all texts of one report, whoever carries them

    @classmethod
    def of(cls, article: Article, voice: str = "") -> SourceLine:
        """Name an article as a source."""
        return cls(
            article_id=article.id,
            publisher=article.publisher,
            title=article.title,
            url=article.url,
            when=article.when,
            coverage=article.coverage.to_readers,
            official=article.official,
            document=article.document,
            previous=article.previous,
            changes=article.changes,
            lead="" if article.coverage is Coverage.PAYWALLED else _lead(article.body),
            voice=voice,
        )

    def is_independent_of(self, other: SourceLine) -> bool:
        """Say whether two sources are of two outlets, and neither carries the other's text."""
        one_text = self.voice and self.voice == other.voice
        return self.publisher != other.publisher and not one_text


def _lead(body: str) -> str:
    """Give the first paragraph of a text that tells something: a byline is no sentence."""
    parts = body.split("\n\n")
    told = (
        each for each in parts if len(each) >= LEAD.start and each.rstrip(_MARKS)[-1:] in ".!?…"
    )
    return next(told, parts[0])[: LEAD.stop]


class Writer(StrEnum):
    """How a briefing was written; the values are shown to readers."""

    EXTRACTED = "extracted, no model"
    MODEL = "model-written, checked"
    # Extracted because a model, though there is one, brought nothing:
    UNUSABLE = "extracted: the model gave no usable text"
    SILENT = "extracted: the model did not answer"
    DECLINED = "extracted: the model declined"
    UNPAID = "extracted: the day's budget for the model is spent"

    @property
    def extracted(self) -> bool:
        """Whether every sentence is one of the sources' own."""
        return self is not Writer.MODEL


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
    mended: tuple[Dropped, ...] = ()  # stopped once; other words stand in their place
    differences: tuple[Proven, ...] = ()  # between its outlets
    since: tuple[Since, ...] = ()  # what has moved since each earlier briefing of the story
    unproven: tuple[Dropped, ...] = ()  # what would have been told so, and the gate stopped
    flash: bool = False  # its articles hold one sentence that can be quoted, or none
    model: str = ""  # that wrote it, if one did
    prompts: tuple[str, ...] = ()  # the refs of those it was written by: `briefing@2:3fa9c1`

    @property
    def official(self) -> bool:
        """Whether a primary document is among the sources."""
        return any(source.official for source in self.sources)

    @property
    def tells(self) -> bool:
        """Whether it holds enough to be told: two points, or the one sentence of a flash."""
        fewest = 1 if self.flash and not self.dropped else FEWEST_POINTS
        return len(self.key_points) >= fewest

    def moved(self, earlier: Sequence[Briefing]) -> tuple[Proven, ...]:
        """Give what has moved since the last of some earlier briefings, as the gate let it pass."""
        last = earlier[-1].id if earlier else ""
        return next((each.moves for each in self.since if each.earlier == last), ())

    def restated(self, earlier: Briefing) -> tuple[Line, ...]:
        """Give the sentences in which outlets have mended what an earlier briefing told."""
        return next((each.restated for each in self.since if each.earlier == earlier.id), ())

    def leads(self, earlier: Briefing) -> tuple[Line, ...]:
        """Give the first sentences of the articles that an earlier briefing did not have."""
        return next((each.leads for each in self.since if each.earlier == earlier.id), ())

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that its readers see, the headline first."""
        points = (point.line for point in self.key_points)
        paragraphs = (line for part in self.sections for line in part.paragraphs)
        return (self.headline, *points, *self.opening, *paragraphs, *self.ahead)
