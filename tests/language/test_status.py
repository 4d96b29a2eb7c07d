"""A threatened tariff is not an imposed one."""

from __future__ import annotations

import pytest

from bot.language.status import Standing, Status, standing, statuses


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


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Norland threatens wire with a duty", Standing(Status.THREATENED, "threatens")),
        ("Norland to charge 25% duty on wire", Standing(Status.ANNOUNCED, "is to charge")),
        ("Norland's duty on wire takes effect", Standing(Status.IN_FORCE, "takes effect")),
        ("Makers of wire meet in Arnholm", None),
    ],
)
def test_a_headline_tells_how_far_a_measure_has_come(
    headline: str, expected: Standing | None
) -> None:
    assert standing(headline) == expected
