"""What a text counts its amounts over, however loosely it says so: a month, a pound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.language.numerals import WORDS, read
from bot.language.rates import PERS
from bot.language.spans import lowered


class Over(StrEnum):
    """In what way something is counted over another thing."""

    TIME = "again in every such time"  # a month, monthly
    SPELL = "within such a time"  # in the last fiscal year
    SINCE = "against such a time before"  # from a year earlier
    THING = "for every one of it"  # a pound, per household


class Pace(NamedTuple):
    """What is counted over: its sort, and one name of the time or the thing."""

    start: int
    end: int
    sort: Over
    unit: str


_TIMES = "hour|day|week|fortnight|month|quarter|year|decade"
_ADVERBS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annual": "year",
    "annually": "year", "yearly": "year", "annum": "year", "quarterly": "quarter",
    "quarter": "quarter", "annualised": "year", "annualized": "year", "bpd": "day", "b/d": "day",
}  # fmt: skip
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WHICH = (
    r"(?:(?:the|its|their|a|an|this|that|any|each|one|single|entire|whole|full|last|past|latest|previous"
    r"|prior|current|coming|next|first|second|third|fourth|final|fiscal|financial|budget|calendar"
    r"|crop|marketing|same|just-ended)\s+){1,4}"
)
_RATE = re.compile(
    rf"\b(?:per|each|every)\s+(?:single\s+)?(?:(?P<count>{WORDS}|\d{{1,2}})\s+)?(?P<unit>{_TIMES})s?\b"
    rf"|(?<=[a-z\d%])\s+(?:per\s+|an?\s+)(?P<an>{_TIMES})\b(?!\s+(?:ago|earlier|before|later|prior|and|or|of|after|since|from|when|that|long)\b)"
    rf"|\b(?P<adverb>(?:{'|'.join(_ADVERBS)}))\b(?<!quarter)"
)
_SPELL = re.compile(
    rf"\b(?:in|for|over|during|through|throughout|across|within)\s+{_WHICH}(?P<unit>{_TIMES})\b"
    rf"|\b(?:over|in|across|during)\s+(?:the\s+)?(?:(?:next|coming|past|last|first)\s+)?(?P<count>{WORDS}|\d{{1,2}})\s+(?P<units>{_TIMES})s\b"
    r"|\b(?P<fiscal>(?:fiscal|financial)(?:\s+year)?\s*'?\d{2,4}|fy\s?'?\d{2,4})"
    rf"|\b(?:in|for|during|of|over|through)\s+(?P<calendar>(?:19|20)\d\d)\b"
    rf"|\b(?:in|for|during|over|through)\s+(?:early\s+|late\s+|mid-)?(?P<month>{_MONTH})\b"
    r"|\b(?P<half>(?:first|second|latter)\s+half\s+of|half[\s-](?:a[\s-])?year)\b"
    rf"|\b(?:last|this|next)\s+(?P<last>{_TIMES})\b|\b(?P<q>(?:first|second|third|fourth)[\s-]quarter)\b"
)
_SINCE = re.compile(
    rf"\b(?:from|than|over|on|against|with|to|(?:that|those)\s+of)\s+(?:an?|the|one)\s+(?:(?:previous|prior|preceding)\s+)?(?P<unit>{_TIMES})"
    r"(?:\s+(?:earlier|ago|before|previously))?\b(?!\s+of)"
    rf"|\b(?P<on>{_TIMES})[\s-](?:on|over|to)[\s-](?:{_TIMES})\b|\b(?P<yoy>yoy|y/y|mom|m/m|qoq|q/q)(?!\w)"
    rf"|\bfrom\s+(?:{_MONTH})\s+to\s+(?P<month>{_MONTH})\b"
)
_HALF = "6 months"
_SHORT = {"y": "year", "m": "month", "q": "quarter"}
_EVEN = {
    (12, "month"): "year", (3, "month"): "quarter", (10, "year"): "decade", (7, "day"): "week",
    (24, "hour"): "day", (14, "day"): "fortnight", (2, "week"): "fortnight", (4, "quarter"): "year",
}  # fmt: skip

# One name for what is one: a head, a person; a family, a household.
_THINGS = {
    word: unit for word, unit in PERS.items() if word not in _TIMES.split("|") and unit != "unit"
} | {
    "resident": "person", "citizen": "person", "inhabitant": "person", "people": "person",
    "home": "household", "staffer": "worker", "pint": "pint", "quart": "quart", "gramme": "gram",
    "kilogramme": "kg", "metric-ton": "tonne", "student": "student", "pupil": "student",
    "patient": "patient", "passenger": "passenger", "traveler": "passenger",
    "traveller": "passenger", "flight": "flight", "ticket": "ticket", "taxpayer": "taxpayer",
    "consumer": "consumer", "customer": "consumer", "farm": "farm", "farmer": "farm",
    "firm": "firm", "company": "firm", "business": "firm", "truck": "truck", "lorry": "truck",
}  # fmt: skip
_MEASURES = frozenset(
    {
        "tonne", "short ton", "long ton", "ton", "barrel", "bushel", "kg", "pound", "ounce", "gram",
        "gallon", "litre", "hectare", "acre", "mile", "km", "square metre", "cubic metre", "MWh",
        "kWh", "dozen", "share", "pint", "quart", "100 kg",
    }
)  # fmt: skip
_NAMED = "|".join(sorted(map(re.escape, (each.lower() for each in _THINGS)), key=len, reverse=True))
_LOW = {word.lower(): unit for word, unit in _THINGS.items()}
_THING = re.compile(
    r"(?:\b(?P<how>per|each|every|average|typical|median|an?|one)\s+(?:single\s+|average\s+)?|/\s?)"
    rf"(?P<thing>{_NAMED})\b(?!\s+(?:ago|day|week|year|tax|price|market|sterling))"
)
_ONE = frozenset({"a", "an", "one"})  # of a thing, these are no more than its article


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Pace, ...]:
    """Find what a text counts over, in order."""
    return tuple(sorted(_find(lowered(text))))


def _find(text: str) -> Iterator[Pace]:
    since = [(match.span(), _unit(match)) for match in _SINCE.finditer(text)]
    for span, unit in since:
        yield Pace(*span, Over.SINCE, unit)
    for sort, pattern in ((Over.TIME, _RATE), (Over.SPELL, _SPELL)):
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for (start, end), _ in since):
                yield Pace(*match.span(), sort, _unit(match))
    for match in _THING.finditer(text):
        unit = _LOW[match["thing"]]
        if match["how"] not in _ONE or " average " in match.group() or unit in _MEASURES:
            yield Pace(*match.span(), Over.THING, unit)


def _unit(match: re.Match[str]) -> str:
    found = {name: words for name, words in match.groupdict().items() if words}
    if "month" in found:
        return "month"
    if "yoy" in found:
        return _SHORT[found["yoy"][0]]
    if "fiscal" in found or "calendar" in found:
        return "year"
    if "q" in found:
        return "quarter"
    if "half" in found:
        return _HALF
    if "adverb" in found:
        return _ADVERBS[found["adverb"]]
    unit = next(found[name] for name in ("units", "unit", "an", "last", "on") if name in found)
    if "count" not in found:
        return unit
    count = int(read(found["count"]))
    return unit if count == 1 else _EVEN.get((count, unit), f"{count} {unit}s")


@lru_cache(maxsize=64)
def words(unit: str) -> re.Pattern[str]:
    """Give what names a time or a thing in a text, whatever it is there for."""
    named = [word for word, name in _LOW.items() if name == unit]
    named += [word for word, name in _ADVERBS.items() if name == unit]
    forms = "|".join(map(re.escape, sorted({*named, unit}, key=len, reverse=True)))
    return re.compile(rf"(?<!-)\b(?:{forms})(?:s|es)?\b", re.IGNORECASE)
