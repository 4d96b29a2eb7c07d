"""An outlet corrects a figure: everybody who was told the wrong one hears of it, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.channels.schedule import DAILY
from bot.domain import Channel, Live, Question, Quiet, Schedule
from bot.sandbox.press import SampleArticle
from tests.house import DESK, House, open_house
from tests.streams import Shown
from tests.test_versions import COPY, LEAD, changed, republish

pytestmark = pytest.mark.long
DIGEST, DIRECT = Channel(team="T1", id="C2"), Channel(team="T1", id="DU1")
ASKED = "To what rate will Mercosur halve its tariff on Japanese cars?"
CORRECTED = changed(LEAD, ("17.5%", "15%"))
# Another name, and a "will" that is none, without a word of it.
WORDS = (
    (changed(LEAD, ("Ingrid Vassbotn", "Sunniva Hauge")), "Ingrid Vassbotn", "Sunniva Hauge"),
    (
        changed(LEAD, ("Mercosur will halve", "Mercosur will not halve")),
        "will halve",
        "will not halve",
    ),
)
AGAIN = changed(LEAD, ("17.5%", "12%"))


def notes(house: House, channel: Channel) -> Sequence[Shown]:
    return [
        one
        for one in house.courier.shown
        if one.delivery.channel == channel and one.message.text.startswith("*Correction by ")
    ]


async def gets_digests(house: House, *, quiet: Quiet | None = None) -> None:
    known = await house.newsroom.settings(DIGEST, "UTC")
    hour = (house.watch() + timedelta(seconds=50)).time().replace(second=0, microsecond=0)
    times = (hour.replace(minute=hour.minute + 1), time(23, 59))
    schedule = Schedule(days=DAILY, times=times, begun=house.watch())
    await house.newsroom.change(
        replace(known, live=Live.OFF, schedule=schedule, quiet=quiet or known.quiet)
    )


async def ask(house: House, channel: Channel, thread: str) -> None:
    question = Question(text=ASKED, asked=house.watch())
    await house.newsroom.answer(question, channel, f"answer:{thread}", thread, "UTC", "U1")


async def test_a_channel_that_was_told_in_a_digest_hears_of_it_at_once(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD, COPY]) as house:
        await gets_digests(house)
        await house.run(110)
        assert "17.5%" in "".join(one.message.text for one in house.courier.shown)
        await republish(house, CORRECTED, COPY)
        (note,) = notes(house, DIGEST)
        parent = next(one for one in house.courier.shown if not one.thread_ts)
        assert note.delivery.broadcast
        assert note.thread_ts == parent.ts
        assert note.message.text.startswith("*Correction by Kittiwake*\n*Mercosur to halve")
        assert "~17.5%~ → *15%*" in note.message.text
        await republish(house, CORRECTED, COPY, after=3 * 3600)
        assert len(notes(house, DIGEST)) == 1


async def test_it_is_told_where_little_is_left_to_tell(tmp_path: Path) -> None:
    first, _, _ = LEAD.paragraphs[0].partition(". ")
    short = replace(LEAD, paragraphs=(f"{first}.", *LEAD.paragraphs[1:4]))
    async with open_house(tmp_path, wanted=[short]) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(40)
        assert "17.5%" in house.courier.shown[0].message.text
        corrected = changed(short, ("17.5%", "15%"))
        little = (
            corrected.paragraphs[0],
            "They asked for a hearing on the accord, and for another one in the autumn.",
        )
        await republish(house, replace(corrected, paragraphs=little))
        (briefing,) = await house.newsroom.latest(limit=1)
        assert len(briefing.key_points) == 1
        assert len(notes(house, DESK)) == 1


async def test_in_quiet_hours_it_waits(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await gets_digests(house, quiet=Quiet(start=time(10), end=time(14)))
        await house.run(110)
        await republish(house, CORRECTED)
        assert notes(house, DIGEST) == []
        house.watch.turn(4 * 3600)
        await house.run(10)
        assert len(notes(house, DIGEST)) == 1


async def test_a_channel_that_was_told_live_hears_of_it_in_the_thread_and_there(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=[LEAD, COPY]) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await gets_digests(house)
        await house.run(40)
        await republish(house, CORRECTED, COPY)
        (note,) = notes(house, DESK)
        assert note.delivery.broadcast
        assert note.thread_ts == house.courier.shown[0].ts


async def test_an_answer_that_told_it_has_a_note_below(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(40)
        own = house.courier.shown[0].ts
        await ask(house, DIRECT, "7.1")
        await ask(house, DESK, "8.1")
        await ask(house, DESK, own)
        await republish(house, CORRECTED)
        (direct,) = notes(house, DIRECT)
        assert direct.thread_ts == "7.1"
        assert direct.message.text.startswith(
            f"*Correction by Kittiwake* to the answer to “{ASKED}”\n~17.5%~ → *15%*"
        )
        assert "“Mercosur will halve its tariff on Japanese cars to 15% from 35%" in (
            direct.message.text
        )
        # In the story's own thread the update says so already.
        assert sorted(one.thread_ts for one in notes(house, DESK)) == sorted([own, "8.1"])
        await republish(house, CORRECTED, after=3 * 3600)
        assert len(notes(house, DIRECT)) == 1


async def test_an_answer_from_a_report_that_is_withdrawn_whole_has_a_note_below(
    tmp_path: Path,
) -> None:
    gone = replace(
        LEAD,
        title=f"WITHDRAWN: {LEAD.title}",
        paragraphs=("This report has been withdrawn. Its source could not be confirmed.",),
    )
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await house.run(40)
        await ask(house, DIRECT, "7.1")
        await republish(house, gone)
        (note,) = notes(house, DIRECT)
        assert note.thread_ts == "7.1"
        assert "~its report~ → *withdrawn*" in note.message.text


async def test_an_answer_hears_of_each_correction_of_what_it_said(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await house.run(40)
        await ask(house, DIRECT, "7.1")
        await republish(house, CORRECTED)
        await ask(house, DIRECT, "7.2")
        await republish(house, AGAIN)
        told = {(one.thread_ts, "*12%*" in one.message.text) for one in notes(house, DIRECT)}
        assert told == {("7.1", False), ("7.1", True), ("7.2", True)}


async def test_an_answer_that_told_something_else_hears_nothing(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await house.run(40)
        await ask(house, DIRECT, "7.1")
        moved = changed(LEAD, ("fell to 2.1% in 2025", "fell to 3.4% in 2025"), feed=False)
        await republish(house, moved)
        assert notes(house, DIRECT) == []


async def test_what_was_corrected_twice_in_quiet_hours_was_corrected_once_for_the_channel(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        known = await house.newsroom.settings(DESK, "UTC")
        quiet = Quiet(start=time(10), end=time(14))
        await house.newsroom.change(replace(known, live=Live.ALL, quiet=quiet))
        await house.run(40)
        await republish(house, CORRECTED)
        await republish(house, AGAIN)
        assert notes(house, DESK) == []
        house.watch.turn(3 * 3600)
        await house.run(10)
        (note,) = notes(house, DESK)
        assert "~17.5%~ → *12%*" in note.message.text
        assert "15%" not in note.message.text


@pytest.mark.parametrize(("edited", "wrong", "right"), WORDS)
async def test_who_and_whether_are_corrected_wherever_they_were_told(
    tmp_path: Path, edited: SampleArticle, wrong: str, right: str
) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await gets_digests(house)
        await house.run(110)
        asked = "Will Mercosur halve its tariff? What precedent does the accord set for carmakers?"
        question = Question(text=asked, asked=house.watch())
        await house.newsroom.answer(question, DIRECT, "answer:7.1", "7.1", "UTC", "U1")
        await republish(house, edited)
        for channel in (DESK, DIGEST, DIRECT):
            (note,) = notes(house, channel)
            assert f"~{wrong}~ → *{right}*" in note.message.text


async def test_what_is_only_reworded_corrects_nothing(tmp_path: Path) -> None:
    reworded = changed(
        LEAD,
        ("told a joint news conference on Monday", "said at a joint news conference"),
        ("Mercosur will halve", "Mercosur is to halve"),
    )
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(40)
        before = len(house.courier.shown)
        await republish(house, reworded)
        assert [one.message.text for one in house.courier.shown[before:]] == []
