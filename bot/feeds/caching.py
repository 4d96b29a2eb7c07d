"""What the headers of an answer ask: for how long it holds, when to come back, what to send then.

RFC 9111 (caching), RFC 9110 sections 8.8 (validators) and 10.2.3 (Retry-After).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Headers = Mapping[str, str]

_DIRECTIVE = re.compile(r"([\w-]+)\s*(?:=\s*(?:\"([^\"]*)\"|([^\s,]+)))?")


def fresh(headers: Headers, now: datetime) -> float:
    """Say for how many seconds an answer still holds, as it says itself: 0 where it does not.

    `max-age` has the word before `s-maxage`, which is meant for the site's own caches and
    often long because the site empties those, and before `Expires`.
    """
    said = _directives(headers.get("cache-control", ""))
    if said.keys() & {"no-cache", "no-store"}:
        return 0.0
    for name in ("max-age", "s-maxage"):
        if name in said:
            # A malformed age is to be taken for none (RFC 9111, 4.2.1).
            return max((_seconds(said[name]) or 0.0) - (_seconds(headers.get("age", "")) or 0.0), 0)
    expires = _date(headers.get("expires", ""))
    if expires is None:
        return 0.0
    sent = _date(headers.get("date", "")) or now
    return max((expires - sent).total_seconds() - (_seconds(headers.get("age", "")) or 0.0), 0.0)


def retry_after(headers: Headers, now: datetime) -> float | None:
    """Say in how many seconds a server wants to be asked again, if it says so."""
    value = headers.get("retry-after", "").strip()
    seconds = _seconds(value)
    if seconds is not None:
        return seconds
    at = _date(value)
    return None if at is None else max(math.ceil((at - now).total_seconds()), 0.0)


def validator(headers: Headers, name: str) -> str:
    """Give a validator as it came, where it is safe to store it and to send it back."""
    value = headers.get(name, "")
    return value if len(value) <= 500 and value.isascii() and value.isprintable() else ""


def _directives(value: str) -> Mapping[str, str]:
    """Read a Cache-Control header; of a directive that comes twice the first counts."""
    said: dict[str, str] = {}
    for name, quoted, bare in _DIRECTIVE.findall(value[:1_000]):
        said.setdefault(name.lower(), quoted or bare)
    return said


def _seconds(value: str) -> float | None:
    value = value.strip()
    return float(value[:9]) if value.isascii() and value.isdecimal() else None


def _date(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
