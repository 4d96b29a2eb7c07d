"""What the page and the tests are told as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
BACKLOG = 1000  # notices that a page may be behind before it has to start afresh


class Live:
    """Hands each notice to everyone who listens, and wakes those who wait for a change."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[dict[str, Any] | None]] = set()
        self._changed = asyncio.Event()

    @property
    def listened(self) -> bool:
        """Whether anybody would be handed a notice."""
        return bool(self._listeners)

    def publish(self, notice: dict[str, Any]) -> None:
        for listener in list(self._listeners):
            if listener.qsize() >= BACKLOG:
                listener.put_nowait(None)  # too far behind: it ends, and its page reconnects
                self._listeners.discard(listener)
            else:
                listener.put_nowait(notice)
        self._changed.set()
        self._changed = asyncio.Event()

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[dict[str, Any] | None]]:
        """Give a queue of the notices from now on; None is its end."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float) -> T:  # noqa: ASYNC109
        """Wait until a predicate gives something true, and give it. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while True:
                changed = self._changed
                if found := predicate():
                    return found
                await changed.wait()
