"""Numbers as they are printed: digits, words, magnitudes and fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bot.language.spans import alternatives, lowered

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
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_TONNE = "t"  # a trillion as a capital letter only
_SET_OFF = {
    **_GROUPS,
    **_SCALES,
    "thousand million": 10**9,
    "lakh": 10**5,
    "crore": 10**7,
    "mln": 10**6,
    "milion": 10**6,
    "bilion": 10**9,
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
    "seventh": Decimal(100) / 7,
    "eighth": Decimal("12.5"),
    "ninth": Decimal(100) / 9,
    "tenth": Decimal(10),
    "twelfth": Decimal(100) / 12,
    "twentieth": Decimal(5),
    "hundredth": Decimal(1),
}
_VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125",
    "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅕": "0.2",
}  # fmt: skip
_MORE = {
    "half": "0.5",
    "quarter": "0.25",
    "third": "0.3333",
    "quarters": "0.75",
    "thirds": "0.6667",
}

_UP = alternatives([*_SCALES, *_GROUPS], any_case=True)
_WORD = alternatives([*_CARDINALS, *_SCALES, *_GROUPS], any_case=True)
# "2,500", "2 500" as it is set in Europe, "30, 000" as tokenisers leave it; "35,6" as it is set
# there too; "5½", "5 1/2", ".5".
_GROUPED = r"(?:,\d{3}|,\s000|[\u00a0\u2009\u202f]\d{3}|\x20\d{3}(?!\d))"
# "More than 1, 300", also left so by tokenisers: two numbers where no word says that it is one.
_APART = (
    r"(?:(?<=than\s)|(?<=over\s)|(?<=bout\s)|(?<=arly\s)|(?<=some\s)|(?<=most\s)|(?<=ound\s)|(?<=ghly\s)"
    r"|(?<=least\s)|(?<=[$€£]))\d{1,3},\s\d{3}(?!\d)"
)
_LAKHS = r"\d{1,2}(?:,\d\d){1,3},\d{3}(?!\d|,\d)"  # "3,74,611", as India groups them
_COMMA = r"\d{1,3},\d{1,2}(?![\d,])"
_SLASHED = r"(?:1/[2348]|2/3|3/[48]|[57]/8)(?![\d/])"
DIGITS = (
    rf"(?:(?<!/){_SLASHED}|{_APART}|{_COMMA}|(?:{_LAKHS}|\d{{1,3}}{_GROUPED}+|\d{{1,15}})(?:\.\d{{1,9}})?"
    rf"(?:\s?[{''.join(_VULGAR)}]|[\s-]{_SLASHED}|\sand\sa\shalf\b)?|\.\d{{1,9}}|[{''.join(_VULGAR)}])"
)
_AND_MORE = (
    r"(?:[\s-]and[\s-](?:an?[\s-](?:half|quarter|third)|(?:three|one)[\s-]quarters?|two[\s-]thirds)"
    r"(?!\s+(?:percentage[\s-])?point\b|\w))"
)
_POINT = rf"(?:\spoint(?:[\s-](?:{'|'.join(_ONES[:10])})\b){{1,4}})"
_OF_A_SCALE = r"(?:(?<=ndred)|(?<=usand)|(?<=llion))"  # "in year one and six times as much"
WORDS = (
    rf"(?:(?:{alternatives(_CARDINALS, any_case=True)}"
    rf"|(?:[Hh](?i:alf)[\s-])?[Aa][Nn]?(?=[\s-]{_UP})|[Hh](?i:alf)(?=[\s-](?i:dozen)))"
    rf"(?:(?:[\s-]|{_OF_A_SCALE}\s(?i:and)\s){_WORD}){{0,9}}(?i:{_AND_MORE}|{_POINT})?)"
)
MAGNITUDE = (
    rf"(?:[\s-]?{alternatives(_SET_OFF, any_case=True)}"
    rf"|{alternatives(_LETTERS.keys() - {_TONNE}, any_case=True)}|T)(?!\w)"
)
_COUNTS = "an a one two three four five six seven nine eleven".split()  # noqa: SIM905
FRACTION = (
    rf"(?:(?P<count>{alternatives(_COUNTS, any_case=True)})[\s-])?"
    rf"(?P<part>{alternatives(_PARTS, any_case=True)})[sS]?"
)


_HEADS = {word[:3] for word in (*_CARDINALS, *_PARTS)}
_START = re.compile(
    rf"(?<!\w)(?=[\d{''.join(_VULGAR)}]|\.\d|{alternatives(_HEADS, any_case=True)}|[Aa][Nn]?[\s-])"
)


@lru_cache(maxsize=8)  # of the text that is being read
def starts(text: str) -> tuple[int, ...]:
    """Give where DIGITS, WORDS or FRACTION may begin in a text: most of it has none."""
    return tuple([match.start() for match in _START.finditer(text)])


def has_parts(text: str) -> bool:
    """Say whether FRACTION may stand in a text: a cheap test first."""
    low = lowered(text)
    return any(map(low.__contains__, _PARTS))


def read(words: str) -> Decimal:
    """Read what DIGITS or WORDS matched: "2,500", "5½", "twenty-five", "half a million"."""
    if not words[0].isalpha():
        return _digits(words)
    if pointed := re.fullmatch(r"(.+)\spoint[\s-](.+)", words, re.IGNORECASE):
        behind = re.split(r"[\s-]", pointed[2].lower())
        return _words(pointed[1]) + Decimal(
            f"0.{''.join(str(_CARDINALS[each]) for each in behind)}"
        )
    whole, *more = re.split(
        r"[\s-]and[\s-](?=an?[\s-](?:half|quarter|third)|\w+[\s-](?:quarter|third))", words
    )
    # "a million and a half" is half as much again, "two hundred and a half" is not
    of = scale(whole) if _words(whole) == scale(whole) else 1
    return _words(whole) + of * sum((_part(each) for each in more), Decimal(0))


def _digits(printed: str) -> Decimal:
    if printed.isdecimal():
        return Decimal(printed)
    value = Decimal(0)
    if printed.endswith("half"):
        return Decimal("0.5") + _digits(printed.split()[0])
    if slashed := re.search(r"(?:^|[\s-])(\d)/(\d)$", printed):
        value += Decimal(slashed[1]) / Decimal(slashed[2])
        printed = printed[: slashed.start()]
    elif printed[-1] in _VULGAR:
        value += Decimal(_VULGAR[printed[-1]])
        printed = printed[:-1]
    if re.fullmatch(_COMMA, printed):
        printed = printed.replace(",", ".")
    plain = re.sub(r"[^\d.]", "", printed)
    return value + Decimal(plain) if plain else value


def _part(words: str) -> Decimal:
    return Decimal(_MORE[re.split(r"[\s-]", words.lower())[-1]]) if words else Decimal(0)


def _words(words: str) -> Decimal:
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


def scale(words: str) -> int:
    """Give the magnitude that ends a number in words: "six million" ends in a million."""
    return _SCALES.get(re.split(r"[\s-]", words.lower())[-1], 1) if words[0].isalpha() else 1


def magnitude(word: str) -> int:
    """Give what MAGNITUDE matched: "bn" is 1,000,000,000."""
    word = word.strip().strip("-").lower()  # a line may break before it
    return _LETTERS.get(word) or _SET_OFF[word]


def fraction(count: str | None, part: str) -> Decimal:
    """Give what FRACTION matched in hundredths: ("two", "third") is 66.67 of them."""
    times = _CARDINALS.get((count or "one").lower(), 1)
    return (_PARTS[part.lower()] * times).quantize(Decimal("0.01")).normalize()
