"""The sample press in any order: the same stories."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from bot import stories
from bot.articles import article_from
from bot.domain import Article, Coverage
from bot.evaluation.stories import group
from bot.sandbox.press import articles as sample
from tests import make


@cache
def press() -> tuple[Article, ...]:
    """Read what the sample press tells about trade, in the order in which it was published."""
    read = [
        article_from(
            f"http://press.example{one.path}",
            one.title,
            one.body,
            publisher=one.outlet.name,
            seen=make.NOON,
            coverage=Coverage.FULL_TEXT,
            published=one.published,
            official=one.outlet.official,
        )
        for one in sample(make.NOON)
    ]
    told = [one for one in read if stories.judge(one.title, one.body).relevant]
    return tuple(sorted(told, key=lambda one: (str(one.published), one.id)))


def grouped(order: Sequence[Article]) -> set[frozenset[str]]:
    arriving = [replace(one, seen=make.after(seconds=n)) for n, one in enumerate(order)]
    held: dict[str, set[str]] = defaultdict(set)
    for one, story in zip(arriving, group(arriving), strict=True):
        held[story].add(one.title)
    return {frozenset(titles) for titles in held.values()}


@pytest.mark.parametrize("seed", range(4))
def test_shuffled_the_press_tells_the_same_stories(seed: int) -> None:
    shuffled = random.Random(seed).sample(press(), len(press()))
    assert grouped(shuffled) == grouped(press())


def test_read_twice_the_press_tells_the_same_stories() -> None:
    again = [replace(one, id=f"{one.id}b", url=f"{one.url}?again") for one in press()]
    assert grouped([*press(), *again]) == grouped(press())


def test_what_explains_a_measure_stands_in_its_story() -> None:
    (story,) = (titles for titles in grouped(press()) if any("Drawback" in each for each in titles))
    assert sum("Malaysian rubber gloves" in title for title in story) == 2
