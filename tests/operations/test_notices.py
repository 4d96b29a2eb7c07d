"""The ops channel hears of each change once, and of nothing while it stays."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import bot
from bot.channels import polled
from bot.channels.notices import GATHER, REST, changes, render
from bot.domain import Channel, Concern, DeliveryState, Feed, Live, Message, Notice, identify
from bot.errors import DeliveryError
from bot.llm import Asked, Usage
from bot.llm.calls import Outcome
from bot.newsroom import Pulse, Watch
from tests import make
from tests.fakes import page
from tests.house import DESK, House, open_house
from tests.make import NOON

pytestmark = pytest.mark.long

OPS = Channel(team="T1", id="COPS")
CALL = Asked(
    model="m", prompt="p@1", outcome=Outcome.ANSWERED, usage=Usage(), dollars=0.0, seconds=1.0
)


class Machine:
    """The disk and the model around a house, and the watch over it all."""

    def __init__(self, house: House, ops: Channel | None = OPS) -> None:
        self.house, self.room = house, 10**12
        self.pulse = Pulse(house.watch)
        self.ops, self.unseen = ops, False
        self.watch = Watch(
            desk=house.desk, pulse=self.pulse, find=self._find, free=lambda: self.room
        )

    async def _find(self) -> Channel | None:
        if self.unseen:
            raise DeliveryError("the bot sees no channel ops", channel="ops")
        return self.ops

    async def passes(self, minutes: float, every: float = 0.5) -> list[str]:
        """Let minutes pass, looking every so often; give what was told, in words."""
        before = len(self.house.courier.shown)
        for _ in range(round(minutes / every)):
            self.house.watch.turn(60 * every)
            await self.watch.look()
            await self.house.newsroom.drain()
        return [each.message.text for each in self.house.courier.shown[before:]]


async def only_version(machine: Machine) -> None:
    told = await machine.passes(1)
    assert told == [f"*Tradewire runs in this version:* {bot.__version__}"]
    assert await machine.passes(6) == []


RSS = '<rss version="2.0"><channel><title>One</title></channel></rss>'


def feed(url: str, interval: float, publisher: str = "One") -> Feed:
    return Feed(id=identify(url), url=url, publisher=publisher, interval=interval)


async def test_what_runs_is_told_once(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        await only_version(Machine(house))


def stays(house: House, number: int) -> Feed:
    """Let there be a source that always answers."""
    url = f"http://stays.example/{number}"
    house.web.pages[url] = page(RSS, content_type="application/rss+xml")
    return feed(url, 300, f"Steady {number}")


async def test_fifty_sources_that_fail_are_a_few_messages_with_counts(tmp_path: Path) -> None:
    wanted = [feed(f"http://one.example/{each}", 300, f"Outlet {each}") for each in range(50)]
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        await only_version(machine)
        house.web.down.update(each.url for each in wanted)
        await house.newsroom.set_feeds((stays(house, 1), *wanted))
        told = await machine.passes(60 * 6, every=6)
        assert len(told) <= 3, told
        assert sum(int(text.split()[0].strip("*")) for text in told) == 50
        assert any("_and " in text for text in told)
        assert await machine.passes(60 * 2, every=6) == []


async def test_a_source_that_answers_again_is_told_once(tmp_path: Path) -> None:
    url = "http://one.example/rss"
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        house.web.pages[url] = page(RSS, content_type="application/rss+xml")
        await house.newsroom.set_feeds((feed(url, 300),))
        await only_version(machine)
        house.web.down.add(url)
        told = await machine.passes(60 * 6, every=6)
        assert len(told) == 1
        assert told[0].startswith("*1 source failed several times in a row.*")
        assert "• One, since" in told[0]
        assert "unreachable (timed out), 5 times in a row" in told[0]
        house.web.down.clear()
        assert await machine.passes(60 * 6, every=6) == ["*1 source answering again:*\n• One"]


async def test_an_outage_of_ours_is_one_message_and_all_are_asked_after_it(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        wanted = tuple(stays(house, number) for number in range(15))
        await house.newsroom.set_feeds(wanted)
        await only_version(machine)
        house.web.down.update(each.url for each in wanted)
        told = await machine.passes(60 * 12, every=6)
        assert len(told) == 1, told
        assert told[0].startswith("*The sources are out of reach, all together.*")
        assert "15 sources failed, and none has answered since" in told[0]
        house.web.down.clear()
        house.web.down.add(wanted[7].url)  # which did not come back
        told = await machine.passes(60 * 8, every=6)
        assert [text.split("*")[1] for text in told] == [
            "The sources are in reach again.",
            "1 source failed several times in a row.",
        ]
        assert "Steady 7" in told[1]
        answering = [each.answering for each in await house.store.sources()]
        assert answering.count(False) == 1


async def test_a_source_that_falls_silent_and_one_that_is_gone(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        item = "<item><guid>{0}</guid><title>Norland {0}</title></item>"
        silent, gone = stays(house, 1), stays(house, 2)
        house.web.pages[silent.url] = page(
            RSS.replace("</title>", "</title>" + item.format(1), 1),
            content_type="application/rss+xml",
        )
        await house.newsroom.set_feeds((silent, gone))
        await only_version(machine)
        await rhythm(house, silent, hours=6)
        assert await machine.passes(60 * 24, every=30) == []  # five gaps are thirty hours
        house.web.pages[gone.url] = page("closed", status=410)
        told = await machine.passes(60 * 48, every=30)
        assert [text.split("*")[1] for text in told] == [
            "1 source gone for good.",
            "1 source silent for far longer than usual.",
        ]
        assert "`/trade sources remove`" in told[0]
        assert "nothing new since 09:30, 4 May (as a rule every 6 h)" in told[1]
        house.web.pages[silent.url] = page(
            RSS.replace("</title>", "</title>" + item.format(2) + item.format(1), 1),
            content_type="application/rss+xml",
        )
        told = await machine.passes(60 * 24, every=30)
        assert told == ["*1 source with news again:*\n• Steady 1"]


async def test_a_source_that_moved_is_told_once_and_one_that_moved_there_too(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        one, two = stays(house, 1), stays(house, 2)
        await house.newsroom.set_feeds((one, two))
        await only_version(machine)
        to = "http://there.example/rss"
        for number, each in enumerate((one, two, feed(to, 300))):
            item = f"<item><guid>{number}</guid><title>Norland {number}</title></item>"
            body = RSS.replace("</channel>", f"{item}</channel>")
            house.web.pages[each.url] = replace(
                page(body, content_type="application/rss+xml"), url=to, moved=to
            )
        told = await machine.passes(60 * 48, every=30)
        together = "\n".join(told)
        assert " moved to another address.*" in together
        for words in (
            "• Steady 1",
            "• Steady 2",
            "there.example/rss",
            "is polled already as Steady",
        ):
            assert together.count(words) >= 1
        listed = await house.store.sources()
        assert [each.feed.url for each in listed] == [to, to]
        assert sum(each.merged for each in listed) == 1
        assert "1 of 1 source answering" in polled.summary(listed)


async def rhythm(house: House, of: Feed, hours: float) -> None:
    """Let it be known how often a source has something new as a rule."""
    with closing(sqlite3.connect(house.file)) as database:
        database.execute("UPDATE feeds SET gap = ? WHERE id = ?", (hours * 3600, of.id))
        database.commit()


def test_a_source_that_flaps_is_told_of_now_and_then() -> None:
    known: dict[str, tuple[Notice, object]] = {}
    told = []
    for minute in range(60):
        now = NOON + timedelta(minutes=minute)
        seen = Notice(
            concern=Concern.SOURCE, id="f", about="Outlet", since=now, over=bool(minute % 2)
        )
        for notice in changes(known, [seen], now):  # type: ignore[arg-type]
            told.append((minute, notice.over))
            known[notice.key] = notice, now
    assert [over for _, over in told[:2]] == [False, True]
    gaps = [later - earlier for (earlier, _), (later, _) in itertools.pairwise(told)]
    assert min(gaps) >= REST / timedelta(minutes=1)


def test_what_was_gathered_is_told_together() -> None:
    def notice(number: int) -> Notice:
        return Notice(concern=Concern.CHANNEL, id=str(number), about=f"C{number}", since=NOON)

    known = {notice(1).key: (notice(1), NOON)}
    soon, later = NOON + GATHER / 2, NOON + GATHER
    others = [notice(number) for number in (1, 2, 3)]
    assert changes(known, others, soon) == ()
    assert changes(known, others, later) == (notice(2), notice(3))


async def test_a_model_out_of_reach_and_back(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        await only_version(machine)
        for _ in range(2):
            machine.pulse.asked(replace(CALL, outcome=Outcome.BUSY))
        assert await machine.passes(10) == []
        for outcome in (Outcome.FAILED, Outcome.PAUSED, Outcome.STOPPED, Outcome.PAUSED):
            machine.pulse.asked(replace(CALL, outcome=outcome))
        told = await machine.passes(30)
        assert len(told) == 1
        assert "The model does not answer" in told[0]
        machine.pulse.asked(CALL)
        told = await machine.passes(30)
        assert len(told) == 1
        assert "The model answers again" in told[0]
        machine.pulse.asked(replace(CALL, outcome=Outcome.BUDGET_SPENT))
        told = await machine.passes(30)
        assert len(told) == 1
        assert "budget for the day is spent" in told[0]


async def test_a_disk_that_fills_and_has_room_again(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        await only_version(machine)
        told = []
        for room in (400_000_000, 600_000_000, 450_000_000, 2_000_000_000):
            machine.room = room
            told += await machine.passes(20)
        assert [text.split("*")[1] for text in told] == [
            "The disk is nearly full.",
            "The disk has room again.",
        ]
        assert "400 MB left" in told[0]


async def test_a_message_that_is_lost_and_a_channel_that_is_paused(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        await house.newsroom.subscribe(DESK, Live.ALL)
        await only_version(machine)
        house.courier.faults["one"] = ["never"]
        await house.newsroom.tell(DESK, "one", make.delivery().message)
        told = await machine.passes(20)
        assert len(told) == 1
        assert told[0].startswith("*1 message could not be delivered.*")
        assert "is_archived" in told[0]
        house.courier.closed.add(DESK)
        await house.newsroom.tell(DESK, "two", make.delivery().message)
        told = await machine.passes(20)
        assert len(told) == 1
        assert told[0].startswith("*1 channel paused.*")
        await house.newsroom.subscribe(DESK, Live.ALL)
        assert [text.split("*")[1] for text in await machine.passes(20)] == [
            "1 channel no longer paused:"
        ]


async def test_a_step_that_keeps_failing(tmp_path: Path) -> None:
    failing = True

    async def handle(_: object) -> None:
        if failing:
            raise RuntimeError("no")

    async with open_house(tmp_path, polling=False, handle=handle) as house:
        machine = Machine(house)
        await only_version(machine)
        await house.store.keep(make.event(received=house.watch()))
        told = await machine.passes(3)
        assert len(told) == 1
        assert told[0].startswith("*Some work keeps failing.*")
        assert "answering people" in told[0]
        failing = False
        told = await machine.passes(30)
        assert [text.split("*")[1] for text in told] == ["Work that goes on again:"]


async def test_a_notice_waits_for_its_channel_and_brings_no_notice(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house)
        house.courier.closed.add(OPS)
        assert await machine.passes(30) == []
        states = {each.state for each in await house.store.deliveries(OPS)}
        assert states == {DeliveryState.PENDING}
        assert len(await house.store.deliveries(OPS)) == 1
        house.courier.closed.clear()
        assert len(await machine.passes(6)) == 1
        assert await machine.passes(30) == []


@pytest.mark.parametrize("unseen", [True, False], ids=["not seen", "not set"])
async def test_without_a_channel_it_is_logged_and_not_told_later(
    tmp_path: Path, unseen: bool
) -> None:
    async with open_house(tmp_path, polling=False) as house:
        machine = Machine(house, ops=None)
        machine.unseen = unseen
        assert await machine.passes(2) == []
        machine.ops, machine.unseen = OPS, False
        told = await machine.passes(2)
        assert len(told) == int(unseen)  # a channel that is only not found yet misses nothing


async def test_of_two_workers_one_tells(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        one, two = Machine(house), Machine(house)
        known = await house.store.noticed()
        first = await one.watch.look()
        notice = first[0]
        assert not await house.store.tell([notice], known, [], house.watch())
        assert await two.watch.look() == ()
        assert len(await house.store.deliveries(OPS)) == 1


def test_what_comes_from_outside_is_escaped_and_cut() -> None:
    hostile = Notice(
        concern=Concern.HELD_BACK,
        id="s:1",
        about="<!channel> *bold* <http://evil.example|click>" + "x" * 5000,
        since=NOON,
    )
    message: Message = render([hostile] * 60, "UTC", "/trade")
    assert "<!channel>" not in message.text
    assert "<http" not in message.text
    assert "_and 55 more_" in message.text
    assert len(message.text) <= 4000
