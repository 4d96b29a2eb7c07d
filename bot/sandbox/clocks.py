"""What the page's clock panel shows and moves: the desk's clock and the press's pace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.errors import ConfigError
from bot.sandbox.moment import Moment
from bot.sandbox.press import Press

HOUR = 3600.0  # seconds: the farthest that one jump goes is 1,000 of them
FARTHEST = 1000 * HOUR


class Upcoming:
    """When the next digest is due, for a panel to show."""

    def __init__(self) -> None:
        self.due: datetime | None = None

    def __call__(self) -> datetime | None:
        """Tell when it is due, or None where nobody waits for one."""
        return self.due


class Clocks:
    """The two clocks of a sandbox, either of which may be missing.

    Without a `moment` the app runs elsewhere and keeps its own time. `digest` tells when
    the next digest falls due, or None where nobody has asked for one.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        moment: Moment | None = None,
        press: Press | None = None,
        digest: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        self._now, self._moment, self._press, self._digest = now, moment, press, digest

    def follow(self, told: Callable[[], None]) -> None:
        """Tell somebody whenever the desk's clock has been put forward."""
        if self._moment:
            self._moment.follow(told)

    def read(self) -> dict[str, Any]:
        """Tell what the panel shows."""
        due = self._digest()
        press = self._press
        return {
            "now": self._now().isoformat(),
            "offset": self._moment.offset if self._moment else 0.0,
            "jumpable": self._moment is not None,
            "next_digest": due.isoformat() if due else None,
            "pace": press.pace if press else None,
            "day": press.day if press else None,
            "broken": press.broken if press else 0,
            "total": press.total if press else 0,
        }

    def change(self, wish: Mapping[str, Any]) -> dict[str, Any]:
        """Do what was asked for, and tell what the panel shows then.

        `{"pace": 5}`, `{"publish": "next" | "all"}`, `{"jump": seconds | "digest"}`. Raises
        ValueError with a sentence for the person.
        """
        match wish:
            case {"pace": int() | float() as pace} if self._press and not isinstance(pace, bool):
                try:
                    self._press.set_pace(pace)
                except ConfigError as error:
                    raise ValueError(str(error)) from error
            case {"publish": "next"} if self._press:
                self._press.publish_next()
            case {"publish": "all"} if self._press:
                self._press.publish_all()
            case {"jump": to} if self._moment:
                self._moment.jump(self._seconds(to))
                if self._press:
                    self._press.go_to(self._moment.now())
            case {"jump": _}:
                raise ValueError("the app runs elsewhere and keeps its own time")
            case _:
                raise ValueError("say a pace, what to publish, or how far to jump")
        return self.read()

    def _seconds(self, to: object) -> float:
        if to == "digest":
            due = self._digest()
            if due is None:
                raise ValueError("no digest is set: nothing to jump to")
            return max((due - self._now()).total_seconds(), 0.0)
        if isinstance(to, int | float) and not isinstance(to, bool) and 0 <= to <= FARTHEST:
            return float(to)
        raise ValueError("jump forward by seconds, a thousand hours at most, or to the digest")
