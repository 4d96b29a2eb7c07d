"""Figures: their values, units, bounds and rates, and what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.language.figures import Bound, Figure, find
from bot.language.units import Kind

D = Decimal


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit"),
    [
        ("25%", "25", Kind.PERCENT, "%"),
        ("2.5 %", "2.5", Kind.PERCENT, "%"),
        ("25 percent", "25", Kind.PERCENT, "%"),
        ("25 per cent", "25", Kind.PERCENT, "%"),
        ("twenty-five percent", "25", Kind.PERCENT, "%"),
        ("a 25-percent duty", "25", Kind.PERCENT, "%"),
        ("25 p.c.", "25", Kind.PERCENT, "%"),
        ("a 25-per-cent duty", "25", Kind.PERCENT, "%"),
        ("5½%", "5.5", Kind.PERCENT, "%"),
        ("5 m tonnes", "5000000000", Kind.QUANTITY, "kg"),
        ("2.1 mmt", "2100000000", Kind.QUANTITY, "kg"),
        ("thirteen hundred jobs", "1300", Kind.COUNT, ""),
        ("the $1, 300", "1300", Kind.MONEY, "USD"),
        ("a million and a half bulbs", "1500000", Kind.COUNT, ""),
        ("in 4:33.24", "273.24", Kind.DURATION, "second"),
        ("5 1/2 percent", "5.5", Kind.PERCENT, "%"),
        ("5-1/4 pct", "5.25", Kind.PERCENT, "%"),
        (".5 percent", "0.5", Kind.PERCENT, "%"),
        ("five and a half percent", "5.5", Kind.PERCENT, "%"),
        ("half a percent", "0.5", Kind.PERCENT, "%"),
        ("Rs 3,74,611 crore", "3746110000000", Kind.MONEY, "INR"),
        ("24 hours and 18 minutes", "87480", Kind.DURATION, "second"),
        ("2 feet, 6 inches", "0.762", Kind.QUANTITY, "m"),
        ("a fifth of a gram", "0.0002", Kind.QUANTITY, "kg"),
        ("a quarter of a billion dollars", "250000000", Kind.MONEY, "USD"),
        ("12 degrees Celsius", "12", Kind.QUANTITY, "°C"),
        ("25,000 square feet", "2322.576", Kind.QUANTITY, "m²"),
        ("a quarter of a percent", "0.25", Kind.PERCENT, "%"),
        ("half of 1%", "0.5", Kind.PERCENT, "%"),
        ("0.3 of one percent", "0.3", Kind.PERCENT, "%"),
        ("1/3 of it", "33.33", Kind.PERCENT, "%"),
        ("a twentieth of it", "5", Kind.PERCENT, "%"),
        ("half of it", "50", Kind.PERCENT, "%"),
        ("a third of it", "33.33", Kind.PERCENT, "%"),
        ("two-thirds of it", "66.67", Kind.PERCENT, "%"),
        ("by a quarter,", "25", Kind.PERCENT, "%"),
        ("three quarters of it", "75", Kind.PERCENT, "%"),
        ("one-fifth higher", "20", Kind.PERCENT, "%"),
        ("nine out of ten firms", "90", Kind.PERCENT, "%"),
        ("one in five firms", "20", Kind.PERCENT, "%"),
        ("10 percentage points", "10", Kind.POINTS, "pp"),
        ("a 10-percentage-point rise", "10", Kind.POINTS, "pp"),
        ("50 basis points", "0.5", Kind.POINTS, "pp"),
        ("1/2 percentage point", "0.5", Kind.POINTS, "pp"),
        ("seven-tenths of a point", "0.7", Kind.POINTS, "pp"),
        ("0.7 of a percentage point", "0.7", Kind.POINTS, "pp"),
        ("two and a half percentage points", "2.5", Kind.POINTS, "pp"),
        ("115 points", "115", Kind.POINTS, "point"),
        ("25bps", "0.25", Kind.POINTS, "pp"),
        ("half a percentage point", "0.5", Kind.POINTS, "pp"),
        ("a tenth of a percentage point", "0.1", Kind.POINTS, "pp"),
        ("$5", "5", Kind.MONEY, "USD"),
        ("US$5.5 billion", "5500000000", Kind.MONEY, "USD"),
        ("$5.5bn", "5500000000", Kind.MONEY, "USD"),
        ("$30M", "30000000", Kind.MONEY, "USD"),
        ("$50k", "50000", Kind.MONEY, "USD"),
        ("$1,250.50", "1250.5", Kind.MONEY, "USD"),
        ("$1.2T", "1200000000000", Kind.MONEY, "USD"),
        ("2.5 billion pounds sterling", "2500000000", Kind.MONEY, "GBP"),
        ("two and a half billion dollars", "2500000000", Kind.MONEY, "USD"),
        ("Rs. 300 crore", "3000000000", Kind.MONEY, "INR"),
        ("Rp 5 trillion", "5000000000000", Kind.MONEY, "IDR"),
        ("5 billion marks", "5000000000", Kind.MONEY, "DEM"),
        ("5bn kronor", "5000000000", Kind.MONEY, "krona"),
        ("5 million dollars", "5000000", Kind.MONEY, "USD"),
        ("five billion U.S. dollars", "5000000000", Kind.MONEY, "USD"),
        ("one billion dollars", "1000000000", Kind.MONEY, "USD"),
        ("C$29.8 billion", "29800000000", Kind.MONEY, "CAD"),
        ("€13.2bn", "13200000000", Kind.MONEY, "EUR"),
        ("EUR 13.2bn", "13200000000", Kind.MONEY, "EUR"),
        ("13.2bn euros", "13200000000", Kind.MONEY, "EUR"),
        ("£20m", "20000000", Kind.MONEY, "GBP"),
        ("3,000 yen", "3000", Kind.MONEY, "JPY"),
        ("1.2 trillion won", "1200000000000", Kind.MONEY, "KRW"),
        ("40bn yuan", "40000000000", Kind.MONEY, "CNY"),
        ("40bn renminbi", "40000000000", Kind.MONEY, "CNY"),
        ("500 crore rupees", "5000000000", Kind.MONEY, "INR"),
        ("2 tonnes", "2000", Kind.QUANTITY, "kg"),
        ("2 million metric tons", "2000000000", Kind.QUANTITY, "kg"),
        ("2,000 kilograms", "2000", Kind.QUANTITY, "kg"),
        ("2,000kg", "2000", Kind.QUANTITY, "kg"),
        ("12 MMT", "12000000000", Kind.QUANTITY, "kg"),
        ("300 kt", "300000000", Kind.QUANTITY, "kg"),
        ("18 300 000 tonnes", "18300000000", Kind.QUANTITY, "kg"),
        ("5 million TEU", "5000000", Kind.QUANTITY, "TEU"),
        ("5 TWh", "5000000000000", Kind.QUANTITY, "Wh"),
        ("35 miles per gallon", "35", Kind.QUANTITY, "mpg"),
        ("100 tons", "100", Kind.QUANTITY, "ton"),
        ("40,000 barrels", "40000", Kind.QUANTITY, "barrel"),
        ("6 feet", "1.8288", Kind.QUANTITY, "m"),
        ("the 90-day pause", "90", Kind.DURATION, "day"),
        ("two weeks", "14", Kind.DURATION, "day"),
        ("two years", "24", Kind.DURATION, "month"),
        ("one year", "12", Kind.DURATION, "month"),
        ("two-and-a-half years", "30", Kind.DURATION, "month"),
        ("a year and a quarter", "15", Kind.DURATION, "month"),
        ("half a year", "6", Kind.DURATION, "month"),
        ("a quarter of a century", "300", Kind.DURATION, "month"),
        ("13 trading days", "13", Kind.DURATION, "day"),
        ("two full years", "24", Kind.DURATION, "month"),
        ("48 hours", "172800", Kind.DURATION, "second"),
        ("2.5-fold", "2.5", Kind.MULTIPLE, "x"),
        ("threefold", "3", Kind.MULTIPLE, "x"),
        ("three times", "3", Kind.MULTIPLE, "x"),
        ("5,000", "5000", Kind.COUNT, ""),
        ("five", "5", Kind.COUNT, ""),
        ("five thousand", "5000", Kind.COUNT, ""),
        ("half a million", "500000", Kind.COUNT, ""),
        ("a quarter of a million", "250000", Kind.COUNT, ""),
        ("half a dozen", "6", Kind.COUNT, ""),
        ("30, 000", "30000", Kind.COUNT, ""),
        ("a hundred and fifty-five thousand", "155000", Kind.COUNT, ""),
        ("a hundred and ten", "110", Kind.COUNT, ""),
        ("two hundred thousand and five", "200005", Kind.COUNT, ""),
        ("two dozen", "24", Kind.COUNT, ""),
        ("5.2m", "5200000", Kind.COUNT, ""),
        ("the 25th", "25", Kind.ORDINAL, "th"),
        ("at 12:01 a.m.", "0.01", Kind.CLOCK, "h"),
        ("at 5 p.m.", "17", Kind.CLOCK, "h"),
        ("at noon", "12", Kind.CLOCK, "h"),
        ("at midnight", "0", Kind.CLOCK, "h"),
        ("at 17:30", "17.3", Kind.CLOCK, "h"),
    ],
)
def test_one_figure(text: str, value: str, kind: Kind, unit: str) -> None:
    (found,) = find(text)
    assert (found.value, found.kind, found.unit) == (D(value), kind, unit)
    assert found.bound is Bound.EXACT


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10-15%", ["10 %", "15 %"]),
        ("10%-15%", ["10 %", "15 %"]),
        ("from 2.5 to 25 percent", ["2.5 %", "25 %"]),
        ("from 2.5% to 25%", ["2.5 %", "25 %"]),
        ("between 10 and 15 per cent", ["10 %", "15 %"]),
        ("$3-4 billion", ["3000000000 USD", "4000000000 USD"]),
        ("$3 to $4 billion", ["3000000000 USD", "4000000000 USD"]),
        ("$500 million to $1 billion", ["500000000 USD", "1000000000 USD"]),
        ("£20–£30m", ["20000000 GBP", "30000000 GBP"]),
        ("3 or 4 tonnes", ["3000 kg", "4000 kg"]),
        ("two to three years", ["24 month", "36 month"]),
        ("10 to 15 million jobs", ["10000000", "15000000"]),
        ("$3bn-$4bn", ["3000000000 USD", "4000000000 USD"]),
        ("five to six million euros", ["5000000 EUR", "6000000 EUR"]),
        ("5 firms and 25%", ["5", "25 %"]),
        # what is compared shares the unit, and what is counted does not
        ("7.8 billion dollars, up from 5 billion", ["7800000000 USD", "5000000000 USD"]),
        ("2.6m tonnes in 2025 against 3.3m", ["2600000000 kg", "3300000000 kg"]),
        ("35 mpg, down from roughly 50 before", ["35 mpg", "50 mpg"]),
        ("25%, up from 2.5", ["25 %", "2.5 %"]),
        ("by 5% to 300 workers", ["5 %", "300"]),
        ("25%, and 30 more", ["25 %", "30"]),
    ],
)
def test_ranges(text: str, values: list[str]) -> None:
    assert [f"{found.value.normalize():f} {found.unit}".strip() for found in find(text)] == values


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("exactly 70 firms", Bound.EXACT),
        ("about 70 firms", Bound.ABOUT),
        ("nearly 70 firms", Bound.ABOUT),
        ("an estimated 70 firms", Bound.ABOUT),
        ("70 or so", Bound.ABOUT),
        ("more than 70 firms", Bound.OVER),
        ("100 or more tonnes", Bound.OVER),
        ("at least $70", Bound.OVER),
        ("70 or more", Bound.OVER),
        ("70+ firms", Bound.OVER),
        ("up to 70 firms", Bound.UNDER),
        ("fewer than 70 firms", Bound.UNDER),
        ("will not exceed 70 firms", Bound.UNDER),
        ("no more than 70 firms", Bound.UNDER),
        ("no fewer than 70 firms", Bound.OVER),
        ("not less than 70 firms", Bound.OVER),
        ("a floor of 70 firms", Bound.OVER),
        ("70 firms", Bound.EXACT),
        ("a $70-plus fee", Bound.OVER),
        ("as little as $70", Bound.OVER),
        ("capped at $70", Bound.UNDER),
        ("a ceiling of $70", Bound.UNDER),
        ("$70 or less", Bound.UNDER),
        ("$70 at most", Bound.UNDER),
        ("as much as $70", Bound.UNDER),
        ("not quite $70", Bound.ABOUT),
        ("just short of $70", Bound.ABOUT),
        ("in the region of $70", Bound.ABOUT),
        ("70-odd firms", Bound.ABOUT),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    (found,) = find(text)
    assert found.bound is bound


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$70 a barrel", "barrel"),
        ("$300 million a year", "year"),
        ("$300 million in raw sugar annually", "year"),
        ("5,000 cars per month", "month"),
        ("€40/tonne", "tonne"),
        ("€40 per metric ton", "tonne"),
        ("$70/bbl", "barrel"),
        ("5 cents per lb", "pound"),
        ("80 cents a liter", "litre"),
        ("100,000 bpd", "day"),
        ("the 100 ton-per-year limit", "year"),
        ("annual exports of $300 million", "year"),
        ("monthly aid of $300", "month"),
        ("$300 million in annual exports", "year"),
        ("$3 trillion over a decade", "120 months"),
        ("annual growth of 3%", ""),
        ("$300 million. A year on", ""),
        ("$300 million", ""),
    ],
)
def test_rates(text: str, per: str) -> None:
    (found,) = find(text)
    assert found.per == per


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in 2025",
        "on 2 May",
        "by May 2, 2025",
        "in Q1 2025",
        "Section 232",
        "Sections 232 and 301",
        "Executive Order 14999",
        "No. 14",
        "heading 8703.23",
        "Article XX",
        "the G20",
        "5G",
        "COVID-19",
        "the F-150",
        "the S&P 500",
        "one of them",
        "one day",
        "the Big Three",
        "a third country",
        "the first half",
        "several hundred",
        "thousands of jobs",
        "a year",
    ],
)
def test_no_figure(text: str) -> None:
    assert find(text) == ()


def test_whole_figures() -> None:
    text = "It cut 5,000 jobs, some 12% of its staff, for $70 a barrel."
    assert find(text) == (
        Figure(7, 12, D(5000), Kind.COUNT, "", Bound.EXACT, "", "jobs"),
        Figure(24, 27, D(12), Kind.PERCENT, "%", Bound.ABOUT),
        Figure(46, 49, D(70), Kind.MONEY, "USD", Bound.EXACT, "barrel"),
    )


def test_a_great_sum_has_the_currency_of_the_one_far_before_it() -> None:
    text = (
        "Of the 85 billion euros that the mines took in over all of the northern provinces of"
        " Elmria and beyond them, zinc made 32 billion, or so."
    )
    assert [each.unit for each in find(text)] == ["EUR", "EUR"]
