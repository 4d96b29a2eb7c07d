from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.select import decide
from bot.domain import Article, Briefing, Live, Story, Subscription
from tests import make


def due(subscription: Subscription, story: Story, briefing: Briefing) -> bool:
    return decide(subscription, story, briefing, make.NOON).due


def story(*voices: tuple[Article, ...], first_seen: datetime = make.NOON) -> Story:
    return Story(
        id="story",
        title="A duty rises",
        topics=(),
        voices=tuple(tuple(article.id for article in voice) for voice in voices),
        first_seen=first_seen,
        last_seen=make.after(hours=9),
    )


def told(*minutes: float, official: bool = False) -> tuple[Article, ...]:
    """Articles of as many voices, published so many minutes after noon."""
    return tuple(
        make.article(number, published=make.after(minutes=each), official=official)
        for number, each in enumerate(minutes, 1)
    )


@pytest.mark.parametrize(
    ("live", "articles", "expected"),
    [
        (Live.OFF, told(0, 1, 2), False),
        (Live.ALL, told(0, 300), True),
        (Live.ALL, told(0), False),  # of one key point
        (Live.BREAKING, told(0, 60, 120), True),
        (Live.BREAKING, told(0, 60, 121), False),
        (Live.BREAKING, told(0, 300, 301, 302), True),
        (Live.BREAKING, told(0, 1), False),
        (Live.BREAKING, told(0, 300, official=True), True),
        (Live.BREAKING, told(0, 1, official=True), True),
    ],
)
def test_what_is_due(live: Live, articles: tuple[Article, ...], expected: bool) -> None:
    briefing = make.briefing("story", *articles)
    subscription = make.subscription(live=live)
    assert due(subscription, story(*((each,) for each in articles)), briefing) is expected


def test_near_copies_are_one_voice() -> None:
    articles = told(0, 1, 2)
    briefing = make.briefing("story", *articles)
    breaking = make.subscription(live=Live.BREAKING)
    assert due(breaking, story(articles), briefing) is False
    assert due(breaking, story(*((each,) for each in articles)), briefing) is True


def test_a_voice_speaks_when_its_first_article_does() -> None:
    first, copy, second, third = told(0, 100, 100, 121)
    briefing = make.briefing("story", first, copy, second, third)
    breaking = make.subscription(live=Live.BREAKING)
    assert due(breaking, story((first, copy), (second,), (third,)), briefing) is False
    assert due(breaking, story((copy,), (second,), (third,)), briefing) is True


@given(st.integers(min_value=-10_000, max_value=10_000))
def test_no_story_from_before_the_subscription(minutes: int) -> None:
    articles = told(0, 1, 2)
    found = story(*((each,) for each in articles), first_seen=make.after(minutes=minutes))
    briefing = make.briefing("story", *articles)
    for live in (Live.ALL, Live.BREAKING):
        subscription = make.subscription(live=live, since=make.NOON)
        assert due(subscription, found, briefing) is (timedelta(minutes=minutes) >= timedelta())
