"""A sentence that says "the duty" is read with its headline, and with nobody else's."""

from __future__ import annotations

import pytest

from bot.domain import Question
from bot.threads import answer
from bot.threads.lending import lent, refers
from tests import make

TILES = make.article(
    1,
    title="Norway imposes 18% duty on Peruvian roof tiles after clay levy stays",
    body=(
        "Norway imposed an 18% duty on roof tiles from Peru on Monday, from 2%, after talks on a "
        "clay levy failed. The order, signed in Oslo under section 12, applies to tiles that "
        "clear Norwegian customs from 11 May. Roofers oppose the duty, which they call a tax on "
        "rain. Tiles at sea are exempt if they arrive by 1 June. Kenyan tiles, which pay 4%, "
        "gain from the order. The duty could be lifted by 3 July, a broker said. Norwegian "
        "kilns rehired 40 people after Oslo imposed the duty. Builders asked for an exemption "
        "for slate. The levy on clay starts on 2 August."
    ),
)
ACCORD = make.article(
    2,
    title="Mercosur to halve bus tariff for Norway in exchange for cod quota",
    body=(
        "Mercosur will halve its tariff on Norwegian buses to 12.5% from 25% under an accord. "
        "Buses above the quota will go on paying the bloc's common tariff of 25%. “Cheese and "
        "honey stay outside the accord,” the Norwegian minister said. Ministers plan to sign it "
        "in Oslo on 9 June. Negotiators expect the first tariff cuts to apply from 1 September, "
        "although that date depends on ratification, the declaration said. Lorries do not "
        "benefit from the quota."
    ),
)


def ask(text: str) -> list[str]:
    given = answer(Question(text=text, asked=make.NOON), [TILES, ACCORD], 2, (), make.NOON)
    return [line.citations[0].quote for line in given.lines]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When does the Norwegian duty on Peruvian roof tiles take effect?", "from 11 May"),
        ("Under which law did Norway impose the duty on roof tiles?", "under section 12"),
        ("Who opposes the Norwegian duty on roof tiles?", "Roofers oppose"),
        ("What duty applies to Peruvian roof tiles?", "imposed an 18% duty"),
        ("What duty do Peruvian roof tiles face in Norway?", "imposed an 18% duty"),
        ("Are tiles at sea exempt from Norway's duty?", "Tiles at sea are exempt"),
        ("Why did Norway impose the duty on Peruvian tiles?", "talks on a clay levy failed"),
        ("What tariff applies to Norwegian buses?", "to 12.5%"),
        ("What tariff does Mercosur charge on Norwegian buses above the quota?", "of 25%"),
        ("When does Norway's accord with Mercosur take effect?", "from 1 September"),
        ("When do the tariff cuts for buses begin?", "from 1 September"),
        ("Who will sign the accord with Norway?", "Ministers plan to sign"),
        ("Is cheese part of the deal?", "Cheese and honey"),
        ("Is honey part of the Norway-Mercosur accord?", "Cheese and honey"),
        ("Do lorries benefit from the Mercosur quota?", "Lorries do not benefit"),
    ],
)
def test_what_a_sentence_leaves_to_its_headline_is_understood(question: str, words: str) -> None:
    quotes = ask(question)
    assert quotes
    assert words in quotes[0]


@pytest.mark.parametrize(
    "question",
    [
        "When does the Norwegian duty on Kenyan roof tiles take effect?",
        "When does the Norwegian duty on Peruvian slate take effect?",
        "When does the Peruvian duty on Norwegian tiles take effect?",
        "Under which law did Peru impose the levy on clay?",
        "Who opposes the Norwegian duty on slate?",
        "When did Norway lift the duty on roof tiles?",
        "Is slate exempt from Norway's duty?",
        "Is butter part of the deal?",
        "Is wine part of the Norway-Mercosur accord?",
        "When does the accord of Mercosur with Kenya take effect?",
        "What tariff does Norway charge on Mercosur buses?",
        "When do the tariff cuts for cheese begin?",
        "Do trams benefit from the Mercosur quota?",
    ],
)
def test_what_neither_sentence_nor_headline_says_is_not_answered(question: str) -> None:
    assert ask(question) == []


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("The higher duty starts on Monday.", True),
        ("Oslo's order starts on Monday.", True),
        ("Ministers will sign it on Monday.", True),
        ("A duty of 4% is usual.", False),
        ("Roofers met in the town hall.", False),
    ],
)
def test_a_measure_that_is_known_already_is_told_from_any(words: str, known: bool) -> None:
    assert refers(words) is known


def test_another_country_or_other_goods_borrow_nothing() -> None:
    title = "Norway imposes 18% duty on Peruvian roof tiles"
    assert "PE" in lent("The duty starts on Monday.", title)
    assert lent("Kenyan makers gain from the duty.", title) == frozenset()
    assert lent("The duty on cod starts on Monday.", title) == frozenset()
