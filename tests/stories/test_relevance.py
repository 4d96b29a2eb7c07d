from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories import judge, lexicon

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
    total = lexicon.bias()[0] + sum(weight for _, weight in judged.terms)
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


# A headline and the one sentence that a feed gives with it.
SHORT_TRADE = [
    ("China curbs gallium exports", "Shippers will need state approval from August."),
    ("India bans sugar exports", "The food ministry acted after a poor monsoon."),
    ("Argentina lowers soy export tax", "The rate falls to 24%, the economy minister said."),
    (
        "Brussels hits Vietnamese steel with provisional duties",
        "The rates run from 12% to 19% and apply for six months.",
    ),
    ("Jakarta lifts nickel ore ban", "Miners may ship abroad again from the new year."),
    ("Ottawa retaliates with surtax on EVs", "The 100% charge takes effect on Tuesday."),
    ("Washington adds 40 firms to entity list", "Most of them make chip tools."),
    ("Kenya and UAE sign trade pact", "The deal opens the Gulf to Kenyan meat and flowers."),
    ("Swiss exports to US slump 18% in September", "Watches and machines led the fall."),
    ("Peru opens dumping probe into Chinese zinc wire", "Two local mills had complained."),
    ("Thailand halts maize imports from Myanmar", "Customs turned back trucks at Mae Sot."),
    ("Russia extends petrol export ban to year-end", "Deputies blamed tight supply at home."),
    ("Mexico doubles duty on imported shoes", "Makers in Leon had lobbied for the step."),
    ("Ghana scraps levy on cocoa shipments", "Exporters had paid the charge since 2019."),
    ("Tokyo requires licences for chip tool exports", "Twenty-three items join the list."),
    ("Brazil wins WTO case over chicken", "The panel faulted checks at European ports."),
    ("Turkey raises tariff on Chinese cars to 40%", "A minimum of $7,000 a car applies."),
    ("London sanctions 20 tankers of Moscow's shadow fleet", "Insurers may no longer serve them."),
    ("Seoul, Ankara to upgrade free trade deal", "Talks on services start in spring."),
    ("Malaysia caps raw rare earth shipments", "The cabinet wants processing done at home."),
    ("Pakistan cuts import duties on solar panels", "The rate drops from 10% to 3%."),
    ("Canberra seeks end to Beijing's lobster ban", "The minister raised it in Shanghai."),
    ("Chile's trade surplus hits record", "Copper sales lifted the figure to $3.1bn in May."),
    ("US court strikes down emergency tariffs", "Importers may seek refunds, the judges said."),
    ("EU weighs carbon charge on fertiliser imports", "Farm lobbies want a two-year delay."),
    ("Manila suspends rice imports for 60 days", "The order protects growers at harvest."),
    ("Nigeria reopens border to cement shipments", "Trade with Benin had stopped for a year."),
    ("Customs to tax parcels under $800", "The duty-free rule ends on 1 May, officials said."),
    ("Vietnam, US resume tariff talks in Hanoi", "Negotiators meet for a fourth round."),
    ("South Africa slaps safeguard duty on bolts", "The charge of 48% lasts three years."),
]
SHORT_OTHER = [
    ("Carmaker lifts profit forecast on strong exports", "Shares rose 4% in early trading."),
    ("Rovers trade captain for two draft picks", "The centre leaves after six seasons."),
    ("Five moves to watch at the trade deadline", "Several teams need a left-handed pitcher."),
    ("Stocks slip as traders await rate decision", "Trading was thin before the holiday."),
    ("Gang jailed over cocaine exports", "Police found the drug in a banana container."),
    ("City backs ban on plastic bags", "Shops have until June to offer paper."),
    ("Denmark bans social media for under-15s", "The government cited harm to sleep."),
    ("Minister quits over expenses", "The prime minister named a successor within hours."),
    ("Senate blocks budget for third time", "Lawmakers return on Monday to vote again."),
    ("France limits smoking on beaches", "Fines start at 135 euros from July."),
    ("Court halts demolition of old market", "Residents had sued the council."),
    ("Chipmaker opens plant in Dresden", "It will employ 1,200 people and sell across Europe."),
    ("Italy raises retirement age", "Unions called a strike against the reform."),
    ("Chancellor freezes fuel duty", "Drivers will save about 50 pounds a year."),
    ("Airline suspends flights to Tel Aviv", "Crews will be moved to other routes."),
    ("Ship runs aground off Norway", "The vessel carried timber and no one was hurt."),
    ("Wine harvest in Spain smallest in 20 years", "Drought cut yields by a third."),
    ("Regulator fines bank over sanctions checks on staff", "It had failed to vet contractors."),
    ("Union and rail firm reach pay deal", "Members vote on the agreement next week."),
    ("Striker signs three-year deal with Madrid", "The fee was not disclosed."),
    ("Police investigate death of Polish driver", "His truck was found near Lyon."),
    ("League bans Italian club from transfers", "The sanction runs for two windows."),
    ("Tesco cuts price of British cheese", "Rivals are expected to follow."),
    ("Coffee prices fall on Brazil rain", "Dealers expect a larger crop next season."),
    ("Retailer's quarterly sales jump 9%", "Imports of toys arrived early, it said."),
    ("Berlin lifts speed limit on motorway", "The trial runs to the end of the year."),
    ("China reports fall in births", "The number dropped for a fourth year."),
    ("President cuts short holiday after storm", "Two dams burst in the north."),
    ("Oil settles higher after pipeline fire", "Crude gained $1.20 to $71 a barrel."),
    ("Museum returns bronzes to Nigeria", "The agreement ends a ten-year dispute."),
]


@pytest.mark.parametrize(("title", "text"), SHORT_TRADE, ids=[title for title, _ in SHORT_TRADE])
def test_a_short_text_on_trade_is_relevant(title: str, text: str) -> None:
    assert judge(title, text).relevant


@pytest.mark.parametrize(("title", "text"), SHORT_OTHER, ids=[title for title, _ in SHORT_OTHER])
def test_a_short_text_on_something_else_is_not(title: str, text: str) -> None:
    assert not judge(title, text).relevant


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The order rests on section 301 of title 3, United States Code.", False),
        ("It invokes section 201 of the National Emergencies Act.", False),
        ("It invokes Section 301 of the Trade Act of 1974.", True),
        ("The Sec. 232 duties on films rest on a report.", True),
        ("Fans in Section 301 of the stadium sang.", False),
    ],
)
def test_a_section_is_one_of_trade_by_its_act(text: str, named: bool) -> None:
    found = {path[-1] for term in lexicon.find(text) for path in term.topics}
    assert any(topic.startswith("Section") for topic in found) is named


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ghana signs 14% tile duty", "The president signed an import duty of 14% on tiles."),
        ("Turkish exporters lose GSP", "Preferences under the system end in May, officials said."),
        ("G7 caps price of Russian crude at 44 dollars", "The group lowered the ceiling."),
    ],
)
def test_plain_news_of_a_measure_is_relevant(title: str, text: str) -> None:
    assert judge(title, text).relevant
