"""Numbers as they are printed: digits, words, magnitudes and fractions."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.language.spans import alternatives

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "  # noqa: SIM905
    "fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_CARDINALS = {word: value for value, word in enumerate(_ONES)} | {
    word: value * 10 for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_GROUPS = {"dozen": 12, "hundred": 100}

# Letters stand against their digits ("5m"); words and longer abbreviations may be set off.
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}
_SET_OFF = {
    **_GROUPS,
    **_SCALES,
    "lakh": 10**5,
    "crore": 10**7,
    "mln": 10**6,
    "mn": 10**6,
    "bln": 10**9,
    "bn": 10**9,
    "trn": 10**12,
    "tn": 10**12,
}

# The parts of a whole, in hundredths.
_PARTS = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fourth": Decimal(25),
    "fifth": Decimal(20),
    "sixth": Decimal(100) / 6,
    "eighth": Decimal("12.5"),
    "tenth": Decimal(10),
}

_UP = alternatives([*_SCALES, *_GROUPS])
_WORD = alternatives([*_CARDINALS, *_SCALES, *_GROUPS])
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?"
_HALF_MORE = r"(?:\s+and\s+a\s+half(?!\s+(?:a\s+)?(?:million|billion|trillion|percentage|point)))"
WORDS = (
    rf"(?i:(?:{alternatives(_CARDINALS)}|(?:half[\s-])?an?(?=[\s-]{_UP}))"
    rf"(?:(?:[\s-]|\sand\s){_WORD}){{0,9}}{_HALF_MORE}?)"
)
MAGNITUDE = rf"(?i:[\s-]?{alternatives(_SET_OFF)}|{alternatives(_LETTERS)})(?!\w)"
FRACTION = (
    r"(?i:(?:(?P<count>an?|one|two|three|four|five|seven|nine)[\s-])?"
    rf"(?P<part>{alternatives(_PARTS)})s?)"
)


def read(words: str) -> Decimal:
    """Read what DIGITS or WORDS matched: "2,500", "twenty-five", "half a million"."""
    if words[0].isdigit():
        return Decimal(words.replace(",", ""))
    total = group = Decimal(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _SCALES:
            total += (group or Decimal(1)) * _SCALES[word]
            group = Decimal(0)
        elif word in _GROUPS:
            group = (group or Decimal(1)) * _GROUPS[word]
        elif word == "half":
            group += Decimal("0.5")
        else:
            group += _CARDINALS.get(word, 0)
    return total + group


def magnitude(word: str) -> int:
    """Give what MAGNITUDE matched: "bn" is 1,000,000,000."""
    word = word.strip(" -\u00a0").lower()
    return _LETTERS.get(word) or _SET_OFF[word]


def fraction(count: str | None, part: str) -> Decimal:
    """Give what FRACTION matched in hundredths: ("two", "third") is 66.67 of them."""
    times = _CARDINALS.get((count or "one").lower(), 1)
    return (_PARTS[part.lower()] * times).quantize(Decimal("0.01")).normalize()
