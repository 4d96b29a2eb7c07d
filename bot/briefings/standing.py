"""What an older article may still say in a briefing of a later day."""

from __future__ import annotations

import re

from bot.language import dates
from bot.language.dates import Grain
from bot.language.status import Status, statuses

# Days and standings that hold for the day of writing alone.
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|now|currently|(?:by|until|since) then|ago|yet|so far"
    r"|soon|(?:next|last|this|coming|past)"
    r" (?:week(?:end)?|month|quarter|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:would|had (?:not |yet |not yet )?been|(?:is|are) (?:likely|set|due|about) to"
    r"|(?:is|are) expected|unless|awaits?|needs? (?:(?:the|a|its) )?(?:signature|approval))\b"
)
_UNSETTLED = frozenset({Status.THREATENED, Status.PROPOSED})


def relative(text: str) -> bool:
    """Say whether a text tells its day by a bare weekday or as seen from the day of writing."""
    days = (day for day in dates.find(text) if day.grain is not Grain.MONTH)
    return bool(_RELATIVE.search(text)) or any(
        day.grain is Grain.WEEKDAY or not any(map(str.isdigit, text[day.start : day.end]))
        for day in days
    )


def unsettled(text: str) -> bool:
    """Say whether a text speaks of a measure as one that is still to come about."""
    return bool(_OPEN.search(text) or statuses(text) & _UNSETTLED)
