"""When a feed is polled next, how, and where."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain import Entry, Feed, Poll, PollStatus
from bot.feeds import after
from bot.feeds.due import (
    DOUBT,
    JITTER,
    LONGEST_ASKED,
    LONGEST_BACKOFF,
    LONGEST_HEEDED,
    MOVES,
    MOVING,
    conditional,
)
from bot.feeds.rhythm import LONGEST, LONGEST_OFFICIAL
from tests import make

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)  # a Monday
URL = "https://example.com/rss"
NEW = "https://new.example.com/rss"
FEED = Feed(id="f", url=URL, publisher="The Gazette", interval=900.0)
FAILED = Poll(status=PollStatus.TIMEOUT, detail="HTTP 500")
OK = Poll(status=PollStatus.OK, url=URL)
UNCHANGED = Poll(status=PollStatus.NOT_MODIFIED, url=URL)
ANSWERED = (PollStatus.OK, PollStatus.NOT_MODIFIED, PollStatus.EMPTY)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

words = st.text(max_size=5)
addresses = st.sampled_from([URL, NEW, "http://example.com/rss", ""])
moments = st.integers(0, 60 * 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds - 3e6))
entries = st.lists(
    st.builds(make.entry, st.integers(1, 9), published=st.none() | moments), max_size=9
).map(tuple)
feeds = st.builds(
    Feed,
    id=st.just("f"),
    url=st.sampled_from([URL, "http://example.com/rss"]),
    publisher=st.just("The Gazette"),
    official=st.booleans(),
    interval=st.floats(1, 7 * 86_400),
    etag=words,
    modified=words,
    validated=addresses,
    digest=words,
    listing=words,
    failures=st.integers(0, 10_000),
    gap=st.none() | st.floats(0, 1e9),
    ttl=st.floats(0, 1e12),
    skip=st.lists(st.sampled_from([*map(str, range(24)), *DAYS]), unique=True).map(tuple),
    moved_to=addresses,
    moves=st.integers(0, 5),
    moving=st.none() | moments,
    sent=st.none() | moments,
    span=st.floats(0, 1e9),
    brought=st.none() | moments,
)
polls = st.builds(
    Poll,
    status=st.sampled_from(PollStatus),
    entries=entries,
    code=st.sampled_from([0, 404, 429, 503]),
    etag=words,
    modified=words,
    retry_after=st.none() | st.floats(0, 1e12),
    url=addresses,
    digest=words,
    listing=words,
    fresh=st.floats(0, 1e12),
    ttl=st.floats(0, 1e12),
    moved=addresses,
)
dice = st.randoms(use_true_random=False)


class Middle(random.Random):
    """Draws the lesser of no jitter and the least that there is."""

    def uniform(self, a: float, b: float) -> float:
        return max(a, min(1.0, b)) if b >= 1 else a


def wait(feed: Feed, poll: Poll, now: datetime = NOW) -> float:
    """Say how long the next poll is away, jitter aside, in seconds."""
    due = after(feed, poll, now, Middle())[1]
    assert due is not None
    return (due - now).total_seconds()


def every(seconds: float, number: int, until: datetime = NOW) -> tuple[Entry, ...]:
    """List so many entries, one each so many seconds, the last at `until`."""
    return tuple(
        make.entry(each, published=until - timedelta(seconds=each * seconds))
        for each in range(number)
    )


# -- what holds of all ---------------------------------------------------------------------


@given(feeds, polls, dice, moments)
def test_the_wait_is_bounded(feed: Feed, poll: Poll, rng: random.Random, now: datetime) -> None:
    _, due = after(feed, poll, now, rng)
    assert (due is None) == (poll.status is PollStatus.GONE)
    if due is None:
        return
    seconds = (due - now).total_seconds()
    assert seconds >= feed.interval * (1 - JITTER) - 1e-3
    assert seconds <= max(feed.interval * (1 + JITTER), LONGEST_HEEDED) + 1e-3
    if poll.retry_after is not None:
        assert seconds >= min(poll.retry_after, LONGEST_HEEDED) - 1e-3


@given(feeds, polls, dice, moments)
def test_without_being_asked_to_no_feed_that_answers_is_left_alone_for_long(
    feed: Feed, poll: Poll, rng: random.Random, now: datetime
) -> None:
    assume(poll.answered)
    _, due = after(replace(feed, skip=()), replace(poll, retry_after=None), now, rng)
    assert due is not None
    longest = max(feed.interval, LONGEST, LONGEST_ASKED) * (1 + JITTER)
    assert (due - now).total_seconds() <= longest + 1e-3


@given(feeds, polls, dice, moments)
def test_only_a_feed_with_entries_replaces_what_was_had(
    feed: Feed, poll: Poll, rng: random.Random, now: datetime
) -> None:
    assume(poll.status not in (PollStatus.OK, PollStatus.NOT_MODIFIED))
    left, _ = after(feed, poll, now, rng)
    failures = 0 if poll.status is PollStatus.EMPTY else feed.failures + 1
    assert left == replace(feed, failures=failures)


@given(feeds, polls, dice, moments)
def test_a_feed_moves_only_where_it_was_sent_often_enough(
    feed: Feed, poll: Poll, rng: random.Random, now: datetime
) -> None:
    left, _ = after(feed, poll, now, rng)
    if left.url == feed.url:
        return
    assert left.url == poll.moved == feed.moved_to
    assert feed.moves + 1 >= MOVES
    assert feed.moving is not None
    assert now - feed.moving >= MOVING
    assert left.url.startswith("https:")
    assert poll.status in (PollStatus.OK, PollStatus.NOT_MODIFIED)
    assert (left.id, left.moved_to, left.moves, left.moving) == (feed.id, "", 0, None)


@given(feeds, polls)
def test_another_failure_never_shortens_the_wait(feed: Feed, poll: Poll) -> None:
    failed = replace(poll, status=PollStatus.TIMEOUT)
    feed = replace(feed, skip=())
    later = replace(feed, failures=feed.failures + 1)
    assert wait(later, failed) >= wait(feed, failed)


@given(feeds, polls, dice, moments)
def test_nothing_is_due_when_a_feed_says_that_it_has_nothing(
    feed: Feed, poll: Poll, rng: random.Random, now: datetime
) -> None:
    left, due = after(feed, replace(poll, skip=feed.skip), now, rng)
    hours = [each for each in left.skip if each.isdecimal()]
    days = [each for each in left.skip if not each.isdecimal()]
    assume(len(hours) < 24 and len(days) < 7)
    latest = now + timedelta(seconds=LONGEST_HEEDED)
    if due is not None and due < latest:
        assert str(due.hour) not in hours
        assert DAYS[due.weekday()] not in days


def test_feeds_added_together_drift_apart() -> None:
    rng = random.Random(1)
    assert len({after(FEED, UNCHANGED, NOW, rng)[1] for _ in range(20)}) == 20
    refused = Poll(status=PollStatus.HTTP, code=503, retry_after=3600.0)
    assert len({after(FEED, refused, NOW, rng)[1] for _ in range(20)}) == 20


# -- what is kept of a poll ------------------------------------------------------------------


def test_success_keeps_what_came_and_forgets_failures() -> None:
    feed = replace(FEED, failures=3, etag="old", modified="then", digest="d0", listing="l0")
    poll = replace(OK, etag="new", modified="now", digest="d1", listing="l1", ttl=60.0, skip=("3",))
    assert after(feed, poll, NOW, Middle())[0] == replace(
        FEED,
        etag="new",
        modified="now",
        validated=URL,
        digest="d1",
        listing="l1",
        sent=NOW,
        ttl=60.0,
        skip=("3",),
    )


def test_not_modified_keeps_the_validators_and_takes_newer_ones() -> None:
    feed = replace(FEED, failures=3, etag="old", modified="then", validated=URL)
    left, _ = after(feed, UNCHANGED, NOW, Middle())
    assert left == replace(feed, failures=0)
    left, _ = after(feed, replace(UNCHANGED, etag="new"), NOW, Middle())
    assert left == replace(feed, failures=0, etag="new")


def test_the_same_body_again_is_a_body() -> None:
    again = replace(UNCHANGED, etag="new", digest="d")
    left, _ = after(replace(FEED, digest="d", etag="old"), again, NOW, Middle())
    assert (left.sent, left.etag, left.digest) == (NOW, "new", "d")


# -- conditional requests --------------------------------------------------------------------

READ = replace(FEED, etag="e", validated=URL, digest="d", listing="l", sent=NOW)


def test_what_is_newer_is_asked_for_by_what_came_last() -> None:
    assert conditional(READ, NOW)
    assert conditional(replace(READ, etag="", modified="m"), NOW)
    assert not conditional(replace(READ, etag=""), NOW)
    assert not conditional(replace(READ, validated=""), NOW)


def test_after_a_day_without_a_body_one_is_asked_for() -> None:
    feed = READ
    for hour in range(1, 24):
        feed, _ = after(feed, UNCHANGED, NOW + timedelta(hours=hour), Middle())
        assert conditional(feed, NOW + timedelta(hours=hour))
    assert not conditional(feed, NOW + DOUBT)
    assert conditional(replace(feed, interval=86_400.0), NOW + DOUBT)


def test_a_server_that_lies_about_its_validators_is_not_trusted_again() -> None:
    changed = replace(OK, etag="e", digest="d1", listing="l1")
    left, _ = after(READ, changed, NOW, Middle())
    assert left.distrusted
    assert not conditional(left, NOW)
    later, _ = after(left, replace(changed, etag="f", digest="d2", listing="l2"), NOW, Middle())
    assert not conditional(later, NOW)


@pytest.mark.parametrize(
    "poll",
    [
        replace(OK, etag="f", digest="d1", listing="l1"),  # changed with its entries
        replace(OK, etag="e", digest="d1", listing="l"),  # a time of day in the body, no more
        replace(OK, etag="e", digest="d1", listing="l1", url=NEW),  # of another document
        replace(OK, digest="d1", listing="l1"),
    ],
)
def test_others_are_trusted(poll: Poll) -> None:
    assert not after(READ, poll, NOW, Middle())[0].distrusted


def test_a_date_can_lie_as_well() -> None:
    dated = replace(READ, etag="", modified="m")
    poll = replace(OK, modified="m", digest="d1", listing="l1")
    assert after(dated, poll, NOW, Middle())[0].distrusted


# -- how long to stay away -------------------------------------------------------------------


def test_each_failure_after_the_first_doubles_the_wait_up_to_six_hours() -> None:
    waits = [wait(replace(FEED, failures=count), FAILED) for count in range(8)]
    assert waits == [900, 1800, 3600, 7200, 14400, LONGEST_BACKOFF, 21600, 21600]


@pytest.mark.parametrize(("code", "seconds"), [(404, 900), (403, 900), (429, 1800), (503, 1800)])
def test_who_is_asked_too_often_is_asked_less_at_once(code: int, seconds: float) -> None:
    assert wait(FEED, Poll(status=PollStatus.HTTP, code=code)) == seconds


@pytest.mark.parametrize(
    ("asked", "expected"), [(60.0, 900.0), (7200.0, 7200.0), (1e9, LONGEST_HEEDED)]
)
@pytest.mark.parametrize("poll", [FAILED, UNCHANGED, OK])
def test_retry_after_lengthens_the_wait_within_a_day(
    poll: Poll, asked: float, expected: float
) -> None:
    assert wait(FEED, replace(poll, retry_after=asked)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"), [(60.0, 900.0), (1800.0, 1800.0), (86_400.0, LONGEST_ASKED)]
)
def test_caches_and_ttl_lengthen_the_wait_within_an_hour(asked: float, expected: float) -> None:
    assert wait(FEED, replace(UNCHANGED, fresh=asked)) == expected
    assert wait(replace(FEED, ttl=asked), UNCHANGED) == expected
    assert wait(FEED, replace(OK, ttl=asked)) == expected
    assert wait(replace(FEED, ttl=asked), FAILED) == 900  # what it asked is of an answer


def test_no_cache_makes_a_feed_lose_entries() -> None:
    """Thirty entries a minute apart are all replaced within half an hour."""
    assert wait(FEED, replace(OK, entries=every(60, 41), fresh=3600.0)) == 1200


def test_hours_and_days_without_anything_are_waited_for_in_gmt() -> None:
    assert wait(replace(FEED, skip=("12", "13")), UNCHANGED) == 2 * 3600
    monday = replace(FEED, skip=("Monday",))
    assert wait(monday, UNCHANGED) == 12 * 3600
    assert wait(replace(FEED, skip=("11",)), UNCHANGED) == 900


def test_no_weekend_keeps_us_away_for_more_than_a_day() -> None:
    saturday = datetime(2026, 11, 7, 1, tzinfo=UTC)
    assert wait(replace(FEED, skip=("Saturday", "Sunday")), UNCHANGED, saturday) == LONGEST_HEEDED


def test_who_never_has_anything_cannot_mean_it() -> None:
    assert wait(replace(FEED, skip=DAYS), UNCHANGED) == 900
    assert wait(replace(FEED, skip=tuple(map(str, range(24)))), UNCHANGED) == 900


# -- by its own rhythm -----------------------------------------------------------------------


def test_a_feed_is_asked_twice_in_each_of_its_gaps() -> None:
    late = NOW - timedelta(hours=2)
    left, _ = after(FEED, replace(OK, entries=every(4000, 20, late)), NOW, Middle())
    assert left.gap == 4000
    assert wait(FEED, replace(OK, entries=every(4000, 20, late))) == 2000
    assert wait(left, UNCHANGED) == 2000


def test_one_long_pause_and_one_burst_change_nothing() -> None:
    late = NOW - timedelta(hours=2)
    dated = (*every(4000, 15, late), *every(4000, 15, late - timedelta(days=90)), *every(10, 5))
    left, _ = after(FEED, replace(OK, entries=dated), NOW, Middle())
    assert left.gap == 4000


def test_silence_slows_down_within_an_hour() -> None:
    feed = replace(FEED, gap=600.0)
    silences = [2, 12, 18, 24, 1000]
    waits = [
        wait(replace(feed, brought=NOW - timedelta(hours=hours)), UNCHANGED) for hours in silences
    ]
    assert waits == [900, 1800, 2700, LONGEST, LONGEST]
    official = replace(feed, official=True, brought=NOW - timedelta(days=30))
    assert wait(official, UNCHANGED) == LONGEST_OFFICIAL


def test_what_is_new_speeds_up() -> None:
    feed = replace(FEED, gap=86_400.0, brought=NOW - timedelta(days=3))
    assert wait(feed, UNCHANGED) == LONGEST
    assert wait(feed, replace(OK, entries=every(86_400, 9))) == 900
    assert wait(replace(feed, brought=NOW - timedelta(minutes=50)), UNCHANGED) == 900


@given(st.floats(60, 1e6), st.integers(3, 50), st.floats(3600, 1e7))
def test_no_feed_rolls_over_between_two_polls(gap: float, number: int, silence: float) -> None:
    listed = every(gap, number, NOW - timedelta(seconds=silence))
    seconds = wait(FEED, replace(OK, entries=listed))
    assert seconds <= max(FEED.interval, gap * (number - 1) / 2) + 1e-3


def test_without_dates_the_rhythm_is_told_by_what_arrives() -> None:
    undated = replace(OK, entries=(make.entry(1, published=None),))
    first, _ = after(FEED, undated, NOW, Middle())
    assert first.gap is None
    known = replace(first, brought=NOW - timedelta(hours=10))
    second, _ = after(known, undated, NOW, Middle())
    assert second.gap == 36_000
    third, _ = after(replace(second, brought=NOW - timedelta(hours=20)), undated, NOW, Middle())
    assert third.gap == pytest.approx(0.7 * 36_000 + 0.3 * 72_000)


def test_who_sets_seconds_gets_them() -> None:
    """The sample press is polled at its own pace, however long it was silent."""
    feed = replace(FEED, interval=6.0, gap=86_400.0, brought=NOW - timedelta(days=9))
    assert wait(feed, UNCHANGED) == 6
    assert wait(replace(feed, interval=60.0), UNCHANGED) == 60
    assert wait(replace(feed, interval=7200.0), UNCHANGED) == 7200


# -- where to ask ----------------------------------------------------------------------------


def sent_to(feed: Feed, *hours: float, to: str = NEW, poll: Poll = OK) -> Feed:
    """Have a feed sent to another address at these hours from now."""
    for hour in hours:
        moved = replace(poll, moved=to, url=to)
        feed, _ = after(feed, moved, NOW + timedelta(hours=hour), Middle())
    return feed


def test_a_feed_moves_after_a_day_of_being_sent() -> None:
    feed = sent_to(FEED, 0, 8, 16, 23)
    assert (feed.url, feed.moved_to, feed.moves) == (URL, NEW, 4)
    moved = sent_to(feed, 24)
    assert (moved.id, moved.url, moved.validated) == ("f", NEW, NEW)
    assert sent_to(FEED, 0, 48).url == URL  # twice is not often enough


def test_being_sent_elsewhere_or_nowhere_begins_anew() -> None:
    feed = sent_to(FEED, 0, 8, 16)
    assert sent_to(feed, 20, to="https://portal.example/").moves == 1
    back, _ = after(feed, OK, NOW, Middle())
    assert (back.moved_to, back.moves, back.moving) == ("", 0, None)
    failed, _ = after(feed, FAILED, NOW, Middle())
    assert (failed.moved_to, failed.moves) == (NEW, 3)


def test_no_feed_moves_from_https_to_http() -> None:
    assert sent_to(FEED, *range(0, 100, 8), to="http://example.com/rss").url == URL
    plain = replace(FEED, url="http://example.com/rss")
    assert sent_to(plain, *range(0, 100, 8), to=URL).url == URL


def test_where_the_document_alone_says_so_nothing_of_the_old_one_is_kept() -> None:
    feed = FEED
    for hour in (0, 12, 24):
        poll = replace(OK, moved=NEW, etag="e", digest="d", listing="l")
        feed, _ = after(feed, poll, NOW + timedelta(hours=hour), Middle())
    assert feed.url == NEW
    assert (feed.etag, feed.validated, feed.digest, feed.listing) == ("", "", "", "")
