"""What was extracted from a page, for a terminal and as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.channels.layout import clock
from bot.channels.plain import wrapped
from bot.domain import Coverage, Reading
from bot.errors import BotError

_NONE = Reading(coverage=Coverage.BLOCKED, reason="")


def told(place: str, found: Reading | BotError, zone: str, as_json: bool) -> str:
    """Set what was found as one line of JSON, or to be read."""
    if as_json:
        return json.dumps(listed(place, found), ensure_ascii=False)
    if isinstance(found, BotError):
        return f"{place}\n  Not read: {found}\n"
    return plain(place, found, zone)


def plain(place: str, reading: Reading, zone: str) -> str:
    """Set a reading as plain text: what the page is, how it was judged, and its text."""
    facts = (
        ("Title", reading.title),
        ("Publisher", reading.publisher),
        ("Author", reading.author),
        ("Published", clock(reading.published, zone) if reading.published else ""),
        ("Modified", clock(reading.modified, zone) if reading.modified else ""),
        ("Language", reading.language),
        ("Coverage", f"{reading.coverage.value}: {reading.reason}"),
    )
    lines = [place, *(f"  {name}: {fact}" for name, fact in facts if fact)]
    body = [wrapped(paragraph) for paragraph in reading.text.split("\n\n") if paragraph]
    return "\n\n".join(("\n".join(lines), *body)) + "\n"


def listed(place: str, found: Reading | BotError) -> dict[str, Any]:
    """List a reading for JSON; of a page that could not be read, why."""
    read = isinstance(found, Reading)
    reading = found if isinstance(found, Reading) else _NONE
    return {
        "file": place,
        "title": reading.title,
        "publisher": reading.publisher,
        "author": reading.author,
        "published": _iso(reading.published),
        "modified": _iso(reading.modified),
        "language": reading.language,
        "coverage": reading.coverage.value if read else None,
        "why": reading.reason if read else str(found),
        "text": reading.text,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
