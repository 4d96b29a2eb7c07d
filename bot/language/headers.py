"""Times as the headers of an answer write them: seconds, dates, and when to come back."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds(value: str) -> float | None:
    """Read a whole number of seconds."""
    value = value.strip()
    return float(value[:9]) if value.isascii() and value.isdecimal() else None


def moment(value: str) -> datetime | None:
    """Read a date; one without a zone is in UTC."""
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def retry_after(value: str, now: datetime) -> float | None:
    """Read in how many seconds a server wants to be asked again (RFC 9110, 10.2.3)."""
    counted = seconds(value)
    if counted is not None:
        return counted
    at = moment(value.strip())
    return None if at is None else max(math.ceil((at - now).total_seconds()), 0.0)
