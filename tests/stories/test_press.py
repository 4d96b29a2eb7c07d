"""The sample press in any order: the same stories."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest

from bot import stories
from bot.articles import article_from
from bot.domain import Article, Coverage
from bot.evaluation.stories import group
from bot.sandbox.press import articles as sample
from tests import make


@cache
def press(start: datetime = make.NOON) -> tuple[Article, ...]:
    """Read what the sample press tells about trade, in the order in which it was published."""
    read = [
        article_from(
            f"http://press.example{one.path}",
            one.title,
            one.body,
            publisher=one.outlet.name,
            seen=start,
            coverage=Coverage.FULL_TEXT,
            published=one.published,
            official=one.outlet.official,
        )
        for one in sample(start)
    ]
    told = [one for one in read if stories.judge(one.title, one.body).relevant]
    return tuple(sorted(told, key=lambda one: (str(one.published), one.id)))


def grouped(order: Sequence[Article]) -> set[frozenset[str]]:
    arriving = [replace(one, seen=make.after(seconds=n)) for n, one in enumerate(order)]
    held: dict[str, set[str]] = defaultdict(set)
    for one, story in zip(arriving, group(arriving), strict=True):
        held[story].add(one.title)
    return {frozenset(titles) for titles in held.values()}


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_the_press_tells_the_same_stories(seed: int) -> None:
    shuffled = random.Random(seed).sample(press(), len(press()))
    assert grouped(shuffled) == grouped(press())


def test_read_twice_the_press_tells_the_same_stories() -> None:
    again = [replace(one, id=f"{one.id}b", url=f"{one.url}?again") for one in press()]
    assert grouped([*press(), *again]) == grouped(press())


def test_what_explains_a_measure_stands_in_its_story() -> None:
    (story,) = (titles for titles in grouped(press()) if any("Drawback" in each for each in titles))
    assert sum("Malaysian rubber gloves" in title for title in story) == 2


LEAD = ("mercosur-japan", "japanese-cars", "japan-beef")


@pytest.mark.parametrize("month", range(1, 13))
def test_whatever_days_the_press_names_its_lead_is_one_story(month: int) -> None:
    """A text's length changes with the names of days, and so does what its lead mentions."""
    told = press(make.NOON.replace(month=month, day=27))
    lead = [one for one in told if any(slug in one.url for slug in LEAD)]
    assert len(lead) == 5
    assert len(grouped(lead)) == 1
