"""Ranges, signs, factors and sizes without a figure are held to the evidence."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_fair, assert_unfair, pairs

RANGE = "The ministry will charge a duty of between 10% and 15% on imported tiles."
SHRANK = "Norland's economy shrank by 0.3% in May, the statistics office said."
BELOW = "Norland's growth came in at -0.3% in May, the statistics office said."
COST = "The levy will cost growers hundreds of millions of dollars, the union said."
DIGITS = "Makers face double-digit tariffs on tiles from June, the union said."
TRIPLED = "Exports of tiles from Norland tripled last year, the port said."
SHIPPED = "Norland shipped 5 m tonnes of wheat last year, the port said."
FAIR = {
    RANGE: (
        "Imported tiles face a duty of 10–15 per cent.",
        "Imported tiles face a duty of up to 15%.",
        "Imported tiles face a duty of at least 10%.",
        "The duty on imported tiles may reach 15%.",
    ),
    SHRANK: ("Norland's growth was -0.3% in May.", "Norland's economy contracted 0.3% in May."),
    BELOW: ("Norland's economy shrank 0.3% in May.",),
    "Norland's sales fell by 0.3% in May.": ("Norland's sales were -0.3% in May.",),
    COST: ("The levy will cost growers millions of dollars.",),
    DIGITS: ("Makers of tiles face double-digit tariffs from June.",),
    TRIPLED: (
        "Norland's exports of tiles trebled last year.",
        "Norland's exports of tiles were three times as high last year.",
        "Norland's exports of tiles rose 200% last year.",
    ),
    SHIPPED: ("Norland shipped 5 million tonnes of wheat last year.",),
    "The port was shut for one day.": ("The port was shut for 24 hours.",),
    "The talks lasted eight weeks.": ("The talks lasted about two months.",),
}
UNFAIR = {
    RANGE: (
        "Imported tiles face a duty of 15%.",
        "Imported tiles face a duty of 10%.",
        "Imported tiles face a duty of at least 15%.",
        "Imported tiles face a duty of 12% to 15%.",
    ),
    SHRANK: ("Norland's growth was 0.3% in May.",),
    BELOW: ("Norland's economy grew 0.3% in May.", "Growth in Norland was 0.3% in May."),
    "Norland's sales rose 0.3% in May.": ("Norland's sales were -0.3% in May.",),
    COST: (
        "The levy will cost growers tens of millions of dollars.",
        "The levy will cost growers $300 million.",
    ),
    DIGITS: ("Makers of tiles face triple-digit tariffs.",),
    TRIPLED: (
        "Norland's exports of tiles doubled last year.",
        "Norland's exports of tiles rose 2.5-fold last year.",
    ),
    SHIPPED: ("Norland shipped 5 tonnes of wheat last year.",),
}


@pytest.mark.parametrize(("source", "line"), pairs(FAIR))
def test_what_says_the_same_passes(source: str, line: str) -> None:
    assert_fair(source, line)


@pytest.mark.parametrize(("source", "line"), pairs(UNFAIR))
def test_what_says_otherwise_is_stopped(source: str, line: str) -> None:
    assert_unfair(source, line)
