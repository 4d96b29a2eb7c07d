"""Slack's bad days, on order: rules that spoil the calls they match.

    sandbox.faults.add(Fault(Effect.DROP_REPLY, method="chat.postMessage"))

A rule is used up after `times` calls; the first that matches a call is the one that acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase


class Effect(StrEnum):
    """What happens to a call. Only DROP_REPLY and SLOW let it do its work first."""

    DROP_REPLY = "accepted, then the connection closed before the reply"
    SLOW = "accepted, then the reply held back for `seconds`"
    RATE_LIMITED = "429, with Retry-After of `seconds`"
    BROKEN = "the HTTP status `status` and no JSON"
    REFUSED = "200, with Slack's error code `error`"


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure that is to happen to the next `times` calls of `method`."""

    effect: Effect
    method: str = "*"  # a pattern: "chat.*"
    times: int = 1
    seconds: float = 1.0
    status: int = 503
    error: str = "internal_error"


class Faults:
    """The rules in force, oldest first."""

    def __init__(self) -> None:
        self._rules: list[tuple[Fault, int]] = []

    def __iter__(self) -> Iterator[Fault]:
        return iter([fault for fault, _ in self._rules])

    def add(self, fault: Fault) -> None:
        self._rules.append((fault, fault.times))

    def clear(self) -> None:
        self._rules.clear()

    def take(self, method: str) -> Fault | None:
        """Use up one turn of the first rule that matches a method."""
        for index, (fault, left) in enumerate(self._rules):
            if fnmatchcase(method, fault.method):
                self._rules[index : index + 1] = [(fault, left - 1)] if left > 1 else []
                return fault
        return None
