"""What the Web API answers where it does not carry out a call."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

INVALID = "invalid_arguments"


class RefusedError(Exception):
    """Slack's answer to a call that it does not carry out: `error` and what goes with it."""

    def __init__(self, error: str, *, status: int = 200, **more: Any) -> None:
        super().__init__(error)
        self.error, self.status, self.more = error, status, more
        self.headers: Mapping[str, str] = {}

    @classmethod
    def for_rate(cls, seconds: float) -> RefusedError:
        """Say when to come back, in whole seconds."""
        refused = cls("ratelimited", status=429)
        refused.headers = {"Retry-After": str(max(1, ceil(seconds)))}
        return refused

    @classmethod
    def for_argument(cls, what: str, error: str = INVALID) -> RefusedError:
        """Say what is wrong with the arguments."""
        messages = [f"[ERROR] {what}"]
        return cls(error, response_metadata={"messages": messages})
