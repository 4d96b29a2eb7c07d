"""The goods under a measure, and letters of another script, stand in what a line cites."""

from __future__ import annotations

import pytest

from bot import gate
from bot.domain import Fault, Line, Outcome
from bot.language import goods
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Norwegian buses to pay half the duty in Mercosur as Oslo opens cod market",
    body=(
        "Mercosur will halve its tariff on Norwegian buses to 12.5% from 25%. The rate falls to "
        "10% in May. “We kept rice out of it,” Trade Minister Odile Varga said."
    ),
)
PACT = make.article(
    2,
    title="Pact spares potatoes, wine and lobsters",
    body=(
        "The pact spares potatoes, wine and lobsters. New copper mines are planned inland. "
        "Elmria Aluminium plans an aluminium smelter near the port."
    ),
)
BUSES = "Mercosur will halve its tariff on Norwegian buses to 12.5% from 25%."
LATER = "The rate falls to 10% in May."
SPARED = "The pact spares potatoes, wine and lobsters."
SMELTER = "Elmria Aluminium plans an aluminium smelter near the port."
MEAT = make.article(3, "Chile admits poultry and certain meat products within one year.")
ADMITS = "Chile admits poultry and certain meat products within one year."
VARGA = "“We kept rice out of it,” Trade Minister Odile Varga said."


def judged(text: str, quote: str) -> list[tuple[Fault, str]]:
    source = next(each for each in (SOURCE, PACT, MEAT) if quote in each.text)
    citations = tuple(gate.quoted(quote, source))
    assert citations
    verdict = gate.check(Line(text=text, citations=citations), {source.id: source})
    assert (verdict.outcome is Outcome.UNSUPPORTED) == bool(verdict.reasons)
    return [(reason.fault, reason.words) for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Mercosur would charge a 12.5% tariff on buses from Norway.", BUSES),
        ("The bus tariff is to be halved to 12.5%.", BUSES),
        ("Mercosur will halve its import duty on Norwegian goods to 12.5%.", BUSES),
        ("The tariff on buses takes effect at 10% in May.", LATER),
        ("Cod is in the accord that cuts the tariff on buses.", BUSES),
        ("Odile Varga said that rice was kept out of it.", VARGA),
        ("Odile Varga said that the price of rice was kept out of it.", VARGA),
        ("Potatoes, seafood and wine are spared by the pact.", SPARED),
        ("Chicken and meat products are admitted by Chile within one year.", ADMITS),
        ("Aluminum will be smelted near the port by Elmria Aluminium.", SMELTER),
    ],
)
def test_what_is_said_of_the_same_goods_passes(text: str, quote: str) -> None:
    assert judged(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Mercosur will halve its tariff on trucks to 12.5%.", BUSES, "trucks"),
        (f"{BUSES[:-1]}, and Norway will abolish its rice quota.", BUSES, "rice"),
        ("The accord on trucks halves what Mercosur charges, to 12.5%.", BUSES, "trucks"),
        ("Trade Minister 森脇慶太 said that rice was kept out of it.", VARGA, "森脇慶太"),
        ("The pact spares tomatoes, wine and lobsters.", SPARED, "tomatoes"),
        ("The pact spares potatoes, tequila and lobsters.", SPARED, "tequila"),
        ("Elmria Aluminium plans a copper smelter near the port.", SMELTER, "copper"),
        ("Chile admits pork and certain meat products within one year.", ADMITS, "pork"),
        ("Меrcosur will halve its tariff on buses to 12.5%.", BUSES, "Ме"),
        ("南方共同市场将把关税减半至12.5%。", BUSES, "南方共同市场将把关税减半至"),
    ],
)
def test_other_goods_and_other_letters_do_not(text: str, quote: str, words: str) -> None:
    assert (Fault.NAME_NOT_IN_EVIDENCE, words) in judged(text, quote)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 25% duty on residential heat pumps from Vietnam", ("residential", "heat", "pumps")),
        ("the tariff on kettles takes effect on 1 June", ("kettles",)),
        ("a quota for frozen beef", ("frozen", "beef")),
        ("the import duty", ()),
        ("they stay tariff-free", ()),
        ("every tariff is gone", ()),
        ("a retaliatory tariff on US goods", ()),
    ],
)
def test_goods_are_found_behind_and_before_their_measure(text: str, found: tuple[str, ...]) -> None:
    assert tuple(word for words in goods.find(text) for word in words) == found


FROST = make.article(
    4,
    title="Frost on the coast",
    body=(
        "Honey farmers will pay no levy in May, and the dairy farms keep theirs.\n\n"
        "Frost on the coast has cut the harvest of cane sugar by a tenth."
    ),
)


def foreign(text: str, quote: str) -> list[str]:
    return words_for(Fault.NAME_NOT_IN_EVIDENCE, text, FROST, quote)


def test_goods_that_open_a_sentence_and_those_joined_to_others_are_goods_too() -> None:
    honey, cane = FROST.text.split("\n\n")[1:]
    assert foreign("Honey farmers will pay no levy in May.", honey) == []
    assert "wool" in foreign("Wool farmers will pay no levy in May.", honey)
    assert foreign("Frost has cut the harvest of sugarcane by a tenth.", cane) == []
    assert "beets" in foreign("Frost has cut the harvest of sugar from beets by a tenth.", cane)


def test_what_stands_behind_on_or_for_need_be_no_goods() -> None:
    source = make.article(4, "Chile may change its tariffs for individual countries in a month.")
    quote = "Chile may change its tariffs for individual countries in a month."
    for text in (
        "Chile may change the tariffs for single countries in a month.",
        "Chile's tariffs on individual countries wait, and may change in a month.",
    ):
        assert words_for(Fault.NAME_NOT_IN_EVIDENCE, text, source, quote) == []
