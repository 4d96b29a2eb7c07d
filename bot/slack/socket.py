"""Socket Mode: connections over which Slack sends what people do, and we acknowledge it."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.log import redact

GRACE = 2.0  # seconds that envelopes in hand get when a socket closes

_TICKET = re.compile(r"(?<=ticket=)[^&\s'\"]+")  # lets its holder be us for a while


class Redacted(logging.Filter):
    """Takes tokens and tickets out of what the SDK logs, and its tracebacks with them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without its secrets."""
        record.msg, record.args = _TICKET.sub("[secret]", redact(record.getMessage())), None
        record.exc_info = record.exc_text = None
        return True


def vendor_logger() -> logging.Logger:
    """Give the logger for Slack's SDK: errors only, since below it quotes what people wrote."""
    logger = logging.getLogger("slack")
    logger.setLevel(logging.ERROR)
    if not any(isinstance(each, Redacted) for each in logger.filters):
        logger.addFilter(Redacted())
    return logger


class Socket(SocketModeClient):
    """One connection that hands envelopes to a Bolt app and heals itself.

    It mends three things of the SDK's client: that one tries a refused address for ever,
    though each is good for one connection, stumbles over a reply that is no JSON when it
    asks for one, and leaves its tasks running when it closes.
    """

    def __init__(
        self, app: AsyncApp, *, app_token: str, client: AsyncWebClient, ping: float
    ) -> None:
        super().__init__(
            app_token=app_token, web_client=client, logger=client.logger, ping_interval=ping
        )
        self.proxy = client.proxy
        self._app = app
        self._heard: float | None = None
        self._in_hand, self._idle = 0, asyncio.Event()
        self._idle.set()
        self.socket_mode_request_listeners.append(self._dispatch)

    async def connect(self) -> None:
        """Try the address in hand; whoever calls again brings a fresh one."""
        try:
            async with asyncio.timeout(self.ping_interval):
                await super().connect()  # type: ignore[no-untyped-call]
            self._heard = time.time()
        finally:
            self.auto_reconnect_enabled = not self.closed

    @property
    def heard(self) -> float | None:
        """When Slack last gave a sign of life here, in the seconds of `time.time`."""
        signs = [each for each in (self._heard, self.last_ping_pong_time) if each is not None]
        return max(signs, default=None)

    async def issue_new_wss_url(self) -> str:
        """Ask for an address, once: whoever calls decides when to ask again."""
        reply = await self.web_client.apps_connections_open(app_token=self.app_token)
        return str(reply["url"])

    async def close(self) -> None:
        """Take nothing more in, finish what is in hand, and go."""
        self.closed, self.auto_reconnect_enabled = True, False
        tasks = [self.message_processor, self.message_receiver, self.current_session_monitor]
        running = [task for task in tasks if task is not None]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self._idle.wait()
        await super().close()  # type: ignore[no-untyped-call]

    async def _dispatch(
        self, client: AsyncBaseSocketModeClient, request: SocketModeRequest
    ) -> None:
        self._heard = time.time()
        self._in_hand += 1
        self._idle.clear()
        try:
            started = time.time()
            response = await run_async_bolt_app(self._app, request)
            await send_async_response(client, request, response, started)
        finally:
            self._in_hand -= 1
            if not self._in_hand:
                self._idle.set()


@asynccontextmanager
async def open_sockets(
    app: AsyncApp, *, app_token: str, client: AsyncWebClient, count: int, ping: float
) -> AsyncIterator[tuple[Socket, ...]]:
    """Make sockets, not connected yet, and close them at the end.

    Two of them lose nothing while one reconnects; Slack sends each event to one.
    """
    async with AsyncExitStack() as stack:
        sockets = []
        for _ in range(count):
            socket = Socket(app, app_token=app_token, client=client, ping=ping)
            stack.push_async_callback(socket.close)
            sockets.append(socket)
        yield tuple(sockets)
