"""Stand-ins for the ports, written by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, TypeVarTuple

from bot.errors import BotError, LLMBusy, LLMError, PoolError, WebError
from bot.llm import Rendered, Reply, Shape, Usage
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
            raise WebError("too large", url=url, permanent=True)
        return Response(
            url=answer.url or url, status=answer.status, headers=answer.headers, body=answer.body
        )


class InlinePool(Pool):
    """A pool that runs its jobs on the spot; what a worker would raise, it raises."""

    async def run(self, fn: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        try:
            return fn(*args)
        except BotError:
            raise
        except Exception as error:
            raise PoolError(f"{type(error).__name__}: {error}") from error


class FakeLLM:
    """A model that answers from a script: each answer is a reply's JSON, or the error it raises.

    `asked` holds each prompt. Past the end of the script it is busy.
    """

    def __init__(self, *script: Mapping[str, Any] | LLMError) -> None:
        self.script = list(script)
        self.asked: list[Rendered] = []

    async def ask(self, prompt: Rendered, shape: type[Shape]) -> Reply[Shape]:
        self.asked.append(prompt)
        answer = self.script.pop(0) if self.script else LLMBusy("the script is over")
        if isinstance(answer, LLMError):
            raise answer
        return Reply(
            value=shape.model_validate(answer),
            model="scripted",
            prompt=prompt.ref,
            usage=Usage(input_tokens=10, output_tokens=5),
        )
