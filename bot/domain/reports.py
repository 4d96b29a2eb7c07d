"""What readers say is wrong with a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.channels import Channel


class ReportState(StrEnum):
    """Where a report stands."""

    OPEN = "open"
    CONFIRMED = "confirmed"  # the briefing was retracted
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An error that a person found in a briefing; `text` is in their words."""

    id: str
    channel: Channel
    user: str
    briefing_id: str
    story_id: str
    text: str
    made: datetime
    state: ReportState = ReportState.OPEN
    decided_by: str = ""
    decided: datetime | None = None
