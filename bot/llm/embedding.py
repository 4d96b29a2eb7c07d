"""Vectors that a model makes of texts: in batches, within the day's budget and a deadline."""

from __future__ import annotations

import asyncio
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from pydantic import BaseModel, ValidationError

from bot.errors import LLMBadReply, LLMBusy
from bot.llm.breaker import Breaker
from bot.llm.budget import Budget
from bot.llm.calls import BYTES
from bot.llm.port import Usage

log = structlog.get_logger()

BATCH = 64  # texts in one request
PROMPT = "embedding"  # what it costs stands under this name


class Embedder(Protocol):
    """Makes vectors of texts."""

    @property
    def name(self) -> str:
        """Say whose vectors they are: those of two names are never compared."""
        ...

    async def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Make of each text a vector of unit length, as little-endian float32.

        Raises LLMError.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """What a server answered: a vector for each text, in their order."""

    vectors: tuple[tuple[float, ...], ...]
    tokens: int | None = None


class EmbeddingDoor(Protocol):
    """One request to a vendor's server. Raises LLMError."""

    model: str

    async def vectors(self, texts: Sequence[str]) -> Vectors:
        """Have a vector for each text."""
        ...


class Embedding:
    """The port: a vendor's door, behind the budget, a breaker and a deadline."""

    def __init__(
        self, door: EmbeddingDoor, *, seconds: float, budget: Budget, breaker: Breaker
    ) -> None:
        self._door = door
        self._seconds = seconds
        self._budget = budget
        self._breaker = breaker

    @property
    def name(self) -> str:
        """Name the model, as it is kept beside each vector."""
        return self._door.model[:64]

    async def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Have the vectors of texts, `BATCH` at a time."""
        found: list[bytes] = []
        for begin in range(0, len(texts), BATCH):
            found += await self._batch(texts[begin : begin + BATCH])
        return tuple(found)

    async def _batch(self, texts: Sequence[str]) -> list[bytes]:
        most = Usage(input_tokens=sum(-(-len(text.encode()) // BYTES) for text in texts))
        with self._breaker.watch():
            async with self._budget.charged("", self._door.model, PROMPT, most) as bill:
                bill.calls, bill.usage = 1, most
                answer = await self._asked(texts)
                if answer.tokens is not None:
                    bill.usage = Usage(input_tokens=answer.tokens)
                packed = _packed(answer.vectors, len(texts))
        log.info("embedder.asked", model=self._door.model, texts=len(texts))
        return packed

    async def _asked(self, texts: Sequence[str]) -> Vectors:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._door.vectors(texts)
        except TimeoutError:
            late = LLMBusy(f"{self._door.model} gave no vectors in {self._seconds:g} s")
        raise late


class _Placed(BaseModel):
    index: int
    embedding: tuple[float, ...]


class _Used(BaseModel):
    prompt_tokens: int = 0


class _Body(BaseModel):
    """What of an answer counts."""

    data: tuple[_Placed, ...]
    usage: _Used | None = None


def read_vectors(body: bytes) -> Vectors:
    """Read the body of an answer, by our own rules. Raises LLMBadReply."""
    try:
        read = _Body.model_validate_json(body)
    except ValidationError:
        problem = LLMBadReply("the reply holds no vectors")
    else:
        ordered = sorted(read.data, key=lambda each: each.index)
        tokens = read.usage.prompt_tokens if read.usage else None
        return Vectors(vectors=tuple(each.embedding for each in ordered), tokens=tokens)
    raise problem


def _packed(vectors: Sequence[Sequence[float]], wanted: int) -> list[bytes]:
    """Bring vectors to unit length. Raises LLMBadReply where they are not what was asked for."""
    sizes = {len(vector) for vector in vectors}
    if len(vectors) != wanted or len(sizes) != 1 or sizes == {0}:
        raise LLMBadReply(f"{len(vectors)} vectors came for {wanted} texts, or of several sizes")
    packed = []
    for vector in vectors:
        length = math.sqrt(math.fsum(value * value for value in vector))
        if not math.isfinite(length) or length == 0:
            raise LLMBadReply("a vector came that has no length")
        packed.append(array("f", [value / length for value in vector]).tobytes())
    return packed
