"""Two values set side by side: what was told and what stands now, or what two outlets have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.lines import Line, Outcome

#: What the gate lets pass.
PASSES = frozenset({Outcome.SUPPORTED, Outcome.UNCLEAR})


class Sort(StrEnum):
    """What stands side by side, and why."""

    STATUS = "status"  # how far a measure has come
    FIGURE = "figure"
    DAY = "day"
    EDIT = "edit"  # what an outlet has otherwise in its own text by now
    FIGURES_DIFFER = "figures differ"  # between two outlets
    DAYS_DIFFER = "days differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two values that a message would set side by side, before the gate.

    `about` says of what they are, where that is not plain; `one` and `other` are the outlets
    that have each, where they differ. `claim` is the plain sentence of a change of status.
    """

    sort: Sort
    old: str
    new: str
    about: str = ""
    one: str = ""
    other: str = ""
    claim: str = ""

    @property
    def values(self) -> tuple[str, str, str, str]:
        """What is set side by side, whatever it is said to be of."""
        return self.old, self.new, self.one, self.other

    @property
    def told(self) -> str:
        """The same in a line of plain text."""
        on = f" ({self.about})" if self.about else ""
        if self.one:
            return f"{self.one}: {self.old}; {self.other}: {self.new}{on}"
        return f"{self.old} -> {self.new}{on}" if self.old else f"-> {self.new}{on}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A pair that the gate let through, each side with the line that was judged for it.

    The gate alone makes them, and nothing else is shown: what it stopped cannot be one.
    """

    pair: Pair
    was: Line
    now: Line

    def __post_init__(self) -> None:
        if not {self.was.outcome, self.now.outcome} <= PASSES:
            raise ValueError("what the gate did not let through cannot be shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has moved since an `earlier` briefing of a story, by its id.

    `restated` are the sentences in which outlets have mended what it told, as they stand now,
    `leads` the first sentences of the articles that it did not have.
    """

    earlier: str
    moves: tuple[Proven, ...] = ()
    restated: tuple[Line, ...] = ()
    leads: tuple[Line, ...] = ()
