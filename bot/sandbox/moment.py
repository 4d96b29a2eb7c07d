"""The desk clock: what the bot, the sandbox and the press call now.

It is real time plus an offset that only grows, so that somebody who wants to see the next
digest need not wait for the morning. A jump is kept, and a restart goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.errors import ConfigError
from bot.sandbox import keep

FARTHEST = 10 * 365 * 86_400.0  # seconds; all jumps together


class Moment:
    """A clock that can be put forward and never back.

    `real` tells the time in UTC. The offset is kept at `path` (None keeps it nowhere).
    Raises ConfigError, naming the file, for one that holds no offset.
    """

    def __init__(self, path: Path | None, real: Callable[[], datetime]) -> None:
        self._path = path
        self._real = real
        self._offset = _offset(path)

    @property
    def offset(self) -> float:
        """How far ahead of real time the clock is, in seconds."""
        return self._offset

    def now(self) -> datetime:
        """Tell the time of the desk, in UTC."""
        return self._real().astimezone(UTC) + timedelta(seconds=self._offset)

    def jump(self, seconds: float) -> None:
        """Put the clock forward. Raises ValueError for a jump back, or beyond ten years in all."""
        if not 0 <= seconds <= FARTHEST - self._offset:
            raise ValueError(f"the clock goes forward, by ten years at most: not by {seconds} s")
        self._offset += seconds
        keep.save(self._path, {"offset": self._offset})


def _offset(path: Path | None) -> float:
    try:
        offset = float(keep.load(path).get("offset", 0.0))
        if not 0 <= offset <= FARTHEST:
            raise ValueError("out of range")
    except (ValueError, TypeError) as error:
        raise ConfigError(
            f"{path} does not hold the desk clock's offset; delete it to go back to real time"
        ) from error
    return offset
