"""Parts of a whole: fractions, "nine in ten", "half a percent", "a quarter of a century"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from bot.language.numerals import DIGITS, FRACTION, WORDS, fraction, has_parts, read, starts
from bot.language.spans import matches
from bot.language.units import UNITS, Kind, Unit


class Number(NamedTuple):
    """A number on its own, before it is known to be one end of a range."""

    start: int
    end: int
    value: Decimal
    scale: int
    unit: Unit


PERCENT: Final = Unit(Kind.PERCENT, "%")
POINTS: Final = Unit(Kind.POINTS, "pp")
_COUNT: Final = Unit(Kind.COUNT, "")
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}

_AMOUNT = re.compile(
    r"(?:\d|(?:m|b|tr)illion|thousand|dollars|euros|pounds|tonnes|tons|barrels)\s$"
)

# Where a fraction is one of a whole that is named, or left to the reader.
_FRACTION = re.compile(
    rf"(?<![\w-])(?<!\band\s(?=a\sthird,)){FRACTION}"
    r"(?=\s+(?:of|the|its|their|his|her|all|by|from|on|in|to|since|as|over|higher|lower"
    r"|more|less|bigger|smaller|next|last|this|that|which|when|while|if|and|or|but|after|before"
    r"|during|for|at|under|compared|than|is|are|was|were)\b|[,.;:)?!]|\s\(|\s*$)"
)
# "By three quarters": what something changes by is a part of it, whatever follows.
_BY = re.compile(rf"(?<=\bby\s)(?:(?:about|nearly|almost|over|some)\s)?{FRACTION}(?!\w|[\s-]point)")
# "One third" is a part whatever follows, but "a third" may be one more, "three quarters" times.
_COUNTED = re.compile(
    r"(?<![\w-])(?i:(?P<count>one|two|three|four|five|six|seven|nine)[\s-]"
    r"(?P<part>third|fifth|sixth|seventh|eighth|ninth|tenth)s?)(?![\w-])"
)
_SLASHED = re.compile(r"(?<![\w/.,])(?P<some>\d)/(?P<whole>\d{1,2})(?=\s+of\b)")
_RATIO = re.compile(
    rf"(?<![\w.])(?P<some>{DIGITS}|{WORDS})[\s-]+(?:in|of\s+every|out\s+of)[\s-]+(?:every\s+)?(?P<whole>{DIGITS}|{WORDS})"
    r"(?![\w%,]|[.-]\w|\s+(?:percent|per|million|billion))"
)
# "Of every ten dollars, nine are": a share, the other way round.
_EVERY = re.compile(
    rf"\b(?:[Oo]f|[Oo]ut\s+of)\s+every\s+(?P<whole>{DIGITS}|{WORDS})\b(?P<gap>[^.;:\d]{{0,70}}?)[\s,]+"
    rf"(?P<some>{DIGITS}|(?!an?\b){WORDS})\b"
)
# "Half a point", "a quarter of a percentage point", "0.3 of 1%", "a quarter-century".
_OF_ONE = re.compile(
    rf"(?<![\w.,/-])(?<!\band\s)(?<!\band\sa\s)(?:{FRACTION}|(?P<digits>0?\.\d+))"
    r"(?:\s+of\s+(?:an?|one|1)\s*|\s+an?\s+|[\s-])"
    r"(?P<unit>(?:percentage[\s-])?points?|percent|per\s?cent|pct|%|century|decade|year|month|week"
    r"|day|hour|minute|mile|tonne|ton|pound|kilo|kilogram|gram|ounce|gallon|litre|liter|acre|hectare"
    r"|kilometre|kilometer|metre|meter|cent|dollar|euro|million|billion|trillion)s?(?!\w|-o)"
)
# "A quarter of a billion dollars".
_OF_THESE = re.compile(
    r"\s(?:(?:US|U\.S\.)\s)?(?P<unit>dollar|euro|pound|tonne|ton|barrel|yen|rupee|yuan|peso)s?\b"
)
_RECURRING = re.compile(r"thirds?|sixths?", re.IGNORECASE)
# What takes no article or "of" is the name of a period, or a fraction of what follows.
_JOINED = frozenset({"percent", "percentage point", "point", "pct", "century"})
_HALF_AGAIN = re.compile(
    r"\b(?:(?:an?|one|next|past|last|coming)\s(?=\w+\s)|(?=\w+-and))"
    r"(?P<unit>day|week|month|year|decade|hour)[\s-]and[\s-]a[\s-]"
    r"(?P<part>half|quarter|third)\b"
)


def ratios(text: str) -> Iterator[Number]:
    """Find "nine out of ten" and its like, as percent."""
    for match in matches(_RATIO, text, starts(text)):
        some, whole = read(match["some"]), read(match["whole"])
        if 0 < some < whole <= 1000:
            yield Number(*match.span(), 100 * some / whole, 1, PERCENT)


def shares(text: str) -> Iterator[Number]:
    """Find "of every ten, nine" and its like, as percent."""
    for match in _EVERY.finditer(text) if "every" in text else ():
        some, whole = read(match["some"]), read(match["whole"])
        if 0 < some < whole <= 1000:
            yield Number(*match.span(), 100 * some / whole, 1, PERCENT)


def fractions(text: str) -> Iterator[Number]:
    """Find fractions of a whole, as percent."""
    if not has_parts(text) and "/" not in text:
        return
    for match in matches(_FRACTION, text, starts(text)):
        if (match["count"] or match["part"].lower() == "half") and not _every(match):
            yield Number(*match.span(), fraction(match["count"], match["part"]), 1, PERCENT)
    for match in matches(_COUNTED, text, starts(text)):
        yield Number(*match.span(), fraction(match["count"], match["part"]), 1, PERCENT)
    for match in _BY.finditer(text):
        if match["count"] or match["part"].lower() == "half":
            start = match.start("count") if match["count"] else match.start("part")
            value = fraction(match["count"], match["part"])
            yield Number(start, match.end(), value, 1, PERCENT)
    for match in matches(_SLASHED, text, starts(text)) if "/" in text else ():
        some, whole = Decimal(match["some"]), Decimal(match["whole"])
        if 0 < some < whole:
            value = (100 * some / whole).quantize(Decimal("0.01")).normalize()
            yield Number(*match.span(), value, 1, PERCENT)


def _every(match: re.Match[str]) -> bool:
    """Say whether a quarter is the time that an amount is counted over: "$5 million a quarter"."""
    return match.group().lower() == "a quarter" and bool(
        _AMOUNT.search(match.string, 0, match.start())
    )


def of_one(text: str) -> Iterator[Number]:
    """Find parts of one unit: "half a percent" is 0.5%, "a quarter of a century" 25 years."""
    for match in matches(_OF_ONE, text, starts(text)) if has_parts(text) or "." in text else ():
        word = re.sub(r"[\s-]+", " ", match["unit"].lower()).removesuffix("s")
        apart = re.search(r"\sof\s|\san?\s", text[match.start() + 1 : match.start("unit")])
        counted = match["digits"] or match["count"]
        if not apart and (match["digits"] or (word not in _JOINED and not counted)):
            continue
        if not apart and word == "century" and match["part"].lower() not in ("half", "quarter"):
            continue  # "the fifth century"
        if match["digits"]:
            share = Decimal(match["digits"])
        else:
            share = fraction(match["count"], match["part"]) / 100
            if _RECURRING.match(match["part"]):
                share = round(share * 6) / Decimal(6)
        scale, unit = _unit(word)
        told = _OF_THESE.match(text, match.end()) if word in _SCALES else None
        end = told.end() if told else match.end()
        unit = UNITS[told["unit"]] if told else unit
        yield Number(match.start(), end, share, scale, unit)


def _unit(word: str) -> tuple[int, Unit]:
    if word in _SCALES:
        return _SCALES[word], _COUNT
    if word.endswith("point"):
        return 1, POINTS
    return 1, UNITS.get(word, PERCENT)


def halves(text: str) -> Iterator[Number]:
    """Find "a year and a half" and its like."""
    for match in _HALF_AGAIN.finditer(text) if has_parts(text) else ():
        share = 1 + fraction("a", match["part"]) / 100
        yield Number(*match.span(), share, 1, UNITS[match["unit"]])


FINDERS: Final[tuple[Callable[[str], Iterator[Number]], ...]] = (
    halves,
    shares,
    ratios,
    of_one,
    fractions,
)
