"""Figures that are told by two ends, by their size alone, or below nothing."""

from __future__ import annotations

import pytest

from bot.language import figures, ranges, rough
from bot.language.figures import Bound


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between 10% and 15%", ("between 10% and 15%", "10", "15")),
        ("10–15%", ("10–15%", "10", "15")),
        ("10 to 15 per cent", ("10 to 15 per cent", "10", "15")),
        ("ranging from 10% to 25%", ("10% to 25%", "10", "25")),
        ("rose 10 to 15 percent", ("10 to 15 percent", "10", "15")),
        ("five to six days", ("five to six days", "5", "6")),
        ("raised from 10% to 25%", None),
        ("rose $3 to $27", None),
        ("an increase in the gap of $3 million to $27 million", None),
        ("a gap between 10% and 15%", None),
        ("won by 5 to 4", None),
        ("from 9 a.m. to 5 p.m.", None),
    ],
)
def test_a_range_has_two_ends(text: str, found: tuple[str, str, str] | None) -> None:
    told = [
        (text[each.start : each.end], str(each.low.value), str(each.high.value))
        for each in ranges.find(text)
    ]
    assert told == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("double-digit tariffs", (10, 100)),
        ("low single-digit growth", (0, 4)),
        ("in the mid-teens", (13, 17)),
        ("in the low 20s", (20, 24)),
        ("tens of millions of dollars", (10**7, 10**8)),
        ("hundreds of millions", (10**8, 10**9)),
        ("several hundred million dollars", (2 * 10**8, 10**9)),
        ("millions of tonnes", (10**6, 10**9)),
        ("two million people", None),
        ("the 1990s", None),
    ],
)
def test_a_size_is_told_without_a_figure(text: str, found: tuple[int, int] | None) -> None:
    assert [(each.low, each.high) for each in rough.find(text)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "words", "minus", "bound"),
    [
        ("came in at -0.3% in May", "-0.3%", True, Bound.EXACT),
        ("came in at minus 0.3%", "minus 0.3%", True, Bound.EXACT),
        ("lost -$5 billion", "-$5 billion", True, Bound.EXACT),
        ("- 0.3% more", "0.3%", False, Bound.EXACT),
        ("10 -15%", "15%", False, Bound.EXACT),
        ("sub-5% growth", "sub-5%", False, Bound.UNDER),
    ],
)
def test_a_figure_has_its_sign(text: str, words: str, minus: bool, bound: Bound) -> None:
    last = figures.find(text)[-1]
    assert (text[last.start : last.end], last.minus, last.bound) == (words, minus, bound)
