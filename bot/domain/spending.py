"""What a model costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What was spent on one model with one prompt, on a day (in UTC) and for a workspace.

    The workspace is "" for what serves all of them, as briefings do.
    """

    day: str
    workspace: str
    model: str
    prompt: str
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    dollars: float = 0.0

    @property
    def tokens(self) -> int:
        """All tokens, in and out."""
        return self.input_tokens + self.output_tokens
