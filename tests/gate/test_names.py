"""A name stands in the evidence in any of its forms."""

from __future__ import annotations

import pytest

from bot.domain import Article, Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Trade in brief",
    body=(
        "CBP handles four million parcels a day, its office in Boston, MA, said.\n\n"
        "Hart & Hart will invest in a plant in New York State with the Elmrian Tin Board.\n\n"
        "The Republican plan failed by three votes, the Gazette reported, and wary GOP members left"
        " it to Commerce.\n\n"
        "Senators will meet again in May.\n\n"
        "The mill sold palm oil for 5 crowns by July 4."
    ),
)
_, PARCELS, PLANT, PLAN, _, OIL = SOURCE.text.split("\n\n")


def wrong(text: str, quote: str, source: Article = SOURCE) -> list[str]:
    return words_for(Fault.NAME_NOT_IN_EVIDENCE, text, source, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("U.S. Customs and Border Protection handles four million parcels a day.", PARCELS),
        ("CBP, with an office in Massachusetts, handles four million parcels a day.", PARCELS),
        ("H&H will invest in a plant in New York.", PLANT),
        ("Hart & Hart and the ETB plan a plant in NY.", PLANT),
        ("Wary Republican members left the plan to the Commerce Department.", PLAN),
        ("A plan of the Republicans failed in the Senate.", PLAN),
        ("Failure of the Republican plan left it to Commerce.", PLAN),
        ("By Independence Day the mill sold palm oil.", OIL),
        ("MPs heard that CEOs plan a plant in New York State.", PLANT),
    ],
)
def test_another_form_of_a_name_passes(text: str, quote: str) -> None:
    assert wrong(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("CBP, with an office in Vermont, handles four million parcels.", PARCELS, "Vermont"),
        ("The Coast Guard handles four million parcels a day.", PARCELS, "Coast Guard"),
        ("Hart & Lund will invest in a plant in New York.", PLANT, "Hart & Lund"),
        ("Hart & Hart will invest in a plant in New Jersey.", PLANT, "New Jersey"),
        ("The mill sold coconut oil by July 4.", OIL, "coconut"),
        ("The Republican plan was left to the Treasury Department.", PLAN, "Treasury Department"),
        ("Wary members of the Democratic Party left the plan to Commerce.", PLAN, "Democratic"),
        ("Wary Democratic members left the plan to Commerce.", PLAN, "Wary Democratic"),
    ],
)
def test_another_name_does_not(text: str, quote: str, words: str) -> None:
    assert words in wrong(text, quote)


BILL = make.article(
    2,
    title="Pipes in the Senate",
    body=(
        "The GOP Senate bill would end the pipe duty in May.\n\n"
        "A Federal Reserve Bank of Dallas study sees pipes dearer by a tenth."
    ),
)


def strange(text: str, quote: str) -> bool:
    return bool(wrong(text, quote, BILL))


def test_a_word_of_a_longer_name_may_have_another_in_its_stead() -> None:
    party, bank = BILL.text.split("\n\n")[1:]
    assert not strange("The Senate Republicans’ bill would end the pipe duty in May.", party)
    assert strange("The Senate Democrats’ bill would end the pipe duty in May.", party)
    assert not strange("Pipes may get dearer by a tenth, the Dallas Fed finds.", bank)
    assert strange("Pipes may get dearer by a tenth, the Boston Fed finds.", bank)


def test_a_place_before_a_name_is_no_other_than_in_the_evidence() -> None:
    source = make.article(
        3,
        title="Duties kept",
        body="Measures on ABX imports from Peru and Japan will be kept for five years.",
    )

    def stopped(text: str) -> list[str]:
        return wrong(text, "Measures on ABX imports from Peru and Japan", source)

    assert not stopped("Measures on Japanese ABX will be kept.")
    assert stopped("Measures on Chilean ABX will be kept.")


def test_an_institution_that_speaks_of_itself_need_not_be_named() -> None:
    source = make.article(
        5,
        title="Remarks by Vice-President Lund on 19 January",
        body="We will analyse the findings of the 9th Ferry Court of the Middle East.",
    )

    def stopped(text: str) -> list[str]:
        return wrong(text, "We will analyse the findings", source)

    assert not stopped("The Commission will analyse the findings of the Ninth Ferry Court.")
    assert not stopped("The Middle Eastern findings were out before Inauguration Day.")
    assert stopped("The Senate will analyse the findings.")
    assert stopped("The Commission will analyse the findings of the Tenth Ferry Court.")


def test_who_speaks_as_we_may_be_named_by_its_place() -> None:
    source = make.article(
        6,
        title="Australia's trade minister on the talks with Chile and Peru",
        body="As all saw in the talks with Chile, we sign no deal that is bad for farmers.",
    )

    def stopped(text: str) -> list[str]:
        quote = "As all saw in the talks with Chile, we sign no deal that is bad for farmers."
        return wrong(text, quote, source)

    assert not stopped("The minister said Canberra signed no deal that is bad for farmers.")
    assert stopped("The minister said Wellington signed no deal that is bad for farmers.")


UNDERSTANDING = "Memoranda of understanding with least developed countries"
LETTER = make.article(
    4,
    title="Growers meet",
    publisher="Harbour Wire",
    body=(
        "Sen. Ada Orr, D-CT, and Rep. Bo Lind, R-Lisle, wrote to the growers on 30 December, and to"
        " the Agriculture Department and Sen. Bea Gale, R-Penn., who leads the Ministry of Rivers,"
        " Forests and Trails.\n\n"
        "Memoranda of understanding with least developed countries are signed by"
        " Kai F. Hallam Jr. in Ohio.\n\n"
        "The CTRA and the DOL will look at transatlantic trade in May.\n\n"
        "“Our members from New York pay the duty,” she said.\n\n"
        "The Tin Institute of Vermont, led by Mara Dow, was set up on 14 February 2021."
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Orr, a Connecticut Democrat, wrote to the growers.",
        "Gale, a Pennsylvania Republican, leads the MORFT with Ohio's Hallam.",
        "A Lisle Republican wrote to the growers two days before New Year's Eve.",
        "LDCs sign MoUs.",
        "KFH Jr. signs them.",
        "The Council for Trade and Research Abroad will look at trade.",
        "The Labor Department will look at trade across the Atlantic.",
        "The DOA has a letter.",
        "New Yorkers among the growers pay the duty, Dow said.",
        "The institute was set up on Valentine's Day 2021.",
        "Half-hearted Vermont is home to the institute.",
        "The Green Mountain State is home to the institute.",
        "The Institute was led by Dow, the wire reports.",
    ],
)
def test_a_name_that_an_article_has_in_any_form_and_anywhere_passes(text: str) -> None:
    assert wrong(text, LETTER.text, LETTER) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Dow signs memoranda with developing countries.", UNDERSTANDING),
        ("The Tin Institute will look at trade.", "The CTRA and the DOL will look"),
        ("According to Hallam, members pay the duty.", "“Our members from New York pay"),
    ],
)
def test_a_name_from_elsewhere_in_an_article_is_no_fault_of_names(text: str, quote: str) -> None:
    assert wrong(text, quote, LETTER) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A Vermont Democrat and Brandt wrote.", "Sen. Ada Orr, D-CT"),
        ("They were signed in Vermont.", "Kai F. Hallam Jr. in Ohio"),
        ("They were signed in Idaho.", UNDERSTANDING),
        ("NRGs sign MoUs.", UNDERSTANDING),
        ("It was set up on Valentine's Day by the Zinc Institute.", "The Tin Institute of Vermont"),
        ("It was set up at Halloween.", "The Tin Institute of Vermont"),
    ],
)
def test_a_name_of_nowhere_or_another_state_does_not(text: str, quote: str) -> None:
    assert wrong(text, quote, LETTER)


@pytest.mark.parametrize(
    ("held", "line"),
    [
        (
            "The mayor pressed lawmakers for money on Monday.",
            "The mayor pressed Congress for money.",
        ),
        ("Dems would hold the chamber, the mayor wrote.", "Democrats would hold it, he wrote."),
        (
            "The law was in effect until May. Decision 24 was then dropped.",
            "Decision 24 ended in May.",
        ),
    ],
)
def test_a_body_a_party_or_a_law_by_another_of_its_words_passes(held: str, line: str) -> None:
    article = make.article(title="Notes", body=held, publisher="Harbour Wire")
    assert not wrong(line, held.split(". ")[0], article)
    assert not words_for(Fault.LAW_DIFFERS, line, article, held.split(". ")[0])


def test_a_place_stands_in_a_publishers_name_in_its_own_tongue() -> None:
    article = make.article(
        title="Lamp trade in March", body="Lamp sales rose in March.", publisher="Stats NZ"
    )
    line = "Lamp sales rose in March, said New Zealand's statistics manager."
    assert not wrong(line, article.text, article)
    line = line.replace("New Zealand", "Norway")
    assert wrong(line, article.text, article)
