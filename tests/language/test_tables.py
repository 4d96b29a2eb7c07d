"""Tables printed as text: what their figures count in, and the heads that they stand under."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.language import figures, tables

TABLE = """Table 2. Norland: Selected Indicators
 | 2024 | 2025 Est.
Real output | 2.6 | 12.3
Public debt (percent of output) | 67.7 | 68.4
Zinc exports (in millions of U.S. dollars) | 5,522 | 8,459
Reserves (end of period, billions of US$) | 214.6 | ...
Nominal output (€ billions) | 562.8 | 638.7
Workers (thousands) | 516.0 | 522.2
Smelters | 16 | 18"""

BARRED = """| Zinc, March 2025 | | |
| Goods | Levy (USD/MT) | Share (%) |
| Floor price (EUR/MT) | 889.77 | |
| Ore | 25 | 12 |"""


def test_a_row_may_begin_with_a_bar() -> None:
    found = {BARRED[each.start : each.end]: each.unit for each in figures.find(BARRED)}
    assert (found["889.77"], found["25"], found["12"]) == ("EUR", "USD", "%")


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("12.3", "12.3", "%"),
        ("68.4", "68.4", "%"),
        ("8,459", "8459000000", "USD"),
        ("214.6", "214600000000", "USD"),
        ("638.7", "638700000000", "EUR"),
        ("522.2", "522200", ""),
        ("18", "18", ""),
    ],
)
def test_the_head_of_a_row_says_what_its_figures_count_in(
    printed: str, value: str, unit: str
) -> None:
    found = {TABLE[each.start : each.end]: each for each in figures.find(TABLE)}
    assert (found[printed].value, found[printed].unit) == (Decimal(value), unit)


def test_a_caption_tells_it_for_rows_that_do_not() -> None:
    text = "Norland: output (annual change in percent)\n | 2024 | 2025\nZinc | 102 | 96"
    assert {each.unit for each in figures.find(text)} == {"%"}


def test_a_figure_stands_under_the_heads_of_its_row_and_its_column() -> None:
    cell = tables.of(TABLE, next(each for each in figures.find(TABLE) if each.value == 18))
    assert cell is not None
    assert TABLE[slice(*cell.row)].strip() == "Smelters"
    assert TABLE[slice(*cell.column)].strip() == "2025 Est."


def test_bars_between_words_are_no_table() -> None:
    assert tables.find("Home | Prices | 5 minutes | Zinc 2030") == ()


def test_empty_brackets_in_the_head_of_a_row_say_nothing() -> None:
    assert [each.unit for each in tables.find("| 2024 | 2025\nKelp () | 12 | 14")] == [None, None]
