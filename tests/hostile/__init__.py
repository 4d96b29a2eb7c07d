"""A web server on loopback that does to a feed reader whatever servers do.

    python -m tests.hostile 9500

prints the address of each case and what a poll of it should come to, and serves until Ctrl-C.
Each case is a few lines that write bytes, so that nothing between us and the wire is polite.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.hostile.cases import CASES, HOST, Case
from tests.hostile.visit import Talk, Visit, article, good, http, item, missing, rss

__all__ = ["CASES", "HOST", "Case", "Hostile", "http", "item", "open_hostile", "rss"]


@dataclass
class Hostile:
    """The server while it runs."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    visits: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def site(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.visits.add(task)
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = request.split()[1]
            visit = Visit(path, request, self.asked[path], self.site, writer, self.over)
            self.asked[path] += 1
            await talk_of(path)(visit)
            await writer.drain()
        except (OSError, EOFError, ValueError):
            pass
        finally:
            writer.close()
            self.visits.discard(task)


def talk_of(path: str) -> Talk:
    """Find who answers for a path."""
    first, name = [*path.split("?")[0].split("/"), "", ""][1:3]
    if first == "good":
        return good
    if first == "article":
        return article
    return next((case.talk for case in CASES if case.name == (name or first)), missing)


@asynccontextmanager
async def open_hostile(port: int = 0) -> AsyncIterator[Hostile]:
    """Serve while the block runs."""
    hostile = Hostile()
    server = await asyncio.start_server(hostile.connected, HOST, port)
    hostile.port = server.sockets[0].getsockname()[1]
    try:
        yield hostile
    finally:
        server.close()
        hostile.over.set()
        if hostile.visits:
            await asyncio.wait(hostile.visits)
