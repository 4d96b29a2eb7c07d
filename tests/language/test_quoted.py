"""Quotations with their speakers."""

from __future__ import annotations

import pytest

from bot.language.quoted import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Vale said that duties fall.", []),
        ("The so-called “wool pact” ended.", [("wool pact", [])]),
        ("“Duties fall,” said Trade Minister Ada Vale.", [("Duties fall,", ["Ada Vale"])]),
        ("Ada Vale: “Duties fall.”", [("Duties fall.", ["Ada Vale"])]),
        (
            "“They fall,” Vale said, while Lund called it “too late”.",
            [("They fall,", ["Vale"]), ("too late", ["Lund"])],
        ),
        (
            "“They fall,” Ada Vale said. “They will fall again.”",
            [("They fall,", ["Ada Vale"]), ("They will fall again.", ["Ada Vale"])],
        ),
        (
            "Ada Vale left. She said: “They fall.”",
            [("They fall.", [])],
        ),
    ],
)
def test_who_is_quoted(text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [(each.words, [who.words for who in each.speakers][:1]) for each in find(text)]
    assert found == expected
