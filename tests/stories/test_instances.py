"""Which month, round or town a report of its kind is about, and that order matters to none."""

from __future__ import annotations

from itertools import permutations

import pytest

from bot.stories import instances
from tests.stories.test_pairs import stories

FIGURES = (
    (
        "Norway's exports rise 7.3% in April",
        "Norway's exports rose 7.3% in April from a year earlier, customs data showed on Saturday.",
    ),
    (
        "Norwegian shipments beat forecasts as buyers rush",
        (
            "Outbound shipments from the land of fish farms grew by 7.3% in April as buyers abroad "
            "hurried before new tariffs. Economists had expected 4%."
        ),
    ),
    (
        "Oslo's trade surplus widens to $9 billion",
        (
            "Norway's trade surplus grew to 9 billion dollars in April, as exports rose 7.3% and "
            "imports slipped, the statistics office said."
        ),
    ),
)


@pytest.mark.parametrize("order", [*permutations(FIGURES)])
def test_figures_told_differently_are_one_story_in_any_order(
    order: tuple[tuple[str, str], ...],
) -> None:
    assert stories(*order) == 1


@pytest.mark.parametrize(
    ("title", "lead", "found"),
    [
        ("Exports rise 4% in March", "", {"period march", "month march", "flow export"}),
        ("March exports rise 4%", "", {"period march", "flow export"}),
        ("Deficit narrows", "The deficit narrowed in July from May.", {"period july"}),
        ("Imports grow in the second quarter", "", {"period second", "flow import"}),
        ("Exports to be limited in March", "Norway will limit exports in March.", set[str]()),
        ("Exports rise", "Exports rose. In March they had fallen.", {"flow export"}),
        ("Norway keeps salmon tax at 8% for June", "", {"period june", "month june"}),
        ("Norway sets salmon duty", "The duty is zero from 2 to 8 May.", set[str]()),
        ("Salmon duty for next week", "It is zero from 2 to 8 May.", {"period 2-8-may"}),
        ("Salmon duty found", "In its review of 2024/2025 it was 3%.", {"period 2024-25"}),
        ("Salmon dumping found, 2024-25 review", "", {"period 2024-25"}),
        ("Norway bans exports of eels", "", set[str]()),
        ("Tariff hits exports on March 4", "", set[str]()),
        ("Sixth round of trade talks begins", "", {"round sixth"}),
        ("Talks go on", "They met for the 2nd round of trade talks.", {"round second"}),
        ("Talks go on", "They met. A third round of talks is to follow.", set[str]()),
        ("Third round of tariffs", "", set[str]()),
        ("Norway, Chile open trade talks in Bergen", "", {"venue bergen"}),
        ("Norway, Chile to resume talks in May", "", set[str]()),
    ],
)
def test_a_text_tells_which_of_its_kind_it_is_about(title: str, lead: str, found: set[str]) -> None:
    assert {*instances.find(title, lead)} == found


@pytest.mark.parametrize(
    ("word", "said"),
    [("second", {"second", "2nd"}), ("ninth", {"ninth", "9th"}), ("bergen", {"bergen"})],
)
def test_a_round_may_be_numbered_in_words_or_figures(word: str, said: set[str]) -> None:
    assert instances.spoken(word) == said
