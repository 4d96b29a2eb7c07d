"""When a feed is polled next."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Feed, Poll, PollStatus
from bot.feeds import after
from bot.feeds.due import JITTER, LONGEST_BACKOFF, LONGEST_HEEDED

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
FEED = Feed(id="f", url="https://example.com/rss", publisher="The Gazette", interval=900.0)
FAILED = Poll(status=PollStatus.TIMEOUT, detail="HTTP 500")

feeds = st.builds(
    Feed,
    id=st.just("f"),
    url=st.just("https://example.com/rss"),
    publisher=st.just("The Gazette"),
    interval=st.floats(1, 7 * 86_400),
    etag=st.text(max_size=5),
    modified=st.text(max_size=5),
    failures=st.integers(0, 10_000),
)
polls = st.builds(
    Poll,
    status=st.sampled_from(PollStatus),
    etag=st.text(max_size=5),
    modified=st.text(max_size=5),
    retry_after=st.none() | st.floats(0, 1e12),
)


class Middle(random.Random):
    """Draws the middle of every range: no jitter."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def wait(feed: Feed, poll: Poll) -> float:
    """Say how long the next poll is away, jitter aside, in seconds."""
    return (after(feed, poll, NOW, Middle())[1] - NOW).total_seconds()


def test_success_keeps_the_new_validators_and_forgets_failures() -> None:
    feed = replace(FEED, failures=3, etag="old", modified="then")
    poll = Poll(status=PollStatus.OK, etag="new", modified="now")
    expected = replace(FEED, failures=0, etag="new", modified="now")
    assert after(feed, poll, NOW, Middle()) == (expected, NOW + timedelta(seconds=900))


def test_not_modified_keeps_the_old_validators() -> None:
    feed = replace(FEED, failures=3, etag="old", modified="then")
    poll = Poll(status=PollStatus.NOT_MODIFIED)
    assert after(feed, poll, NOW, Middle())[0] == replace(feed, failures=0)


def test_failure_keeps_the_old_validators_and_counts() -> None:
    feed = replace(FEED, failures=3, etag="old", modified="then")
    assert after(feed, FAILED, NOW, Middle())[0] == replace(feed, failures=4)


def test_each_failure_after_the_first_doubles_the_wait_up_to_six_hours() -> None:
    waits = [wait(replace(FEED, failures=count), FAILED) for count in range(8)]
    assert waits == [900, 1800, 3600, 7200, 14400, 21600, 21600, 21600]


@pytest.mark.parametrize(
    ("asked", "expected"), [(60.0, 900.0), (3600.0, 3600.0), (1e9, LONGEST_HEEDED)]
)
def test_retry_after_lengthens_the_wait_within_a_day(asked: float, expected: float) -> None:
    assert wait(FEED, replace(FAILED, retry_after=asked)) == expected


@given(feeds, polls, st.randoms(use_true_random=False))
def test_the_wait_is_bounded(feed: Feed, poll: Poll, rng: random.Random) -> None:
    left, due = after(feed, poll, NOW, rng)
    seconds = (due - NOW).total_seconds()
    longest = max(feed.interval, LONGEST_BACKOFF) * (1 + JITTER)
    assert feed.interval * (1 - JITTER) - 1e-3 <= seconds <= max(longest, LONGEST_HEEDED) + 1e-3
    if poll.retry_after is not None:
        assert seconds >= min(poll.retry_after, LONGEST_HEEDED) - 1e-3
    assert left == replace(feed, etag=left.etag, modified=left.modified, failures=left.failures)


@given(feeds, polls)
def test_another_failure_never_shortens_the_wait(feed: Feed, poll: Poll) -> None:
    failed = replace(poll, status=PollStatus.TIMEOUT)
    later = replace(feed, failures=feed.failures + 1)
    assert wait(later, failed) >= wait(feed, failed)


def test_feeds_added_together_drift_apart() -> None:
    rng = random.Random(1)
    poll = Poll(status=PollStatus.NOT_MODIFIED)
    assert len({after(FEED, poll, NOW, rng)[1] for _ in range(20)}) == 20
