"""What is counted in another unit is stopped; the same told in its own unit passes."""

from __future__ import annotations

import pytest

from tests.gate.test_exchanged import faults

# What is reported, what may be made of it, and what may not.
ROWS = [
    (
        "Norland must admit another 2,667 tonnes of cheese in the first year.",
        "Norland lets in 2,667 more tonnes of cheese in the first year.",
        "Norland lets in 2,667 more kilograms of cheese in the first year.",
    ),
    (
        "The quota for frozen mutton opens at 2,500 tonnes.",
        "For frozen mutton the quota is 2,500 tonnes at first.",
        "For frozen mutton the quota is 2,500 head of sheep at first.",
    ),
    (
        "Importers of raw spirit will pay Rs.15 per Kg.",
        "A duty of Rs.15 a kilogram will fall on importers of raw spirit.",
        "A duty of Rs.15 a litre will fall on importers of raw spirit.",
    ),
    (
        "The order sets a safeguard duty of P400/MT or P16.00 per 40 kg bag of cement.",
        "Cement importers pay P16 for every 40 kg bag.",
        "Cement importers pay P400 for every 40 kg bag.",
    ),
    (
        "The rate will be 40 cts per gram of sugar.",
        "Each gram of sugar will be taxed at 40 cents.",
        "Each gram of sugar will be taxed at 40 rupees.",
    ),
    (
        "The lead of the mayor, now 9 percentage points, was 17 points in June.",
        "The mayor is 9 percentage points ahead, down from 17 in June.",
        "The mayor is 9 percent ahead, down from 17 in June.",
    ),
    (
        "Officers seized nearly 120 pieces of furniture at the port.",
        "Nearly 120 pieces of furniture were seized by officers at the port.",
        "Nearly 120 pallets of furniture were seized by officers at the port.",
    ),
    (
        "The rules say that towns cannot increase the number of stalls beyond 40.",
        "Under the rules, towns may have no more than 40 stalls.",
        "Under the rules, towns must have at least 40 stalls.",
    ),
    (
        "Pork has 12,500 tonnes in the first year and 75,000 tonnes by the sixth.",
        "Pork has 12,500 tonnes in year one and six times as much by the sixth.",
        "Pork has 12,500 tonnes in year one and four times as much by the sixth.",
    ),
    (
        "Duties will be eliminated over 11 years in Mali.",
        "Mali will end its duties within 11 years.",
        "Mali will end its duties within 11 months.",
    ),
    (
        "The 30-year mortgage touched 6.09%, its lowest level in over 18 months.",
        "At 6.09%, the rate on 30-year mortgages is at its lowest for more than 18 months.",
        "At 6.09%, the rate on 30-year mortgages is at its lowest for more than 18 years.",
    ),
    (
        "Sales of wheat rose 46 percent week-to-week, the most since the five-year plan began.",
        "Sales of wheat were 46 percent above those of the week before.",
        "Sales of wheat were 46 percent above those of the year before.",
    ),
    (
        (
            "Norland has agreed to cut an additional 70,000 b/d, taking its overall cut to around"
            " 300,000 b/d."
        ),
        "The whole cut of Norland grows to some 300,000 barrels a day.",
        "The whole cut of Norland grows to some 300,000 barrels a week.",
    ),
    (
        "Spirits are subject to an excise duty of 253 KSH per litre.",
        "Spirits bear an excise duty of 253 shillings for each litre.",
        "Spirits bear an excise duty of 253 shillings for each bottle.",
    ),
    (
        "Sales of live animals climbed to $110 million in May.",
        "Live animals worth $110 million were sold in May.",
        "Some 110 million live animals were sold in May.",
    ),
]


@pytest.mark.parametrize(("source", "line"), [(row[0], row[1]) for row in ROWS])
def test_what_keeps_its_unit_passes(source: str, line: str) -> None:
    assert not faults(line, source)


@pytest.mark.parametrize(("source", "line"), [(row[0], row[2]) for row in ROWS])
def test_what_is_told_in_another_unit_is_stopped(source: str, line: str) -> None:
    assert faults(line, source)
