from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories import judge
from bot.stories.relevance import BIAS

RELEVANT = [
    (
        "Ardenia sets 25% duty on imported trucks",
        (
            "The government will impose a 25% duty on medium trucks from 1 November, citing "
            "Section 232 of the Trade Expansion Act. Importers have a month to object."
        ),
    ),
    (
        "Bloc opens safeguard inquiry into silicon imports",
        (
            "The commission opened a safeguard investigation into imports of silicon metal on "
            "Monday after producers complained of a surge."
        ),
    ),
    (
        "Belmora tightens export controls on germanium",
        (
            "Exporters of germanium will need a licence from June, the commerce ministry said. The "
            "export controls cover oxide and wafers."
        ),
    ),
    (
        "Ardenia and Belmora sign free trade agreement",
        (
            "The two countries signed a free trade agreement that removes tariffs on nine in ten "
            "goods over eight years."
        ),
    ),
    (
        "New sanctions hit Corvania's gas exports",
        (
            "Ministers agreed a package of sanctions that bans imports of liquefied gas from "
            "Corvania from next year."
        ),
    ),
    (
        "Belmora's trade deficit widens to $4.1bn in March",
        (
            "Imports rose 6% and exports fell 2%, the statistics office said on Tuesday. The trade "
            "gap with Ardenia was the widest in nine years."
        ),
    ),
    (
        "Panel rules against Ardenia in WTO dispute over kettles",
        "A World Trade Organization panel found that the anti-dumping duties broke its rules.",
    ),
    (
        "Small parcels lose duty-free treatment",
        "Customs will end the de minimis exemption, so parcels worth under $150 pay tariffs.",
    ),
]
IRRELEVANT = [
    (
        "Rovers trade captain Kessler to the Kings before deadline",
        (
            "The Harbour City Rovers traded forward Milo Kessler on Tuesday, hours before the "
            "trade deadline. Coach Dana Whitlow said the trade was hard to make. The trade brings "
            "two draft picks, and the player leaves after six seasons and 131 goals for the team."
        ),
    ),
    (
        "Bank of Westmark's profit slips on weaker trading",
        (
            "Trading revenue fell 9% in the quarter, the bank said. Traders had a dull session on "
            "the stock market. The dividend is unchanged at 11 cents per share."
        ),
    ),
    (
        "Carmaker opens second plant in Ostrel",
        "The plant will employ 900 people and export half of its cars. Sales rose 4% last year.",
    ),
    (
        "Teachers' trade union votes to strike over pay",
        "Members of the largest trade union voted to strike from Monday, the union said.",
    ),
    (
        "Court fines firm for copying rival's trade secrets",
        "A jury found that the company had used the trade secrets and a trademark of its rival.",
    ),
    ("River floods two villages", "Rescuers brought 40 people to safety after a dam failed."),
]


@pytest.mark.parametrize(("title", "text"), RELEVANT, ids=[title for title, _ in RELEVANT])
def test_trade_policy_is_relevant(title: str, text: str) -> None:
    assert judge(title, text).relevant


@pytest.mark.parametrize(("title", "text"), IRRELEVANT, ids=[title for title, _ in IRRELEVANT])
def test_other_news_is_not(title: str, text: str) -> None:
    assert not judge(title, text).relevant


def test_a_passing_mention_does_not_make_a_story_of_trade() -> None:
    report = "The mayor opened a library with 40,000 books and a reading room. " * 12
    assert not judge("Mayor opens library", report + "She had once studied tariffs.").relevant


@given(st.text(), st.text())
def test_the_terms_account_for_the_score(title: str, text: str) -> None:
    judged = judge(title, text)
    total = BIAS + sum(weight for _, weight in judged.terms)
    assert judged.relevant is (judged.score >= 0.5)
    assert judged.score == pytest.approx(1 / (1 + math.exp(-total)), abs=0.01)


def test_a_term_of_the_title_weighs_more_than_one_of_the_text() -> None:
    words = "Officials met on Monday."
    assert judge("Tariff talks", words).score > judge("Talks", f"Tariff. {words}").score


def test_topics_are_instruments_goods_and_countries_that_the_text_dwells_on() -> None:
    judged = judge(
        "Washington puts 50% tariff on Brazilian steel",
        "The tariff on steel rests on Section 232. Section 232 also covers aluminium. Brazil "
        "said it would answer. Chile was mentioned.",
    )
    assert set(judged.topics) == {
        "Brazil",
        "Section 232",
        "United States",
        "metals",
        "steel",
        "tariffs",
    }
