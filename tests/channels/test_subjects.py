"""The eight subjects to tick: each selects its stories, and no others."""

from __future__ import annotations

import pytest

from bot.channels import subjects
from bot.channels.topics import watched
from bot.domain import Briefing, Story
from bot.stories.relevance import judge
from tests import make

TOLD = {
    "Tariffs and quotas": """US imposes 25% tariff on imported furniture
        The tariff on furniture rises to 25% from 5% on Monday, the trade representative said.
        Importers asked for a lower tariff.""",
    "Trade agreements": """India and Chile conclude talks on a free trade agreement
        The free trade agreement covers services. Ministers sign the free trade agreement in
        May.""",
    "Dumping, subsidies and safeguards": """EU opens anti-dumping inquiry into glass from Egypt
        The Commission opened an anti-dumping investigation. The complaint says that glass is
        sold at dumped prices.""",
    "Export controls and sanctions": """Japan adds 20 firms to its list of export controls
        The export controls apply from June. Firms need a licence under the controls.""",
    "Food and farming": """Mexico lets in pork and maize under lower duties
        Mexico cuts its import duties on pork and on maize. Pork prices fell after that.""",
    "Metals and minerals": """Canada sets limits on steel and copper imports
        Steel and copper imports above the limit are stopped at the border. Steelmakers asked
        for the import limit.""",
    "Cars and trucks": """Brazil raises import duty on electric cars
        The import duty on cars rises to 35%. Makers of cars expect imports of vehicles to
        fall.""",
    "Chips and electronics": """US begins Section 232 inquiry into imports of semiconductors
        The inquiry covers semiconductors and the tools to make them. Imports of chips rose.""",
}
APART = """WTO elects a new head of its appeals secretariat
    The World Trade Organization chose a lawyer for the post. The WTO has been without one."""


def briefed(told: str) -> tuple[Story, Briefing]:
    title, _, text = told.partition("\n")
    topics = judge(title, " ".join(text.split())).topics
    story = Story(
        id="s1", title=title, topics=topics, voices=(), first_seen=make.NOON, last_seen=make.NOON
    )
    return story, make.briefing("s1", make.article(title=title))


@pytest.mark.parametrize("subject", subjects.SUBJECTS)
def test_a_ticked_subject_selects_its_stories(subject: str) -> None:
    assert watched(subjects.topics([subject]), *briefed(TOLD[subject]))


@pytest.mark.parametrize("subject", subjects.SUBJECTS)
def test_it_selects_no_story_on_something_else(subject: str) -> None:
    assert not watched(subjects.topics([subject]), *briefed(APART))


def test_there_are_eight_and_none_shares_a_topic_with_another() -> None:
    topics = [topic for each in subjects.SUBJECTS.values() for topic in each]
    assert len(subjects.SUBJECTS) == 8
    assert len(set(topics)) == len(topics)


def test_what_was_ticked_is_told_from_what_was_typed() -> None:
    follow = subjects.topics(["Cars and trucks", "Food and farming"], ["Brazil", "Autos", "tin"])
    assert subjects.ticked(follow) == (("Food and farming", "Cars and trucks"), ("Brazil", "tin"))
    assert subjects.named(follow) == ("Food and farming", "Cars and trucks", "Brazil", "tin")


def test_a_part_of_a_subject_is_no_tick() -> None:
    assert subjects.ticked(["autos", "metals"]) == ((), ("autos", "metals"))
