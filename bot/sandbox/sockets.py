"""Socket Mode: the app's connections, one connection an event, acknowledgements.

The sandbox is kinder than Slack in one thing: while no connection is open an event waits
for one, and the waiting is not counted as an attempt.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from typing import Any

import structlog
from aiohttp import WSMessage, WSMsgType, web

from bot.sandbox.connection import Connection
from bot.sandbox.faults import Effect, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.link import Deliveries, NotAcknowledgedError, Payload
from bot.sandbox.received import parse
from bot.sandbox.state import State
from bot.sandbox.values import APP

log = structlog.get_logger()
REASONS = {"timeout": "timeout", "cut": "connection_failed"}
DEBUG = {"host": "sandbox", "approximate_connection_time": 18060}


class Sockets:
    """Every connection of the app."""

    def __init__(
        self,
        state: State,
        limits: Limits,
        changed: Callable[[int], None],
        clock: Callable[[], float],
        faults: Faults,
    ) -> None:
        """`changed` is told how many connections are open; `clock` is monotonic."""
        self._limits, self._changed, self._clock, self._faults = limits, changed, clock, faults
        self._tickets: dict[str, float] = {}  # expiry
        self._connections: list[Connection] = []
        self._turn = 0
        self._opened = asyncio.Event()
        self._events = Deliveries(
            state, limits, faults, send=self._send_event, ready=self._ready, reasons=REASONS
        )
        faults.follow(self._break)

    def __len__(self) -> int:
        return sum(not connection.leaving for connection in self._connections)

    def resume(self) -> None:
        self._events.resume()

    async def close(self) -> None:
        await self._events.close()
        connections = list(self._connections)
        for connection in connections:
            self._drop(connection)
        await asyncio.gather(*(connection.close(1001) for connection in connections))

    # -- connections ---------------------------------------------------------------------

    def ticket(self) -> str:
        """Make the ticket of one connection; it must be used soon."""
        now = self._clock()
        self._tickets = {ticket: end for ticket, end in self._tickets.items() if end > now}
        ticket = secrets.token_urlsafe(16)
        self._tickets[ticket] = now + self._limits.ticket_life
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection open, for as long as the app does."""
        if self._tickets.pop(request.query.get("ticket", ""), 0.0) <= self._clock():
            return web.Response(status=401, text="unknown or expired ticket")
        socket = web.WebSocketResponse(timeout=1.0, autoping=False)
        await socket.prepare(request)
        if len(self) >= self._limits.connections:
            await socket.send_json(_goodbye("too_many_websockets"))
            await socket.close()
            return socket
        connection = Connection(socket, request.transport)
        connection.send(self._hello())
        self._connections.append(connection)
        self._note_open()
        log.info("socket.opened", open=len(self))
        watch = asyncio.create_task(connection.watch(self._limits.heartbeat))
        try:
            async for frame in socket:
                _take(connection, frame)
        finally:
            watch.cancel()
            self._drop(connection)
            log.info("socket.closed", open=len(self))
            await connection.close(1000)
        return socket

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self) + 1,
            "debug_info": DEBUG,
            "connection_info": {"app_id": APP},
        }

    def _drop(self, connection: Connection) -> None:
        if connection in self._connections:
            self._connections.remove(connection)
        for future in connection.waiting.values():
            if not future.done():
                future.set_exception(NotAcknowledgedError("cut"))
        self._note_open()

    def _note_open(self) -> None:
        if len(self):
            self._opened.set()
        else:
            self._opened.clear()
        self._changed(len(self))

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to be replaced, as Slack does before it takes one down.

        After a "warning" a connection has `warning` seconds, and is used until then.
        """
        for connection in list(self._connections):
            self._send_away(connection, reason)

    def _send_away(self, connection: Connection, reason: str) -> None:
        if reason != "warning":
            connection.leaving = True
            self._note_open()
        connection.send(_goodbye(reason))
        self._events.later(self._end(connection, warned=reason == "warning"))

    async def _end(self, connection: Connection, *, warned: bool) -> None:
        await asyncio.sleep(self._limits.warning if warned else self._limits.ack_deadline)
        if connection in self._connections and warned:
            self._send_away(connection, "refresh_requested")
        else:
            await connection.close(1000)

    def dismiss(self, last: Sequence[Payload]) -> None:
        self._events.later(self._dismiss(last))

    async def _dismiss(self, last: Sequence[Payload]) -> None:
        if len(self):
            await asyncio.gather(*map(self._events.once, last))
        await self.disconnect("link_disabled")

    # -- faults --------------------------------------------------------------------------

    def _break(self) -> None:
        fault = self._faults.take("sockets", (Effect.CUT, Effect.SILENT))
        if fault is not None and fault.effect is Effect.CUT:
            self.cut()
        elif fault is not None:
            self.silence()

    def cut(self) -> None:
        """Break every connection without a word of warning."""
        for connection in list(self._connections):
            self._drop(connection)
            connection.abort()

    def silence(self) -> None:
        """Let nothing pass on what is open, pings neither, until the app replaces it."""
        for connection in self._connections:
            connection.silent = True

    # -- envelopes -----------------------------------------------------------------------

    def send_event(self, payload: Payload) -> None:
        self._events.add(payload)

    async def _ready(self) -> None:
        while not len(self):
            await self._opened.wait()

    async def _send_event(self, payload: Payload, attempt: int, reason: str) -> None:
        retry = {"retry_attempt": attempt, "retry_reason": reason}
        await self._send("events_api", payload, retry | {"accepts_response_payload": False})

    async def ask(self, kind: str, payload: Payload) -> Any:
        """Send an envelope that is not repeated; give what its acknowledgement carried.

        Raises NotAcknowledgedError: nobody is connected, or nobody answered in time.
        """
        if not len(self):
            raise NotAcknowledgedError("closed")
        return await self._send(kind, payload, {"accepts_response_payload": True})

    async def _send(self, kind: str, payload: Payload, extra: dict[str, Any]) -> Any:
        open_now = [each for each in self._connections if not each.leaving]
        connection = open_now[self._turn % len(open_now)]
        self._turn += 1
        envelope_id = secrets.token_hex(16)
        answer = connection.waiting[envelope_id] = asyncio.get_running_loop().create_future()
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload} | extra
        try:
            connection.send(envelope)
            async with asyncio.timeout(self._limits.ack_deadline):
                return await answer
        except TimeoutError as error:
            raise NotAcknowledgedError("timeout") from error
        finally:
            del connection.waiting[envelope_id]


def _goodbye(reason: str) -> dict[str, Any]:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": DEBUG["host"]}}


def _take(connection: Connection, frame: WSMessage) -> None:
    if connection.silent:
        return
    connection.answered = True
    if frame.type is WSMsgType.TEXT:
        _acknowledge(connection, frame.data)
    elif frame.type is WSMsgType.PING:
        connection.pong(frame.data)


def _acknowledge(connection: Connection, frame: str) -> None:
    try:
        answer = parse(frame)
        future = connection.waiting.get(answer["envelope_id"])
    except (ValueError, KeyError, TypeError):
        log.warning("socket.frame_ignored", size=len(frame))
        return
    if future is not None and not future.done():
        future.set_result(answer.get("payload"))
