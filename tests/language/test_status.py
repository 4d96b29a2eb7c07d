"""A threatened tariff is not an imposed one."""

from __future__ import annotations

import pytest

from bot.language.status import Status, statuses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry threatened a 25% tariff.", {Status.THREATENED}),
        ("The ministry imposed the duty it had threatened.", {Status.IN_FORCE, Status.THREATENED}),
        (
            "Ministers signed the order; it takes effect on Monday.",
            {Status.SIGNED, Status.IN_FORCE},
        ),
        ("The proposal would raise duties.", {Status.PROPOSED}),
        ("The court struck down the levy.", {Status.STRUCK_DOWN}),
        (
            "The government withdrew its levy and suspended another.",
            {Status.STRUCK_DOWN, Status.PAUSED},
        ),
        ("Exports of assigned quotas rose.", set()),
        ("The levy is on hold, and another was put off.", {Status.PAUSED}),
        ("A court quashed the levy and the cabinet scrapped another.", {Status.STRUCK_DOWN}),
        ("Imports of scrap metal rose.", set()),
        ("", set()),
    ],
)
def test_a_text_names_where_a_measure_stands(text: str, expected: set[Status]) -> None:
    assert statuses(text) == expected
