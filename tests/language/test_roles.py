"""Who does what to whom, however it is told."""

from __future__ import annotations

import pytest

from bot.language.roles import find, holders


def told(text: str) -> list[tuple[str, str, str]]:
    return [(role.group, role.agent, role.patient) for role in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposes a 25% tariff on Chinese steel.",
        "Canada will double its duties on steel from China.",
        "Canadian tariffs on Chinese steel rise.",
        "Canada's levy on China's steel rises.",
        "A tariff imposed by Canada on Chinese steel rises.",
        "A tariff on Chinese steel was imposed by Canada.",
        "China faces tariffs from Canada on its steel.",
        "Canada hits China with a surcharge.",
        "China was hit by Canada with a surcharge.",
        "China has been targeted by Canada.",
        "Canada is to target Chinese steel.",
    ],
)
def test_one_burden_told_in_many_ways(text: str) -> None:
    assert set(told(text)) == {("burden", "CA", "CN")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's exports to Chile fell.",
        "Exports from Peru to Chile fell.",
        "Exports of fruit to Chile from Peru fell.",
        "Peru sold tons of fruit to Chile.",
        "Chile's imports from Peru fell.",
        "Chilean imports of fruit from Peru fell.",
        "Imports from Peru into Chile fell.",
        "Chile buys most of its fruit from Peru.",
    ],
)
def test_one_sale_told_from_both_sides(text: str) -> None:
    assert set(told(text)) == {("sale", "PE", "CL")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway sued Chile.", ("complaint", "NO", "CL")),
        ("Chile was sued by Norway.", ("complaint", "NO", "CL")),
        ("Norway raised a concern over Chile's rules.", ("complaint", "NO", "CL")),
        ("A concern was raised by Norway about Chilean rules.", ("complaint", "NO", "CL")),
        ("Norway retaliates against Chile.", ("answer", "NO", "CL")),
        ("Norway may take countermeasures against Chilean goods.", ("answer", "NO", "CL")),
        ("Norway threatened Chile.", ("threat", "NO", "CL")),
        ("Chile was urged by Norway to wait.", ("request", "NO", "CL")),
        ("Norway exempted Chile.", ("spare", "NO", "CL")),
    ],
)
def test_other_deeds(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Canada and China met.",
        "Canada opposes tariffs on China.",
        "Canada fears a tariff, China said.",
        "Canada's tariffs rise.",
        "Canada exports steel.",
        "Canada met China over lunch.",
        "Canada was hit by floods, as China was.",
    ],
)
def test_what_is_told_in_no_such_form_has_no_roles(text: str) -> None:
    assert told(text) == []


def test_the_words_that_tell_are_cited() -> None:
    text = "They met. Norway sued Chile in May."
    (role,) = find(text)
    assert text[role.start : role.end] == "Norway sued Chile"


def test_who_has_something_of_a_kind() -> None:
    found = holders("Chile's tariffs rise, and Norwegian exports fall.")
    assert [(each.group, each.key) for each in found] == [("burden", "CL"), ("sale", "NO")]
