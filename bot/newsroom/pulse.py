"""How the model does, as far as this process has asked it."""

from __future__ import annotations

from bot.clock import Now, utc_now
from bot.domain import Concern, Notice
from bot.llm import Asked
from bot.llm.calls import Outcome
from bot.newsroom.observer import Observer

FAILURES = 3  # in a row, and the model is told to be out of reach
_ANSWERS = frozenset({Outcome.ANSWERED, Outcome.REFUSED, Outcome.BAD_REPLY})
_SILENT = frozenset({Outcome.BUSY, Outcome.FAILED, Outcome.PAUSED})


class Pulse(Observer):
    """An Observer that knows whether the model answers, and whether it may be asked."""

    def __init__(self, now: Now = utc_now) -> None:
        self._now = now
        self._failures = 0
        self._seen: dict[Concern, Notice] = {}

    def asked(self, call: Asked) -> None:
        """Learn from how a call ended; one that nobody waited for teaches nothing."""
        if call.outcome in _ANSWERS:
            self._failures = 0
            self._see(Concern.MODEL, call.model, over=True)
            self._see(Concern.BUDGET, call.model, over=True)
        elif call.outcome in _SILENT:
            self._failures += 1
            if self._failures >= FAILURES:
                self._see(Concern.MODEL, call.model, over=False)
        elif call.outcome is Outcome.BUDGET_SPENT:
            self._see(Concern.BUDGET, call.model, over=False)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Give what is known of the model; nothing where it was not asked."""
        return tuple(self._seen.values())

    def _see(self, concern: Concern, model: str, *, over: bool) -> None:
        before = self._seen.get(concern)
        if before is None or before.over is not over:
            self._seen[concern] = Notice(
                concern=concern, id="model", about=model, since=self._now(), over=over
            )
