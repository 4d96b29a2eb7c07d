"""What dates look like, by the kind that says how to resolve them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from bot.language.calendars import NTH
from bot.language.days import SLASHED
from bot.language.spans import alternatives, matches

MONTH: Final = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r")\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st\b|nd\b|rd\b|th\b)?"
_NO_DAY = r"(?!:\d|%|\.\d|,\d{3}|\s?(?:percent|per cent|million|billion))"
_TO_DAY = rf"(?:(?:\s?[-–—]\s?|\s(?:and|to)\s)(?P<to>{_DAY}))?"
_YEAR = r"(?:19|20|21)\d\d(?![\d,]*\d)"
_NTH = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
_WHICH = (
    r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Ff]ollowing|[Pp]revious|[Pp]rior|[Pp]ast"
    r"|[Cc]urrent)"
)
_COUNT = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_ISO = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
_DAY_MONTH = (
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>{_DAY}){_TO_DAY}\s+(?:day\s+)?"
    rf"(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
)
_MONTH_DAY = (
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{_DAY})"
    rf"{_NO_DAY}{_TO_DAY}(?:,?\s+(?P<year>{_YEAR}))?"
)
_ENDING = r"(?:[Ll]ast|[Ff]inal|[Cc]losing)"
_PART = (
    rf"(?:[Tt]he\s+)?(?P<nth>{_NTH}|{_ENDING})\s(?P<part>month|quarter|half)\s+of\s+"
    rf"(?:(?P<year>{_YEAR})|(?:the\s)?{_WHICH}\s+year)(?!\w)"
)
_QUARTER = (
    rf"(?:(?:[Tt]he\s+)?(?P<nth>{_NTH})[\s-](?P<part>quarter|half)"
    r"|[Qq]uarter\s(?P<roman>IV|I{1,3})(?=\s)"
    r"|(?P<letter>[QH])(?P<q>[1-4])|(?P<digit>[1-4])(?P<sign>[QH])(?=\s(?:19|20)\d\d))"
    rf"(?:(?:\s+of)?\s+(?:(?:fiscal|the\s+year)\s+)?(?P<year>{_YEAR})"
    rf"|(?:\s+of)?\s+{_WHICH}\s+year)?(?!\w)"
)
_MONTH_YEAR = rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?:the\s+)?{_WHICH}\s+year)"
# "The last month of the year" and "the next year and a half" are not told from today.
_RELATIVE = (
    rf"(?<!year['’]s\s){_WHICH}\s+(?P<unit>week(?:end)?|month|quarter|year|{_WEEKDAY}|{MONTH})"
    r"(?![\w-]|\s+of\s+(?:the|that|its|19|20|[A-Z])|\s+and\s+a\s+(?:half|quarter|third))"
)
# "2000 MT" is no year.
_YEAR_ALONE = (
    rf"(?P<year>{_YEAR})(?![\w%]|-\d|\.\d|/\d"
    r"|\s(?:MT|metric|tons?|tonnes?|kg|kilo\w+|euros?|dollars?|miles?|km|hours?|barrels?)\b)"
)

# "Christmas" alone is mostly a season.
# An old year is one behind such a word alone: most of such numbers are counts.
_OLD_YEAR = (
    r"(?:(?<=\bin\s)|(?<=\b[sS]ince\s)|(?<=\bIn\s)|(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\bof\s))"
    r"(?P<year>1[5-8]\d\d)(?![\w%]|,\d|\.\d|-\w|\s[a-z]{3,}s\b|\s(?:MT|metric|tons?|km|kg)\b)"
)
_FEAST = (
    r"(?P<feast>(?:Christmas|New\sYear['’]s)\s(?:Day|Eve)|Boxing\sDay"
    r"|(?<=before\s)Christmas|(?<=after\s)Christmas|(?<=since\s)Christmas|(?<=by\s)Christmas)"
    rf"(?!\w)(?:,?\s(?P<year>{_YEAR}))?"
)
_SEASON = (
    rf"(?:{_WHICH}\s+(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?!\w|['’]s)"
    rf"(?:(?:\s+of)?\s+(?P<year>{_YEAR}))?)"
)
_SEASON_OF = (
    r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|Fall|(?<=\b(?:in|by)\s)fall|(?<=\b(?:the|mid)[\s-])fall"
    r"|(?<=since\s)fall|[Ww]inter)(?:\s+of|,)?\s+"
    rf"(?P<year>{_YEAR})(?!\w)"
)
_TO_YEAR = r"\s?[-/–]\s?(?P<to>(?:20)?\d\d)(?!\d|-)"
_FISCAL = (
    rf"(?:(?i:(?:fiscal|financial)\s(?:year\s)?)(?=\d{{4}})|FY\s?['’]?)(?P<year>{_YEAR}|\d\d(?=\D|$))"
    rf"(?:{_TO_YEAR})?(?![\w%])"
)
_FISCAL_TOO = (
    rf"(?P<year>{_YEAR})(?:{_TO_YEAR})?\s(?:fiscal|financial|budget|marketing|crop)\s(?:year|season)"
    r"(?!\w)"
)
_DOTTED = r"(?P<one>[0-3]?\d)\.(?P<two>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?![\d.])"
_YEAR_FIRST = rf"(?P<year>{_YEAR})[\s-]?(?P<letter>[QH])(?P<q>[1-4])(?!\w)"
_NTH_DAY = (
    rf"[Tt]he\s(?P<nth>{alternatives(NTH, any_case=True)})\s+(?:day\s+)?of\s+(?P<month>{MONTH})"
    rf"(?:,?\s+(?P<year>{_YEAR}))?"
)
_YEAR_END = r"(?:(?:the\s)?year['’]s\send|year[-\s]end|(?:the\s)?end\sof\sthe\syear)(?!\w)"
_YEARS = (  # and no "in 2019 – 20% of all"
    rf"(?P<year>{_YEAR})(?:\s?[-–]\s?(?={_YEAR})|[-–])(?P<to>{_YEAR}|\d\d)(?![\d%-])"
)
# What dates look like, by the kind that says how to resolve them, and with what they may begin
# ("0" is any digit). The first that matches wins.
_PATTERNS = (
    ("iso", "0", _ISO),
    ("slashed", "0", SLASHED),
    ("dotted", "0", _DOTTED),
    ("fiscal", "0f", _FISCAL),
    ("fiscal", "0", _FISCAL_TOO),
    ("year first", "0", _YEAR_FIRST),
    ("season", "lntcfp", _SEASON),
    ("season", "sfaw", _SEASON_OF),
    ("nth day", "t", _NTH_DAY),
    ("year end", "tye", _YEAR_END),
    ("day", "0mtwfs", _DAY_MONTH),
    ("day", "mtwfsjaond", _MONTH_DAY),
    ("part", "0tfslc", _PART),
    ("quarter", "0tfsqh", _QUARTER),
    ("feast", "cnb", _FEAST),
    ("month", "jfmasond", _MONTH_YEAR),
    ("relative", "lntcfp", _RELATIVE),
    ("ago", "0aotfsen", rf"(?P<count>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+ago\b"),
    ("today", "ytl", r"(?P<word>(?i:yesterday|today|tonight|tomorrow|last\snight))\b"),
    (
        "years",
        "0",
        rf"(?P<year>{_YEAR})(?:\s?[-–]\s?(?={_YEAR})|[-–])(?P<to>{_YEAR}|\d\d)(?![\d%-])",
    ),
    ("two years", "0", rf"(?P<year>{_YEAR})/(?P<to>(?:20)?\d\d)(?!\d|-)"),
    ("decade", "0", r"(?P<year>(?:19|20)\d)0s\b"),
    ("year", "0", _YEAR_ALONE),
    ("year", "0", _OLD_YEAR),
    ("weekday", "mtwfs", rf"(?P<weekday>{_WEEKDAY})"),
    ("month", "jfmasond", rf"(?P<month>{MONTH})"),
)
_BEGINS = re.compile(r"(?<![\w$€£¥.])\w")
_COMPILED = tuple((kind, first, re.compile(pattern)) for kind, first, pattern in _PATTERNS)

# What a text must hold for a date of a kind to stand in it: each test costs next to nothing,
# and most sentences have few dates.
_FOUR_DIGITS = re.compile(r"\d{4}")
_QUARTER_SIGN = re.compile(r"[QH1-4](?:(?<=[QH])[1-4]|(?<=\d)[QH])")
_BUDGETS = re.compile(r"(?:financial|budget|marketing|crop)\s(?:year|season)")
_SEASONS = re.compile(r"spring|summer|autumn|fall\b|winter")
_MONTHS = tuple(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV "  # noqa: SIM905
    "DEC january february april june july august september october november december".split()
)
_WEEKDAYS = tuple("Mon Tue Wed Thu Fri Sat Sun".split())  # noqa: SIM905
_WHICH_ONES = tuple("ast ext his oming ollowing revious rior urrent".split())  # noqa: SIM905


def _possible(text: str) -> list[tuple[str, str, re.Pattern[str]]]:
    """Give the forms of dates that may stand in a text."""
    low = text.lower()
    month = any(map(text.__contains__, _MONTHS))
    year = _FOUR_DIGITS.search(text) is not None
    part = "quarter" in text or "half" in text
    holds = {
        "iso": year,
        "slashed": year and "/" in text,
        "dotted": year,
        "fiscal": "iscal" in text
        or "inancial" in text
        or "FY" in text
        or (year and _BUDGETS.search(text) is not None),
        "year first": year and ("Q" in text or "H" in text),
        "season": _SEASONS.search(low) is not None,
        "nth day": month and " of " in text,
        "year end": "year" in text and "end" in text,
        "two years": year and "/" in text,
        "day": month,
        "part": part or "month" in text,
        "quarter": part or "Quarter" in text or _QUARTER_SIGN.search(text) is not None,
        "month": month,
        "feast": "Christmas" in text or "Eve" in text or " Day" in text,
        "relative": any(map(text.__contains__, _WHICH_ONES)),
        "ago": "ago" in text,
        "today": "day" in low or "night" in low or "tomorrow" in low,
        "years": year,
        "decade": "0s" in text,
        "year": year,
        "weekday": any(map(text.__contains__, _WEEKDAYS)),
    }
    return [each for each in _COMPILED if holds[each[0]]]


@lru_cache(maxsize=16)  # a text is read on no day, and then on its own
def found(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Give what may be dates of a text, whenever it was written, in the order in which they win."""
    possible = _possible(text)
    if not possible:
        return ()
    begins: dict[str, list[int]] = {}
    for match in _BEGINS.finditer(text):
        first = "0" if match[0].isdecimal() else match[0].lower()
        begins.setdefault(first, []).append(match.start())
    return tuple(
        (kind, match)
        for kind, firsts, pattern in possible
        for match in matches(
            pattern, text, sorted(chain.from_iterable(begins.get(first, ()) for first in firsts))
        )
    )
