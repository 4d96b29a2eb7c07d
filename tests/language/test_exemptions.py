"""Exemptions: what a text leaves out, and where it says so."""

from __future__ import annotations

import pytest

from bot.language.exemptions import find
from bot.language.repetition import terms


@pytest.mark.parametrize(
    ("text", "span", "items"),
    [
        ("All wool pays except felt hats.", "except felt hats", ["felt hats"]),
        ("All wool, except for felt and lace, pays.", "except for felt", ["felt"]),
        ("Goods excluding tugs and trawlers pay.", "excluding tugs", ["tugs"]),
        ("Every grade other than raw amber will pay.", "other than raw amber", ["raw amber"]),
        ("The levy is due on pipes, but not on valves.", "but not on valves", ["valves"]),
        (
            "The ban holds, with the exception of clay and slate.",
            "with the exception of clay and slate",
            ["clay", "slate"],
        ),
        (
            "The levy does not apply to felt hats or shawls.",
            "does not apply to felt hats or shawls",
            ["felt hats", "shawls"],
        ),
        ("The ban won’t cover tugs, she said.", "won’t cover tugs", ["tugs"]),
        (
            "Felt hats and shawls are exempt from the levy.",
            "Felt hats and shawls are exempt from the levy",
            ["felt hats", "shawls"],
        ),
        (
            "Raw amber was excluded from the quota.",
            "Raw amber was excluded from the quota",
            ["raw amber"],
        ),
        (
            "Lace remains exempt from the duty.",
            "Lace remains exempt from the duty",
            ["lace"],
        ),
    ],
)
def test_what_is_left_out(text: str, span: str, items: list[str]) -> None:
    (found,) = find(text)
    assert text[found.start : found.end].startswith(span)
    assert list(found.items)[: len(items)] == [frozenset(terms(item)) for item in items]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The levy applies to felt hats.",
        "No one except Lund was told.",
        "The levy covers all but is small.",
        "The ban would not end.",
        "They asked to be free from worry.",
    ],
)
def test_nothing_is_left_out(text: str) -> None:
    assert find(text) == ()
