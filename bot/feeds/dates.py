"""The dates of feeds, in every form that feeds write them: text in, an instant out."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

_Day: TypeAlias = tuple[int, int, int]

_LONGEST = 100  # characters; what is longer is prose

# ISO 8601 of a year, a month, a week, or a day of a year.
_ISO = re.compile(
    r"(\d{4})(?:-?w(\d{2})(?:-?(\d))?|-(\d{2})|-?(\d{3}))?(?:t(\d{2}:\d{2}.*))?",
)
# What nearly all feeds write, which is read ten times as fast.
_RFC_822 = re.compile(
    r"[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) "
    r"(?:GMT|UTC|UT|Z|([+-]\d{4}))"
)
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)")
_ENGLISH = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9,
    "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
_EPOCH = re.compile(r"(\d{10})(?:\.\d+)?|(\d{13})")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2})?(?=\D|$)|$)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<![\d:.+-])t?(\d{1,2})[:h](\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?!\d)(?:\s*([ap])\.?m\b\.?)?"
)
_HOUR_ALONE = re.compile(r"(?<=\dt)(\d{2})(?=z|[+-]|$)")
_OFFSET = re.compile(r"\s*(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_ZONE = re.compile(r"\s*([a-z]+/[a-z_/]+|[a-z]{1,5})\b")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|o|a)\b")
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Korean writes "오후 3:10" for 3:10 pm, and means its own time where it names no zone.
_KOREAN = str.maketrans("년월일", "年月日")
_KOREAN_TIME = re.compile(r"오([전후])\s*(\d{1,2}:\d{2}(?::\d{2})?)")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KOREA = timedelta(hours=9)

# Hours from UTC. A name of several zones is RFC 822's, else that of most people.
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1,
    "mez": 1, "cest": 2, "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2, "eest": 3, "msk": 3,
    "trt": 3, "eat": 3, "gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "wib": 7, "ict": 7, "wita": 8,
    "hkt": 8, "sgt": 8, "pht": 8, "myt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10,
    "acdt": 10.5,
    "aedt": 11, "nzst": 12, "nzdt": 13, "nst": -3.5, "ndt": -2.5, "brt": -3,
    "art": -3, "clt": -4,
    "adt": -3, "ast": -4, "at": -4, "edt": -4, "est": -5, "et": -5, "cdt": -5, "cst": -6, "ct": -6,
    "mdt": -6, "mst": -7, "mt": -7, "pdt": -7, "pst": -8, "pt": -8, "akdt": -8, "akst": -9,
    "hst": -10,
    "a": -1, "m": -12, "n": 1, "y": 12,
}  # fmt: skip

# English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Hungarian, Russian, Greek;
# without accents.
_MONTHS = (
    (
        "january januar janner janvier enero gennaio janeiro januari января январь "
        "ιανουαριου ιανουαριος"
    ),
    (
        "february februar fevrier febrero febbraio fevereiro februari февраля февраль "
        "φεβρουαριου φεβρουαριος"
    ),
    "march marz maerz mars marzo marco marcius maart mrt марта март μαρτιου μαρτιος",
    "april avril abril aprile aprilis апреля апрель απριλιου απριλιος",
    "may mai mayo maggio maio mei maj majus мая маи μαιου μαιος μαϊου",
    "june juni juin junio giugno junho junius июня июнь ιουνιου ιουνιος",
    "july juli juillet julio luglio julho julius июля июль ιουλιου ιουλιος",
    "august aout agosto augustus augusti augusztus августа август αυγουστου αυγουστος",
    (
        "september septembre septiembre settembre setembro szeptember сентября сентябрь "
        "σεπτεμβριου σεπτεμβριος"
    ),
    "october oktober octobre octubre ottobre outubro октября октябрь οκτωβριου οκτωβριος",
    "november novembre noviembre novembro ноября ноябрь νοεμβριου νοεμβριος",
    "december dezember decembre diciembre dicembre dezembro декабря декабрь δεκεμβριου δεκεμβριος",
)
_NAMES = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_SHORTEST = 3  # letters of a month's name


def instant(text: str) -> datetime | None:
    """Read a date as an instant in UTC, to the second; None where it is none, or ambiguous.

    RFC 822 with its many misspellings, ISO 8601, seconds since 1970, and dates in words. A
    time without a zone, or with one that nobody knows, is taken to be in UTC.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _usual(text) or _epoch(text) or _read(text)
    except (ValueError, OverflowError):
        return None


def _usual(text: str) -> datetime | None:
    if found := _RFC_822.fullmatch(text):
        month = _ENGLISH.get(found[2], 0)
        written = f"{found[3]}-{month:02}-{found[1]:0>2}T{found[4]}{found[5] or 'Z'}"
    elif _RFC_3339.fullmatch(text):
        written = text
    else:
        return None
    try:
        return datetime.fromisoformat(written).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None  # a leap second, or a zone that is none


def _epoch(text: str) -> datetime | None:
    if (found := _EPOCH.fullmatch(text)) is None:
        return None
    return datetime.fromtimestamp(int(found[1] or found[2][:10]), UTC)


def _read(text: str) -> datetime | None:
    folded = _without_marks(text)
    if found := _ISO.fullmatch(folded):
        return _read(f"{_iso(found)}T{found[6] or '00:00'}")
    plain = _HOUR_ALONE.sub(r"\1:00", _ORDINAL.sub("", folded))
    if found := _COMPACT.search(plain):
        hours, minutes, seconds = (int(part or 0) for part in found.groups()[3:])
        clock, rest = timedelta(hours=hours, minutes=minutes, seconds=seconds), plain[found.end() :]
        day: _Day | None = (int(found[1]), int(found[2]), int(found[3]))
        place = _zone(rest) if found[4] else None
    elif found := _TIME.search(plain):
        clock, rest = _clock(found), plain[found.end() :]
        place = _zone(rest)
        rest = plain[: found.start()] + " " + (rest[place.end() :] if place else rest)
        day = _numeric(rest) or _worded(rest)
    else:
        clock, place, day = timedelta(), None, _numeric(plain) or _worded(plain)
    if day is None:
        return None
    there = datetime(*day, tzinfo=UTC) + clock
    if place is None and clock and _HANGUL.search(text):
        return there - _KOREA
    return there - _offset(place, there.replace(tzinfo=None))


def _iso(found: re.Match[str]) -> date:
    """Give the day that a year, a month or a week begins with, or that is named by its number."""
    year, week, weekday, month, day = (int(part) if part else 0 for part in found.groups()[:5])
    if week:
        return date.fromisocalendar(year, week, weekday or 1)
    if day:
        first = date(year, 1, 1)
        there = first + timedelta(days=day - 1)
        if there.year != year:
            raise ValueError("no day of that year")
        return there
    return date(year, month or 1, 1)


def _without_marks(text: str) -> str:
    text = _KOREAN_TIME.sub(lambda found: f"{found[2]} {'ap'[found[1] == '후']}m", text)
    text = text.translate(_KOREAN)
    folded = unicodedata.normalize("NFKD", text).lower().replace("\u2212", "-")
    return "".join(char for char in folded if not unicodedata.combining(char))


def _clock(found: re.Match[str]) -> timedelta:
    hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3))
    if found[4] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no time of day")
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _zone(rest: str) -> re.Match[str] | None:
    return _OFFSET.match(rest) or _ZONE.match(rest)


def _offset(found: re.Match[str] | None, naive: datetime) -> timedelta:
    if found is None:
        return timedelta()
    if found.re is _OFFSET:
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return ahead if found[1] == "+" else -ahead
    if "/" not in found[1]:
        return timedelta(hours=_ZONES.get(found[1], 0))
    return _place(found[1]).utcoffset(naive) or timedelta()


@lru_cache(maxsize=64)
def _place(name: str) -> tzinfo:
    spelt = "/".join(part.upper() if len(part) == 2 else part.title() for part in name.split("/"))
    try:
        return ZoneInfo(spelt)
    except (OSError, ValueError, KeyError):  # a folder of zones, a path, an unknown name
        return UTC


def _numeric(text: str) -> _Day | None:
    if found := _YEAR_FIRST.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.search(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SLASHED.search(text):
        one, other, year = (int(part) for part in found.groups())
        if one > 12 or one == other:
            return year, other, one
        return (year, one, other) if other > 12 else None
    return None


def _worded(text: str) -> _Day | None:
    """Read a day, a month by its name, and a year; the last two digits of it may do."""
    words = _WORD.findall(text)
    months = [month for word in words if (month := _month(word))]
    numbers = [word for word in words if word.isdecimal()]
    if not months or len(numbers) != 2 or len(words) > 8:
        return None
    day, year = numbers if len(numbers[0]) < 4 else reversed(numbers)
    # The last is the month: "mar." before it is a Tuesday.
    return _year(year), months[-1], int(day)


def _year(digits: str) -> int:
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) >= 90 else 2000)
    if len(digits) != 4:
        raise ValueError("no year")
    return int(digits)


@lru_cache(maxsize=1024)
def _month(word: str) -> int | None:
    if len(word) < _SHORTEST:
        return None
    return next((n for name, n in _NAMES.items() if name.startswith(word)), None)
