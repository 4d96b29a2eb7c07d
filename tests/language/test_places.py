"""Places: what a name stands for, and what only sounds like one."""

from __future__ import annotations

import pytest

from bot.language.places import find, region


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Washington and Brussels agree with South Korea", ["US", "EU", "KR"]),
        ("American farmers and the United States", ["US", "US"]),
        ("the largest economies of South America", []),
        ("Latin American and North American carmakers", []),
        ("South African steel", ["ZA"]),
        ("Omani rods, Georgian wine and Papua New Guinean coffee", ["OM", "GE", "PG"]),
    ],
)
def test_places_are_known_by_their_names(text: str, codes: list[str]) -> None:
    assert [place.code for place in find(text)] == codes


@pytest.mark.parametrize(
    ("words", "code"),
    [("North American", "MX"), ("Asia", "VN"), ("Scandinavian", "NO"), ("African", "KE")],
)
def test_a_part_of_the_world_has_countries(words: str, code: str) -> None:
    assert code in region(words)


@pytest.mark.parametrize("words", ["American", "Elmria", "Gulfstream", ""])
def test_what_is_no_part_of_the_world_has_none(words: str) -> None:
    assert region(words) == frozenset()
