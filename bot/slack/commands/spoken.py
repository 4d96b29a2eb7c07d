"""Hours, days, zones and durations as people type them, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time, timedelta
from difflib import get_close_matches
from functools import cache
from typing import TypeVar
from zoneinfo import available_timezones

from bot.channels.schedule import DAILY, DAYS, WEEKDAYS

T = TypeVar("T")
# The parts of the world whose zones are named after cities.
_CITIES = frozenset({"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific"})
# Where trade desks sit, as far as no zone is named after the place. Whoever writes EST means
# the clocks of New York, in July as well, and not the zone of that name, which has no summer.
_SEATS = {
    "abuja": "Africa/Lagos",
    "beijing": "Asia/Shanghai",
    "bern": "Europe/Zurich",
    "brasilia": "America/Sao_Paulo",
    "canberra": "Australia/Sydney",
    "cest": "Europe/Brussels",
    "cet": "Europe/Brussels",
    "delhi": "Asia/Kolkata",
    "edt": "America/New_York",
    "est": "America/New_York",
    "frankfurt": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "hanoi": "Asia/Ho_Chi_Minh",
    "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "osaka": "Asia/Tokyo",
    "ottawa": "America/Toronto",
    "pretoria": "Africa/Johannesburg",
    "the hague": "Europe/Amsterdam",
    "washington": "America/New_York",
    "washington dc": "America/New_York",
    "wellington": "Pacific/Auckland",
}
_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_LOOSE = re.compile(
    r"(\d{1,2})(?:[.:h ]?(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*(?:uhr|h|o'?clock))?", re.IGNORECASE
)
_SPAN = re.compile(r"(\d{1,3})\s*(h|hours?|d|days?|w|weeks?|m|months?)", re.IGNORECASE)
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_MONTH = timedelta(days=30)
LONGEST = timedelta(days=365)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time()}
_TO = re.compile(r"\s*(?:-|–|\b(?:to|through)\b)\s*", re.IGNORECASE)  # "mon to fri"
_EACH = re.compile(r"\b(?:every|each) (day|weekday)\b", re.IGNORECASE)
_FILLING = frozenset({"at", "on", "and", "in", "every", "each"})
_HALF = re.compile(r"(\d)\s+([ap]\.?m\b\.?)", re.IGNORECASE)  # "8 am"
_EVERY = {
    "weekdays": WEEKDAYS,
    "weekday": WEEKDAYS,
    "workdays": WEEKDAYS,
    "daily": DAILY,
    "everyday": DAILY,
    "weekends": (5, 6),
}


class Misread(Exception):  # noqa: N818 - not an error: a person is told what to type instead
    """Something that a person typed cannot be read: why, and what to type instead of it."""

    def __init__(self, why: str, instead: str) -> None:
        super().__init__(why)
        self.instead = instead


def hour(text: str) -> time:
    """Read an hour like 08:30. Raises Misread with the nearest one that can be read."""
    if found := _HOUR.fullmatch(text):
        return time(int(found[1]), int(found[2]))
    near = _nearest(text)
    meant = f"{near:%H:%M}" if near else "08:30"
    raise Misread(f"Write the hour like {meant}", meant)


def _nearest(text: str) -> time | None:
    """Give the hour that somebody means who writes it in another way."""
    if (named := text.strip().lower()) in _NAMED:
        return _NAMED[named]
    loose = _LOOSE.fullmatch(text.strip())
    if loose is None:
        return None
    number, minutes, half = int(loose[1]), int(loose[2] or 0), (loose[3] or "").lower()[:1]
    if half and 1 <= number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    return time(number, minutes) if number < 24 and minutes < 60 else None


def days(text: str) -> tuple[int, ...] | None:
    """Read days like `weekdays`, `daily`, `mon` or `mon-thu`; None where it names none."""
    word = text.lower()
    if word in _EVERY:
        return _EVERY[word]
    first, dash, last = word.partition("-")
    begin, end = _day(first), _day(last or first)
    if begin is None or end is None or (dash and not last):
        return None
    return tuple(sorted((begin + step) % 7 for step in range((end - begin) % 7 + 1)))


def _day(word: str) -> int | None:
    names = [name.lower() for name in DAYS]
    whole = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    known = word in names or word.removesuffix("s") in whole or word in ("tues", "thur", "thurs")
    return names.index(word[:3]) if known else None


@cache
def _zones() -> dict[str, str]:
    """Every zone by its name and its city in small letters, the older spellings last."""
    found: dict[str, str] = {}
    for name in sorted(available_timezones(), key=lambda each: ("/" not in each, each)):
        if not name.startswith(("Etc/", "posix", "right", "SystemV")):
            for key in (name, name.rsplit("/", 1)[-1]):
                found.setdefault(key.lower().replace("_", " "), name)
    return found | _SEATS | {"utc": "UTC", "gmt": "UTC"}


def zone(text: str) -> str:
    """Read a time zone by its name or a city's. Raises Misread with the nearest ones."""
    wanted = text.strip().lower().replace("_", " ").removesuffix(" time")
    if wanted in _zones():
        return _zones()[wanted]
    cities = [key for key, name in _zones().items() if name.split("/")[0] in _CITIES]
    near = get_close_matches(wanted, cities, n=1, cutoff=0.75)
    example = _zones()[near[0]].replace("_", " ").rsplit("/", 1)[-1] if near else "Tokyo"
    raise Misread(f"I know no time zone “{text.strip()[:40]}”. Name a city", example)


def span(text: str) -> timedelta:
    """Read a duration like 7d. Raises Misread where it is none, or too long."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        raise Misread("Write for how long like 7d, 12h or 2w", "7d")
    unit = found[2].lower()
    length = int(found[1]) * (_MONTH if unit.startswith("m") else _UNITS[unit[0]])
    if not length:
        raise Misread("Write for how long like 7d, 12h or 2w", "7d")
    if length > LONGEST:
        raise Misread("A story can be muted for a year at most", "365d")
    return length


def digest_times(argument: str) -> tuple[tuple[int, ...], tuple[time, ...], str]:
    """Read `weekdays 08:30 Tokyo` into days, hours and a zone, which may be empty.

    Raises Misread with the whole of what to type instead.
    """
    asked = _HALF.sub(r"\1\2", _TO.sub("-", " ".join(argument.split())))
    asked = _EACH.sub(lambda found: "daily" if found[1].lower() == "day" else "weekdays", asked)
    found: list[int] = []
    times: list[time] = []
    where = ""
    for match in re.finditer(r"[^,\s]+", asked):
        word = match.group()
        if (named := days(word)) is not None:
            found += named
        elif word[0].isdigit() or word.lower() in _NAMED:
            times.append(_within(asked, word, hour))
        elif word.lower() in _FILLING:
            continue
        elif times:
            where = _within(asked, asked[match.start() :], zone)
            break
        else:
            raise _unknown(asked, word)
    if not times:
        raise Misread("Say at what hour too", f"{asked or 'weekdays'} 08:30")
    return tuple(sorted(set(found))) or WEEKDAYS, tuple(sorted(set(times))), where


def _within(asked: str, part: str, read: Callable[[str], T]) -> T:
    """Read a part of what was typed; what to type instead is the whole with that part put right."""
    try:
        return read(part)
    except Misread as misread:
        raise Misread(str(misread), asked.replace(part, misread.instead, 1)) from None


def _mended(asked: str) -> str:
    """Put what else is wrong right, one slip after the other; empty where that does not end."""
    for _ in range(3):
        try:
            digest_times(asked)
        except Misread as misread:
            asked = misread.instead
        else:
            return asked
    return ""


def _unknown(asked: str, word: str) -> Misread:
    near = get_close_matches(word.lower(), (*_EVERY, *map(str.lower, DAYS)), n=1, cutoff=0.6)
    if near:
        told = f"I do not know “{word[:40]}”. Did you mean {near[0]}?"
        return Misread(told, _mended(asked.replace(word, near[0], 1)) or f"{near[0]} 08:30")
    return Misread("Say on which days and at what hour", "weekdays 08:30")


def quiet_hours(argument: str) -> tuple[time, time]:
    """Read `20:00-07:00`. Raises Misread with what to type instead."""
    said = re.sub(r"^(?:from|between)\s+", "", argument.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:-|–|\bto\b|\buntil\b|\band\b)\s*", said, flags=re.IGNORECASE)
    read = [_hour_or_nearest(part) for part in parts]
    if len(read) != 2 or None in read:
        raise Misread("Write from when to when", "20:00-07:00")
    (start, exact), (end, too) = (each for each in read if each)
    if not (exact and too):
        raise Misread("Write both hours in full", f"{start:%H:%M}-{end:%H:%M}")
    if start == end:
        raise Misread("Quiet hours begin and end at different times", "20:00-07:00")
    return start, end


def _hour_or_nearest(part: str) -> tuple[time, bool] | None:
    """Read an hour, or the nearest one, and say which; None where there is no telling."""
    try:
        return hour(part), True
    except Misread:
        near = _nearest(part)
        return None if near is None else (near, False)
