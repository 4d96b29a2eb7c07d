"""What is asked of a model, and what it answers: the port, and the door that a vendor fills."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from bot.llm.prompts import Rendered

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """The tokens that an answer took, those of its repair and retries included.

    `estimated` where the server told none, and they were reckoned from the length of the texts.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """All tokens, in and out."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            estimated=self.estimated or other.estimated,
        )


# -- the port -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Generic[Shape]):
    """What a model answered, in the shape asked for.

    `prompt` is the prompt's ref; `left` the seconds that are left of the time it had.
    """

    value: Shape
    model: str
    prompt: str
    usage: Usage
    left: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing(Generic[Shape]):
    """A reply as it grows.

    `so_far` is the reply's JSON as far as it has come, with whole strings only: not checked
    against the shape, its last list or object may still grow. `reply` comes with the last.
    """

    so_far: Mapping[str, Any]
    reply: Reply[Shape] | None = None


class LLM(Protocol):
    """A model that answers in a given shape."""

    async def ask(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> Reply[Shape]:
        """Ask once, and once more with what was wrong where the reply does not fit the shape.

        What it costs is charged to a workspace, or to all where none is named. `seconds` is
        less time than the settings give. Raises LLMBusy, LLMRefused, LLMBadReply or
        BudgetSpent; any other failure is a plain LLMError.
        """
        ...

    def stream(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> AbstractAsyncContextManager[AsyncIterator[Growing[Shape]]]:
        """Ask, and hand the reply on as it grows; leaving the context breaks the request off.

        The last of what comes holds the whole reply. A reply that does not fit the shape is
        not repaired: much of it may have been shown. Raises, in the iteration, what `ask` does.
        """
        ...


# -- a vendor's door ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One turn of what a model is sent."""

    role: Literal["system", "user", "assistant"]
    text: str


class Finish(StrEnum):
    """How a completion ended."""

    WHOLE = "whole"
    CUT = "cut"  # at the most tokens that it might take
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a server sent back, or a piece of it: `usage` and `finish` come with the last."""

    text: str = ""
    finish: Finish | None = None
    usage: Usage | None = None


class Door(Protocol):
    """One request to a vendor's server, without retries, budget or deadline of ours.

    Both raise LLMBusy, LLMRefused, LLMBadReply or a plain LLMError.
    """

    model: str

    async def complete(
        self, said: Sequence[Said], shape: type[BaseModel], max_tokens: int
    ) -> Completion:
        """Have a reply, whole."""
        ...

    def stream(
        self, said: Sequence[Said], shape: type[BaseModel], max_tokens: int
    ) -> AbstractAsyncContextManager[AsyncIterator[Completion]]:
        """Have a reply piece by piece; leaving the context cancels the request."""
        ...
