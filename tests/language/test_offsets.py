"""Days that are counted from others, and those of a text of Thursday 12 March 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.language.offsets import find

WHEN = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words", "days", "day"),
    [
        ("Signed on 10 March and printed two days later.", "two days later", 2, (3, 12)),
        ("It failed on 10 March. A week earlier they met.", "A week earlier", -7, (3, 3)),
        ("They met on 10 March and left the next day.", "the next day", 1, (3, 11)),
        ("It ends in 90 days.", "in 90 days", 90, (6, 10)),
        ("It ends in three months.", "in three months", 90, (6, 12)),
        ("It ends within 30 days of publication.", "within 30 days of publication", 30, None),
        ("They met a week earlier.", "a week earlier", -7, None),
    ],
)
def test_a_day_is_counted(text: str, words: str, days: int, day: tuple[int, int] | None) -> None:
    (found,) = find(text, WHEN)
    assert (text[found.start : found.end], found.days) == (words, days)
    assert (found.date and found.date.first) == (date(2026, *day) if day else None)
