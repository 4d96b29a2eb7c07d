"""Days that a text counts from another one: "two days later", "a week earlier", "in 90 days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.language import dates, numerals, sentences
from bot.language.dates import Date, Grain
from bot.language.remembered import remembered
from bot.language.spans import Span


class Offset(NamedTuple):
    """So many days from another one, and the day that this comes to, if that is known."""

    start: int
    end: int
    days: int
    date: Date | None


_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_COUNT = rf"(?P<count>[Aa]n?|\d{{1,3}}|{numerals.WORDS})"
_FORMS = re.compile(
    rf"\b(?:{_COUNT}\s(?P<unit>day|week|fortnight|month|year)s?\s(?P<way>later|after\sthat|afterwards|earlier"
    r"|before(?:\sthat)?(?=[.,;]|$))"
    r"|[Tt]he\s(?:(?:next|following)\sday|day\s(?P<beside>after|before)(?=[.,;]|$)))"
    rf"|\b(?:[Ii]n|[Ww]ithin)\s(?P<ahead>an?|\d{{1,3}}|{numerals.WORDS})\s(?P<of>day|week|fortnight|month)s?\b"
    r"(?!['’])(?P<event>\s(?:of|after|from|following)\s(?!now\b)(?:the\s|its\s|their\s)?\w+)?"
)
_EARLIER = ("earlier", "before")


@remembered
def find(text: str, when: datetime | None = None) -> tuple[Offset, ...]:
    """Find what a text counts from a day of the same sentence or the one before, or from `when`.

    Days counted from an event ("within 30 days of publication") come to none that is known.
    """
    found = [*_FORMS.finditer(text)]
    return tuple(_resolved(text, found, when)) if found else ()


def _resolved(text: str, found: list[re.Match[str]], when: datetime | None) -> Iterator[Offset]:
    told = [each for each in dates.find(text, when) if each.grain in (Grain.DAY, Grain.WEEKDAY)]
    spans = sentences.split(text)
    for match in found:
        days = _days(match)
        if match["ahead"]:
            start = when.date() if when and not match["event"] else None
        else:
            start = _before(text, told, spans, match.start())
        day = _on(start, days, match)
        date = Date(*match.span(), Grain.DAY, day, day) if day else None
        yield Offset(*match.span(), days, date)


def _before(text: str, told: list[Date], spans: Sequence[Span], at: int) -> date | None:
    """Give the nearest day before a place, in its sentence or the one before that."""
    begun = [each.start for each in spans if each.start <= at]
    least = begun[-2] if len(begun) > 1 else 0
    days = [each.first for each in told if least <= each.start and each.end <= at]
    return days[-1] if days else None


def _days(match: re.Match[str]) -> int:
    count = match["count"] or match["ahead"] or "a"
    number = 1 if count.lower() in ("a", "an") else int(numerals.read(count))
    days = number * _DAYS[match["unit"] or match["of"] or "day"]
    back = (match["way"] or match["beside"] or "").startswith(_EARLIER)
    return -days if back else days


def _on(start: date | None, days: int, match: re.Match[str]) -> date | None:
    """Give the day so many days from another; months and years are told by their name."""
    unit = match["unit"] or match["of"]
    if start is None:
        return None
    if unit in ("month", "year"):
        months = (
            start.year * 12
            + start.month
            - 1
            + round(days / _DAYS[unit]) * (12 if unit == "year" else 1)
        )
        year, month = divmod(months, 12)
        try:
            return date(year, month + 1, start.day)
        except ValueError:
            return None
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None
