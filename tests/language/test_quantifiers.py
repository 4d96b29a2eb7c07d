"""How much of something is meant, and of what."""

from __future__ import annotations

import pytest

from bot.language import quantifiers
from bot.language.quantifiers import Degree

NONE, SOME, MANY, MOST, NEARLY, ALL = Degree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All imports from Norway are charged.", [("All", ALL, {"import"})]),
        ("Every U.S. port closed.", [("Every", ALL, {"port"})]),
        ("It holds for the whole of Norway.", [("the whole", ALL, {"norway"})]),
        ("Some of the makers agreed.", [("Some", SOME, {"maker"})]),
        ("It taxes certain wires and pipes.", [("certain", SOME, {"wire", "pipe"})]),
        ("Most Chilean firms pay.", [("Most", MOST, {"company"})]),
        ("Most, though not all, of the wires are free.", [("Most", MOST, {"wire"})]),
        ("Nearly all wires are free.", [("Nearly all", NEARLY, {"wire"})]),
        ("It shuts out 48 of their ports.", [("48 of", MANY, {"port"})]),
        ("It frees 99% of Chilean goods.", [("99% of", NEARLY, {"good"})]),
        ("It frees 100% of Chilean goods.", [("100% of", ALL, {"good"})]),
        ("No maker answered.", [("No", NONE, {"maker"})]),
        ("It gave no word to any makers.", [("no", NONE, {"word"}), ("any", NONE, {"maker"})]),
        ("It counts no matter what form it has.", [("no matter what", ALL, {"form"})]),
        ("The most important maker pays no later than May.", []),
        ("Some 2,000 makers pay.", []),
        ("They did not pay at all.", []),
        ("", []),
    ],
)
def test_a_degree_is_of_something(text: str, expected: list[tuple[str, Degree, set[str]]]) -> None:
    found = quantifiers.find(text)
    assert [(text[each.start : each.end], each.degree, set(each.heads)) for each in found] == (
        expected
    )


@pytest.mark.parametrize("piece", ["all ", "all the ", "no matter ", "most, ", "U.S. ", "and "])
def test_repetition_ends(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(found.end <= len(text) for found in quantifiers.find(text))
