"""One call of a model: its deadline, what it takes, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMError, LLMPaused, LLMRefused
from bot.llm.port import Said, Usage
from bot.llm.prompts import Rendered

BYTES = 4  # of text a token, where the server does not count for us


class Outcome(StrEnum):
    """How a call ended."""

    ANSWERED = "answered"
    BUSY = "busy"
    REFUSED = "refused"
    BAD_REPLY = "bad reply"
    PAUSED = "paused"
    BUDGET_SPENT = "budget spent"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A call as it ended, for the meter; `prompt` is the prompt's ref."""

    model: str
    prompt: str
    outcome: Outcome
    usage: Usage
    dollars: float
    seconds: float


class Meter(Protocol):
    """Counts calls."""

    def asked(self, call: Asked) -> None:
        """Count a call that has ended."""
        ...


class Call:
    """One call under way: its deadline, and what it has taken so far."""

    def __init__(self, prompt: Rendered, workspace: str, started: float, seconds: float) -> None:
        self.prompt = prompt
        self.workspace = workspace
        self.seconds = seconds
        self.deadline = started + seconds
        self.usage = Usage()
        self.requests = 0
        self._open: Usage | None = None

    def began(self, said: Sequence[Said]) -> None:
        """Count a request that is sent: until it is answered, by what was asked."""
        self.requests += 1
        self._open = reckoned(said)

    def grew(self, said: Sequence[Said], text: str) -> None:
        """Count what has come of a reply, in case its end never comes."""
        self._open = reckoned(said, text)

    def ended(self, usage: Usage | None) -> None:
        """Count a request that was answered, as the server counts it or else as we do."""
        self.usage += usage or self._open or Usage()
        self._open = None

    def free(self) -> None:
        """Charge nothing for a request that the server did not take."""
        self._open = None

    @property
    def taken(self) -> Usage:
        return self.usage + self._open if self._open else self.usage


def opening(prompt: Rendered) -> list[Said]:
    """Write out what a model is sent first."""
    return [Said(role="system", text=prompt.system), Said(role="user", text=prompt.user)]


def reckoned(said: Sequence[Said], reply: str = "") -> Usage:
    """Reckon the tokens of what was sent and of what came back, by their length."""
    return Usage(
        input_tokens=_tokens("".join(each.text for each in said)),
        output_tokens=_tokens(reply),
        estimated=True,
    )


def most(prompt: Rendered) -> Usage:
    """Reckon the most that a call can take: for its repair, all that was said is sent again."""
    once = reckoned(opening(prompt)) + Usage(output_tokens=prompt.max_tokens)
    return once + Usage(input_tokens=once.tokens, output_tokens=prompt.max_tokens)


def _tokens(text: str) -> int:
    return -(-len(text.encode("utf-8", "replace")) // BYTES)


def outcome(error: LLMError) -> Outcome:
    """Name how a call ended that raised an error."""
    return next(each for kind, each in _OUTCOMES if isinstance(error, kind))


_OUTCOMES: tuple[tuple[type[LLMError], Outcome], ...] = (
    (LLMPaused, Outcome.PAUSED),
    (LLMBusy, Outcome.BUSY),
    (LLMRefused, Outcome.REFUSED),
    (LLMBadReply, Outcome.BAD_REPLY),
    (BudgetSpent, Outcome.BUDGET_SPENT),
    (LLMError, Outcome.FAILED),
)
