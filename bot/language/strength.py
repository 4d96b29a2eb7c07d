"""Words that say how far something goes: of how much of it, and how surely."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from bot.language.spans import lowered


class Strength(Enum):
    """What a word of strength says."""

    ALL = "all"
    ONLY = "only"
    MOST = "most"
    SOME = "some"
    SURE = "will"
    BOUND = "must"
    OPEN = "may"
    UPON = "if"
    SOUGHT = "propose"
    ALLEGED = "allege"
    WARNED = "warn"
    EXPECTED = "expect"
    AIMED = "intend"
    BARRING = "except"


class Word(NamedTuple):
    """A word of strength in a text."""

    start: int
    end: int
    strength: Strength


_NUMBER = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WORDS = {
    Strength.BARRING: r"except|but|other than|apart from|excluding|excluded|only if|only when",
    Strength.ALL: (
        r"(?<!\bin )(?<!\bat )(?<!\bafter )(?<!\bnot )(?<!almost )(?<!nearly )(?<!virtually )"
        r"(?:(?<!most of )(?<!first of )(?<!best of )(?:all|each(?! other)"
        r"|every(?! (?:day|week|month|year|quarter|other|two|three|four|five|\d)\b))"
        r"|(?:every|not) one|all of|entire(?:ly)?|whole|everyone|everybody|everything"
        r"|unanimous(?:ly)?|none|no one|nobody)"
    ),
    Strength.ONLY: r"the only one|only|solely|exclusively|alone|sole",
    Strength.MOST: (
        r"most|majority|mostly|mainly|largely|vast|bulk|half|a third|a quarter"
        r"|(?:nearly|almost|virtually) (?:all|every)"
    ),
    Strength.SOME: (
        r"some|several|a few|few|certain|various|handful|part(?:ly)? of|partly|partially|selected"
        rf"|(?<!how )(?<!so )many|(?:one|{_NUMBER}) of (?:the|its|their|his|her|our|those|them)"
    ),
    Strength.SURE: (
        r"(?:will|shall)(?! not\b| never\b| no\b)|['’]ll|inevitably|definitely|certainly"
        r"|undoubtedly|surely"
    ),
    Strength.BOUND: (
        r"must|requires?|required to|(?:is|are|was|were) (?:obliged|compelled)|mandatory"
        r"|compulsory|ha(?:s|ve) to|needs? to|necessary"
    ),
    Strength.OPEN: r"may|might|could|possibly|perhaps|possible|potential(?:ly)?|can",
    Strength.UPON: r"(?<!only )if|unless|subject to|provided|pending",
    Strength.SOUGHT: (
        r"propos\w+|consider(?:s|ed|ing)?|suggest\w*|recommend\w*|urge[sd]?|hop(?:e|es|ed|ing)"
        r"|weigh(?:s|ed|ing)?|explor(?:e[sd]?|ing)|want(?:s|ed)? to|seeks? to|seeking to|sought to"
    ),
    Strength.ALLEGED: r"claim(?:s|ed|ing)?|alleg\w+|accus\w+|reportedly|lawsuits?|complain\w*",
    Strength.WARNED: r"threat\w*|warn\w*|pledg\w+|vow\w*|promis\w+",
    Strength.EXPECTED: (
        r"expect\w*|likely|unlikely|probabl[ey]|forecasts?|projected|anticipat\w+|predict\w*"
        r"|appears?|seems?|believe[sd]?|thinks?|estimat\w+"
    ),
    Strength.AIMED: (
        r"aim(?:s|ed|ing)?|intend\w*|objectives?|goals?|plan(?:s|ned)?|designed to|meant to"
        r"|tr(?:y|ies|ied|ying) to|set to"
    ),
}
_FORM = re.compile(
    "(?<![\\w-])(?:"
    + "|".join(f"(?P<{each.name}>(?:{words})(?![\\w-]))" for each, words in _WORDS.items())
    + ")"
)
# Looked for first: most lines have no strong word, and then none of their words matters.
_FIRST = """
    all each every everyone everybody everything entire entirely whole none nobody one unanimous
    unanimously only solely exclusively alone sole will shall ll inevitably definitely certainly
    undoubtedly surely must require requires required obliged compelled mandatory compulsory has
    have need needs
"""
_STRONG = frozenset(_FIRST.split())
_LETTERS = re.compile(r"[a-z]+")
# "Some 2,000", "only one" and "half a million" are for the check of figures.
_COUNTS = frozenset({"some", "only", "all", "half", "most"})
_FIGURE = re.compile(
    rf"\s(?:of\s)?(?:US\$|[$€£¥]|\d|{_NUMBER}\b|one\b|half\b|a (?:third|quarter|fifth|tenth)\b)"
)
_OPENS = (".", "!", "?", "\n", ":", "“", '"')  # a capital behind these is no name's


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Word, ...]:
    """Find the words of strength in a text, but for those in a name or before a figure."""
    low = lowered(text)
    return tuple(
        Word(match.start(), match.end(), Strength[match.lastgroup or ""])
        for match in _FORM.finditer(low)
        if not (match[0] in _COUNTS and _FIGURE.match(low, match.end()))
        and not _named(text, match.start())
    )


def strong(text: str) -> bool:
    """Say whether a text may have a strong word."""
    return not _STRONG.isdisjoint(_LETTERS.findall(lowered(text)))


def _named(text: str, at: int) -> bool:
    """Say whether a word has a capital that no sentence begins with: "Potential Adjustments"."""
    before = text[:at].rstrip()
    return text[at].isupper() and bool(before) and not before.endswith(_OPENS)
