"""What the headers of an answer ask: for how long it holds, when to come back, what to send then.

RFC 9111 (caching), RFC 9110 sections 8.8 (validators) and 10.2.3 (Retry-After).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from bot.language.headers import moment, seconds
from bot.language.headers import retry_after as _retry_after

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
            return max((seconds(said[name]) or 0.0) - (seconds(headers.get("age", "")) or 0.0), 0)
    expires = moment(headers.get("expires", ""))
    if expires is None:
        return 0.0
    sent = moment(headers.get("date", "")) or now
    return max((expires - sent).total_seconds() - (seconds(headers.get("age", "")) or 0.0), 0.0)


def retry_after(headers: Headers, now: datetime) -> float | None:
    """Say in how many seconds a server wants to be asked again, if it says so."""
    return _retry_after(headers.get("retry-after", ""), now)


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
