"""How the bot itself does: what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.news import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What waits in one flow: rows that are due and free, and how long the oldest has been."""

    flow: Flow
    due: int = 0
    age: timedelta = timedelta(0)
