"""What an outlet's note says was wrong, and what it says is right."""

from __future__ import annotations

import pytest

from bot.language.errata import corrects, errata

NOTES = [
    (
        "Correction: the duty was announced by Choi Sang-mok, not Kim Jung-kwan.",
        ("Kim Jung-kwan", "Choi Sang-mok"),
    ),
    (
        "An earlier version of this article said that Aceros Talca asked for it. It was Acme.",
        ("Aceros Talca", "Acme"),
    ),
    (
        "Correction: An earlier version misstated the quota as 40,000 tonnes; it is 45,000 tonnes.",
        ("40,000 tonnes", "45,000 tonnes"),
    ),
    ("Corrects paragraph 3 to say that the duty covers Norway, not Sweden.", ("Sweden", "Norway")),
    (
        "Correction: The headline wrongly gave the rate as 35%. The rate is 30%.",
        ("35%", "30%"),
    ),
    (
        "This story was amended on 5 May to correct the minister's name, Ana Prado, not Rui Mota.",
        ("Rui Mota", "Ana Prado"),
    ),
    ("The tariff is 18% and not 16%, as this newspaper reported.", ("16%", "18%")),
]


@pytest.mark.parametrize(("note", "pair"), NOTES)
def test_a_note_tells_what_was_wrong(note: str, pair: tuple[str, str]) -> None:
    assert corrects(note)
    assert pair in errata(note)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the duty is on tyres, not on tubes.",
        "Dealers must correct their papers by 1 June, the customs office said.",
        "The market corrected itself after the duty was announced.",
        "This story was updated with quotes from the minister.",
    ],
)
def test_what_is_no_note_corrects_nothing(text: str) -> None:
    assert not corrects(text)
