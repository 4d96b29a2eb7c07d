"""Words that multiply what they are said of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.language.multiples import find


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The levy doubled.", ["2"]),
        ("It would double the duty.", ["2"]),
        ("It is twice the rate.", ["2"]),
        ("Sales have tripled.", ["3"]),
        ("Prices trebled.", ["3"]),
        ("It quadrupled its quota.", ["4"]),
        ("The rate was halved.", ["0.5"]),
        ("It buys half as much.", ["0.5"]),
        ("Exports fell by half.", ["0.5"]),
        ("It was cut in half, then doubled.", ["2", "0.5"]),
        ("A pact on double taxation", []),
        ("double-digit growth", []),
        ("The second half", []),
        ("", []),
    ],
)
def test_multiples(text: str, times: list[str]) -> None:
    assert [each.times for each in find(text)] == [Decimal(each) for each in times]
