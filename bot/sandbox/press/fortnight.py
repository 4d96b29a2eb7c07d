"""The invented fortnight, and how fast it passes.

Its fourteen days end at the midnight before the press's first start, so that whatever the
press publishes lies in the past of whoever reads it. It opens at noon of its first day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.errors import ConfigError

DAYS = 14
DAY = 30.0  # seconds of real time that an invented day takes at a pace of 1
SPEED = 86_400 / DAY  # invented seconds to a real one, at a pace of 1
FASTEST = 1000.0

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The days of one press; the first is 1."""

    ends: datetime

    @classmethod
    def before(cls, start: datetime) -> Fortnight:
        """Give the fortnight of a press first started at `start` (aware)."""
        return cls(datetime.combine(start.astimezone(UTC), time(), UTC))

    @property
    def opens(self) -> datetime:
        return self.at(1, _NOON)

    def at(self, day: int, hour: time) -> datetime:
        """Give an hour of a day as an instant in UTC."""
        return datetime.combine(self.date(day), hour, UTC)

    def date(self, day: int) -> date:
        return self.ends.date() - timedelta(days=DAYS + 1 - day)

    def day(self, moment: datetime) -> int:
        """Say in which of its days a moment lies, from 1 to 14."""
        return min((moment - self.at(1, time())) // timedelta(days=1) + 1, DAYS)


class Passage:
    """How far a fortnight has passed: it stands still while the press is closed.

    `elapsed` counts real seconds from anywhere, and never back: time.monotonic. Raises
    ConfigError for a pace that is not from 0, at which time stands still, to FASTEST.
    """

    def __init__(
        self, fortnight: Fortnight, now: datetime, pace: float, elapsed: Callable[[], float]
    ) -> None:
        self._ends = fortnight.ends
        self._elapsed = elapsed
        self._pace = _checked(pace)
        self._since = elapsed()
        self._then = min(max(now, fortnight.opens), fortnight.ends)

    @property
    def pace(self) -> float:
        return self._pace

    @property
    def now(self) -> datetime:
        """The invented time."""
        passed = max((self._elapsed() - self._since) * SPEED * self._pace, 0.0)
        left = (self._ends - self._then).total_seconds()
        return self._ends if passed >= left else self._then + timedelta(seconds=passed)

    def set_pace(self, pace: float) -> None:
        """Let time pass faster or slower from now on. Raises ConfigError."""
        pace = _checked(pace)
        self.leap(self.now)
        self._pace = pace

    def leap(self, moment: datetime) -> None:
        """Go on from a later moment; an earlier one changes nothing."""
        self._then = min(max(moment, self.now), self._ends)
        self._since = self._elapsed()


def _checked(pace: float) -> float:
    if not 0 <= pace <= FASTEST:
        raise ConfigError(
            f"the sample press's pace must be from 0 to {FASTEST:g}, not {pace}; "
            f"at 1 an invented day takes {DAY:g} seconds"
        )
    return float(pace)
