"""Who does something to whom is not turned around."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Trade in brief",
    body=(
        "Mercosur will halve its tariff on Norwegian buses in May.\n\n"
        "Members discussed a concern raised by Chile regarding Peru’s rules for cotton bales.\n\n"
        "Exports from Peru to Chile fell by a tenth.\n\n"
        "Canada retaliated against China after Beijing put duties on Canadian peas.\n\n"
        "Norway exported fish to Chile and imported fruit from it.\n\n"
        "The panel authorised Iceland to impose countermeasures on goods from Norway."
    ),
)
_, BUSES, BALES, EXPORTS, PEAS, FISH, PANEL = SOURCE.text.split("\n\n")


def wrong(text: str, quote: str) -> list[str]:
    return words_for(Fault.ROLES_SWAPPED, text, SOURCE, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The Mercosur tariff on Norwegian buses is to be halved.", BUSES),
        ("Norway's buses will face half the tariff from Mercosur.", BUSES),
        ("Chile raised a concern over Peruvian rules.", BALES),
        ("Peru's rules for bales drew a concern from Chile.", BALES),
        ("Peru's exports to Chile declined by 10%.", EXPORTS),
        ("Chilean imports from Peru declined by 10%.", EXPORTS),
        ("China put duties on Canadian peas, and Canada retaliated.", PEAS),
        ("Canada retaliates against Chinese duties.", PEAS),
        ("Chile imported fish from Norway.", FISH),
        ("Norway's imports of fruit from Chile go on.", FISH),
        ("Iceland may take countermeasures against Norwegian goods.", PANEL),
        ("Norway faces countermeasures from Iceland.", PANEL),
    ],
)
def test_the_same_way_round_passes(text: str, quote: str) -> None:
    assert wrong(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        (
            "Norway will halve its tariff on Mercosur buses.",
            BUSES,
            "Norway will halve its tariff on Mercosur",
        ),
        ("Peru raised a concern over Chile's rules.", BALES, "Peru raised a concern over Chile"),
        ("Chile's exports to Peru fell.", EXPORTS, "Chile's exports to Peru"),
        ("Peruvian imports from Chile fell.", EXPORTS, "Peruvian imports from Chile"),
        ("China retaliated against Canada.", PEAS, "China retaliated against Canada"),
        (
            "Norway may take countermeasures against Icelandic goods.",
            PANEL,
            "Norway may take countermeasures against Icelandic",
        ),
    ],
)
def test_the_other_way_round_does_not(text: str, quote: str, words: str) -> None:
    assert wrong(text, quote) == [words]
