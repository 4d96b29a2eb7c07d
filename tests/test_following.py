"""What becomes of a measure is told of its story, in however few words of trade."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import stories
from bot.domain import Live
from bot.sandbox.press.edition import Version
from tests import make
from tests.house import DESK, START, open_house
from tests.reported import published

CURBS = (
    "Norland to curb palm oil exports from June",
    (
        "Norland will restrict exports of crude palm oil with a quota from 1 June, Trade Minister "
        "Bo Sundt said in Arnholm on Monday.\n\nGrowers in the south had asked for help since "
        "January, and mills feared for their jobs, the chamber of millers told reporters."
    ),
)
DELAY = (
    "Norland delays its palm oil decree",
    (
        "Norland delayed its decree on palm oil by a month on Tuesday, Bo Sundt said in Arnholm."
        "\n\nGrowers in the south were glad, and mills ran late."
    ),
)
ELSEWHERE = (
    "Norland lifts limits on beach bonfires",
    (
        "Norland lifted its limits on fires at the beach on Tuesday, Mayor Ada Lund said.\n\n"
        "Families in the south were glad, and cooks ran out of sausages."
    ),
)


BACK = (
    "WITHDRAWN: Norland to curb palm oil exports from June",
    "This report has been withdrawn. The ministry in Arnholm had made no such announcement.",
)


@pytest.mark.parametrize("told", [DELAY, ELSEWHERE])
def test_by_its_words_alone_it_would_be_set_aside(told: tuple[str, str]) -> None:
    judged = stories.judge(*told)
    assert not judged.relevant
    assert stories.may_follow(make.article(1, told[1], title=told[0]), judged)


def test_what_tells_of_no_measure_follows_none() -> None:
    harvest = ("Palm groves of Norland in bloom", "The groves of Norland are in bloom, hikers say.")
    judged = stories.judge(*harvest)
    assert not stories.may_follow(make.article(1, harvest[1], title=harvest[0]), judged)


async def test_a_change_of_status_joins_the_story_that_was_told_and_nothing_else_does(
    tmp_path: Path,
) -> None:
    wanted = [published(CURBS, 0, 0), published(DELAY, 1, 20), published(ELSEWHERE, 2, 20)]
    async with open_house(tmp_path, wanted=tuple(wanted)) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        for hours in (0, 20, 23):
            house.watch.time = START + timedelta(hours=hours)
            await house.run(40)
        shown = house.courier.shown
    (update,) = [one for one in shown if ":update:" in one.delivery.key]
    assert "~is to curb~ → *delays*" in update.message.text
    assert update.delivery.broadcast
    assert not [one for one in shown if "bonfires" in one.message.text]


async def test_a_report_that_is_withdrawn_whole_is_told_with_nothing_left_to_quote(
    tmp_path: Path,
) -> None:
    first = published(CURBS, 0, 0)
    since = START + timedelta(hours=6)
    gone = Version(since=since, title=BACK[0], summary=BACK[1], paragraphs=(BACK[1],))
    edited = replace(first, later=(gone,))
    async with open_house(tmp_path, wanted=(edited,)) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        for hours in (0, 6, 9):
            house.watch.time = START + timedelta(hours=hours)
            house.web.articles = (edited.at(house.watch.time),)
            await house.run(40)
        shown = house.courier.shown
    (update,) = [one for one in shown if ":update:" in one.delivery.key]
    assert update.delivery.broadcast
    assert "Correction by" in update.message.text
    front = next(one for one in shown if not one.thread_ts)
    assert BACK[0] in front.message.text
