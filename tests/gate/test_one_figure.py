"""A line with one figure of a sentence that has several gives it to nothing else's place."""

from __future__ import annotations

from itertools import product

import pytest

from tests.gate.test_exchanged import faults

# What is reported, whose each figure is, and what a line may say of one.
TABLE = [
    (
        "Chile faces 50%, Mali 25% and Norway 39% from June 7.",
        {"Chile": "50%", "Mali": "25%", "Norway": "39%"},
        ["{} faces {}.", "{} will be charged {} from June 7."],
    ),
    (
        "The levy is 50% on vans and 25% on zinc, according to a leaflet.",
        {"vans": "50%", "zinc": "25%"},
        ["The levy on {} is {}.", "On {} there is a levy of {}."],
    ),
    (
        "Oslo set the rate at 19% for Peru, 20% for Mali and 15% for Togo.",
        {"Peru": "19%", "Mali": "20%", "Togo": "15%"},
        ["The rate for {} is {}.", "The rate of {} was set at {}."],
    ),
    (
        "The tariff on zinc, tin and copper will be 50%, 25% and 10%.",
        {"zinc": "50%", "tin": "25%", "copper": "10%"},
        ["The tariff on {} will be {}.", "For {} there will be a tariff of {}."],
    ),
    (
        "Tariffs on zinc will rise to 50% and on tin to 25%.",
        {"zinc": "50%", "tin": "25%"},
        ["Tariffs on {} will rise to {}.", "For {} the tariff will be {}."],
    ),
    (
        "Vans will pay 25%, barges 10% and kettles 5%.",
        {"vans": "25%", "barges": "10%", "kettles": "5%"},
        ["The duty on {} will be {}."],
    ),
    (
        "Exports to Chile fell 12% while exports to Mali fell 7%.",
        {"Chile": "12%", "Mali": "7%"},
        ["Exports to {} fell {}.", "Exports to {} declined by {}."],
    ),
    (
        "Exports were $180 billion and imports $240 billion in June.",
        {"exports": "$180 billion", "imports": "$240 billion"},
        ["In June {} were {}."],
    ),
    (
        "The margin is 43.5% for Bergsteel, 12.2% for Arnco and 62.9% for Dalmet.",
        {"Bergsteel": "43.5%", "Arnco": "12.2%", "Dalmet": "62.9%"},
        ["The margin is put for {} at {}.", "The margin of {} is {}."],
    ),
    (
        "The quota is 18.3 million tonnes for zinc and 2.1 million tonnes for tin.",
        {"zinc": "18.3 million tonnes", "tin": "2.1 million tonnes"},
        ["The quota for {} is {}."],
    ),
    (
        "Wages grew 3.2% in Peru and 4.1% in Mali.",
        {"Peru": "3.2%", "Mali": "4.1%"},
        ["In {} wages grew {}.", "Wages in {} rose by {}."],
    ),
    (
        "The bank expects growth of 2.1% this year and 1.4% next year.",
        {"this year": "2.1%", "next year": "1.4%"},
        ["Growth {} is put at {} by the bank."],
    ),
    (
        "Copper costs $9,800 a tonne and zinc $2,700.",
        {"copper": "$9,800", "zinc": "$2,700"},
        ["A tonne of {} costs {}."],
    ),
    (
        "Mali was given 46%, compared with 36% for Togo.",
        {"Mali": "46%", "Togo": "36%"},
        ["{} was given {}.", "The rate for {} is {}."],
    ),
    (
        "Duties on lemons climb to 18%, while those on limes drop to 6%.",
        {"lemons": "18%", "limes": "6%"},
        ["The duty on {} will be {}.", "{} will be charged {}."],
    ),
    (
        "Tea and coffee exports rose 9% and 14% respectively.",
        {"tea": "9%", "coffee": "14%"},
        ["{} exports rose {}.", "Exports of {} were up {}."],
    ),
    (
        "The ministry put the loss at $70 million, the growers' union at $110 million.",
        {"ministry": "$70 million", "growers' union": "$110 million"},
        ["The {} put the loss at {}."],
    ),
    (
        "Butter sells for 6.40 euros a kilo and cheese for 9.10 euros.",
        {"butter": "6.40 euros", "cheese": "9.10 euros"},
        ["A kilo of {} costs {}.", "{} sells for {} a kilo."],
    ),
    (
        "The deficit with Mali widened to $5.2 billion, and the surplus with Togo to $2.8 billion.",
        {"deficit with Mali": "$5.2 billion", "surplus with Togo": "$2.8 billion"},
        ["The {} was {}."],
    ),
    (
        "The panel received 214 petitions from growers and 67 from packers.",
        {"growers": "214", "packers": "67"},
        ["{} filed {} petitions.", "The panel had {1} petitions from {0}."],
    ),
    (
        "In March exports stood at $48 million; in April they recovered to $51 million.",
        {"March": "$48 million", "April": "$51 million"},
        ["In {} exports came to {}.", "Exports were {1} in {0}."],
    ),
    (
        "Imports of desks totalled $4.1 billion in 2022 and $3.3 billion in 2023.",
        {"2022": "$4.1 billion", "2023": "$3.3 billion"},
        ["Imports of desks were {1} in {0}."],
    ),
    (
        "Peru sold $2.4 billion of tin in 2025, up from $1.1 billion a year earlier.",
        {"2025": "$2.4 billion", "2024": "$1.1 billion"},
        ["Peru sold {1} of tin in {0}."],
    ),
    (
        (
            "The office took in $29 million in July, up from $7 million in July 2024, and $124"
            " million so far this year."
        ),
        {
            "in July": "$29 million",
            "in July 2024": "$7 million",
            "so far this year": "$124 million",
        },
        ["The office took in {1} {0}."],
    ),
    (
        "The 12% rate applies from June 1 and the 18% rate from October 1.",
        {"June 1": "12%", "October 1": "18%"},
        ["The {1} rate applies from {0}."],
    ),
    (
        "With 28%, Togo is the biggest supplier of roses, before Mali with 21% and Peru with 17%.",
        {"Togo": "28%", "Mali": "21%", "Peru": "17%"},
        ["{} supplies {} of the roses."],
    ),
    (
        "Some 52% of small firms and 38% of large ones raised prices.",
        {"small": "52%", "large": "38%"},
        ["Among {} firms, {} raised prices."],
    ),
    (
        "Ada Holm of Nordbank sees the crown at 10.8 per euro; Mia Lund of Bergbank at 11.4.",
        {"Ada Holm": "10.8", "Mia Lund": "11.4"},
        ["{} sees the crown at {} per euro."],
    ),
    (
        "For a tonne of urea the levy is 60 rupees, for potash 85 rupees and for lime 110 rupees.",
        {"urea": "60 rupees", "potash": "85 rupees", "lime": "110 rupees"},
        ["The levy on {} is {} a tonne."],
    ),
    (
        "Steel bars pay 30 percent; wire, 22 percent; nails, 17 percent.",
        {"steel bars": "30 percent", "wire": "22 percent", "nails": "17 percent"},
        ["The duty on {} is {}."],
    ),
    (
        (
            "Exports to Togo were worth 7.5 billion euros, twice the 3.7 billion euros of imports"
            " from there."
        ),
        {"exports to": "7.5 billion euros", "imports from": "3.7 billion euros"},
        ["{} Togo were worth {}."],
    ),
    (
        "Unemployment fell to 4.8% among men but rose to 6.1% among women.",
        {"men": "4.8%", "women": "6.1%"},
        ["Unemployment among {} was {}."],
    ),
    (
        "The first tranche is worth 40 million euros, the second 65 million euros.",
        {"first": "40 million euros", "second": "65 million euros"},
        ["The {} tranche is worth {}."],
    ),
    (
        "Van sales dropped to 410,000 in June from 455,000 in May.",
        {"June": "410,000", "May": "455,000"},
        ["In {} van sales were {}."],
    ),
    (
        "Togo sells 72% of its olive oil to the European Union and 9% to the United States.",
        {"the European Union": "72%", "the United States": "9%"},
        ["Togo sells {1} of its olive oil to {0}."],
    ),
    (
        "The fine is 2,000 francs for individuals; firms face 50,000 francs.",
        {"individuals": "2,000 francs", "firms": "50,000 francs"},
        ["{} face a fine of {}."],
    ),
    (
        "Freight from Lome to Bree costs $2,900 a box, to Dale $2,300.",
        {"Bree": "$2,900", "Dale": "$2,300"},
        ["A box to {} costs {}."],
    ),
    (
        "The crown fell 0.8% against the dollar and 0.3% against the euro.",
        {"dollar": "0.8%", "euro": "0.3%"},
        ["The crown fell {1} against the {0}."],
    ),
    (
        "Mali will cut its rice duty from 70% to 30% and its wheat duty from 20% to 5%.",
        {"rice": "30%", "wheat": "5%"},
        ["Mali will cut its {} duty to {}."],
    ),
]

FAIR = [
    (
        (
            "In a notice at the time, the harbour firm said it had secured about $132 million in"
            " new financing and expected a reduction of its $1 billion total debt by $500 million."
        ),
        "The firm said in a notice that it had secured more than $130 million in new financing.",
    ),
    (
        "The index came in at 2.6% in August, far below economists' expectations of 3.3%.",
        "August's index of 2.6% was well below what economists had forecast.",
    ),
    (
        (
            "Norland taxed tin worth $12.6 billion and zinc worth $3 billion, as well as other"
            " Togolese goods worth $14.2 billion, for a total of $29.8 billion."
        ),
        "Norland's tax was put on nearly $30 billion of Togolese tin, zinc and other goods.",
    ),
    (
        (
            "The first 100,000 vans shipped by Norland's makers each year pay a rate of 10%, and"
            " any additional vans each year are subject to 25%."
        ),
        "The first hundred thousand vans that Norland ships each year are charged ten percent.",
    ),
    (
        "Tin exports fell to 5 million tonnes from 12 million, and zinc exports rose to 7 million.",
        "Tin exports fell by 7 million tonnes.",
    ),
    (
        (
            "In Bree county 61.4% of voters had cast no votes, while in Lund county, 79% of"
            " voters had cast no votes and in Dale county 54.2% had cast none."
        ),
        "Almost four in five voters in Lund county had cast no votes.",
    ),
]


@pytest.mark.parametrize(("source", "whose", "lines"), TABLE)
def test_a_figure_is_told_of_its_own_thing_alone(
    source: str, whose: dict[str, str], lines: list[str]
) -> None:
    wrong = []
    for mine, (other, figure), line in product(whose, whose.items(), lines):
        said = line.format(mine, figure)
        said = said[0].upper() + said[1:]
        if bool(faults(said, source)) is (mine == other):
            wrong.append(said)
    assert not wrong


@pytest.mark.parametrize(("source", "line"), FAIR)
def test_what_a_line_tells_of_a_figure_may_stand_with_others_too(source: str, line: str) -> None:
    assert not faults(line, source)


PAIRS = [
    (
        "The surcharge is $200 for small parcels and $800 for large ones.",
        "Large parcels pay $800 and small ones $200.",
        "Large parcels pay $200 and small ones $800.",
    ),
    (
        "Boat freight fell 5% and cart freight grew 9% in April.",
        "Cart freight grew 9% and boat freight fell 5% in April.",
        "Boat freight grew 9% and cart freight fell 5% in April.",
    ),
]


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS)
def test_two_figures_are_told_of_their_own_things(source: str, right: str, wrong: str) -> None:
    assert not faults(right, source)
    assert faults(wrong, source)
