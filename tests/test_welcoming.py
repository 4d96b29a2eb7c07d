"""How a person is led to the first digest, with the sources answering late or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.channels import schedule
from bot.domain import Action, Channel, Flow, Live, Schedule, Subscription
from tests.house import DESK, House, open_house

pytestmark = pytest.mark.long

TALK = (Flow.WELCOME, Flow.POST)
DIRECT = Channel(team="T1", id="DU1")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as opened:
        await opened.newsroom.greet("T1", "U1")
        yield opened


def said(house: House) -> list[str]:
    return [each.message.text for each in house.courier.shown if each.delivery.channel == DIRECT]


async def wait(house: House, seconds: int, flows: tuple[Flow, ...] = TALK) -> None:
    for _ in range(seconds):
        house.watch.turn(1)
        await house.newsroom.drain(flows)


def wanted(house: House) -> Subscription:
    morning = Schedule(days=schedule.WEEKDAYS, times=(time(8, 30),), begun=house.watch())
    return Subscription(
        channel=DESK,
        live=Live.BREAKING,
        since=house.watch(),
        schedule=morning,
        zone="Asia/Tokyo",
        set_by="U1",
    )


async def test_the_greeting_waits_for_the_sources_but_not_for_ever(house: House) -> None:
    await wait(house, 5)
    assert said(house) == []
    await wait(house, 10)
    (hello,) = said(house)
    assert "*Sources:* 0 of 7 answering." in hello


async def test_it_comes_at_once_where_they_answer(house: House) -> None:
    await wait(house, 1, tuple(Flow))
    (hello,) = said(house)
    assert "*Sources:* 6 of 7 answering. No answer from" in hello
    assert "*Channels:* nothing posts until you choose." in hello


async def test_progress_is_one_message_that_is_edited(house: House) -> None:
    await wait(house, 15)
    await house.newsroom.choose("U1", wanted(house))
    await wait(house, 2)
    assert said(house)[1:] == ["Read 0 of 7 sources…"]
    polls = [job for job in await house.newsroom.due() if job.flow is Flow.POLL]
    for job in polls[:4]:
        await house.newsroom.work(job)
    await wait(house, 2)
    assert said(house)[1:] == ["Read 4 of 7 sources…"]
    await wait(house, 30, tuple(Flow))
    assert said(house)[1].startswith("Read 6 of 7 sources: ")
    assert said(house)[2].startswith("*Preview for <#C1>.*")
    posts = [each for each in house.courier.shown if each.delivery.channel == DIRECT]
    assert all(each.delivery.action is Action.POST for each in posts)
    assert house.courier.sent(DESK) == []


async def test_sources_that_never_answer_hold_no_preview_back(house: House) -> None:
    house.web.down = {feed.url for feed in house.web.feeds}
    await wait(house, 15)
    await house.newsroom.choose("U1", wanted(house))
    await wait(house, 100)
    assert said(house)[-1].startswith("*Preview for <#C1>.*")


async def test_a_channel_is_looked_at_until_it_lets_us_in(house: House) -> None:
    house.courier.closed.add(DESK)
    await wait(house, 15)
    await house.newsroom.choose("U1", wanted(house))
    await wait(house, 70)
    (asked,) = said(house)[1:]  # once, however often it looks
    assert "Please go there and type `/invite @Tradewire`." in asked
    house.courier.closed.clear()  # and nobody told us
    await wait(house, 100)
    assert said(house)[-1].startswith("*Preview for <#C1>.*")


async def test_thrown_out_before_it_posts_it_asks_again(house: House) -> None:
    await wait(house, 15, tuple(Flow))
    await house.newsroom.choose("U1", wanted(house))
    await wait(house, 30, tuple(Flow))
    house.courier.closed.add(DESK)
    assert await house.newsroom.post_first("T1", "U1", 1)
    await wait(house, 5)
    assert said(house)[-1].startswith("I am not in <#C1> yet")
    assert await house.newsroom.subscription(DESK) is None
    house.courier.closed.clear()
    assert await house.newsroom.let_in(DESK)
    await wait(house, 30, tuple(Flow))
    assert await house.newsroom.post_first("T1", "U1", 2)
    await wait(house, 5, tuple(Flow))
    assert "*Next:* " in said(house)[-1]
    assert sum("digest" in key and key.count(":") == 3 for key in house.courier.sent(DESK)) == 1


async def test_the_next_digest_is_told_by_the_day(house: House) -> None:
    await wait(house, 15, tuple(Flow))
    hours = Schedule(days=(4,), times=(time(8, 30),), begun=house.watch())
    friday = replace(wanted(house), schedule=hours)
    await house.newsroom.choose("U1", friday)
    await wait(house, 30, tuple(Flow))
    await house.newsroom.post_first("T1", "U1", 1)
    await wait(house, 5, tuple(Flow))
    assert "*Next:* Friday 08:30 Tokyo, the digest in <#C1>." in said(house)[-1]


async def test_nobody_is_greeted_twice(house: House) -> None:
    assert not await house.newsroom.greet("T1", "U1")
    assert not await house.newsroom.greet("T1", "U2")
    assert not await house.newsroom.greet("T2", "")
