"""What is to happen after a while unless it is called off: a stream's end, a status's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable


class Timers:
    """One timer a key; none of them outlives the workspace."""

    def __init__(self) -> None:
        self._handles: dict[Hashable, asyncio.TimerHandle] = {}

    def set(self, key: Hashable, seconds: float, do: Callable[[], object]) -> None:
        """Do something in so many seconds, in place of what the key was set to before."""
        self.call_off(key)

        def fire() -> None:
            del self._handles[key]
            do()

        self._handles[key] = asyncio.get_running_loop().call_later(seconds, fire)

    def call_off(self, key: Hashable) -> None:
        if handle := self._handles.pop(key, None):
            handle.cancel()

    def close(self) -> None:
        for key in list(self._handles):
            self.call_off(key)
