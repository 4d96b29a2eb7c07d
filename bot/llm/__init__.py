"""The models: one port, one file a vendor, and the prompts that they are asked with.

    port.py      what is asked and answered; the door that a vendor fills
    limits.py    the port, in front of a door: deadline, retries, repair
    calls.py     one call: what it takes, how it ends, and the meter that is told
    budget.py    what a day may cost        breaker.py  a model that keeps failing rests
    reading.py   a reply's JSON             events.py   a chat completion, whole or streamed
    prompts.py   the files of prompts/, read and filled in
    embedding.py vectors of texts, within the same budget
    openai.py    any server that speaks chat completions

A vendor's package is imported when a model is configured, and not before: without one it
would cost every start 0.7 s and 30 MB.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from pydantic import BaseModel

from bot.config import Config
from bot.llm.breaker import Breaker
from bot.llm.budget import Allowance, Budget, Ledger, Purse
from bot.llm.calls import Asked, Meter, Outcome
from bot.llm.embedding import Embedder, Embedding
from bot.llm.limits import Limited
from bot.llm.port import LLM, Growing, Reply, Shape, Usage
from bot.llm.prompts import Prompt, Rendered, load

__all__ = [
    "LLM",
    "Asked",
    "Embedder",
    "Growing",
    "Ledger",
    "Meter",
    "Outcome",
    "Prompt",
    "Purse",
    "Rendered",
    "Reply",
    "Shape",
    "Usage",
    "check",
    "load",
    "open_embedder",
    "open_llm",
]

EMBEDDING = 20.0  # seconds, at most, for vectors: grouping waits for them


@asynccontextmanager
async def open_llm(
    config: Config,
    ledger: Ledger,
    now: Callable[[], datetime],
    meter: Meter | None = None,
) -> AsyncIterator[LLM | None]:
    """Open the model that the settings name, or None where they name none.

    `now` is the clock that tells the days of the budget: real time, for the money is real.
    """
    if config.model is None:
        yield None
        return
    from bot.llm.openai import connect

    async with connect(
        key=_key(config),
        base_url=config.openai_base_url,
        model=config.model,
        timeout=config.openai_timeout,
    ) as door:
        yield Limited(
            door,
            seconds=config.openai_timeout,
            budget=Budget(_allowance(config), ledger, now),
            breaker=Breaker(time.monotonic),
            meter=meter,
        )


@asynccontextmanager
async def open_embedder(
    config: Config, ledger: Ledger, now: Callable[[], datetime]
) -> AsyncIterator[Embedder | None]:
    """Open the model that makes vectors, or None where the settings name none.

    The day's tokens pay for it too; its dollars are not reckoned, for it has a price of its own.
    """
    if config.model is None or config.openai_embedding_model is None:
        yield None
        return
    from bot.llm.openai import connect_embeddings

    allowance = Allowance(tokens=config.openai_budget_tokens)
    async with connect_embeddings(
        key=_key(config),
        base_url=config.openai_base_url,
        model=config.openai_embedding_model,
        timeout=config.openai_timeout,
    ) as door:
        yield Embedding(
            door,
            seconds=min(config.openai_timeout, EMBEDDING),
            budget=Budget(allowance, ledger, now),
            breaker=Breaker(time.monotonic),
        )


def _key(config: Config) -> str:
    return config.openai_api_key.get_secret_value() if config.openai_api_key else "none"


def _allowance(config: Config) -> Allowance:
    return Allowance(
        tokens=config.openai_budget_tokens,
        dollars=config.openai_budget_dollars,
        input_price=config.openai_price_input,
        output_price=config.openai_price_output,
    )


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
