"""Days that two texts put to the same thing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language import scheduled

MONDAY = datetime(2026, 2, 16, 9, tzinfo=UTC)
TUESDAY = datetime(2026, 2, 17, 9, tzinfo=UTC)


def apart(one: str, other: str) -> list[tuple[str, str]]:
    found = scheduled.differing(one, MONDAY, other, TUESDAY)
    return [(first.words, second.words) for first, second in found]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (
            "Norland's duty of 25% on copper wire takes effect on 1 March, the ministry said.",
            "The duty on copper wire will take effect on 3 March, officials in Arnholm said.",
            ("1 March", "3 March"),
        ),
        (
            "Norland will charge a duty of 25% on copper wire from 1 March.",
            "The 25% duty that Norland puts on copper wire enters into force on March 3.",
            ("1 March", "March 3"),
        ),
        (
            "The safeguard on copper wire expires on 30 June 2027.",
            "Norland's safeguard on copper wire will expire on 31 July 2027, a gazette shows.",
            ("30 June 2027", "31 July 2027"),
        ),
        (
            "President Lund signed the decree on copper wire on 12 February.",
            "The decree on copper wire was signed by President Lund on 13 February.",
            ("12 February", "13 February"),
        ),
        (
            "The High Court will hear the wire importers' petition on 2 March.",
            "The High Court will hear the petition of the wire importers on 9 March, it said.",
            ("2 March", "9 March"),
        ),
        (
            "Comments on the draft rule for copper wire must reach the office by 2 March.",
            "Comments on the draft rule for copper wire must reach the office by 9 March.",
            ("2 March", "9 March"),
        ),
    ],
)
def test_two_texts_put_different_days_to_one_thing(
    one: str, other: str, days: tuple[str, str]
) -> None:
    assert apart(one, other) == [days]
    assert apart(other, one) == [days[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same day, in other words
        ("The duty on wire takes effect on 1 March.", "The duty on wire takes effect on March 1."),
        # other goods, other countries, another rate
        ("The duty on wire takes effect on 1 March.", "The duty on pipes takes effect on 3 March."),
        (
            "The duty on wire from Japan takes effect on 1 March.",
            "The duty on wire from Peru takes effect on 3 March.",
        ),
        (
            "The duty of 10% on wire takes effect on 1 March.",
            "The duty of 25% on wire takes effect on 3 March.",
        ),
        # another thing of the same measure
        (
            "The duty on wire was signed on 12 February.",
            "The duty on wire takes effect on 3 March.",
        ),
        (
            "The High Court will hear the wire importers' petition on 2 March.",
            "The High Court will rule on the wire importers' petition on 9 March.",
        ),
        # one of them names both
        (
            "The hearing on copper wire moves from 2 March to 9 March.",
            "The hearing on copper wire is on 2 March.",
        ),
        # what has several parts, or several days
        (
            "The first phase of the duty on wire takes effect on 1 March.",
            "The duty on wire takes effect on 3 March.",
        ),
        (
            "The duty on wire takes effect on 1 March for bars and is effective 2 April for rods.",
            "The duty on wire takes effect on 3 March.",
        ),
        # a limit, and a day within it
        (
            "The duty on copper wire must take effect by 5 March.",
            "The duty on copper wire takes effect on 3 March.",
        ),
        (
            "The duty on copper wire could take effect as early as 1 March.",
            "The duty on copper wire takes effect on 3 March.",
        ),
        # no day with a number
        ("The duty on wire takes effect on Sunday.", "The duty on wire takes effect on 3 March."),
        ("The duty on wire takes effect in March.", "The duty on wire takes effect on 3 April."),
    ],
)
def test_what_is_the_same_or_of_another_thing_does_not_differ(one: str, other: str) -> None:
    assert apart(one, other) == []
    assert apart(other, one) == []
