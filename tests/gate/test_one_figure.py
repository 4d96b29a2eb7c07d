"""A line with one figure of a sentence that has several gives it to nothing else's place."""

from __future__ import annotations

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
]


def told(*, rightly: bool) -> list[tuple[str, str]]:
    return [
        (source, line[0].upper() + line[1:])
        for source, figures, lines in TABLE
        for whose in figures
        for other, figure in figures.items()
        if (whose == other) is rightly
        for line in (each.format(whose, figure) for each in lines)
    ]


@pytest.mark.parametrize(("source", "line"), told(rightly=True))
def test_a_figure_of_its_own_thing_passes(source: str, line: str) -> None:
    assert not faults(line, source)


@pytest.mark.parametrize(("source", "line"), told(rightly=False))
def test_a_figure_of_anothers_thing_is_stopped(source: str, line: str) -> None:
    assert faults(line, source)
