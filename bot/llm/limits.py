"""A model within its limits: of time, of tries, of money, and of patience with its failures.

Every call goes through here, whoever the vendor is: it is let through by the breaker and the
budget, has one deadline for all it does (retries, waits and the repair of its shape), is
charged for all that it took, and is told to the meter however it ends.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from itertools import count
from typing import Any, TypeVar

import structlog

from bot.errors import LLMBadReply, LLMBusy, LLMDeclined, LLMError, LLMRefused
from bot.llm.breaker import Breaker
from bot.llm.budget import Budget
from bot.llm.calls import Asked, Call, Meter, Outcome, most, opening, outcome
from bot.llm.port import Completion, Door, Finish, Growing, Reply, Said, Shape
from bot.llm.prompts import Rendered
from bot.llm.reading import CLOSERS, read, read_so_far

log = structlog.get_logger()

T = TypeVar("T")

RETRIES = 2  # of a request that found the server busy
CHARACTERS = 16  # of a reply for each token that it may take: more is no reply
BACK_OFF = 0.5  # seconds before the first retry, doubled for each further one

REPAIR = (
    "That reply could not be used: {problem}. Answer again, with one JSON object of the shape "
    "given and nothing before or after it."
)


class Limited:
    """The port: a vendor's door, behind limits."""

    def __init__(
        self,
        door: Door,
        *,
        seconds: float,
        budget: Budget,
        breaker: Breaker,
        meter: Meter | None = None,
        retries: int = RETRIES,
        back_off: float = BACK_OFF,
        rng: random.Random | None = None,
    ) -> None:
        self._door = door
        self._seconds = seconds
        self._budget = budget
        self._breaker = breaker
        self._meter = meter
        self._retries = retries
        self._back_off = back_off
        self._rng = rng or random.Random()

    async def ask(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> Reply[Shape]:
        """Ask within the deadline, which covers retries and the repair."""
        async with self._call(prompt, workspace, seconds) as call:
            value = await self._within(call, self._answer(call, shape))
        return self._reply(call, value)

    @asynccontextmanager
    async def stream(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> AsyncIterator[AsyncIterator[Growing[Shape]]]:
        """Ask, and hand the reply on as it grows; leaving the context breaks the request off."""
        async with aclosing(self._growing(prompt, shape, workspace, seconds)) as growing:
            yield growing

    # -- one reply, whole or growing -----------------------------------------------------

    async def _answer(self, call: Call, shape: type[Shape]) -> Shape:
        said = opening(call.prompt)
        text = await self._complete(call, said, shape)
        try:
            return read(text, shape)
        except LLMBadReply as problem:
            why = str(problem)
        log.info("llm.misread", prompt=call.prompt.ref, model=self._door.model, problem=why)
        if not await self._budget.affords(call.workspace, most(call.prompt), call.taken):
            raise LLMBadReply(why)
        said += [
            Said(role="assistant", text=text),
            Said(role="user", text=REPAIR.format(problem=why)),
        ]
        return read(await self._complete(call, said, shape), shape)

    async def _complete(self, call: Call, said: Sequence[Said], shape: type[Shape]) -> str:
        async def send() -> Completion:
            call.began(said)
            return await self._door.complete(said, shape, call.prompt.max_tokens)

        whole = await self._tried(call, send)
        call.grew(said, whole.text)
        call.ended(whole.usage)
        _ended_well(call.prompt, whole.finish)
        return whole.text

    async def _growing(
        self, prompt: Rendered, shape: type[Shape], workspace: str, seconds: float | None
    ) -> AsyncGenerator[Growing[Shape]]:
        said = opening(prompt)
        async with self._call(prompt, workspace, seconds) as call, AsyncExitStack() as stack:

            async def begin() -> tuple[AsyncIterator[Completion], Completion | None]:
                call.began(said)
                door = self._door.stream(said, shape, prompt.max_tokens)
                begun = await stack.enter_async_context(door)
                return begun, await anext(begun, None)

            pieces, piece = await self._within(call, self._tried(call, begin))
            text, usage, finish = "", None, None
            so_far: Mapping[str, Any] = {}
            while piece is not None:
                text += piece.text
                usage, finish = piece.usage or usage, finish or piece.finish
                call.grew(said, text)
                _within_reason(prompt, text)
                if not CLOSERS.isdisjoint(piece.text) and (more := read_so_far(text)) != so_far:
                    so_far = more or so_far
                    yield Growing(so_far=so_far)
                piece = await self._within(call, anext(pieces, None))
            call.ended(usage)
            _ended_well(prompt, finish)
            value = read(text, shape)
        yield Growing(so_far=value.model_dump(mode="json"), reply=self._reply(call, value))

    def _reply(self, call: Call, value: Shape) -> Reply[Shape]:
        return Reply(
            value=value,
            model=self._door.model,
            prompt=call.prompt.ref,
            usage=call.usage,
            left=max(0.0, call.deadline - _time()),
        )

    # -- the limits ----------------------------------------------------------------------

    @asynccontextmanager
    async def _call(
        self, prompt: Rendered, workspace: str, seconds: float | None
    ) -> AsyncIterator[Call]:
        """Let a call through, and see to it that it is charged, counted and told of."""
        started = _time()
        given = self._seconds if seconds is None else min(seconds, self._seconds)
        call = Call(prompt, workspace, started, given)
        ended = Outcome.STOPPED
        try:
            with self._breaker.watch():
                async with self._charged(call):
                    yield call
            ended = Outcome.ANSWERED
        except LLMError as error:
            ended = outcome(error)
            raise
        finally:
            self._tell(call, ended, _time() - started)

    @asynccontextmanager
    async def _charged(self, call: Call) -> AsyncIterator[None]:
        """Keep room for the most that a call can take, and charge what it took."""
        prompt = call.prompt
        charged = self._budget.charged(call.workspace, self._door.model, prompt.ref, most(prompt))
        async with charged as bill:
            try:
                yield
            finally:
                bill.usage, bill.calls = call.taken, call.requests

    def _tell(self, call: Call, ended: Outcome, seconds: float) -> None:
        taken = call.taken
        asked = Asked(
            model=self._door.model,
            prompt=call.prompt.ref,
            outcome=ended,
            usage=taken,
            dollars=self._budget.cost(taken),
            seconds=seconds,
        )
        log.info(
            "llm.asked",
            prompt=asked.prompt,
            model=asked.model,
            outcome=ended.value,
            requests=call.requests,
            input_tokens=taken.input_tokens,
            output_tokens=taken.output_tokens,
            estimated=taken.estimated,
            ms=round(1000 * seconds),
        )
        if self._meter is not None:
            self._meter.asked(asked)

    async def _within(self, call: Call, work: Awaitable[T]) -> T:
        """Wait for a piece of a call's work, until the call's deadline."""
        try:
            async with asyncio.timeout_at(call.deadline):
                return await work
        except TimeoutError:
            late = LLMBusy(f"{self._door.model} gave no answer in {call.seconds:g} s")
        # Raised out here, it carries no request, and so no key, as its context.
        raise late

    async def _tried(self, call: Call, send: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and again where the server was busy and there is time to wait."""
        for attempt in count():
            try:
                return await send()
            except LLMRefused:
                call.free()
                raise
            except LLMBusy as busy:
                call.free()
                wait = self._wait(attempt, busy)
                if attempt >= self._retries or _time() + wait >= call.deadline:
                    raise
            log.info("llm.retried", prompt=call.prompt.ref, model=self._door.model, wait=wait)
            await asyncio.sleep(wait)
        raise AssertionError("count() does not end")

    def _wait(self, attempt: int, busy: LLMBusy) -> float:
        """Tell how many seconds to wait before a request is sent again."""
        if busy.retry_after is not None:
            return busy.retry_after
        return self._back_off * 2.0**attempt * self._rng.uniform(1.0, 1.5)


def _within_reason(prompt: Rendered, text: str) -> None:
    """Break off a server that ignores how long a reply may be. Raises LLMBadReply."""
    if len(text) > CHARACTERS * prompt.max_tokens:
        raise LLMBadReply(f"the reply did not end within {prompt.max_tokens} tokens")


def _ended_well(prompt: Rendered, finish: Finish | None) -> None:
    if finish is Finish.DECLINED:
        raise LLMDeclined("the model declined to answer")
    if finish is Finish.CUT:
        raise LLMBadReply(f"the reply did not end within {prompt.max_tokens} tokens")


def _time() -> float:
    return asyncio.get_running_loop().time()
