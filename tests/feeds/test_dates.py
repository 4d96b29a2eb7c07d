from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.feeds.dates import instant

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime(1990, 1, 2), datetime(2098, 1, 1), timezones=zones  # noqa: DTZ001 the zone is drawn
).map(lambda moment: moment.replace(microsecond=0))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 Nov 2026 09:30:00 Asia/Tokyo", "2026-11-02T00:30:00+00:00"),
        ("Tue, 26 Jun 2012 04:15:00 US/Eastern", "2012-06-26T08:15:00+00:00"),
        ("2 Nov 2026 09:30:00 Europe/Nowhere", "2026-11-02T09:30:00+00:00"),
        ("2 Nov 2026 09:30:00 America/Argentina", "2026-11-02T09:30:00+00:00"),
        ("2026년 11월 2일 오전 9:30", "2026-11-02T00:30:00+00:00"),
        ("2026", "2026-01-01T00:00:00+00:00"),
        ("2026-11", "2026-11-01T00:00:00+00:00"),
        ("2026-W45", "2026-11-02T00:00:00+00:00"),
        ("2026-W45-1T09:30:00+09:00", "2026-11-02T00:30:00+00:00"),
        ("2026-306", "2026-11-02T00:00:00+00:00"),
        ("25/12/2026", "2026-12-25T00:00:00+00:00"),
        ("12/25/2026 10:00", "2026-12-25T10:00:00+00:00"),
    ],
)
def test_a_date_is_an_instant(text: str, expected: str) -> None:
    assert instant(text) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "May", "02/11/2026", "31 Feb 2026", "2026-13-45", "2026-366", "2026-W60",
        "99:99:99", "Mon, 02 Nov 2026 25:00:00 GMT", "5 articles, 3 of May", "0000-00-00T00:00:00Z",
    ],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_none(text: str) -> None:
    assert instant(text) is None


@given(moments)
def test_every_moment_is_read_back(moment: datetime) -> None:
    assert instant(moment.isoformat()) == moment
    assert instant(format_datetime(moment)) == moment


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            ["2026", "11", "99", "-", ":", "T", "Z", "+", "Nov", " ", "GMT", "a/b", "오후"]
        )
    ).map("".join)
)
@example("0001-01-01T00:00:00+14:00")
@example("9999-12-31T24:00:00-14:00")
@example("9" * 10)
@example("1 Nov 2026 09:30 ../etc")
def test_no_text_raises(text: str) -> None:
    read = instant(text)
    assert read is None or read.tzinfo is UTC
