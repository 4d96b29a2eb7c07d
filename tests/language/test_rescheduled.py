"""Days that take the place of others."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.language import rescheduled

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
LATER = datetime(2026, 5, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        ("Comments shall reach the office by 15 June, instead of 25 May.", "25 May", "15 June"),
        ("The hearing, which was called for 14 May, shall be on 1 June.", "14 May", "1 June"),
        ("It meets on 20 July, and not at that of 29 June.", "29 June", "20 July"),
        ("Norland moved the deadline from 9 May to 16 May.", "9 May", "16 May"),
        ("Norland extended the pause from 9 May until 16 May.", "9 May", "16 May"),
    ],
)
def test_a_text_says_that_a_day_was_moved(text: str, was: str, now: str) -> None:
    assert [(each.was, each.now) for each in rescheduled.stated(text, MONDAY)] == [(was, now)]


@pytest.mark.parametrize(
    "text",
    [
        "The fair runs from 9 May to 16 May.",
        "Comments are due by 25 May. The hearing is on 15 June instead.",
        "The duty was signed on 2 May and applies from 16 May.",
    ],
)
def test_two_days_in_a_text_are_not_one_that_moved(text: str) -> None:
    assert rescheduled.stated(text, MONDAY) == ()


def test_a_later_report_puts_another_day_to_the_same_thing() -> None:
    old = "The duty on steel pipes will apply from 2 June."
    (found,) = rescheduled.shown(
        old, MONDAY, "The duty on steel pipes will apply from 9 June.", LATER
    )
    assert (found.was, found.now) == ("2 June", "9 June")
    other = "Ministers will discuss apples with growers on 9 June."
    assert rescheduled.shown(old, MONDAY, other, LATER) == ()


def test_a_later_report_moves_a_day_on_from_one_that_was_never_told() -> None:
    old = "The court will hear the petition against the duty on steel pipes on 2 June."
    new = "The court moved the hearing of the petition to 16 June instead of 9 June."
    (found,) = rescheduled.onward(old, MONDAY, new, LATER)
    assert (found.was, found.now) == ("2 June", "16 June")
    assert rescheduled.onward(old, MONDAY, "The petition is heard on 16 June.", LATER) == ()


TABLE = "| Step | Before | Now |\n| Hearing | 2 June | 9 June |\n| Comments | 8 May | 25 May |"


def test_a_table_has_old_days_beside_new_ones_where_one_row_is_known_to() -> None:
    hearing, comments = (date(2026, 6, 2), date(2026, 6, 9)), (date(2026, 5, 8), date(2026, 5, 25))
    assert rescheduled.tabled(TABLE, MONDAY, [hearing]) == {hearing, comments}
    assert rescheduled.tabled(TABLE, MONDAY, []) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The duty begins on 15 June, two weeks earlier than planned, the ministry said.", True),
        ("Norland brought the start of the duty forward to 15 June.", True),
        ("Norland delayed the start of the duty until 15 July.", True),
        ("Norland pushed the hearing back to 15 July.", True),
        ("The duty begins on 15 June, the ministry said.", False),
        ("Exports fell earlier in June, and a hearing was set for 15 June.", False),
    ],
)
def test_a_text_that_moves_a_day_says_so(text: str, expected: bool) -> None:
    assert rescheduled.moving(text) is expected
