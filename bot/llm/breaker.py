"""A model that keeps failing is not asked for a while, so that nobody waits for it in vain."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.errors import BudgetSpent, LLMBusy, LLMDeclined, LLMError, LLMPaused

FAILURES = 3  # in a row
PAUSE = 60.0  # seconds; doubled each time that the model fails again after it
LONGEST = 900.0


class Breaker:
    """Counts failures in a row; after a pause one call may try whether the model is back."""

    def __init__(
        self, clock: Callable[[], float], *, failures: int = FAILURES, pause: float = PAUSE
    ) -> None:
        self._clock = clock
        self._most = failures
        self._pause = pause
        self._failures = 0
        self._until = -math.inf
        self._trying = False

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Let a call through and learn from how it ends; raises LLMPaused where none may go."""
        self._admit()
        try:
            yield
        except LLMDeclined:
            self._succeeded()  # it is there, and it answers
            raise
        except BudgetSpent:
            self._trying = False
            raise
        except LLMError as error:
            self._failed(error)
            raise
        except BaseException:
            self._trying = False  # somebody broke it off, which tells nothing
            raise
        self._succeeded()

    def _admit(self) -> None:
        now = self._clock()
        if now < self._until or self._trying:
            wait = max(1, math.ceil(self._until - now))
            raise LLMPaused(f"the model kept failing: it is asked again in {wait} s")
        self._trying = self._failures >= self._most

    def _succeeded(self) -> None:
        self._failures, self._until, self._trying = 0, -math.inf, False

    def _failed(self, error: LLMError) -> None:
        now, tried = self._clock(), self._trying
        self._failures, self._trying = self._failures + 1, False
        if self._failures == self._most or tried:
            doubled = 2.0 ** min(max(self._failures - self._most, 0), 10)
            self._until = now + min(self._pause * doubled, max(self._pause, LONGEST))
        # A server that says when to come back is heeded at once.
        if isinstance(error, LLMBusy) and error.retry_after is not None:
            self._until = max(self._until, now + min(error.retry_after, LONGEST))
