"""One figure in two texts: over another time in each, or the rate of another kind of duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language import measures
from bot.language.about import one_matter
from bot.language.sentences import told_first

_TIME = r"(?:a|per|each|every) (?P<time>day|week|month|quarter|year)\b(?! (?:ago|before|earlier))"
_KIND = re.compile(
    r"\b(?P<kind>safeguard|anti-?dumping|countervailing|anti-subsidy|retaliatory|reciprocal) "
    r"(?P<noun>dut(?:y|ies)|tariffs?|lev(?:y|ies)|measures?)\b",
    re.IGNORECASE,
)


def differing(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Give what the first sentences of two texts have otherwise about one and the same figure."""
    first, second = " ".join(told_first(one)), " ".join(told_first(other))
    if not one_matter(first, second):
        return
    mine, its = _times(first), _times(second)
    for amount in mine.keys() & its.keys():
        if mine[amount][0] != its[amount][0]:
            yield mine[amount][1], its[amount][1]
    shared = {each.amount for each in measures.find(first)} & {
        each.amount for each in measures.find(second)
    }
    ours, theirs = _kinds(first), _kinds(second)
    if shared and len(ours) == len(theirs) == 1 and not ours.keys() & theirs.keys():
        yield next(iter(ours.values())), next(iter(theirs.values()))


def _times(text: str) -> dict[object, tuple[str, str]]:
    found: dict[object, tuple[str, str]] = {}
    for each in measures.find(text):
        match = re.search(rf"{re.escape(each.words)} {_TIME}", text, re.IGNORECASE)
        if match:
            found[each.amount] = match["time"].lower(), match.group()
    return found


def _kinds(text: str) -> dict[str, str]:
    return {match["kind"].lower().replace("-", ""): match.group() for match in _KIND.finditer(text)}
