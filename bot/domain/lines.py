"""Lines with their evidence, and what the gate makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line that the gate stopped, kept for the audit.

    One that was written anew, or replaced, is no longer wanting: it is kept as `mended`.
    """

    line: Line
    verdict: Verdict
