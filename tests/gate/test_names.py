"""A name stands in the evidence in any of its forms."""

from __future__ import annotations

import pytest

from bot.domain import Fault
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


def wrong(text: str, quote: str) -> list[str]:
    return words_for(Fault.NAME_NOT_IN_EVIDENCE, text, SOURCE, quote)


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
    return bool(words_for(Fault.NAME_NOT_IN_EVIDENCE, text, BILL, quote))


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
        quote = "Measures on ABX imports from Peru and Japan"
        return words_for(Fault.NAME_NOT_IN_EVIDENCE, text, source, quote)

    assert not stopped("Measures on Japanese ABX will be kept.")
    assert stopped("Measures on Chilean ABX will be kept.")
