"""The sample press and the fourteen days after it, through the whole newsroom: what is told."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.articles import article_from
from bot.domain import Article, Briefing, Coverage, Live
from bot.evaluation.stories import group
from tests.followups import OPENS, Course, course
from tests.house import DESK, House, open_house
from tests.replay import follow
from tests.streams import Shown

pytestmark = pytest.mark.long
MOVE = re.compile(r"~([^~]+)~ → \*([^*]+)\*")


async def test_a_month_of_news_is_told_once(tmp_path: Path) -> None:
    played = course()
    async with open_house(tmp_path, wanted=played.articles, start=OPENS) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await follow(house, played)
        shown = house.courier.shown
        _few_points_are_repeated(shown, played)
        _what_is_nothing_new_is_not_posted(shown)
        _edits_are_told_once(shown)
        _standings_are_told(shown)
        _what_is_overtaken_is_not_told_as_it_stood(shown)
        _days_that_moved_are_shown(shown)
        _outlets_that_differ_are_both_shown(shown)
        _outlets_that_differ_on_a_day_are_both_shown(shown)
        await _one_wire_text_is_one_voice(house)
        await _siblings_stay_apart(house)
        await _no_day_that_was_moved_is_still_to_come(house)
        before = len(shown)
        await _published_again_unchanged(house)
        assert [one.message.text for one in shown[before:]] == []


def updates(shown: Sequence[Shown], about: str = "") -> list[Shown]:
    """List the updates on the stories whose first message holds certain words, in order."""
    keys = {one.delivery.key for one in shown if about in one.message.text}
    return [
        one
        for one in shown
        if ":update:" in one.delivery.key and one.delivery.key.partition(":update:")[0] in keys
    ]


def moves(told: Sequence[Shown]) -> list[tuple[str, str]]:
    return [pair for one in told for pair in MOVE.findall(one.message.text)]


def _few_points_are_repeated(shown: Sequence[Shown], played: Course) -> None:
    points = [
        line
        for one in updates(shown)
        for line in one.message.text.splitlines()
        if line.startswith("• ")
    ]
    repeated = [
        line for line in points if any(_plain(said) in _plain(line) for said in played.again)
    ]
    assert len(points) > 50
    assert len(repeated) <= 0.02 * len(points), repeated


def _plain(text: str) -> str:
    return re.sub(r"[“”‘’\"']", "", text)


def _what_is_nothing_new_is_not_posted(shown: Sequence[Shown]) -> None:
    told = "\n".join(one.message.text for one in updates(shown))
    assert "The Sovereign Review" not in told  # what it has behind its wall, the agency had
    assert "kenya-sugar-explained" not in told
    assert "canada-heat-pumps-wait" not in told


def _edits_are_told_once(shown: Sequence[Shown]) -> None:
    for about, move in (
        ("truck tyres", ("25%", "30%")),
        ("milled rice", ("2 June", "9 June")),
    ):
        (news,) = updates(shown, about)
        assert moves([news]) == [move]
        assert news.delivery.broadcast
    (levy,) = updates(shown, "levy on used cars")
    assert moves([levy]) == [("25%", "30%"), ("1 June", "15 June")]
    (front,) = (
        one for one in shown if "levy on used cars" in one.message.text and not one.thread_ts
    )
    points = [line for line in front.message.text.splitlines() if line.startswith("• ")]
    assert "levy of 30% on used cars from 15 June" in points[0]


def _what_is_overtaken_is_not_told_as_it_stood(shown: Sequence[Shown]) -> None:
    struck = "\n".join(
        one.message.text
        for one in shown
        if "Chinese electric buses" in one.message.text and ":update:" not in one.delivery.key
    )
    assert "strikes down" in struck
    assert "returns on 14 July" not in struck
    assert "needs the signature" not in struck


def _standings_are_told(shown: Sequence[Shown]) -> None:
    told = updates(shown, "Chinese electric buses")
    assert [new for _, new in moves(told)] == [
        "announces",
        "signs",
        "takes effect",
        "suspends",
        "strikes down",
    ]
    assert all(one.delivery.broadcast for one in told)


def _days_that_moved_are_shown(shown: Sequence[Shown]) -> None:
    found = moves(updates(shown, "comments on lithium carbonate"))
    assert ("25 May", "15 June") in found
    assert ("15 June 2026", "29 June 2026") in found
    assert ("2 June", "9 June") in moves(updates(shown, "refined sugar"))


def _outlets_that_differ_are_both_shown(shown: Sequence[Shown]) -> None:
    differ, ended = updates(shown, "exports of anchovy meal")
    apart = "Kittiwake has *800,000 tonnes*, The Meridian Dispatch *600,000 tonnes*"
    assert apart in differ.message.text
    assert not differ.delivery.broadcast
    assert moves([ended]) == [("600,000 tonnes", "800,000 tonnes")]
    assert ended.delivery.broadcast
    (front,) = (one for one in shown if "anchovy meal" in one.message.text and not one.thread_ts)
    assert "Sources differ" not in front.message.text


def _outlets_that_differ_on_a_day_are_both_shown(shown: Sequence[Shown]) -> None:
    differ, ended = updates(shown, "canned tuna")
    apart = "The Meridian Dispatch has *15 June*, Kittiwake *1 June*"
    assert f"_Sources differ on the day it takes effect:_ {apart}" in differ.message.text
    assert not differ.delivery.broadcast
    assert moves([ended]) == [("15 June", "1 June")]
    assert ended.delivery.broadcast
    (front,) = (one for one in shown if "canned tuna" in one.message.text and not one.thread_ts)
    assert "Sources differ" not in front.message.text


async def _briefings(house: House, words: str) -> list[Briefing]:
    found = await house.newsroom.latest(limit=50)
    return [each for each in found if words in each.headline.text]


async def _one_wire_text_is_one_voice(house: House) -> None:
    (sugar,) = await _briefings(house, "refined sugar")
    story = await house.store.story(sugar.story_id)
    assert story is not None
    assert sorted(map(len, story.texts)) == [1, 1, 1, 5]
    assert sorted(map(len, story.voices)) == [1, 1, 6]  # the agency wrote again
    assert sugar.voices == 3


async def _siblings_stay_apart(house: House) -> None:
    for one, other in (
        ("stainless steel wire", "Thai aluminium extrusions"),
        ("welded steel pipe", "aluminium extrusions from Türkiye"),
        ("aluminium foil", "stainless steel sinks"),
    ):
        (first,), (second,) = await _briefings(house, one), await _briefings(house, other)
        assert first.story_id != second.story_id


async def _no_day_that_was_moved_is_still_to_come(house: House) -> None:
    (lithium,) = await _briefings(house, "lithium carbonate")
    assert "29 June" in lithium.headline.text
    said = " ".join(line.text for line in lithium.lines)
    for moved in ("8 May", "14 May", "25 May"):
        assert moved not in said


async def _published_again_unchanged(house: House) -> None:
    """Date everything anew, as a press does that prints its archive again."""
    house.web.start = house.watch.time
    for _ in range(2):
        house.watch.turn(6 * 3600)
        await house.run(8)


def _read(played: Course) -> list[Article]:
    return [
        article_from(
            f"http://press.example{one.path}",
            one.title,
            one.body,
            publisher=one.outlet.name,
            seen=one.published,
            coverage=Coverage.FULL_TEXT,
            published=one.published,
            official=one.outlet.official,
        )
        for one in played.articles
    ]


def _grouped(order: Sequence[Article]) -> set[frozenset[str]]:
    held: dict[str, set[str]] = {}
    arriving = [
        replace(one, seen=OPENS + timedelta(days=30, seconds=n)) for n, one in enumerate(order)
    ]
    for one, story in zip(order, group(arriving), strict=True):
        held.setdefault(story, set()).add(one.url)
    return {frozenset(urls) for urls in held.values()}


@pytest.mark.parametrize("seed", range(2))
def test_in_any_order_it_tells_the_same_stories(seed: int) -> None:
    followed = _read(course())
    shuffled = random.Random(seed).sample(followed, len(followed))
    assert _grouped(shuffled) == _grouped(followed)
