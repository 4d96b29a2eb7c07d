"""Times of day and ordinals: figures that count nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.language.numerals import WORDS, read, starts
from bot.language.parts import Number
from bot.language.spans import alternatives, lowered, matches
from bot.language.units import UNITS, Kind, Unit

_ORDINAL_UNIT = Unit(Kind.ORDINAL, "th")
_CLOCK_UNIT = Unit(Kind.CLOCK, "h")
_SECOND = UNITS["second"]

_CLOCK = re.compile(
    r"(?<![\w.:])(?:(?P<named>noon|midday|midnight)\b|(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?!\d|:\d\d\d))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<![\w.,])(?P<number>\d{1,3})(?:st|nd|rd|th)\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
# "Two hundred forty-ninth": what ends so is no count, though most of its words are one.
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:{WORDS}[\s-])?(?i:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y)[\s-]"
    rf"(?P<last>{alternatives(_ORDINALS, any_case=True)})(?![\w-])"
)
# "4:33.24": minutes and seconds that a race, or a call, took.
_TAKEN = re.compile(r"(?<![\w.:])(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d\.\d{1,3})(?![\d:])")


def clocks(text: str) -> list[Number]:
    """Find times of day, as hours with the minutes in hundredths: 12:01 a.m. is 0.01."""
    found = [
        Number(*match.span(), int(match["minutes"]) * 60 + Decimal(match["seconds"]), 1, _SECOND)
        for match in (_TAKEN.finditer(text) if ":" in text else ())
    ]
    low = lowered(text)
    named = any(word in low for word in ("noon", "midday", "midnight"))
    for match in _CLOCK.finditer(text) if named else matches(_CLOCK, text, starts(text)):
        if match["named"]:
            hour = Decimal(0 if match["named"].lower() == "midnight" else 12)
            found.append(Number(*match.span(), hour, 1, _CLOCK_UNIT))
            continue
        hour = Decimal(match["hour"] or match["hour24"])
        minute = int(match["minute"] or match["minute24"] or 0)
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"].lower() == "p")
        found.append(Number(*match.span(), hour + Decimal(minute) / 100, 1, _CLOCK_UNIT))
    return found


def ordinals(text: str) -> list[Number]:
    """Find ordinals in digits and in words."""
    printed = [
        Number(*match.span(), Decimal(match["number"]), 1, _ORDINAL_UNIT)
        for match in matches(_ORDINAL, text, starts(text))
    ]
    for match in matches(_IN_WORDS, text, starts(text)):
        last = 1 + _ORDINALS.index(match["last"].lower())
        value = read(text[match.start() : match.start("last") - 1]) + last
        printed.append(Number(*match.span(), value, 1, _ORDINAL_UNIT))
    return printed
