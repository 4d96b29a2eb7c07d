"""Figures told of each other's things are stopped; rightly told ones pass in any order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain import Article, Fault, Line
from bot.gate import check
from tests import make
from tests.gate.exchanges import ROWS
from tests.gate.exchanges_told import MORE


def faults(line: str, source: str) -> set[Fault]:
    article: Article = make.article(
        title="Harbour news",
        body=f"The harbour paper came out. {source}",
        published=datetime(2026, 3, 25, 9, tzinfo=UTC),
    )
    said = Line(text=line, citations=(make.cite(article, source),))
    return {each.fault for each in check(said, {article.id: article}).reasons}


@pytest.mark.parametrize(("source", "line"), [(row[0], row[1]) for row in [*ROWS, *MORE]])
def test_figures_told_of_their_own_things_pass(source: str, line: str) -> None:
    assert Fault.BOUND_ELSEWHERE not in faults(line, source)


@pytest.mark.parametrize(("source", "line"), [(row[0], row[2]) for row in [*ROWS, *MORE]])
def test_figures_told_of_each_others_things_are_stopped(source: str, line: str) -> None:
    assert faults(line, source)


TABLE = """Norland, indicators:
 | 2024 | 2025
Zinc exports (in millions of U.S. dollars) | 5,522 | 8,459
Tin exports (in millions of U.S. dollars) | 1,310 | 1,490
Public debt (percent of output) | 67.7 | 68.4"""


@pytest.mark.parametrize(
    ("line", "stopped"),
    [
        ("Zinc exports came to $8.46 billion in 2025, and tin exports to $1.49 billion.", False),
        ("Zinc exports came to $1.49 billion in 2025, and tin exports to $8.46 billion.", True),
        ("Public debt is put at 67.7 percent of output in 2024 and 68.4 percent in 2025.", False),
        ("Public debt is put at 68.4 percent of output in 2024 and 67.7 percent in 2025.", True),
        ("Zinc exports exceeded those of tin by $4,212 million in 2024.", False),
    ],
)
def test_figures_of_a_table_are_of_their_row_and_column(line: str, *, stopped: bool) -> None:
    assert bool(faults(line, TABLE)) is stopped


DAYS = (
    "The zinc levy takes effect on May 15, 2026. The tin quota, adopted on June 3, 2026, sets the"
    " amounts for smelters."
)


@pytest.mark.parametrize(
    ("line", "stopped"),
    [
        ("The tin quota was adopted on June 3, 2026, and the zinc levy starts on May 15.", False),
        ("The tin quota was adopted on May 15, 2026, and the zinc levy starts on June 3.", True),
        ("The zinc levy starts on June 3, 2026, after the tin quota of May 15, 2026.", True),
    ],
)
def test_days_are_of_their_own_things(line: str, *, stopped: bool) -> None:
    assert (Fault.DATE_OF_ANOTHER_KIND in faults(line, DAYS)) is stopped


def test_days_without_a_year_are_those_of_the_evidence() -> None:
    source = (
        "Licensing of sugar will go on until March 31, 2027. Licensing of turkey meat will go on"
        " until August 5, 2026."
    )
    line = "Licences for sugar run until {}, and those for turkey meat until {}."
    assert not faults(line.format("March 31", "August 5"), source)
    assert Fault.DATE_OF_ANOTHER_KIND in faults(line.format("August 5", "March 31"), source)


def test_spells_of_time_are_of_their_own_things() -> None:
    source = "Importers of zinc have 90 days to register, and importers of tin 30 days."
    assert (
        faults("Tin importers have 30 days to register, zinc importers 90 days.", source) == set()
    )
    assert faults("Tin importers have 90 days to register, zinc importers 30 days.", source)


def test_a_sentence_may_refer_to_what_the_one_before_tells() -> None:
    source = "Norway taxes zinc from Peru. This is charged at 12%. Tin from Mali is charged at 7%."
    assert faults("Tin from Mali pays 7%, and zinc from Peru 12%.", source) == set()
    assert faults("Tin from Mali pays 12%, and zinc from Peru 7%.", source)


def test_a_part_is_of_a_whole_and_stands_in_no_rates_place() -> None:
    source = (
        "Thai bicycles to pay half the duty in South America as Bangkok opens its market. Lima"
        " will halve its tariff on Thai bicycles to 17.5% from 35% under an accord of Monday."
    )
    line = "Lima's tariff on Thai bicycles will fall by half, which dealers call a breakthrough."
    assert Fault.BOUND_ELSEWHERE not in faults(line, source)
