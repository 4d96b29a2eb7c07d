"""Stand-ins for the ports, written by hand."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar, TypeVarTuple

from bot.errors import BotError, LLMBusy, LLMError, PoolError, WebError, WebFault
from bot.llm import Growing, Rendered, Reply, Shape, Usage
from bot.pool import Pool
from bot.web import Response

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def page(
    body: str | bytes, *, content_type: str = "text/html", status: int = 200, **headers: str
) -> Response:
    """Build a response for a `FakeWeb`, which fills in the URL."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        url="",
        status=status,
        headers={"content-type": content_type, **named},
        body=body.encode() if isinstance(body, str) else body,
    )


class FakeWeb:
    """A web of a few pages: each URL has a response, or the error that it raises.

    Any other URL answers 404. `requests` holds the URL and headers of each request.
    """

    def __init__(self, pages: Mapping[str, Response | WebError] | None = None) -> None:
        self.pages = dict(pages or {})
        self.requests: list[tuple[str, dict[str, str]]] = []

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        self.requests.append((url, dict(headers or {})))
        answer = self.pages.get(url) or page("not found", status=404)
        if isinstance(answer, WebError):
            raise answer
        if len(answer.body) > max_bytes:
            raise WebError("too large", url=url, fault=WebFault.TOO_LARGE, permanent=True)
        return replace(answer, url=answer.url or url)


@lru_cache(256)
def _once(fn: Callable[[*Ts], T], *args: *Ts) -> T:
    return fn(*args)


class InlinePool(Pool):
    """A pool that runs its jobs on the spot; what a worker would raise, it raises.

    Jobs are pure, so that one that was done before in this process is not done again.
    """

    async def run(self, fn: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        try:
            done: T = _once(fn, *args)
        except BotError:
            raise
        except Exception as error:
            raise PoolError(f"{type(error).__name__}: {error}") from error
        return done


class FakeLLM:
    """A model that answers from a script: each answer is a reply's JSON, or the error it raises.

    `asked` holds each prompt, `workspaces` who was to pay, `seconds` the time that was given
    where it was not to stream. Past the end of the script it is busy. A streamed answer grows
    by one field of its JSON at a time, and by one item where a field is a list; `broken_off`
    counts the streams that nobody read to their end.
    """

    def __init__(self, *script: Mapping[str, Any] | LLMError, left: float = 60.0) -> None:
        self.script = list(script)
        self.asked: list[Rendered] = []
        self.workspaces: list[str] = []
        self.seconds: list[float | None] = []
        self.left = left
        self.broken_off = 0

    async def ask(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> Reply[Shape]:
        self.seconds.append(seconds)
        return self._reply(prompt, shape, self._next(prompt, workspace))

    @asynccontextmanager
    async def stream(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> AsyncIterator[AsyncIterator[Growing[Shape]]]:
        async with aclosing(self._growing(prompt, shape, workspace)) as growing:
            yield growing

    async def _growing(
        self, prompt: Rendered, shape: type[Shape], workspace: str
    ) -> AsyncGenerator[Growing[Shape]]:
        answer = self._next(prompt, workspace)
        try:
            so_far: dict[str, Any] = {}
            for name, value in answer.items():
                steps = len(value) + 1 if isinstance(value, list) else 1
                for step in range(steps):
                    so_far[name] = value[:step] if isinstance(value, list) else value
                    yield Growing(so_far=dict(so_far))
            yield Growing(so_far=answer, reply=self._reply(prompt, shape, answer))
        except GeneratorExit:
            self.broken_off += 1
            raise

    def _next(self, prompt: Rendered, workspace: str) -> Mapping[str, Any]:
        self.asked.append(prompt)
        self.workspaces.append(workspace)
        answer = self.script.pop(0) if self.script else LLMBusy("the script is over")
        if isinstance(answer, LLMError):
            raise answer
        return answer

    def _reply(
        self, prompt: Rendered, shape: type[Shape], answer: Mapping[str, Any]
    ) -> Reply[Shape]:
        return Reply(
            value=shape.model_validate(answer),
            model="scripted",
            prompt=prompt.ref,
            usage=Usage(input_tokens=10, output_tokens=5),
            left=self.left,
        )
