"""How the app is reached, over sockets or over HTTP, and how its events are kept on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

import structlog

from bot.sandbox.faults import EVENTS, Effect, Fault, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.state import State

log = structlog.get_logger()
Payload = dict[str, Any]
# Sends one event once: its payload, the attempt counted from 0, why the last one failed.
Send = Callable[[Payload, int, str], Awaitable[None]]


class NotAcknowledgedError(Exception):
    """Nothing took what was sent; `final` where the app asked not to be sent it again.

    `reason` is "closed" (nobody is there), "cut" (the connection broke), "timeout", or
    "refused" (over HTTP: a status other than 2xx, or an answer that cannot be read).
    """

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.final = reason, final


class Link(Protocol):
    """The way from the sandbox to the app."""

    def __len__(self) -> int:
        """Count the connections that the app has open; over HTTP there is always one."""

    def send_event(self, payload: Payload) -> None:
        """Keep an event and deliver it, again and again until acknowledged or given up."""

    async def ask(self, kind: str, payload: Payload) -> Any:
        """Send a "slash_commands" or "interactive" once; give what was acknowledged with.

        Raises NotAcknowledgedError.
        """

    def dismiss(self, last: Sequence[Payload]) -> None:
        """Send the last events once each, and then close the app's connections."""

    def resume(self) -> None:
        """Take up the events that an earlier run left unacknowledged."""

    async def close(self) -> None:
        """Stop delivering, and close what is open."""


class Deliveries:
    """Events on their way: each is kept until it is acknowledged or given up."""

    def __init__(
        self,
        state: State,
        limits: Limits,
        faults: Faults,
        *,
        send: Send,
        ready: Callable[[], Awaitable[None]],
        reasons: Mapping[str, str],
    ) -> None:
        """`ready` waits until there is a way; `reasons` names failures as Slack does."""
        self._state, self._limits, self._faults = state, limits, faults
        self._send, self._ready, self._reasons = send, ready, reasons
        self._held: list[asyncio.Event] = []  # one for each event kept back by a fault
        self._tasks: set[asyncio.Task[None]] = set()

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something beside the rest, until it ends or all is closed."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def resume(self) -> None:
        for event_id, payload, attempts in self._state.events():
            self.later(self._deliver(event_id, payload, attempts))

    async def close(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def add(self, payload: Payload) -> None:
        """Keep an event and set out to deliver it, unless it is on its way already."""
        event_id = payload["event_id"]
        if not self._state.keep_event(event_id, payload):
            return
        fault = self._faults.take(payload["event"]["type"], EVENTS)
        if fault is None and not self._held:
            self.later(self._deliver(event_id, payload, 0))
            return
        behind, self._held = self._held, []
        self.later(self._spoiled(event_id, payload, fault, behind))

    async def once(self, payload: Payload, attempt: int = 0, reason: str = "") -> None:
        """Send an event and forget it, acknowledged or not."""
        await self._ready()
        with suppress(NotAcknowledgedError):
            await self._send(payload, attempt, reason)

    async def _spoiled(
        self, event_id: str, payload: Payload, fault: Fault | None, behind: list[asyncio.Event]
    ) -> None:
        effect = fault.effect if fault else None
        if fault and effect is Effect.REORDERED:
            passed = asyncio.Event()
            self._held.append(passed)
            with suppress(TimeoutError):
                async with asyncio.timeout(fault.seconds):
                    await passed.wait()
        if effect is Effect.DUPLICATED:
            self.later(self.once(payload))
        await self._deliver(event_id, payload, 0)
        if effect is Effect.REDELIVERED:
            await self.once(payload, 1, self._reasons["timeout"])
        for held in behind:
            held.set()

    async def _deliver(self, event_id: str, payload: Payload, attempts: int) -> None:
        reason = "" if attempts == 0 else self._reasons["cut"]
        delays = self._limits.retry_delays
        for attempt in range(attempts, len(delays) + 1):
            if attempt > attempts:
                await asyncio.sleep(delays[attempt - 1])
            await self._ready()
            self._state.count_attempt(event_id)
            try:
                await self._send(payload, attempt, reason)
            except NotAcknowledgedError as error:
                reason = self._reasons[error.reason]
                log.warning(
                    "event.unacknowledged", event_id=event_id, attempt=attempt, reason=reason
                )
                if error.final:
                    break
            else:
                break
        else:
            log.error("event.given_up", event_id=event_id, attempts=len(delays) + 1)
        self._state.forget_event(event_id)
