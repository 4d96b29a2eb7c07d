"""A bare socket, for what the SDK's own client would hide."""

from __future__ import annotations

import aiohttp

from bot.domain import Json
from bot.sandbox import Sandbox
from tests.sandbox.conftest import client_of


class Wire:
    """A connection that acknowledges only when it is told to."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hear(self) -> Json:
        frame: Json = await self.socket.receive_json(timeout=5)
        return frame

    async def acknowledge(self, frame: Json) -> None:
        await self.socket.send_json({"envelope_id": frame["envelope_id"]})

    async def take(self) -> Json:
        """Hear one frame and acknowledge it."""
        frame = await self.hear()
        await self.acknowledge(frame)
        return frame


async def wire(sandbox: Sandbox, session: aiohttp.ClientSession, *, greeted: bool = False) -> Wire:
    """Open a connection; with `greeted`, its hello has been heard."""
    url = (await client_of(sandbox).apps_connections_open(app_token=sandbox.app_token))["url"]
    opened = Wire(await session.ws_connect(url, autoping=False))
    if greeted:
        await opened.hear()
    return opened
