"""Digests, caps, quiet hours and updates, from the sample press to the channel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.schedule import DAILY
from bot.domain import (
    Channel,
    Flow,
    Live,
    Mute,
    Quiet,
    Schedule,
    Subscription,
)
from bot.errors import BotError
from bot.newsroom import Newsroom
from bot.sandbox.press import SampleArticle
from tests.house import DESK, House, open_house
from tests.samples import press

pytestmark = pytest.mark.long

GLOVES = ("us-threatens-malaysia-glove-tariff", "us-imposes-malaysia-glove-tariff")
STEEL = ("eu-thai-stainless-wire-duties", "eu-thai-aluminium-duties")


def wanted(*slugs: str) -> tuple[SampleArticle, ...]:
    return tuple(one for one in press() if one.slug in slugs)


async def ask_for(house: House, **changes: Any) -> Subscription:
    """Set what the desk's channel gets, in UTC."""
    known = await house.newsroom.settings(DESK, "UTC")
    return await house.newsroom.change(replace(known, **changes))


def daily(house: House, *hours: str) -> Schedule:
    times = tuple(map(time.fromisoformat, hours))
    return Schedule(days=DAILY, times=times, begun=house.watch())


async def break_all(house: House) -> None:
    """Let every article break at its time, and be read and written up; digests come on the way."""
    for one in house.web.articles:
        await until(house, one.published)
        await house.run(4)


async def until(house: House, when: datetime) -> None:
    """Let the time pass to `when`, stopping at each digest on the way."""
    while (due := await house.newsroom.next_digest()) is not None and due < when:
        house.watch.time = max(due, house.watch.time)
        await house.run(3)
    house.watch.time = max(when, house.watch.time)


def parents(house: House) -> list[str]:
    """List the texts of the digests that the channel shows."""
    return [
        shown.message.text
        for shown in house.courier.shown
        if shown.delivery.key.startswith("digest:") and not shown.thread_ts
    ]


async def test_a_digest_is_a_message_with_each_briefing_in_its_thread(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, schedule=daily(house, "08:30"))
        await break_all(house)
        assert house.courier.shown == []
        await until(house, house.watch() + timedelta(days=1))
        (parent,) = [shown for shown in house.courier.shown if not shown.thread_ts]
        replies = [shown for shown in house.courier.shown if shown.thread_ts]
        key = parent.delivery.key
        stories = [shown.delivery.story_id for shown in replies[::2]]
        assert [shown.delivery.key for shown in replies] == [
            f"{key}:story:{story}{part}" for story in stories for part in ("", ":detail")
        ]
        assert {shown.thread_ts for shown in replies} == {parent.ts}
        for shown, place in zip(replies[::2], ("1.", "2."), strict=True):
            address = f"https://slack.example/archives/C1/p{shown.ts.replace('.', '')}"
            assert f"{place} *<{address}|" in parent.message.text
        assert "tradewire://" not in repr(parent.message)
        assert "2 new since" in parent.message.text


@pytest.mark.parametrize("lost", ["lost", "untaken", "later"])
@pytest.mark.parametrize("part", ["", ":story:{story}", ":story:{story}:detail"])
async def test_each_message_of_a_digest_comes_once_through_lost_replies(
    tmp_path: Path, part: str, lost: str
) -> None:
    articles = wanted(STEEL[0])
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, schedule=daily(house, "08:30"))
        await break_all(house)
        (story, _), *_ = await house.store.latest_briefings(limit=1)
        due = await house.newsroom.next_digest()
        assert due is not None
        key = f"digest:{due:%Y-%m-%d}:08:30"
        house.courier.faults[key + part.format(story=story.id)] = [lost, lost]
        house.watch.time = due
        await house.run(60)
        assert house.courier.sent() == [
            key,
            f"{key}:story:{story.id}",
            f"{key}:story:{story.id}:detail",
        ]
        assert "<https://slack.example/" in parents(house)[0]


async def test_a_worker_killed_between_parent_and_replies_repeats_nothing(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, schedule=daily(house, "08:30"))
        await break_all(house)
        due = await house.newsroom.next_digest()
        assert due is not None
        house.watch.time = due
        await house.newsroom.drain((Flow.POLL, Flow.READ, Flow.GROUP, Flow.BRIEF))
        await house.newsroom.drain((Flow.DIGEST,))
        (first, *_) = [job for job in await house.newsroom.due() if job.flow is Flow.POST]
        # It took the row, Slack took the message, and then it was gone.
        lease = timedelta(minutes=2)
        assert await house.store.claim(Flow.POST, due, lease=lease, ids=[first.id])
        delivery = await house.store.delivery(first.id)
        assert delivery is not None
        await house.store.trying(first.id, due)
        await house.courier.post(delivery, "")
        restarted = Newsroom(house.desk)
        await house.store.release_leases()
        for _ in range(30):
            house.watch.turn(1)
            await restarted.drain()
        sent = house.courier.sent()
        assert len(sent) == len(set(sent)) == 5
        assert sent[0] == delivery.key


async def test_a_digest_waits_a_moment_for_news_that_is_on_its_way(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await house.newsroom.drain((Flow.POLL,))
        await ask_for(house, schedule=daily(house, "08:30"))
        due = await house.newsroom.next_digest()
        assert due is not None
        house.watch.time = due  # the clock leapt there, and nothing was read yet
        await house.newsroom.drain()
        assert not parents(house)
        await house.run(10)
        (told,) = parents(house)
        assert "2 new since" in told


async def test_a_digest_does_not_wait_for_ever(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=wanted(*STEEL)) as house:
        await ask_for(house, schedule=daily(house, "08:30"))
        due = await house.newsroom.next_digest()
        assert due is not None
        house.watch.time = due
        for _ in range(70):  # nobody polls: the feeds stay due
            house.watch.turn(1)
            await house.newsroom.drain((Flow.DIGEST, Flow.POST))
        assert len(parents(house)) == 1


async def test_downtime_across_two_digests_gives_one_late_one(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, schedule=daily(house, "08:30", "17:00"))
        await house.run(4)
        await break_all(house)
        day = house.watch().date() + timedelta(days=1)
        house.watch.time = datetime.combine(day, time(20), UTC)  # it was not running
        await house.newsroom.plan_digests()
        await house.run(30)
        (told,) = parents(house)[-1:]
        assert "late: it was due on" in told
        assert len(parents(house)) == len(
            {shown.delivery.key for shown in house.courier.shown if not shown.thread_ts}
        )
        due = await house.newsroom.next_digest()
        assert due == datetime.combine(day + timedelta(days=1), time(8, 30), UTC)


async def test_with_nothing_to_tell_a_digest_is_one_line(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=()) as house:
        await ask_for(house, schedule=daily(house, "08:30"))
        await until(house, house.watch() + timedelta(days=1))
        (told,) = parents(house)
        assert told == (
            "Nothing new for this channel since Sun 3 May, 08:30 · UTC time · 0 of 1 source "
            "answering"
        )


async def test_a_change_of_status_gets_its_own_message_and_is_its_home(tmp_path: Path) -> None:
    articles = wanted(*GLOVES)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, live=Live.BREAKING, schedule=daily(house, "08:30"))
        await break_all(house)
        (story, _), *_ = await house.store.latest_briefings(limit=1)
        own = f"story:{story.id}"
        sent = house.courier.sent()
        assert sent[0].startswith("digest:")  # first told in a digest
        assert sent.count(own) == 1
        await until(house, house.watch() + timedelta(days=1))
        told = parents(house)[-1]
        assert "~threatens~ → *imposes*" in told
        (home,) = [shown for shown in house.courier.shown if shown.delivery.key == own]
        assert f"/p{home.ts.replace('.', '')}|US imposes 25% tariff" in told


async def test_a_change_of_status_of_a_known_story_shows_in_the_channel_too(
    tmp_path: Path,
) -> None:
    articles = wanted(*GLOVES)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, live=Live.ALL)
        await break_all(house)
        updates = [shown for shown in house.courier.shown if ":update:" in shown.delivery.key]
        assert [shown.delivery.broadcast for shown in updates] == [True]
        assert updates[0].message.text.startswith("*What is new*\n~threatens~ → *imposes*")
        first = house.courier.shown[0]
        assert updates[0].thread_ts == first.ts
        assert "updated" in first.message.text
        assert "~threatens~ → *imposes*" in first.message.text


async def _capped(house: House) -> None:
    await ask_for(house, live=Live.ALL, cap=1)


async def _quiet(house: House) -> None:
    await ask_for(house, live=Live.ALL, quiet=Quiet(start=time(0), end=time(20)))


@pytest.mark.parametrize(("setting", "before"), [(_capped, 1), (_quiet, 0)], ids=["cap", "quiet"])
async def test_what_is_held_back_is_posted_later_where_no_digest_is_set(
    tmp_path: Path, setting: Callable[[House], Awaitable[None]], before: int
) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await setting(house)
        await break_all(house)
        await house.run(10)
        assert len(stories(house)) == before
        house.watch.time = datetime.combine(house.watch().date(), time(20), UTC)
        await house.run(10)
        assert len(stories(house)) == 2


def stories(house: House, channel: Channel = DESK) -> list[str]:
    """List the stories that a channel was told of live."""
    return [
        key
        for key in house.courier.sent(channel)
        if key.startswith("story:") and key.count(":") == 1
    ]


async def test_what_is_held_back_comes_with_the_next_digest_where_one_is_set(
    tmp_path: Path,
) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, live=Live.ALL, cap=1, schedule=daily(house, "08:30"))
        await break_all(house)
        assert len(stories(house)) == 1
        await until(house, house.watch() + timedelta(days=1))
        assert len(stories(house)) == 1
        assert "2 new since" in parents(house)[-1]
        # The one that stands in the channel is linked to, the other stands in the thread.
        assert len([key for key in house.courier.sent() if key.endswith(":detail")]) == 2


async def test_a_digest_waits_for_the_end_of_quiet_hours(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        quiet = Quiet(start=time(20), end=time(9))
        await ask_for(house, schedule=daily(house, "08:30"), quiet=quiet)
        due = await house.newsroom.next_digest()
        assert due is not None
        assert f"{due:%H:%M}" == "09:00"
        house.watch.time = due
        await house.run(20)
        (told,) = parents(house)
        assert "late" not in told


async def test_a_muted_story_is_not_heard_of_until_then(tmp_path: Path) -> None:
    articles = wanted(*GLOVES)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, live=Live.ALL)
        await house.run(4)
        (story, _), *_ = await house.store.latest_briefings(limit=1)
        muted = (Mute(story_id=story.id, until=house.watch() + timedelta(days=9)),)
        shown = house.courier.sent()
        await ask_for(house, muted=muted, schedule=daily(house, "08:30"))
        await break_all(house)
        assert [key for key in house.courier.sent() if not key.startswith("digest:")] == shown
        await until(house, house.watch() + timedelta(days=1))
        assert all("Nothing new" in told for told in parents(house))


async def test_only_what_a_channel_follows_is_told(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, live=Live.ALL, follow=("aluminium",))
        await break_all(house)
        shown = [shown.message.text for shown in house.courier.shown if not shown.thread_ts]
        assert len(shown) == 1
        assert "aluminium" in shown[0]


async def test_a_first_digest_looks_back_two_days_and_no_further(tmp_path: Path) -> None:
    articles = wanted(*STEEL, "us-threatens-malaysia-glove-tariff")
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await break_all(house)
        last = house.watch()
        house.watch.time = articles[0].published + timedelta(hours=50)
        await ask_for(house, schedule=daily(house, "08:30"))
        assert await house.newsroom.digest_now(DESK, house.watch())
        await house.run(20)
        (told,) = parents(house)
        recent = [one for one in articles if house.watch() - one.published < timedelta(hours=48)]
        assert last <= house.watch()
        assert f"{len(recent)} new since" in told


async def test_a_digest_is_foreseen_at_a_terminal(tmp_path: Path) -> None:
    articles = wanted(*STEEL)
    async with open_house(tmp_path, wanted=articles, start=articles[0].published) as house:
        await ask_for(house, schedule=daily(house, "08:30"), name="trade-desk")
        await break_all(house)
        (told,) = await house.newsroom.foreseen("#trade-desk")
        assert told == (await house.newsroom.foreseen("C1"))[0]
        heading, _, digest = told.partition("\n\n")
        assert heading.startswith("trade-desk: next digest 08:30 UTC, ")
        assert "NEW\n1. EU " in digest
        assert not any(mark in digest for mark in ("<", "*", "tradewire://"))
        with pytest.raises(BotError, match="Those that have: trade-desk"):
            await house.newsroom.foreseen("elsewhere")
