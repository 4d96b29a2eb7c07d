"""Where what is told of one figure ends, and what is told of the next one begins."""

from __future__ import annotations

import re

_OWN = 3  # words before a figure, from which on they say what it is of

_STARK = re.compile(
    r";|\b(?:but|except|unless|when|while|whereas|although|though|versus|vs\.?|(?:as\s)?compared\s(?:with|to)"
    r"|(?<=voted\s)against|(?:as\s)?against(?=\s(?:(?:an?|the|just|only|about|some|nearly)\s)*#)|(?<!more\s)(?<!less\s)(?<!fewer\s)(?<!higher\s)(?<!greater\s)than|as\sopposed\sto|rather\sthan|instead\sof|in\scontrast"
    r"|(?:exceed|outpac|outstrip|surpass|outnumber|outweigh)\w*(?=\s[a-z]))\b"
)
_JOINED = re.compile(
    r"\band\s(?=(?:\w+ly\s)?\w{2,}ed\s(?:an?|the|its|their|to|that)\b)"  # "and expected the"
    r"|,\s(?:and|(?:along\s|together\s)?with|followed\sby|then|plus|before|after|ahead\sof)\b|[—–:(]|\)[,;]?"
)
_AND = re.compile(r"\b(?:and|or|plus)\b")
_COMMA = re.compile(r",")
_RANKS = (_STARK, _JOINED, _AND, _COMMA)
_APART = re.compile(r";|,(?:\s(?:and|while))?")
_OPENS = re.compile(r"\((?:both|each|all|up|down|about|some|nearly|almost|[+−–-]|\s)*$")
_BEHIND = re.compile(r"\s(?:from|in|to|for|of|by|at|among|on)\s")
_LISTED = re.compile(r",(?:\s(?:and|or|but|while|plus))?\s|\s(?:and|or|but|while|plus)\s")
_NAMES = re.compile(r"[A-Z][\w.’'-]*,?\s(?:and|or)\s[A-Z]")
# "Oats from 4 to 8, rye from 5 to 9": what goes from a figure begins there.
_FROM = re.compile(r"\bfrom\s(?:(?:about|around|some|roughly|nearly|just|over|an?)\s)*$")
_NEAR = 20  # characters before a figure in which a change begins
_ASIDE = re.compile(r"\([^()#]*\)")


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside[0])


def _alike(text: str, figure: int, start: int, end: int) -> int:
    """Count the words right before a figure that stand right before the next one too."""
    pairs = zip(reversed(text[:figure].split()), reversed(text[start:end].split()), strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), 0)


def cut(text: str, figure: int, start: int, end: int, behind: int) -> int:
    """Find where what is told of one figure ends, and that of the next one begins.

    They begin at `figure` and `end`, and end at `start` and `behind`.
    """
    if text.startswith(")", start) and _OPENS.search(text, start, end):
        # "Peru (10%), Mali (25%)": each with what stands before it
        apart = _APART.search(text, start, end)
        return apart.start() if apart else start + 1
    if opens := _FROM.search(text, max(start, end - _NEAR), end):
        end = opens.start()
    if "(" in text[start:end]:
        text = text[:start] + _ASIDE.sub(_blank, text[start:end]) + text[end:]
    way = None if _STARK.search(text, start, end) else _BEHIND.match(text, start)
    if way and text.startswith(way[0], behind):
        # "Nine from Peru, four from Mali": each with what stands behind it
        listed = [*_LISTED.finditer(text, start, end)]
        if listed and len(text[listed[-1].end() : end].split()) < _OWN:
            return listed[-1].start()
    for rank in _RANKS:
        breaks = [
            each
            for each in rank.finditer(text, start, end)
            if not _NAMES.match(text, text.rfind(" ", 0, max(0, each.start() - 1)) + 1)
        ]
        if breaks:
            # "Steel and zinc and 10% on": the last parts them, where the figure follows it;
            # "goods and services worth" stands before both.
            own = _OWN + _alike(text, figure, start, end)
            near = [each for each in breaks if len(text[each.end() : end].split()) < own]
            return (near[0] if own > _OWN and near else near[-1] if near else breaks[0]).start()
    middle = text.find(" ", (start + end) // 2, end)
    return middle if middle >= 0 else end
