"""A server on loopback that says anything at all, and a web that may ask it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import WebError
from bot.web import Response, Web, open_web

HOST = "127.0.0.1"
AGENT = "tradewire-test/1"
Talk = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """A server that says what `talk` writes, whatever HTTP thinks of it."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.port = 0
        self.requests: list[str] = []

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/"

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(request)
            await self._talk(request, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


class Rebinding(AbstractResolver):
    """A name server that gives each answer of its list once, then the last one."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in answer.split()
        ]

    async def close(self) -> None:
        pass


@asynccontextmanager
async def serving(talk: Talk) -> AsyncIterator[tuple[Server, Web]]:
    """Serve on loopback, and open a web that is allowed there."""
    async with open_server(talk) as opened:
        yield opened


@asynccontextmanager
async def open_server(talk: Talk, **web_settings: Any) -> AsyncIterator[tuple[Server, Web]]:
    """Do so with settings of the web."""
    server = Server(talk)
    listening = await asyncio.start_server(server.connected, HOST, 0)
    server.port = listening.sockets[0].getsockname()[1]
    allowed = frozenset({(HOST, server.port)})
    async with listening, open_web(user_agent=AGENT, allowed=allowed, **web_settings) as web:
        yield server, web


def saying(*parts: bytes) -> Talk:
    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)

    return talk


def http(body: bytes = b"", status: str = "200 OK", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


async def get(web: Web, url: str, *, max_bytes: int = 10_000, timeout: float = 5.0) -> Response:  # noqa: ASYNC109
    return await web.get(url, max_bytes=max_bytes, timeout=timeout)


async def refusal(web: Web, url: str, **limits: Any) -> tuple[str, bool]:
    """Fetch what must fail; say why it did, and whether for good."""
    with pytest.raises(WebError) as caught:
        await get(web, url, **limits)
    assert caught.value.url == url
    return str(caught.value), caught.value.permanent
