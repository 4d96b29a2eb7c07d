"""One message at a time to each channel, as often as Slack likes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable


class Pace:
    """Turns for each channel, `interval` seconds apart, in the order they were asked for."""

    def __init__(
        self,
        interval: float,
        *,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._interval, self._monotonic, self._sleep = interval, monotonic, sleep
        self._next: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        """Wait until a message to the channel may go out."""
        now = self._monotonic()
        start = max(now, self._next.get(channel, now))
        self._next[channel] = start + self._interval
        if start > now:
            await self._sleep(start - now)
