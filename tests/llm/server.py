"""A chat-completions server on loopback that answers from a script."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ModelServer:
    """The script, what was asked, and where the server is."""

    def __init__(self, *script: Answer) -> None:
        self.script = list(script)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.keys.append(request.headers["Authorization"])
        if not self.script:
            return web.json_response({"error": {"message": "script is over"}}, status=418)
        return await self.script.pop(0)(request)


@asynccontextmanager
async def serve(*script: Answer) -> AsyncIterator[ModelServer]:
    """Serve a script: each request takes the next answer."""
    server = ModelServer(*script)
    app = web.Application()
    app.router.add_post("/v1/chat/completions", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield server
    finally:
        await runner.cleanup()


def completion(
    content: str | None, *, refusal: str | None = None, finish: str = "stop"
) -> dict[str, Any]:
    """Build the body of a chat completion that took 10 tokens in and 5 out."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "whatever",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }


def says(content: object, **fields: Any) -> Answer:
    """Answer with a message: text as it is, anything else as JSON."""
    text = content if isinstance(content, str | None) else json.dumps(content)

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(completion(text, **fields))

    return answer


def streams(
    content: object, *, size: int = 7, finish: str | None = "stop", usage: bool = True
) -> Answer:
    """Answer with a stream of events, `size` characters of the message in each."""
    text = content if isinstance(content, str) else json.dumps(content)

    async def answer(request: web.Request) -> web.StreamResponse:
        response = await event_stream(request)
        for at in range(0, len(text), size):
            await event(response, delta(text[at : at + size]))
        if finish:
            await event(response, delta(finish_reason=finish))
        if usage:
            tokens = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
            await event(response, {"choices": [], "usage": tokens})
        if finish:
            await response.write(b"data: [DONE]\n\n")
        return response

    return answer


async def event_stream(request: web.Request) -> web.StreamResponse:
    """Begin a stream of events."""
    response = web.StreamResponse()
    response.content_type = "text/event-stream"
    await response.prepare(request)
    return response


async def event(response: web.StreamResponse, data: object) -> None:
    """Send an event."""
    await response.write(f"data: {json.dumps(data)}\n\n".encode())


def delta(content: str | None = None, **choice: Any) -> dict[str, Any]:
    """Build a chunk of a streamed completion."""
    words = {} if content is None else {"content": content}
    return {"choices": [{"index": 0, "delta": words, **choice}], "usage": None}


def body(text: str, *, status: int = 200, content_type: str = "application/json") -> Answer:
    """Answer with a body of any kind."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, status=status, content_type=content_type)

    return answer


def fails(status: int, *, retry_after: str = "", **error: str) -> Answer:
    """Answer with an error, as OpenAI's server words one."""

    async def answer(_: web.Request) -> web.StreamResponse:
        told = {"error": {"message": "echo sk-secret", **error}}
        headers = {"Retry-After": retry_after} if retry_after else {}
        return web.json_response(told, status=status, headers=headers)

    return answer


async def bomb(_: web.Request) -> web.StreamResponse:
    """Answer with fifty megabytes of spaces, packed, though nobody asked for packing."""
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    return web.Response(body=gzip.compress(b" " * 50_000_000, 1), headers=headers)


def moved(url: str) -> Answer:
    """Answer with a redirect that would have the prompt sent on."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=307, headers={"Location": url})

    return answer


async def hangs(_: web.Request) -> web.StreamResponse:
    """Never answer."""
    await asyncio.sleep(60)
    raise AssertionError("the client waited a minute")


async def breaks_off(request: web.Request) -> web.StreamResponse:
    """Send half of what was promised, and close."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    response.content_type = "application/json"
    await response.prepare(request)
    await response.write(b'{"choices": [')
    if request.transport:
        request.transport.close()
    return response


async def never_ends(request: web.Request) -> web.StreamResponse:
    """Send spaces for as long as anybody reads."""
    response = web.StreamResponse()
    response.content_type = "application/json"
    await response.prepare(request)
    while True:
        await response.write(b" " * 65536)


async def trickles(request: web.Request) -> web.StreamResponse:
    """Send a space every few milliseconds, so that no single read times out."""
    response = web.StreamResponse()
    response.content_type = "application/json"
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.02)
