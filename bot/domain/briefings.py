"""What is told: lines with their evidence, verdicts on them, and briefings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.news import Article, Changes, Coverage, Document

# -- the gate -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words of an article that carry a line: `quote == text[start:end]`."""

    article_id: str
    snapshot: str
    start: int
    end: int
    quote: str


class Outcome(StrEnum):
    """What the gate makes of a line."""

    SUPPORTED = "supported"
    UNCLEAR = "unclear"
    UNSUPPORTED = "unsupported"


class Fault(StrEnum):
    """Why a line fails; the values are shown to readers."""

    NO_EVIDENCE = "no evidence"
    QUOTE_NOT_IN_SOURCE = "quote not in source"
    FIGURE_NOT_IN_EVIDENCE = "figure not in evidence"
    BOUND_ELSEWHERE = "figure bound to another thing"
    UNIT_DIFFERS = "unit or magnitude differs"
    DATE_DIFFERS = "date differs"
    DATE_OF_ANOTHER_KIND = "date is another kind of date"
    SPEAKER_DIFFERS = "speaker differs"
    ROLES_SWAPPED = "who does it to whom differs"
    MODALITY_RAISED = "modality raised"
    NEGATION_LOST = "negation or exemption lost"
    DIRECTION_REVERSED = "direction reversed"
    NAME_NOT_IN_EVIDENCE = "name, country or product not in evidence"
    LAW_DIFFERS = "legal basis differs"
    SCOPE_WIDENED = "scope widened"
    CAUSE_NOT_IN_EVIDENCE = "cause not in evidence"
    NOT_ALIGNED = "wording not aligned with the evidence"
    MODEL_DOUBTS = "not carried, in the model's reading"


class Opinion(StrEnum):
    """What a model makes of a line that the checks leave unclear."""

    CARRIED = "carried"
    DOUBTED = "not carried"
    UNSURE = "unsure"  # or it named words that do not stand in the evidence
    UNUSABLE = "unusable"  # it gave no answer, or none about this line


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One typed reason of a verdict, and the words of the line it is about.

    `start` and `end` are where they stand in the line, -1 where they do not as they are;
    `against` is what the evidence has in their place, as far as that can be told.
    """

    fault: Fault
    words: str
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)
    against: Citation | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate makes of a line, and why.

    `reasons` speak against it; `doubt` says what leaves it unclear where nothing does.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    opinion: Opinion | None = None  # a model's, where one was asked
    doubt: Reason | None = field(default=None, compare=False)


# -- briefings ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence or a paragraph that may reach Slack, with what carries it.

    `outcome` is what the gate made of it, once it has passed, and `doubt` why it is unclear,
    where it is; `opinion` is what a model made of it, where one was asked. `also` names
    articles of the story that are not cited and tell the same between them, if any do.
    """

    text: str
    citations: tuple[Citation, ...]
    also: tuple[str, ...] = field(default=(), compare=False)
    outcome: Outcome | None = field(default=None, compare=False)
    opinion: Opinion | None = field(default=None, compare=False)
    doubt: Reason | None = field(default=None, compare=False)

    def judged(self, verdict: Verdict) -> Line:
        """Give the line with what the gate made of it."""
        return replace(self, outcome=verdict.outcome, opinion=verdict.opinion, doubt=verdict.doubt)


#: With fewer key points than this a briefing is not posted, unless one has so many words.
FEWEST_POINTS, LONG_POINT = 2, 35
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
class Dropped:
    """A line that the gate stopped, kept for the audit.

    One that was written anew, or replaced, is no longer wanting: it is kept as `mended`.
    """

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
    model: str = ""  # that wrote it, if one did
    prompts: tuple[str, ...] = ()  # the refs of those it was written by: `briefing@2:3fa9c1`

    @property
    def official(self) -> bool:
        """Whether a primary document is among the sources."""
        return any(source.official for source in self.sources)

    @property
    def tells(self) -> bool:
        """Whether it holds enough to be told: some points, or one that is as long as two.

        A flash of one sentence is told by that one: it was extracted, and nothing was stopped.
        """
        words = [len(point.line.text.split()) for point in self.key_points]
        flash = bool(words) and not self.dropped and self.writer is not Writer.MODEL
        return len(words) >= FEWEST_POINTS or flash or any(each >= LONG_POINT for each in words)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that its readers see, the headline first."""
        points = (point.line for point in self.key_points)
        paragraphs = (line for part in self.sections for line in part.paragraphs)
        return (self.headline, *points, *self.opening, *paragraphs, *self.ahead)
