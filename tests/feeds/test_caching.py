"""What the headers of an answer ask."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.caching import fresh, retry_after, validator

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": "public, Max-Age=600, must-revalidate"}, 600),
        ({"cache-control": 'max-age="600"'}, 600),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "1000"}, 0),
        ({"cache-control": "max-age=600, max-age=9"}, 600),
        ({"cache-control": "s-maxage=900"}, 900),
        ({"cache-control": "max-age=60, s-maxage=900"}, 60),
        ({"cache-control": "max-age=0, s-maxage=900"}, 0),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "no-store", "expires": "Mon, 02 Nov 2026 13:00:00 GMT"}, 0),
        ({"cache-control": "max-age=soon", "expires": "Mon, 02 Nov 2026 13:00:00 GMT"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"cache-control": "max-age"}, 0),
        ({"cache-control": "private", "expires": "Mon, 02 Nov 2026 12:10:00 GMT"}, 600),
        (
            {"expires": "Mon, 02 Nov 2026 12:10:00 GMT", "date": "Mon, 02 Nov 2026 12:08:00 GMT"},
            120,
        ),
        ({"expires": "Mon, 02 Nov 2026 12:10:00 GMT", "age": "60"}, 540),
        ({"expires": "Mon, 02 Nov 2026 11:00:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "-1"}, 0),
    ],
)
def test_how_long_an_answer_holds(headers: dict[str, str], seconds: float) -> None:
    assert fresh(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 02 Nov 2026 12:02:00 GMT", 120.0),
        ("Mon, 02 Nov 2026 11:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("9" * 400, 999_999_999.0),
        ("Mon, 99 Foo 2026", None),
        ("²", None),
    ],
)
def test_when_to_come_back(header: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": header}, NOW) == seconds


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("cache-control", "expires", "age", "date", "retry-after", "etag"),
            st.text(max_size=40) | st.from_regex(r"(max-age|s-maxage|no-cache)[ =]*\d{0,40},?"),
        ),
    )
)
def test_no_header_raises_or_keeps_us_away_for_less_than_nothing(headers: dict[str, str]) -> None:
    assert fresh(headers, NOW) >= 0
    assert (retry_after(headers, NOW) or 0) >= 0
    assert validator(headers, "etag").isascii()
