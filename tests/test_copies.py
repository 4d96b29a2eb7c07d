"""A text that comes again, carried, edited or credited, brings nothing new but what it adds."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain import Live
from bot.language import crediting, facts
from bot.sandbox.press import SampleArticle
from tests.house import DESK, START, open_house
from tests.reported import READ, published

WIRE = READ[0]
LEAD = (
    "Norland will ban imports of used boilers from 1 August, Trade Minister Bo Sundt said in "
    "Arnholm on Monday, in a step that dealers in the port had feared."
)
TEXT = f"""{LEAD}

The ban covers boilers for homes and for ships, of which Norland bought 210,000 tonnes from \
Eastland and Westmark in 2025, customs figures show.

“We will no longer be everybody's scrap yard,” Sundt told reporters at the ministry, flanked by \
officials of the agency for clean air.

Welders in Vik hailed the step, while hotels said that new boilers cost three times as much and \
that rooms would be dearer before Christmas."""
EDITED = (
    TEXT.replace("will ban", "is to ban")
    .replace("in a step that dealers in the port had feared", "a step dealers in the port feared")
    .replace("The ban covers", "The ban applies to")
    .replace("of which Norland bought", "of which the country imported")
    .replace("told reporters", "told journalists")
    .replace("hailed", "welcomed")
)
CREDITED = (
    f"Norland will ban imports of old boilers, the news agency {WIRE.name} reported on Monday.\n\n"
    "The agency quoted Trade Minister Bo Sundt as saying that the ban starts on 1 August.\n\n"
    "The ministry did not answer our calls on the matter before this edition closed."
)
TITLE, OTHER = "Norland bans imports of used boilers", "Used boilers barred from Norland"


async def updates(folder: Path, *reports: SampleArticle) -> list[str]:
    """Give the texts of what is told after the first briefing."""
    async with open_house(folder, wanted=reports) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        for hours in (0, 1, 4):
            house.watch.time = START + timedelta(hours=hours)
            await house.run(40)
        return [one.message.text for one in house.courier.shown if ":update:" in one.delivery.key]


async def test_a_wires_own_page_tells_nothing_new_after_its_copy(tmp_path: Path) -> None:
    carried = published((OTHER, f"({WIRE.name}) - {TEXT}"), 1, 0)
    assert not await updates(tmp_path, carried, published((TITLE, TEXT), 0, 1))


@pytest.mark.parametrize("text", [EDITED, CREDITED])
async def test_who_edits_or_credits_a_text_tells_nothing_new(tmp_path: Path, text: str) -> None:
    assert not await updates(
        tmp_path, published((TITLE, TEXT), 0, 0), published((OTHER, text), 1, 1)
    )


@pytest.mark.parametrize(
    ("edited", "same"),
    [
        ("The ban applies to boilers for homes and ships, of which 210,000 tonnes came in.", True),
        (
            "The ban covers boilers for homes and ships, of which Norland bought 340,000 tonnes.",
            False,
        ),
        ("Norland is to ban imports of used boilers from 1 August, a step dealers feared.", True),
        ("Norland is to ban imports of used boilers from 1 September, Sundt said.", False),
        ("Norland has lifted its ban on imports of used boilers, Sundt said in Arnholm.", False),
        ("Sundt denied in Arnholm that Norland would ban imports of used boilers.", False),
        ("Imports of used ovens are free.", False),
    ],
)
def test_a_copy_says_the_same_in_other_words_but_not_another_thing(edited: str, same: bool) -> None:
    copied = [facts.find(each.replace("\n", " "), START) for each in TEXT.split("\n\n")]
    assert facts.retold(facts.find(edited, START), copied) is same


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Norland bans boilers, Harbour Wire reported.", "Norland bans boilers."),
        (
            "Norland bans boilers, the news agency Harbour Wire reported on Monday.",
            "Norland bans boilers.",
        ),
        ("The Harbour Wire reported that Norland bans boilers.", "Norland bans boilers."),
        ("Norland, according to Harbour Wire, bans boilers.", "Norland, bans boilers."),
        ("Harbour Wire was bought by Vik News.", "Harbour Wire was bought by Vik News."),
        (
            "Sundt said that Harbour Line reported a loss.",
            "Sundt said that Harbour Line reported a loss.",
        ),
    ],
)
def test_whom_a_sentence_credits_is_left_out(text: str, left: str) -> None:
    assert crediting.without(text, {"Harbour Wire"}) == left
