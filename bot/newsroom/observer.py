"""Who watches the newsroom at work: told of what was done, and changing nothing."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import (
    Briefing,
    Delivery,
    DeliveryState,
    EventKind,
    Fault,
    Flow,
    Opinion,
    PollStatus,
    Verdict,
    Writer,
)
from bot.llm import Asked


class Observer:
    """Takes no notice. Whoever counts, measures or watches overrides what it wants to hear.

    Every method is quick, raises nothing and may be called from any thread.
    """

    def polled(self, status: PollStatus, new: int) -> None:
        """Hear that a feed was fetched, and how many of its entries were new."""

    def judged(self, verdict: Verdict) -> None:
        """Hear what the gate made of one line."""

    def doubted(self, opinion: Opinion) -> None:
        """Hear what a model made of one line that the gate's checks left unclear."""

    def briefed(self, briefing: Briefing) -> None:
        """Hear that a story was written up."""

    def held_back(self) -> None:
        """Hear that a story had too little to tell."""

    def dropped(self, fault: Fault) -> None:
        """Hear why the gate dropped a line; a line may have several reasons."""

    def fell_back(self, writer: Writer) -> None:
        """Hear that a briefing was extracted though there is a model, and why."""

    def asked(self, call: Asked) -> None:
        """Hear that a call of the model has ended: how, what it took, how long."""

    def delivered(self, delivery: Delivery, state: DeliveryState) -> None:
        """Hear what became of one try at a message: `pending` means that it was put off."""

    def posted(self, waited: timedelta) -> None:
        """Hear that a channel was told of a story, so long after it was first seen."""

    def handled(self, kind: EventKind) -> None:
        """Hear that something a person did in Slack was answered."""

    def digested(self) -> None:
        """Hear that a digest was handed to its channel."""

    def stepped(self, flow: Flow, *, done: bool) -> None:
        """Hear that a step ended: done, or put off because it failed."""
