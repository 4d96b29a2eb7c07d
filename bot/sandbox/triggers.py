"""trigger_id: what the app exchanges, once and soon, for a modal before the person's eyes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

KEPT = 1000  # triggers remembered, so that a late one is told from one never given


class TriggerError(Exception):
    """A trigger that opens nothing; `error` is Slack's code for it."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True, slots=True)
class Given:
    """Whose trigger it is, and whether it can still open something."""

    user: str
    expires: datetime
    used: bool = False


class Triggers:
    """The trigger_ids that went out with what people did."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._given: dict[str, Given] = {}

    def give(self, user: str, life: float) -> str:
        """Make a trigger for what a person has just done; `life` is in seconds."""
        when = self._now()
        trigger = (
            f"{int(when.timestamp() * 1000)}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        )
        self._given[trigger] = Given(user, when + timedelta(seconds=life))
        while len(self._given) > KEPT:
            del self._given[next(iter(self._given))]
        return trigger

    def exchange(self, trigger: str) -> str:
        """Use a trigger up, and give whose it is.

        Raises TriggerError: invalid_trigger_id, exchanged_trigger_id, expired_trigger_id.
        """
        given = self._given.get(trigger)
        if given is None:
            raise TriggerError("invalid_trigger_id")
        if given.used:
            raise TriggerError("exchanged_trigger_id")
        if self._now() >= given.expires:
            raise TriggerError("expired_trigger_id")
        self._given[trigger] = Given(given.user, given.expires, used=True)
        return given.user
