"""The models: one port, one file a vendor, and the prompts that they are asked with.

    prompts.py   the files of prompts/, read and filled in
    openai.py    any server that speaks chat completions

A vendor's package is imported when a model is configured, and not before: without one it
would cost every start 0.7 s and 30 MB.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from bot.config import Config
from bot.llm.prompts import Prompt, Rendered, load

__all__ = ["LLM", "Prompt", "Rendered", "Reply", "Usage", "check", "load", "open_llm"]

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """The tokens that an answer took, those of a repair included."""

    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Generic[Shape]):
    """What a model answered, in the shape asked for; `prompt` is the prompt's ref."""

    value: Shape
    model: str
    prompt: str
    usage: Usage


class LLM(Protocol):
    """A model that answers in a given shape."""

    async def ask(self, prompt: Rendered, shape: type[Shape]) -> Reply[Shape]:
        """Ask once, and once more with what was wrong where the reply does not fit the shape.

        Raises LLMBusy, LLMRefused or LLMBadReply; any other failure is a plain LLMError.
        """
        ...


@asynccontextmanager
async def open_llm(config: Config) -> AsyncIterator[LLM | None]:
    """Open the model that the settings name, or None where they name none."""
    if config.model is None:
        yield None
        return
    from bot.llm.openai import connect

    key = config.openai_api_key.get_secret_value() if config.openai_api_key else "none"
    async with connect(
        key=key,
        base_url=config.openai_base_url,
        model=config.model,
        timeout=config.openai_timeout,
    ) as llm:
        yield llm


class Word(BaseModel):
    """The shape of the answer to `check`."""

    word: str


async def check(llm: LLM) -> str:
    """Have a model say one word in a shape, and tell in words how it did.

    Raises LLMError, whose message says what to do.
    """
    asked = Rendered(
        ref="check",
        system='Answer in JSON of this shape: {"word": "…"}',
        user="Say the word ready.",
        max_tokens=2000,
    )
    reply = await llm.ask(asked, Word)
    spent = reply.usage.input_tokens + reply.usage.output_tokens
    return f"{reply.model} answers in the shape asked for ({spent} tokens)"
