"""The first ten minutes of a person with us: how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.channels import Subscription
from bot.domain.news import identify


class Stage(StrEnum):
    """What comes next, and whom it waits for."""

    GREETING = "greeting"  # the sources, to be tried once; then the greeting
    CHOOSING = "choosing"  # the person, to choose a channel and topics
    INVITING = "inviting"  # the channel, to let us in
    READING = "reading"  # the sources, to be read; then the preview
    PREVIEW = "preview"  # the person, to post or to change what was chosen
    POSTING = "posting"  # us, to post the first digest
    ASKING = "asking"  # us, to find two questions
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """How far a person has come. `wanted` is what they chose, in force from POSTING on.

    `round` counts how often they chose, `shown` is the round whose preview stands with its
    buttons, `told` counts the messages about progress of this round. `since` is when the
    stage began, `looks` counts how often it was looked at. `version` grows with each change.
    """

    team: str
    user: str
    begun: datetime
    since: datetime
    stage: Stage = Stage.GREETING
    wanted: Subscription | None = None
    round: int = 0
    shown: int = 0
    told: int = 0
    looks: int = 0
    progress: str = ""  # what was told last
    version: int = 0

    @property
    def id(self) -> str:
        """What names the row."""
        return welcome_id(self.team, self.user)


def welcome_id(team: str, user: str) -> str:
    """Name the row of a person's welcome."""
    return identify("welcome", team, user)
