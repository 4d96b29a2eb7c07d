"""The desk clock: what the bot and the sandbox call now.

It is real time plus an offset that only grows. With the sample press it begins where the
press's fortnight does, and goes on to whatever that publishes: news is new when it is read,
and a deadline lies ahead until it has passed. Somebody who wants to see the next digest
need not wait for the morning: the clock can be put forward.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.errors import ConfigError
from bot.sandbox import keep

FARTHEST = 10 * 365 * 86_400.0  # seconds that it may be off real time, either way


class Moment:
    """A clock that can be put forward and never back.

    `real` tells the time in UTC. Where nothing is kept at `path` yet (None keeps it nowhere)
    the clock begins at `first`, or at real time. It is never behind `latest`: the time of the
    last thing that has happened, if any has. Raises ConfigError, naming the file, for one that
    holds no offset.
    """

    def __init__(
        self,
        path: Path | None,
        real: Callable[[], datetime],
        *,
        first: datetime | None = None,
        latest: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        self._path, self._real, self._latest = path, real, latest
        self._followers: list[Callable[[], None]] = []
        kept = _offset(path)
        if kept is None:
            kept = (first - real()).total_seconds() if first else 0.0
        self._offset = kept

    @property
    def offset(self) -> float:
        """How far ahead of real time the clock is, in seconds; below 0 where it is behind."""
        return self._offset

    def follow(self, told: Callable[[], None]) -> None:
        """Tell somebody whenever the clock has been put forward, by a jump or by the news."""
        self._followers.append(told)

    def now(self) -> datetime:
        """Tell the time of the desk, in UTC."""
        told = self._real().astimezone(UTC) + timedelta(seconds=self._offset)
        latest = self._latest()
        if latest is None or latest <= told:
            return told
        self._set(self._offset + (latest - told).total_seconds())
        return latest.astimezone(UTC)

    def jump(self, seconds: float) -> None:
        """Put the clock forward. Raises ValueError for a jump back, or beyond ten years in all."""
        if not (seconds >= 0 and self._offset + seconds <= FARTHEST):
            raise ValueError(f"the clock goes forward, by ten years at most: not by {seconds} s")
        self._set(self._offset + seconds)

    def _set(self, offset: float) -> None:
        self._offset = offset
        keep.save(self._path, {"offset": offset})
        for told in self._followers:
            told()


def _offset(path: Path | None) -> float | None:
    try:
        kept = keep.load(path).get("offset")
        if kept is not None and not -FARTHEST <= (kept := float(kept)) <= FARTHEST:
            raise ValueError("out of range")
    except (ValueError, TypeError) as error:
        raise ConfigError(
            f"{path} does not hold the desk clock's offset; delete it to go back to real time"
        ) from error
    return kept
