"""Which item of a list each figure of another is of: "zinc and tin, 5% and 9% respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.language.figures import Figure
from bot.language.spans import Span

RESPECTIVELY: Final = "respectively"
_TURN = re.compile(r";|\b(?:but|while|whereas|although|though)\b")
_ITEM = r"(?:[\w’'.$~-]+\s){0,3}[\w’'.$~-]+"
_LISTED = re.compile(rf"{_ITEM}(?:,\s{_ITEM})*,?\sand\s{_ITEM}")
_BETWEEN = re.compile(r",?\sand\s|,\s")
_THAN = re.compile(r"\b(?:than|(?:exceed|outpac|outstrip|surpass|outnumber|outweigh)\w*)\s(?!#)")
_APPOSED = re.compile(r"[,:;–—(]\s?(?:(?:at|by|with|about|some|around|nearly)\s){0,2}$")
_AGAINST = re.compile(
    r",?\s(?:as\s)?(?:against|versus|vs\.?|compared\s(?:with|to)|and|to)\s(?:just\s|only\s|some\s|about\s)?"
)
_FIGURE = "#"  # what figures are blotted out with

Items = tuple[tuple[Span, float], ...]  # each with how surely it is told of a figure


def paired(text: str, told: Span, alike: Sequence[Figure], before: Span | None) -> dict[int, Items]:
    """Pair the figures of a sentence, in their order, with the items of a list as long."""
    if len(alike) < 2:
        return {}
    if RESPECTIVELY not in text[told.start : told.end]:
        return _listed(text, told, alike) or _compared(text, told, *alike[-2:])
    clause = last_clause(text, told)
    last = [each for each in alike if each.start >= clause.start]
    for span, those in ((clause, last), (told, alike), (before, last)):
        if span and (found := _paired(text, span, those)):
            return found
    return {}


_NEXT = re.compile(r",\s(?:and\s)?|\sand\s")
_HEAD = re.compile(r".*\b(?:of|on|for|in|from|to|the|both|between)\s")


def _listed(text: str, told: Span, alike: Sequence[Figure]) -> dict[int, Items]:
    """Pair a list of figures with the list as long before it: "zinc and tin pay 5% and 9%"."""
    if not all(_NEXT.fullmatch(text, one.end, other.start) for one, other in pairwise(alike)):
        return {}
    for items in reversed([*_lists(text, Span(told.start, alike[0].start))]):
        if len(items) == len(alike):
            head = _HEAD.match(text, *items[0])
            items[0] = Span(head.end() if head else items[0].start, items[0].end)
            return _items(items, alike)
    return {}


def _compared(text: str, told: Span, one: Figure, other: Figure) -> dict[int, Items]:
    """Pair two figures, held against each other, with what is compared before them.

    "Men earned more than women, 9 pounds against 7".
    """
    than = [each.span() for each in _THAN.finditer(text, told.start, one.start)]
    if not (than and _APPOSED.search(text, than[-1][1], one.start)):
        return {}
    if not _AGAINST.fullmatch(text, one.end, other.start):
        return {}
    left, right = Span(told.start, than[-1][0]), Span(than[-1][1], one.start)
    return {
        one.start: ((left, 1.0), (right, 0.0)),
        other.start: ((left, 0.0), (right, 1.0)),
    }


def last_clause(text: str, told: Span) -> Span:
    """Give the clause of a sentence that has its "respectively"."""
    word = text.find(RESPECTIVELY, *told)
    starts = [each.end() for each in _TURN.finditer(text, told.start, word)]
    return Span(starts[-1] if starts else told.start, told.end)


def _paired(text: str, span: Span, those: Sequence[Figure]) -> dict[int, Items]:
    """Pair figures with the items of the first list as long."""
    for items in _lists(text, span) if len(those) > 1 else ():
        items = items[-len(those) :]  # what opens the sentence may look like one: "Yet, in May,"
        if len(items) == len(those) and _FIGURE not in text[items[0].start : items[-1].end]:
            return _items(items, those)
    return {}


def _lists(text: str, span: Span) -> Iterator[list[Span]]:
    """Give the lists of a part of a text, each by its items."""
    for found in _LISTED.finditer(text, *span):
        items: list[Span] = []
        begin = found.start()
        for gap in _BETWEEN.finditer(text, *found.span()):
            items.append(Span(begin, gap.start()))
            begin = gap.end()
        items.append(Span(begin, found.end()))
        yield items


def _items(items: Sequence[Span], those: Sequence[Figure]) -> dict[int, Items]:
    return {
        figure.start: tuple((item, float(number == at)) for number, item in enumerate(items))
        for at, figure in enumerate(those)
    }
