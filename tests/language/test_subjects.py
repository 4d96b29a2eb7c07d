"""Of whom a text tells something."""

from __future__ import annotations

import pytest

from bot.language.subjects import find


def told(text: str) -> list[tuple[list[str], str]]:
    return [
        ([name.words for name in each.subjects], text[each.start : each.end].strip(" ."))
        for each in find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Chile will drop its tariffs.", [(["Chile"], "will drop its tariffs")]),
        ("Chile and Peru agreed on fruit.", [(["Chile", "Peru"], "agreed on fruit")]),
        (
            "Ada Vale, who leads the board, signed the order.",
            [(["Ada Vale"], "signed the order")],
        ),
        (
            "Chile drops tariffs, while Peru keeps them.",
            [(["Chile"], "drops tariffs"), (["Peru"], "keeps them")],
        ),
        (
            "Among them were Ivo Orr, who wanted more; and Ada Vale, who wanted none.",
            [(["Ivo Orr"], "wanted more"), (["Ada Vale"], "wanted none")],
        ),
        ("Goods from Chile fell in price.", []),
        ("The prices of goods in Chile rose.", []),
        ("Chile tariffs and Chilean exports fell.", []),
        ("They met in Chile.", []),
    ],
)
def test_what_is_told_of_whom(text: str, expected: list[tuple[list[str], str]]) -> None:
    assert told(text) == expected
