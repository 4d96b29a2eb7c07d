"""Socket Mode: the app's connections, one connection an event, acknowledgements, redelivery.

An event is kept until it is acknowledged or given up, so that a restart of either side
loses none. The sandbox is kinder than Slack in one thing: while no connection is open an
event waits for one, and the waiting is not counted as an attempt.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiohttp import WSMsgType, web

from bot.sandbox.limits import Limits
from bot.sandbox.state import State
from bot.sandbox.values import APP

log = structlog.get_logger()
_RETRY_REASONS = {"timeout": "timeout", "cut": "connection_failed"}


class NotAcknowledgedError(Exception):
    """Nothing took an envelope in time; `reason` is one of _RETRY_REASONS, or "closed"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(eq=False, slots=True)
class Connection:
    """One open socket, and the envelopes that it has not acknowledged."""

    socket: web.WebSocketResponse
    transport: asyncio.BaseTransport | None
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    leaving: bool = False  # told to go: it may still acknowledge, but is sent nothing more


class Sockets:
    """Every connection of the app."""

    def __init__(
        self,
        state: State,
        limits: Limits,
        changed: Callable[[int], None],
        clock: Callable[[], float],
    ) -> None:
        """`changed` is told how many connections are open; `clock` is monotonic."""
        self._state, self._limits = state, limits
        self._changed, self._clock = changed, clock
        self._tickets: dict[str, float] = {}  # expiry
        self._connections: list[Connection] = []
        self._turn = 0
        self._opened = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return sum(not connection.leaving for connection in self._connections)

    def resume(self) -> None:
        """Take up the events that an earlier run left unacknowledged."""
        for event_id, payload, attempts in self._state.events():
            self._deliver_later(event_id, payload, attempts)

    async def close(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for connection in list(self._connections):
            self._drop(connection)
            await connection.socket.close(code=1001)

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
        socket = web.WebSocketResponse(heartbeat=20.0, timeout=1.0)
        await socket.prepare(request)
        if len(self) >= self._limits.connections:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        connection = Connection(socket, request.transport)
        await socket.send_json(self._hello())
        self._connections.append(connection)
        self._note_open()
        log.info("socket.opened", open=len(self))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    _acknowledge(connection, frame.data)
        finally:
            self._drop(connection)
            log.info("socket.closed", open=len(self))
        return socket

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self) + 1,
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
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
        """Ask every connection to be replaced, as Slack does before it takes one down."""
        for connection in list(self._connections):
            connection.leaving = True
            self._note_open()
            await connection.socket.send_json({"type": "disconnect", "reason": reason})

    def cut(self) -> None:
        """Break every connection without a word of warning."""
        for connection in list(self._connections):
            self._drop(connection)
            if isinstance(connection.transport, asyncio.Transport):
                connection.transport.abort()

    # -- envelopes -----------------------------------------------------------------------

    def send_event(self, payload: dict[str, Any]) -> None:
        """Keep an event and deliver it to one connection, again until it is acknowledged."""
        event_id = payload["event_id"]
        if self._state.keep_event(event_id, payload):
            self._deliver_later(event_id, payload, 0)

    def _deliver_later(self, event_id: str, payload: dict[str, Any], attempts: int) -> None:
        task = asyncio.create_task(self._deliver(event_id, payload, attempts))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, event_id: str, payload: dict[str, Any], attempts: int) -> None:
        reason = "" if attempts == 0 else _RETRY_REASONS["cut"]
        delays = self._limits.retry_delays
        for attempt in range(attempts, len(delays) + 1):
            if attempt > attempts:
                await asyncio.sleep(delays[attempt - 1])
            while not len(self):
                await self._opened.wait()
            self._state.count_attempt(event_id)
            retry = {"retry_attempt": attempt, "retry_reason": reason}
            try:
                await self._send("events_api", payload, retry | {"accepts_response_payload": False})
            except NotAcknowledgedError as error:
                reason = _RETRY_REASONS[error.reason]
                log.warning(
                    "event.unacknowledged", event_id=event_id, attempt=attempt, reason=reason
                )
            else:
                break
        else:
            log.error("event.given_up", event_id=event_id, attempts=len(delays) + 1)
        self._state.forget_event(event_id)

    async def ask(self, kind: str, payload: dict[str, Any]) -> Any:
        """Send an envelope that is not repeated; give what its acknowledgement carried.

        Raises NotAcknowledgedError: nobody is connected, or nobody answered in time.
        """
        if not len(self):
            raise NotAcknowledgedError("closed")
        return await self._send(kind, payload, {"accepts_response_payload": True})

    async def _send(self, kind: str, payload: dict[str, Any], extra: dict[str, Any]) -> Any:
        open_now = [each for each in self._connections if not each.leaving]
        connection = open_now[self._turn % len(open_now)]
        self._turn += 1
        envelope_id = secrets.token_hex(16)
        answer = connection.waiting[envelope_id] = asyncio.get_running_loop().create_future()
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload} | extra
        try:
            await connection.socket.send_json(envelope)
            async with asyncio.timeout(self._limits.ack_deadline):
                return await answer
        except TimeoutError as error:
            raise NotAcknowledgedError("timeout") from error
        except ConnectionError as error:
            raise NotAcknowledgedError("cut") from error
        finally:
            del connection.waiting[envelope_id]


def _acknowledge(connection: Connection, frame: str) -> None:
    try:
        answer = json.loads(frame)
        future = connection.waiting.get(answer["envelope_id"])
    except (ValueError, KeyError, TypeError):
        log.warning("socket.frame_ignored", size=len(frame))
        return
    if future is not None and not future.done():
        future.set_result(answer.get("payload"))
