"""Figures in a text: numbers with what they are counted in."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.language import dates, references
from bot.language.numerals import DIGITS, FRACTION, MAGNITUDE, WORDS, fraction, magnitude, read
from bot.language.spans import Mask, Spanned, alternatives
from bot.language.units import CODES, SIGNS, UNITS, Kind, Unit


class Bound(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exactly"
    ABOUT = "about"
    OVER = "over"  # at least, more than
    UNDER = "under"  # at most, up to


class Figure(NamedTuple):
    """One figure: `value` of `unit`, which for money is the currency's code.

    A range is two figures. `per` is what a rate is counted over ("year", "barrel"), `noun`
    the word behind a bare count; either may be empty.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str
    bound: Bound = Bound.EXACT
    per: str = ""
    noun: str = ""


_SIGN = rf"{alternatives(SIGNS)}\s?|(?:{'|'.join(CODES)})\s?"
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?<![A-Za-z][-‑])(?P<sign>{_SIGN})?"
    rf"(?:(?P<digits>{DIGITS})(?P<magnitude>{MAGNITUDE})?|(?P<words>{WORDS})(?=\b|fold\b))"
)
_FOLDED = {word.casefold(): unit for word, unit in UNITS.items() if len(word) > 3}
_UNIT = re.compile(
    r"\s?(?P<percent>%)(?:[\s-](?P<point>points?\b))?"
    r"|[\s-]?\[?(?:(?P<points>percentage[\s-]points?|pps?|ppts?)|(?P<basis>basis[\s-]points?|bps?)"
    r"|(?P<fold>-?fold|times(?!\s+(?:a|per|in)\b)|x)|(?P<percents>per\s?cent|pct\.?))(?!\w)"
    rf"|[\s-]?(?P<word>(?:{alternatives(UNITS)}|(?i:{alternatives(_FOLDED)}))(?:e?s)?)(?!\w)"
)
_BARE = {
    "percent": Unit(Kind.PERCENT, "%"),
    "percents": Unit(Kind.PERCENT, "%"),
    "points": Unit(Kind.POINTS, "pp"),
    "basis": Unit(Kind.POINTS, "pp", Decimal("0.01")),
    "fold": Unit(Kind.MULTIPLE, "x"),
}
_COUNT = Unit(Kind.COUNT, "")
_ORDINAL_UNIT = Unit(Kind.ORDINAL, "th")
_CLOCK_UNIT = Unit(Kind.CLOCK, "h")

_FRACTION = re.compile(
    rf"(?<![\w-])(?<!\band\s(?=a\sthird,)){FRACTION}(?P<point>\s+(?:of\s+)?an?\s+(?:percentage[\s-])?point\b|[\s-](?:percentage[\s-])?point\b)?"
    r"(?(point)|(?=\s+(?:of|the|its|their|his|her|all|by|from|on|in|to|since|as|over|higher|lower"
    r"|more|less|bigger|smaller|next|last|this|that|which|when|while|if|and|or|but|after|before"
    r"|during|for|at|under|compared|than|is|are|was|were)\b|[,.;:)?!]|\s*$))"
)
_RATIO = re.compile(
    rf"(?<![\w.])(?P<some>{DIGITS}|{WORDS})[\s-]+(?:in|out\s+of)[\s-]+(?:every\s+)?(?P<whole>{DIGITS}|{WORDS})"
    r"(?![\w%,]|[.-]\w|\s+(?:percent|per|million|billion))"
)
_CLOCK = re.compile(
    r"(?<![\w.:])(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?!\d|:\d\d\d))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<![\w.,])(?P<number>\d{1,3})(?:st|nd|rd|th)\b")

_AGE = re.compile(r"[\s-]olds?\b")
_PER = re.compile(
    r"(?:\s+[A-Za-z.’-]+){0,6}?(?:\s+(?:per|each|every|an?\s+average|a)\s+|\s?/\s?)"
    r"(?P<per>second|hour|day|week|month|quarter|year|tonne|ton|barrel|bushel|kilogram|kilo|kg|pound"
    r"|gallon|litre|liter|unit|share|vehicle|car|head|person|household|family|worker)\b"
    r"|(?:\s+[a-z]+){0,5}?\s+(?P<adverb>annually|yearly|monthly|weekly|daily)\b"
)
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "annual": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
}
_UNDER = (
    r"not?\s+(?:to\s+)?exceed(?:ing)?|(?:less|fewer|lower|smaller|no\s+more|not\s+more)\s+than"
    r"|under|below|up\s+to|at\s+most|as\s+(?:much|many|high)\s+as|a\s+maximum\s+of"
    r"|no\s+higher\s+than|[<≤]"
)
_OVER = (
    r"(?:more|greater|higher|larger|no\s+less|not\s+less|no\s+fewer|better)\s+than|over|above"
    r"|at\s+least|exceed(?:s|ed|ing)?|upwards?\s+of|in\s+excess\s+of|a\s+minimum\s+of"
    r"|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|[>≥]"
)
_ABOUT = (
    r"about|around|roughly|some|nearly|almost|approximately|approx\.|close\s+to|circa|ca?\.|just"
    r"|an?\s+estimated|estimated|an\s+average\s+of|or\s+so|near|virtually|~|≈"
)
_BOUNDS = tuple(
    (bound, re.compile(rf"(?<!\w)(?:{words})\s*(?:the\s+|an?\s+)?$", re.IGNORECASE))
    for bound, words in ((Bound.UNDER, _UNDER), (Bound.OVER, _OVER), (Bound.ABOUT, _ABOUT))
)
_BEHIND = re.compile(r"\s+or\s+(?:more|above|higher|so)\b|\+")
_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s+(?:to|(?P<listed>and|or))\s+(?:about\s+|nearly\s+)?)")
_NOUN = re.compile(r"[\s-](?P<noun>[a-z]+)")


@lru_cache(maxsize=256)
def find(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text, in order.

    Dates, years and the numbers of sections, orders and tariff lines are not figures; times
    of day and ordinals are, of a kind of their own. "One" is a figure with a unit only.
    """
    mask = Mask(text, chain[Spanned](dates.find(text), references.find(text)))
    kept: list[Figure] = []
    for finder in (_clocks, _halves, _ratios, _fractions, _ordinals, _plain):
        for number in finder(text):
            if mask.free(number):
                mask.take(number)
                kept.append(_figure(text, number))
    return tuple(sorted(kept, key=lambda figure: figure.start))


class _Number(NamedTuple):
    """A number on its own, before it is known to be one end of a range."""

    start: int
    end: int
    value: Decimal
    scale: int
    unit: Unit


def _numbers(text: str) -> list[_Number]:
    found: list[_Number] = []
    for match in _NUMBER.finditer(text):
        behind = _UNIT.match(text, match.end())
        unit = _unit(match["sign"], behind)
        end = behind.end() if behind and unit is not _COUNT and not match["sign"] else match.end()
        if unit.kind is Kind.DURATION and _AGE.match(text, end):
            unit = _COUNT  # "39-year-old" is "39" behind a name
        if unit is _COUNT and text[end : end + 1].isalnum():
            continue  # "5G", "737MAX"
        if match["words"] and match["words"].lower() == "one" and unit.name == "KRW":
            continue  # "no one won"
        if match["words"] and _counts_nothing(text, match, unit):
            continue
        value = read(match["digits"] or match["words"])
        scale = magnitude(match["magnitude"]) if match["magnitude"] else 1
        found.append(_Number(match.start(), end, value, scale, unit))
    return found


def _plain(text: str) -> list[_Number]:
    return _ranged(_numbers(text), text)


def _counts_nothing(text: str, match: re.Match[str], unit: Unit) -> bool:
    """Say whether a number word is none: "one of them", "one day", "the Big Three"."""
    if match["words"].lower() == "one" and unit in (_COUNT, UNITS["day"]):
        return True
    before = text[max(0, match.start() - 20) : match.start()]
    return match["words"][0].isupper() and bool(re.search(r"[a-z,]\s+$|[A-Z]\w*\s$", before))


def _unit(sign: str | None, behind: re.Match[str] | None) -> Unit:
    if sign:
        return Unit(Kind.MONEY, SIGNS.get(sign.strip(), sign.strip()))
    if behind is None:
        return _COUNT
    if behind["point"]:
        return _BARE["points"]
    if behind["word"]:
        return _named(behind["word"])
    return _BARE[behind.lastgroup or "percent"]


def _named(word: str) -> Unit:
    """Find a unit by its word, whatever its number and case."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if unit := UNITS.get(form) or _FOLDED.get(form.casefold()):
            return unit
    return _COUNT


def _ranged(numbers: list[_Number], text: str) -> list[_Number]:
    """Give both ends of each range one unit, and the lower one the magnitude of the upper."""
    ranged = numbers[-1:]
    for lower in reversed(numbers[:-1]):
        upper = ranged[-1]
        gap = _RANGE.fullmatch(text, lower.end, upper.start)
        if gap and lower.unit.kind is Kind.MONEY and upper.unit is _COUNT and not gap["listed"]:
            ranged[-1] = upper = upper._replace(unit=lower.unit)  # "$3-4 billion"
        if gap and lower.unit in (_COUNT, upper.unit):
            inherits = lower.scale == 1 and lower.value <= upper.value
            lower = lower._replace(unit=upper.unit, scale=upper.scale if inherits else lower.scale)
        ranged.append(lower)
    return ranged[::-1]


def _figure(text: str, number: _Number) -> Figure:
    start, end, unit = number.start, number.end, number.unit
    before = text[max(0, start - 24) : start]
    bound = next((bound for bound, words in _BOUNDS if words.search(before)), Bound.EXACT)
    if bound is Bound.EXACT and (tail := _BEHIND.match(text, end)):
        bound = Bound.ABOUT if tail.group().endswith("so") else Bound.OVER
    rate = _PER.match(text, end)
    per = (rate["per"] or _ADVERBS[rate["adverb"]]) if rate else ""
    noun = _NOUN.match(text, end) if unit is _COUNT else None
    value = number.value * number.scale * unit.factor
    return Figure(start, end, value, unit.kind, unit.name, bound, per, noun["noun"] if noun else "")


@lru_cache(maxsize=256)
def counts(text: str, *, units: bool) -> frozenset[Decimal]:
    """Give the numbers of a text as they are printed: all, or those without a unit."""
    return frozenset(
        read(match["digits"] or match["words"])
        * (magnitude(match["magnitude"]) if match["magnitude"] else 1)
        for match in _NUMBER.finditer(text)
        if units or not (match["sign"] or _UNIT.match(text, match.end()))
    )


def _clocks(text: str) -> list[_Number]:
    """Find times of day, as hours with the minutes in hundredths: 12:01 a.m. is 0.01."""
    found: list[_Number] = []
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"] or match["hour24"])
        minute = int(match["minute"] or match["minute24"] or 0)
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"].lower() == "p")
        found.append(_Number(*match.span(), hour + Decimal(minute) / 100, 1, _CLOCK_UNIT))
    return found


def _ratios(text: str) -> list[_Number]:
    """Find "nine out of ten" and its like, as percent."""
    found: list[_Number] = []
    for match in _RATIO.finditer(text):
        some, whole = read(match["some"]), read(match["whole"])
        if 0 < some < whole <= 1000:
            found.append(_Number(*match.span(), 100 * some / whole, 1, _BARE["percent"]))
    return found


def _fractions(text: str) -> list[_Number]:
    """Find fractions, as percent; "half a point" is half a percentage point."""
    found: list[_Number] = []
    for match in _FRACTION.finditer(text):
        value = fraction(match["count"], match["part"])
        if match["point"]:
            found.append(_Number(*match.span(), value / 100, 1, _BARE["points"]))
        elif match["count"] or match["part"].lower() == "half":
            found.append(_Number(*match.span(), value, 1, _BARE["percent"]))
    return found


_HALF_AGAIN = re.compile(
    r"\b(?:an?|one|next|past|last)\s(?P<unit>day|week|month|year)\sand\sa\shalf\b"
)


def _halves(text: str) -> list[_Number]:
    """Find "a year and a half" and its like."""
    return [
        _Number(*match.span(), Decimal("1.5"), 1, UNITS[match["unit"]])
        for match in _HALF_AGAIN.finditer(text)
    ]


def _ordinals(text: str) -> list[_Number]:
    return [
        _Number(*match.span(), Decimal(match["number"]), 1, _ORDINAL_UNIT)
        for match in _ORDINAL.finditer(text)
    ]
