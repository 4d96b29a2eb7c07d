"""Facts of a sentence that another has others of the same kind for: a count, a day, a good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TypeAlias, TypeVar

from bot.language import antonyms, dates, figures, goods, pacing, polarity, quantifiers, voices
from bot.language.aligned import Block, Sides
from bot.language.dates import Grain
from bot.language.inflected import forms
from bot.language.repetition import terms
from bot.language.units import Kind

_ADJECTIVE = re.compile(r"(?:ed|ing|al|ive|ous|ful|ish|ian|ese|ic|new|more|most|all)$")
T = TypeVar("T")
Pair: TypeAlias = tuple[str, str]


def replaced(sides: Sides) -> Iterator[Pair]:
    """Give the facts of one sentence for which the other has others."""
    for find in (_turned, _counted, _paced, _dated, _wares, _degrees, _offices, _bounded):
        yield from find(sides)


def _pairs(
    sides: Sides,
    find: Callable[[str], Sequence[T]],
    span: Callable[[T], tuple[int, int]],
    differ: Callable[[T, T], bool],
) -> Iterator[Pair]:
    """Give what is found in the words that differ, each beside its rival in the other sentence."""
    ours = [each for each in find(sides.one) if sides.touched(*span(each))]
    theirs = [each for each in find(sides.two) if sides.touched(*span(each), second=True)]
    for mine, other in product(ours, theirs):
        if differ(mine, other):
            (a, b), (c, d) = span(mine), span(other)
            yield sides.one[a:b].strip(), sides.two[c:d].strip()


def _turned(sides: Sides) -> Iterator[Pair]:
    """Give the words of which the other sentence has the opposite."""
    yield from _pairs(
        sides,
        polarity.find,
        lambda each: each[:2],
        lambda one, two: one.axis is two.axis and one.sign == -two.sign != 0,
    )
    yield from _pairs(
        sides,
        antonyms.find,
        lambda each: each[:2],
        lambda one, two: one.pair == two.pair and one.side != two.side,
    )


def _counted(sides: Sides) -> Iterator[Pair]:
    """Give the counts in whose place there are others."""
    given = {each.value for each in figures.find(sides.two)}
    told = {each.value for each in figures.find(sides.one)}
    yield from _pairs(
        sides,
        figures.find,
        lambda each: each[:2],
        lambda one, two: (
            one.kind is two.kind is Kind.COUNT and one.value not in given and two.value not in told
        ),
    )


def _paced(sides: Sides) -> Iterator[Pair]:
    yield from _pairs(
        sides,
        pacing.find,
        lambda each: each[:2],
        lambda one, two: one.sort is two.sort and one.unit != two.unit,
    )


def _dated(sides: Sides) -> Iterator[Pair]:
    """Give the weekdays, months and years in whose place there are others."""
    loose = (Grain.WEEKDAY, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.FISCAL)
    yield from _pairs(
        sides,
        lambda text: [each for each in dates.find(text, sides.when) if each.grain in loose],
        lambda each: each[:2],
        lambda one, two: one.grain is two.grain and one.first != two.first,
    )


def _wares(sides: Sides) -> Iterator[Pair]:
    """Give the goods in whose place there are others."""
    every = [
        {word.key for word in words if _ware(word.key)} for words in (sides.ours, sides.theirs)
    ]
    for block in sides.blocks:
        gone, come = sides.ours[slice(*block.one)], sides.theirs[slice(*block.two)]
        pairs = list(zip(gone, come, strict=True)) if len(gone) == len(come) else []
        for mine, other in pairs:
            if not (_ware(mine.key) and _ware(other.key)) and not _ores(sides, block):
                continue
            known = any(_alike(mine.key, each) for each in every[1])
            if not known and not any(_alike(other.key, each) for each in every[0]):
                yield sides.one[mine.start : mine.end], sides.two[other.start : other.end]


def _ware(word: str) -> bool:
    return next(iter(goods.named(word)), None) is not None


def _ores(sides: Sides, block: Block) -> bool:
    """Say whether a word for goods and another stand before one noun: copper and tin before ore."""
    (i, j), (k, m) = block
    if not j - i == m - k == 1 or j >= len(sides.ours):
        return False
    mine, other = sides.ours[i].key, sides.theirs[k].key
    plain = not any(_ADJECTIVE.search(each) for each in (mine, other))
    return plain and (_ware(mine) or _ware(other))


def _alike(one: str, two: str) -> bool:
    mine, theirs = ({each, each.removesuffix("s")} for each in (one, two))
    groups = (
        (mine, frozenset().union(*map(goods.alike, theirs))),
        (
            theirs,
            frozenset().union(*map(goods.alike, mine)),
        ),
    )
    return any(words & group for words, group in groups) or bool(
        terms(one).keys() & terms(two).keys()
    )


def _degrees(sides: Sides) -> Iterator[Pair]:
    yield from _pairs(
        sides,
        quantifiers.find,
        lambda each: each[:2],
        lambda one, two: one.degree != two.degree and bool(one.heads & two.heads),
    )


def _offices(sides: Sides) -> Iterator[Pair]:
    """Give the word that tells one ministry from another, where it is another."""
    for (i, j), (k, m) in sides.blocks:
        if j - i == m - k == 1 and j < len(sides.ours) and voices.speaks(sides.ours[j].key):
            mine, other = sides.ours[i], sides.theirs[k]
            if mine.key in _PORTFOLIOS and other.key in _PORTFOLIOS:
                yield sides.one[mine.start : mine.end], sides.two[other.start : other.end]


_PORTFOLIOS = frozenset(
    forms(
        "trade finance foreign agriculture farm economy economics industry energy interior defence"
        " defense justice transport health environment fisheries labour labor mining budget"
        " commerce customs tax planning oil food deputy prime high supreme appeal constitutional"
    )
)


_SIDES = {
    word: (pair, side)
    for pair, both in enumerate(
        (
            "before|after",
            "until till|from since",
            "above over|below under",
            "with|without",
            "including|excluding except",
            "inside within|outside",
            "first|last",
        )
    )
    for side, words in enumerate(both.split("|"))
    for word in words.split()
}


def _bounded(sides: Sides) -> Iterator[Pair]:
    """Give the preposition in whose place its opposite stands."""
    for (i, j), (k, m) in sides.blocks:
        for mine, other in product(sides.ours[i:j], sides.theirs[k:m]):
            one, two = _SIDES.get(mine.key), _SIDES.get(other.key)
            if one and two and one[0] == two[0] and one[1] != two[1]:
                yield sides.one[mine.start : mine.end], sides.two[other.start : other.end]
