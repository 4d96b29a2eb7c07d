"""Words that have an opposite are found, each with the side that it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import denials, polarity
from bot.language.poles import Axis


def sides(text: str, axis: Axis) -> list[tuple[str, int]]:
    return [
        (text[pole.start : pole.end], pole.sign)
        for pole in polarity.find(text)
        if pole.axis is axis
    ]


@pytest.mark.parametrize(
    ("text", "axis", "expected"),
    [
        ("Prices rose, then slipped.", Axis.TREND, [("rose", 1), ("slipped", -1)]),
        ("Both will lower duties.", Axis.TREND, [("lower", -1)]),
        ("Duties brought higher prices.", Axis.TREND, [("higher", 1)]),
        ("Cars are charged the higher rate.", Axis.TREND, []),
        ("Rates did not fall.", Axis.TREND, [("fall", 1)]),
        ("Norway exports cod and imports wine.", Axis.TRADE, [("exports", 1), ("imports", -1)]),
        ("The surplus became a deficit.", Axis.BALANCE, [("surplus", 1), ("deficit", -1)]),
        ("Sales surpassed those of May.", Axis.LEVEL, [("surpassed", 1)]),
        ("Sales stayed below those of May.", Axis.LEVEL, [("below", -1)]),
        ("More than 25% fell short.", Axis.LEVEL, [("fell short", -1)]),
        ("Glass is not subject to the duty.", Axis.STANDING, [("not subject to", -1)]),
        ("Glass is no longer exempt from it.", Axis.STANDING, [("exempt", 1)]),
        ("Glass remains exempt.", Axis.STANDING, [("exempt", -1)]),
        ("The duty remains in force.", Axis.STANDING, [("in force", 1)]),
        ("Norway keeps letting cod in duty-free.", Axis.STANDING, [("duty-free", -1)]),
        ("The duty covers wire.", Axis.INCLUSION, [("covers", 1)]),
        ("Wire falls outside the order.", Axis.INCLUSION, [("falls outside", -1)]),
        ("All metals other than tin count.", Axis.INCLUSION, [("other than", -1)]),
        ("All metals with the exception of tin.", Axis.INCLUSION, [("with the exception of", -1)]),
        ("Wire is not part of the case.", Axis.INCLUSION, [("part of", -1)]),
        ("It comes on top of other duties.", Axis.ADDITION, [("on top of", 1)]),
        ("It is charged in lieu of them.", Axis.ADDITION, [("in lieu of", -1)]),
        # A particle is a direction behind a verb of movement, or before a figure.
        ("Kelp prices moved up, then came down.", Axis.TREND, [("up", 1), ("came down", -1)]),
        ("Kelp was down 4%, salmon up by 3%.", Axis.TREND, [("down", -1), ("up", 1)]),
        ("Kelp sales are picking up.", Axis.TREND, [("up", 1)]),
        ("Chile drew its stocks of kelp down.", Axis.TREND, []),
        ("Stocks were drawn down, making up for poor catches.", Axis.TREND, []),
        ("Distillers kept up their buying, and gave up about 40 points.", Axis.TREND, []),
        ("The krone may depreciate.", Axis.TREND, [("depreciate", -1)]),
        ("Salmon is unlikely to rise.", Axis.TREND, [("rise", -1)]),
        # Nobody who has more tells who has most.
        ("No port ships more kelp than Arnholm.", Axis.LEVEL, []),
        ("Nobody has larger ponds.", Axis.LEVEL, []),
        # A name rejects nothing, and kelp comes out of a warehouse.
        ("It went to the Dispute Resolution Office.", Axis.ASSENT, []),
        ("The Norwegian Rejection Fund paid.", Axis.STANCE, []),
        ("Kelp withdrawn from warehouse pays.", Axis.STANDING, [("pays", 1)]),
        ("Ports with no kelp pond will apply it.", Axis.STANDING, [("apply", 1)]),
        ("Makers pay wherever they are.", Axis.CONDITION, [("wherever", 1)]),
        ("Makers pay only if they import.", Axis.CONDITION, [("only if", -1)]),
        ("Norway tightened its rules.", Axis.RIGOUR, [("tightened", 1)]),
        ("Norway scaled back its checks.", Axis.RIGOUR, [("scaled back", -1)]),
        ("The minister denied it.", Axis.ASSENT, [("denied", -1)]),
        ("", Axis.TREND, []),
    ],
)
def test_a_word_takes_its_side(text: str, axis: Axis, expected: list[tuple[str, int]]) -> None:
    assert sides(text, axis) == expected


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("The duty does not apply to copper.", " apply to copper"),
        ("It may not be charged, but paid.", " be charged"),
        ("No later than Monday.", ""),
        ("Not only copper.", ""),
        ("", ""),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text: str, reach: str) -> None:
    assert "".join(text[start:end] for start, end in denials.negations(text)).rstrip(".") == reach


@given(
    text=st.lists(
        st.sampled_from(
            ["not ", "rose ", "lower ", "exempt", "remains ", "only if ", "outside ", "tariff-",
             "İ", "the ", ", ", ". ", "no longer ", "up ", "to ", "\n"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_spans_are_in_range(text: str) -> None:
    assert all(0 <= pole.start < pole.end <= len(text) for pole in polarity.find(text))
