"""The deadlines and allowances of Slack that the sandbox keeps, each a setting.

The figures are Slack's documented ones; tests shorten them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every deadline in seconds."""

    ack_deadline: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)  # before each redelivery
    ticket_life: float = 30.0  # of the address that apps.connections.open gives
    connections: int = 10  # sockets open at once
    response_uses: int = 5
    response_life: float = 1800.0
    # About one message a second in a channel; Slack lets short bursts through.
    post_rate: float = 1.0
    post_burst: int = 30
    text: int = 40_000  # characters of a message's `text`
    metadata: int = 16_384  # bytes of `event_payload`
    page: int = 999  # messages in one page of a history
    body: int = 1_048_576  # bytes of a request


class Allowance:
    """A token bucket for each key: `burst` at once, then `rate` a second."""

    def __init__(self, *, rate: float, burst: int, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = rate, float(burst), clock
        self._buckets: dict[str, tuple[float, float]] = {}  # left, as of

    def wait(self, key: str) -> float:
        """Take one from a key's bucket: 0.0, or the seconds until there is one to take."""
        now = self._clock()
        left, asof = self._buckets.get(key, (self._burst, now))
        left = min(self._burst, left + (now - asof) * self._rate)
        if left >= 1.0:
            self._buckets[key] = left - 1.0, now
            return 0.0
        self._buckets[key] = left, now
        return (1.0 - left) / self._rate
