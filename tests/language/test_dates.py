"""Dates: what is one, and which days it means for a text of Saturday 3 May 2025."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.language.dates import Date, Grain, agrees, find, yearless

SATURDAY = datetime(2025, 5, 3, 12, tzinfo=UTC)


def _day(year: int, month: int, day: int) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day)


def _year(first: int, last: int | None = None) -> tuple[date, date]:
    return date(first, 1, 1), date(last or first, 12, 31)


@pytest.mark.parametrize(
    ("text", "words", "grain", "days"),
    [
        ("on 2 May 2025, it", "2 May 2025", Grain.DAY, _day(2025, 5, 2)),
        ("on 2nd of May 2025", "2nd of May 2025", Grain.DAY, _day(2025, 5, 2)),
        ("on May 2, 2025 it", "May 2, 2025", Grain.DAY, _day(2025, 5, 2)),
        ("on May 2nd", "May 2nd", Grain.DAY, _day(2025, 5, 2)),
        ("on Friday, 2 May", "Friday, 2 May", Grain.DAY, _day(2025, 5, 2)),
        ("on Friday May 2", "Friday May 2", Grain.DAY, _day(2025, 5, 2)),
        ("by Nov. 1, 2026", "Nov. 1, 2026", Grain.DAY, _day(2026, 11, 1)),
        ("on Sept. 30", "Sept. 30", Grain.DAY, _day(2025, 9, 30)),
        ("on 31 December", "31 December", Grain.DAY, _day(2024, 12, 31)),
        ("on 1 January", "1 January", Grain.DAY, _day(2025, 1, 1)),
        ("since 29 February", "29 February", Grain.DAY, _day(2024, 2, 29)),
        ("dated 2025-04-09.", "2025-04-09", Grain.DAY, _day(2025, 4, 9)),
        ("on 21/06/2025, it", "21/06/2025", Grain.DAY, _day(2025, 6, 21)),
        ("on 06/21/2025, it", "06/21/2025", Grain.DAY, _day(2025, 6, 21)),
        ("5.4.2026", "5.4.2026", Grain.DAY, _day(2026, 4, 5)),
        ("on the fifth of April", "the fifth of April", Grain.DAY, _day(2025, 4, 5)),
        ("It expires on 10 January", "10 January", Grain.DAY, _day(2026, 1, 10)),
        ("It expired on 10 January", "10 January", Grain.DAY, _day(2025, 1, 10)),
        ("It applies from Friday", "Friday", Grain.WEEKDAY, _day(2025, 5, 9)),
        ("in mid-April", "April", Grain.MONTH, (date(2025, 4, 8), date(2025, 4, 23))),
        ("at the end of June", "June", Grain.MONTH, (date(2025, 6, 18), date(2025, 6, 30))),
        ("in early 2026", "2026", Grain.YEAR, (date(2026, 1, 1), date(2026, 5, 31))),
        ("by year-end", "year-end", Grain.MONTH, (date(2025, 12, 18), date(2025, 12, 31))),
        ("in 2026Q2", "2026Q2", Grain.QUARTER, (date(2026, 4, 1), date(2026, 6, 30))),
        (
            "in the fall of 2024",
            "fall of 2024",
            Grain.QUARTER,
            (date(2024, 9, 1), date(2024, 11, 30)),
        ),
        ("last fall", "last fall", Grain.QUARTER, (date(2024, 9, 1), date(2024, 11, 30))),
        ("next winter", "next winter", Grain.QUARTER, (date(2025, 12, 1), date(2026, 2, 28))),
        ("fiscal 2025", "fiscal 2025", Grain.FISCAL, (date(2024, 10, 1), date(2025, 9, 30))),
        ("FY2025/26", "FY2025/26", Grain.FISCAL, (date(2025, 4, 1), date(2026, 3, 31))),
        ("in 2025/26", "2025/26", Grain.YEAR, _year(2025, 2026)),
        ("on Christmas Day 2025", "Christmas Day 2025", Grain.DAY, _day(2025, 12, 25)),
        ("before Christmas 2025", "Christmas 2025", Grain.DAY, _day(2025, 12, 25)),
        ("on New Year's Eve", "New Year's Eve", Grain.DAY, _day(2024, 12, 31)),
        ("by September 15: a list", "September 15", Grain.DAY, _day(2025, 9, 15)),
        ("from May 2-4 in", "May 2-4", Grain.SPAN, (date(2025, 5, 2), date(2025, 5, 4))),
        ("from 2–4 May in", "2–4 May", Grain.SPAN, (date(2025, 5, 2), date(2025, 5, 4))),
        ("said yesterday", "yesterday", Grain.DAY, _day(2025, 5, 2)),
        ("Today, the minister", "Today", Grain.DAY, _day(2025, 5, 3)),
        ("due tomorrow", "tomorrow", Grain.DAY, _day(2025, 5, 4)),
        ("three days ago", "three days ago", Grain.DAY, _day(2025, 4, 30)),
        ("it said on Friday", "Friday", Grain.WEEKDAY, _day(2025, 5, 2)),
        ("it said on Saturday", "Saturday", Grain.WEEKDAY, _day(2025, 5, 3)),
        ("it will start on Tuesday", "Tuesday", Grain.WEEKDAY, _day(2025, 5, 6)),
        ("It may fail. It said on Tuesday", "Tuesday", Grain.WEEKDAY, _day(2025, 4, 29)),
        ("it said last Saturday", "last Saturday", Grain.WEEKDAY, _day(2025, 4, 26)),
        ("next Monday", "next Monday", Grain.WEEKDAY, _day(2025, 5, 5)),
        ("this week", "this week", Grain.SPAN, (date(2025, 4, 28), date(2025, 5, 4))),
        ("last weekend", "last weekend", Grain.SPAN, (date(2025, 4, 26), date(2025, 4, 27))),
        ("two weeks ago", "two weeks ago", Grain.SPAN, (date(2025, 4, 14), date(2025, 4, 20))),
        ("in May it", "May", Grain.MONTH, (date(2025, 5, 1), date(2025, 5, 31))),
        ("since December, it", "December", Grain.MONTH, (date(2024, 12, 1), date(2024, 12, 31))),
        ("in February 2024", "February 2024", Grain.MONTH, (date(2024, 2, 1), date(2024, 2, 29))),
        ("next month", "next month", Grain.MONTH, (date(2025, 6, 1), date(2025, 6, 30))),
        ("last March, it", "last March", Grain.MONTH, (date(2025, 3, 1), date(2025, 3, 31))),
        ("by next January", "next January", Grain.MONTH, (date(2026, 1, 1), date(2026, 1, 31))),
        ("six months ago", "six months ago", Grain.MONTH, (date(2024, 11, 1), date(2024, 11, 30))),
        ("in Q1 2025", "Q1 2025", Grain.QUARTER, (date(2025, 1, 1), date(2025, 3, 31))),
        (
            "in the first quarter",
            "the first quarter",
            Grain.QUARTER,
            (date(2025, 1, 1), date(2025, 3, 31)),
        ),
        (
            "the fourth quarter of last year",
            "the fourth quarter of last year",
            Grain.QUARTER,
            (date(2024, 10, 1), date(2024, 12, 31)),
        ),
        (
            "in the second half of 2026",
            "the second half of 2026",
            Grain.QUARTER,
            (date(2026, 7, 1), date(2026, 12, 31)),
        ),
        ("next quarter", "next quarter", Grain.QUARTER, (date(2025, 7, 1), date(2025, 9, 30))),
        (
            "the last month of 2024",
            "the last month of 2024",
            Grain.MONTH,
            (date(2024, 12, 1), date(2024, 12, 31)),
        ),
        (
            "the final quarter of last year",
            "the final quarter of last year",
            Grain.QUARTER,
            (date(2024, 10, 1), date(2024, 12, 31)),
        ),
        ("in H1 2025", "H1 2025", Grain.QUARTER, (date(2025, 1, 1), date(2025, 6, 30))),
        ("in 3Q 2024", "3Q 2024", Grain.QUARTER, (date(2024, 7, 1), date(2024, 9, 30))),
        ("in 2024 it", "2024", Grain.YEAR, _year(2024)),
        (
            "in financial 2024",
            "financial 2024",
            Grain.FISCAL,
            (date(2023, 10, 1), date(2024, 9, 30)),
        ),
        ("last year", "last year", Grain.YEAR, _year(2024)),
        ("from 2018-20 it", "2018-20", Grain.YEAR, _year(2018, 2020)),
        ("in the 1990s", "1990s", Grain.YEAR, _year(1990, 1999)),
    ],
)
def test_one_date(text: str, words: str, grain: Grain, days: tuple[date, date]) -> None:
    start = text.index(words)
    assert find(text, SATURDAY) == (Date(start, start + len(words), grain, *days),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It may rise",
        "May I ask",
        "March on",
        "They march in step",
        "2,025 jobs",
        "$2025",
        "2025-13-01 came",
        "a 2000% rise",
        "about 1850 tonnes",
        "about 2000 tonnes",
        "a Christmas tree",
        "by 01/02/03",
        "June Park spoke",
        "Section 2 of it",
        "the third half",
        "the year's last month",
        "over the next year and a half",
    ],
)
def test_no_date(text: str) -> None:
    assert find(text, SATURDAY) == ()


def test_a_day_that_does_not_exist_leaves_its_month() -> None:
    june = (date(2025, 6, 1), date(2025, 6, 30))
    assert find("the 31 June rule", SATURDAY) == (Date(7, 11, Grain.MONTH, *june),)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In August 2021, and in September", (date(2021, 9, 1), date(2021, 9, 30))),
        ("From 25 August 2020 until 4 September", _day(2020, 9, 4)),
        ("It was 7 in 2018 and 18 the following year", _year(2019)),
        ("It was 7 in 2018, and 18 the previous year", _year(2017)),
        ("In August 2021. Then, in January", (date(2025, 1, 1), date(2025, 1, 31))),
        ("In 2021, and then in March", (date(2025, 3, 1), date(2025, 3, 31))),
    ],
)
def test_a_year_left_open_is_that_of_the_date_beside_it(text: str, days: tuple[date, date]) -> None:
    last = find(text, SATURDAY)[-1]
    assert (last.first, last.last) == days


@pytest.mark.parametrize(
    ("words", "expected"),
    [("2 May", True), ("in May", True), ("2 May 2025", False), ("Friday", False), ("2025", False)],
)
def test_which_dates_name_no_year(words: str, expected: bool) -> None:
    assert yearless(words) is expected


def test_a_date_without_a_year_may_be_of_its_sources() -> None:
    said, source = _only("on 1 October"), _only("on 1 October 2026")
    assert not agrees(said, source, SATURDAY)
    assert agrees(said, source, SATURDAY, any_year=True)


def test_what_hangs_on_the_day_of_writing_is_open_without_it() -> None:
    text = "On 2 May, then in 2024, then yesterday"
    assert find(text) == (
        Date(3, 8, Grain.DAY, None, None),
        Date(18, 22, Grain.YEAR, *_year(2024)),
        Date(29, 38, Grain.DAY, None, None),
    )


def _only(text: str, when: datetime | None = SATURDAY) -> Date:
    (found,) = find(text, when)
    return found


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("2 May", "Friday, May 2, 2025"),
        ("on Friday", "on 2 May 2025"),
        ("on Friday 2 May", "said on Friday"),
        ("in May", "on 2 May 2025"),
        ("in 2025", "yesterday"),
        ("will start on Tuesday", "said on Tuesday"),
        ("said on Friday", "on 9 May 2025"),
        ("this week", "on Friday"),
    ],
)
def test_dates_that_agree(said: str, source: str) -> None:
    assert agrees(_only(said), _only(source), SATURDAY)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("1 May", "2 May"),
        ("on Thursday", "on 2 May 2025"),
        ("on 2 May", "in May"),
        ("in 2024", "on 2 May 2025"),
        ("2 May 2024", "2 May"),
        ("on Friday", "on 16 May 2025"),
        ("on Friday", "on 25 April 2025"),
    ],
)
def test_dates_that_do_not_agree(said: str, source: str) -> None:
    assert not agrees(_only(said), _only(source), SATURDAY)


def test_dates_of_unknown_days_agree_with_none() -> None:
    assert not agrees(_only("2 May", None), _only("2 May", None), SATURDAY)
