"""What a text says that a figure is: how much more, all together, what is left, what was."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from bot.language.figures import Figure


class Mark(StrEnum):
    """What a figure is of others."""

    CHANGE = "how far two are apart"  # "$8.87 less", "by nine"
    TOTAL = "what some are together"  # "a total of 40", "40 between them"
    REST = "what is left of one"  # "the other 40", "leaves 40"
    EARLIER = "what one was"  # "before that, it was 40"
    EACH = "what one is of many"  # "40 a day"


_THAN = (
    r"more|less|fewer|higher|lower|longer|shorter|above|below|greater|larger|smaller|bigger|cheaper"
    r"|dearer|costlier|ahead|behind|further|farther|earlier|later|sooner|wider|narrower|short\sof"
    r"|shy\sof|apart|older|younger|heavier|lighter|taller|faster|slower|warmer|colder|hotter|cooler"
    r"|better|worse|stronger|weaker|richer|poorer|closer|nearer|beyond|over|under|difference|gap"
)
_TOGETHER = (
    r"together|combined|altogether|overall|jointly|in\s(?:all|total)|all\stold|between\sthem"
)
_ON = r"(?:[^.;:]|\.(?!\s+[A-Z]))*$"  # on in the sentence: "the U.S. share"
_NEXT = r"\s(?:[\w'’.-]+\s){0,4}$"  # a few words may stand between
_BEFORE = {
    Mark.CHANGE: (
        r"\b(?:by|(?:gap|difference|margin|lead|shortfall|advantage|distance|saving)\sof|lies?|saves?"
        rf"|saved|add(?:s|ed|ing)?|gained|lost|shed|recovered|regained|outli\w+){_NEXT}"
    ),
    Mark.TOTAL: (
        rf"\b(?:total\w*|sum|both|counting|{_TOGETHER})\b{_ON}"
        r"|\b(?:add(?:s|ed|ing)?\sup|com(?:es?|ing)|came|amount\w*|brings?|brought|mak(?:es?|ing)|made)\b[^.;:,]*$"
    ),
    Mark.REST: (
        r"\b(?:(?:all|everything)\sbut|(?:apart|aside)\sfrom|except\w*|excluding|without|rest"
        rf"|others?|outside|elsewhere|abroad|remain\w*)\b{_ON}|\b(?:leav\w+|left){_NEXT}"
    ),
    Mark.EARLIER: (
        r"\b(?:before|had|ago|earlier|previous\w*|used\sto|at\sfirst|originally|until|prior|implie[sd]"
        rf"|imply\w*|(?:must|would)\shave)\b{_ON}"
    ),
    Mark.EACH: (
        r"\b(?:each|every|apiece|averag\w*|per|price"
        r"|(?:an?|one|single)\s(?:\w+\s){0,6}(?:costs?|is\sworth|sells?|sold|takes?|fetch\w+"
        r"|went|goes))\b[^.;:,]*$"
    ),
}
_BEHIND = {
    Mark.CHANGE: rf"(?:\s[a-z]+){{0,3}}?\s(?:{_THAN})\b|\s(?:separate[sd]?|divide[sd]?)\b",
    Mark.TOTAL: rf"(?:\s[\w’'-]+){{0,6}}?\s(?:{_TOGETHER})\b",
    Mark.REST: (
        r",?(?:\s[a-z]+){0,3}?\s(?:(?:were|are|is|was|be|still)\s(?:not|left|without)|remain\w*|left"
        r"|others?|outside|elsewhere|abroad)\b"
    ),
    Mark.EARLIER: (
        r"[^.;:\d]{0,60}\b(?:before|earlier|previously|beforehand|until\sthen|at\sfirst|prior|then)\b"
    ),
    Mark.EACH: (
        r"(?:\s[\w’'-]+){0,4}?\s(?:(?:for|to|on)\s(?:each|every|an)|each|every|apiece|per"
        r"|on\saverage)\b"
    ),
}
_MARKS = {mark: (re.compile(_BEFORE[mark]), re.compile(_BEHIND[mark])) for mark in Mark}
_REACH = 120  # characters before a figure in which its mark may stand


@lru_cache(maxsize=2048)
def of(text: str, figure: Figure) -> frozenset[Mark]:
    """Tell what a text says that one of its figures is."""
    before = text[max(0, figure.start - _REACH) : figure.start].lower()
    told = {
        mark
        for mark, (ahead, behind) in _MARKS.items()
        if ahead.search(before) or behind.match(text, figure.end)
    }
    return frozenset(told | {Mark.EACH} if figure.per else told)
