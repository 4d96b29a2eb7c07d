"""The page's own files, and the stream of what happens while it is open."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.values import YOU
from bot.sandbox.workspace import Workspace

PAGE = Path(__file__).parents[1] / "page"
FILES = frozenset(each.name for each in PAGE.iterdir() if each.is_file())
BEAT = 15.0  # seconds between signs of life on a stream
RECONNECT = 1000  # milliseconds, for the page's browser


class Page:
    """Serves the files, and keeps the page up to date."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.file),
            web.get("/page/{name}", self.file),
            web.get("/view/live", self.live),
        ]

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Give one of the page's own files."""
        name = request.match_info.get("name", "index.html")
        if name not in FILES:
            raise web.HTTPNotFound
        return web.FileResponse(PAGE / name, headers={"Cache-Control": "no-cache"})

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Stream what happens, as server-sent events, for as long as the page listens."""
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        with self._workspace.live.listen() as notices:
            await stream.prepare(request)
            await stream.write(f"retry: {RECONNECT}\n\n".encode())
            try:
                while True:
                    await stream.write(await self._next(notices))
            except (ConnectionError, EOFError):
                return stream

    async def _next(self, notices: asyncio.Queue[dict[str, Any] | None]) -> bytes:
        """Wait for a notice that is the viewer's to see. Raises EOFError at the end of them."""
        try:
            async with asyncio.timeout(BEAT):
                while (notice := await notices.get()) is not None:
                    if self._concerns(notice):
                        return f"data: {json.dumps(notice)}\n\n".encode()
        except TimeoutError:
            return b": still here\n\n"
        raise EOFError

    def _concerns(self, notice: dict[str, Any]) -> bool:
        where = self._workspace.conversation(notice.get("channel", ""))
        known = where is None or YOU in where.members
        return known and notice.get("visible_to") in (None, "", YOU)
