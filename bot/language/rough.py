"""What a text tells of a figure's size alone: double-digit, mid-teens, tens of millions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.language.remembered import remembered
from bot.language.spans import lowered


class Sort(StrEnum):
    """By what the size is told."""

    DIGITS = "digits"  # double-digit, in the low twenties
    SCALE = "scale"  # tens of millions, several hundred


class Rough(NamedTuple):
    """A size: from `low` up to `high`, which itself is not meant."""

    start: int
    end: int
    sort: Sort
    low: int
    high: int


_COUNTS = {"single": 1, "one": 1, "double": 10, "two": 10, "triple": 100, "three": 100}
_TENS = {
    "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_PARTS = {"low": (0, 4), "mid": (3, 7), "high": (6, 10)}  # in tenths
_DIGITS = re.compile(
    rf"\b(?:(?P<part>low|mid|high|upper)[-\s])?(?:to[-\s])?(?P<count>{'|'.join(_COUNTS)})[-\s]digits?\b"
    rf"|\b(?P<near>low|mid|high|upper)[-\s](?:to[-\s]\w+[-\s])?(?P<tens>{'|'.join(_TENS)}|(?P<ten>[2-9])0s)\b"
)
_SCALES = {
    "ten": 10, "dozen": 12, "score": 20, "hundred": 100, "thousand": 10**3, "million": 10**6,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_WORD = "|".join(_SCALES)
_SCALE = re.compile(
    rf"\b(?:(?P<some>several|many|a\sfew|a\scouple(?:\sof)?)\s)?"
    rf"(?P<words>(?:{_WORD})s?(?:\s(?:of\s)?(?:{_WORD})s?){{0,2}})\b"
)
_FEWEST = 2  # of what is told in the plural


@remembered
def find(text: str) -> tuple[Rough, ...]:
    """Find the sizes that a text tells without a figure, in order."""
    low = lowered(text)
    return tuple(sorted((*_digits(low), *_scales(low))))


def _digits(text: str) -> Iterator[Rough]:
    if "digit" not in text and "teens" not in text and "ties" not in text and "0s" not in text:
        return
    for match in _DIGITS.finditer(text):
        if match["count"]:
            least = _COUNTS[match["count"]]
            tenth, part = least, match["part"]
            begin, end = 0 if least == 1 else least, 10 * least
        else:
            begin = int(match["ten"]) * 10 if match["ten"] else _TENS[match["tens"]]
            tenth, part, end = 1, match["near"], begin + 10
        if part:
            first, last = _PARTS["high" if part == "upper" else part]
            begin, end = begin + first * tenth, (0 if match["count"] else begin) + last * tenth
        yield Rough(*match.span(), Sort.DIGITS, begin, max(begin + 1, end))


def _scales(text: str) -> Iterator[Rough]:
    if not any(map(text.__contains__, _SCALES)):
        return
    for match in _SCALE.finditer(text):
        words = match["words"].replace(" of ", " ").split()
        if not match["some"] and not words[0].endswith("s"):
            continue  # "million" behind a number
        base = 1
        for word in words:
            base *= _SCALES[word.removesuffix("s")]
        most = 1000 if words[0] in ("thousands", "millions", "billions") else 10
        low = base * _FEWEST if match["some"] or words[0] in ("dozens", "scores") else base
        yield Rough(*match.span(), Sort.SCALE, low, base * most)
