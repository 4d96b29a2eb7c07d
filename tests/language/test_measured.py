"""Measures without a number."""

from __future__ import annotations

import pytest

from bot.language.measured import Sort, find


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It lasts a few weeks.", [(Sort.SPELL, "week")]),
        ("for several months", [(Sort.SPELL, "month")]),
        ("in a couple of years", [(Sort.SPELL, "year")]),
        ("a matter of days", [(Sort.SPELL, "day")]),
        ("It rises every month.", [(Sort.RHYTHM, "month")]),
        ("paid weekly", [(Sort.RHYTHM, "week")]),
        ("an annual review", [(Sort.RHYTHM, "year")]),
        ("daily flights", [(Sort.RHYTHM, "day")]),
        ("a third by volume", [(Sort.TERMS, "volume")]),
        ("in value terms", [(Sort.TERMS, "value")]),
        ("in terms of tonnage", [(Sort.TERMS, "weight")]),
        ("three million", []),
        ("three weeks", []),
        ("a great value", []),
        ("a few firms", []),
        ("", []),
    ],
)
def test_measures(text: str, told: list[tuple[Sort, str]]) -> None:
    assert [(each.sort, each.unit) for each in find(text)] == told
