"""A threatened tariff is not an imposed one."""

from __future__ import annotations

import pytest

from bot.language.status import Status, find, statuses


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
    ("text", "expected"),
    [
        ("", []),
        ("The cabinet met.", []),
        ("He threatens a levy.", [("threatens", Status.THREATENED)]),
        ("It plans to tax lace.", [("plans to", Status.PROPOSED)]),
        (
            "A proposal is considered.",
            [("proposal", Status.PROPOSED), ("considered", Status.PROPOSED)],
        ),
        (
            "She signed it; it takes effect in May.",
            [("signed", Status.SIGNED), ("takes effect", Status.IN_FORCE)],
        ),
        ("The duty applies from May.", [("applies from", Status.IN_FORCE)]),
        (
            "The duty, in force since May, is on hold.",
            [("in force", Status.IN_FORCE), ("on hold", Status.PAUSED)],
        ),
        (
            "Suspension came after the delay.",
            [("Suspension", Status.PAUSED), ("delay", Status.PAUSED)],
        ),
        (
            "A court struck down one and revoked another.",
            [("struck down", Status.STRUCK_DOWN), ("revoked", Status.STRUCK_DOWN)],
        ),
        ("The assigned quota is unimposing.", []),
    ],
)
def test_the_words_for_it_are_spans(text: str, expected: list[tuple[str, Status]]) -> None:
    assert [(text[each.start : each.end], each.status) for each in find(text)] == expected
