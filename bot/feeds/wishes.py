"""What a feed's document asks of those who poll it: a pause, hours without, another address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.feeds.entries import is_web

_HOURS = re.compile(rb"<\s*hour\s*>\s*(\d{1,2})\s*<", re.IGNORECASE)
_DAYS = re.compile(rb"<\s*day\s*>\s*([a-z]+day)\s*<", re.IGNORECASE)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST_LIST = 5_000  # bytes in which 24 hours, or seven days, are listed

# http://purl.org/rss/1.0/modules/syndication/
_PERIODS = {
    "hourly": 3_600.0,
    "daily": 86_400.0,
    "weekly": 7 * 86_400.0,
    "monthly": 30 * 86_400.0,
    "yearly": 365 * 86_400.0,
}


def pause(said: Mapping[str, Any]) -> float:
    """Say for how many seconds a feed asks to be left alone: its ttl, or its update period."""
    minutes = _number(said.get("ttl"))
    if minutes:
        return minutes * 60.0
    period = str(said.get("sy_updateperiod") or "").strip().lower()
    frequency = _number(said.get("sy_updatefrequency"))
    if not period and not frequency:
        return 0.0
    return _PERIODS.get(period or "daily", 0.0) / (frequency or 1.0)  # the module's defaults


def skipped(said: Mapping[str, Any], text: bytes) -> tuple[str, ...]:
    """List the hours (in GMT) and days in which a feed says that it has nothing.

    They are read from the document, where broken markup hides none of them.
    """
    hours = (int(hour) % 24 for hour in _listed(said, "skiphours", _HOURS, text) if int(hour) <= 24)
    days = (day.title() for day in _listed(said, "skipdays", _DAYS, text))
    return tuple(
        dict.fromkeys((*map(str, sorted(set(hours))), *(day for day in days if day in _NAMES)))
    )


def moved(said: Mapping[str, Any]) -> str:
    """Give the address that a feed itself names as its new one."""
    url = str(said.get("itunes_new-feed-url") or "").strip()
    return url if is_web(url) else ""


def _listed(
    said: Mapping[str, Any], name: str, wanted: re.Pattern[bytes], text: bytes
) -> list[str]:
    if name not in said:
        return []
    opened = re.search(rb"<\s*" + name.encode(), text, re.IGNORECASE)
    if opened is None:
        return []
    listed = text[opened.end() : opened.end() + _LONGEST_LIST]
    ended = re.search(rb"</\s*" + name.encode(), listed, re.IGNORECASE)
    listed = listed[: ended.start()] if ended else listed
    return [found.decode("ascii") for found in wanted.findall(listed)]


def _number(value: object) -> float:
    found = re.fullmatch(r"\s*([0-9]{1,9})(?:\.[0-9]*)?\s*", str(value or ""))
    return float(found[1]) if found else 0.0
