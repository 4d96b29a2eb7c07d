"""Topics as people type them, against what stories say."""

from __future__ import annotations

import pytest

from bot.channels.topics import about, named, same
from bot.domain import Story
from tests import make


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("Ida Blom", "EU Trade Commissioner Ida Blom met ministers in Arnholm."),
        ("trade commissioner", "Ida Blom, the EU's trade commissioner, met ministers."),
        ("USTR", "The U.S. Trade Representative opened an investigation."),
        ("USTR", "The United States Trade Representative opened an investigation."),
        ("US Trade Representative", "U.S. Trade Representative Ann Lee opened an investigation."),
        ("the U.S. Trade Representative", "USTR will hold a hearing on 2 June."),
        ("World Trade Organization", "A WTO panel ruled against Norland."),
        ("wto", "The World Trade Organization will hear the case."),
        ("european commission", "The European Commission proposed a quota."),
        ("Norland's trade minister", "Norland's trade minister left the talks."),
    ],
)
def test_who_acts_can_be_watched_by_name_by_office_and_by_initials(topic: str, text: str) -> None:
    assert named(topic, [text])


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("Ida Blom", "Ida Bloom opened a shop in Arnholm."),
        ("USTR", "The Trade Representative of Norland opened an investigation."),
        ("Commerce Department", "The Department of Commerce and Labour of Estmark met."),
        ("ITC", "Kitchen importers met in Arnholm."),
    ],
)
def test_another_name_is_none_of_them(topic: str, text: str) -> None:
    assert not named(topic, [text])


def test_two_ways_to_type_a_topic_are_one() -> None:
    assert same("US", "United States")
    assert same("Steel", "steels")
    assert not same("USTR", "US")


@pytest.mark.parametrize(
    "topic",
    ["Ida Blom", "blom", "trade commissioner", "USTR", "Wang Wei", "European Commission"],
)
def test_who_is_named_anywhere_in_the_articles_can_be_watched(topic: str) -> None:
    assert about(topic, STORY, make.briefing(STORY.id, make.article()))


@pytest.mark.parametrize("topic", ["Ida", "commission of inquiry", "Wei Wang", "Estmark", "steel"])
def test_a_part_of_a_name_is_not_who_is_named(topic: str) -> None:
    assert not about(topic, STORY, make.briefing(STORY.id, make.article()))


STORY = Story(
    id="s1",
    title="A duty rises",
    topics=("tariffs",),
    voices=(("1",),),
    first_seen=make.NOON,
    last_seen=make.NOON,
    named=(
        "EU Trade Commissioner Ida Blom",
        "Estmark's trade minister",
        "European Commission",
        "Steel Board of Norland",
        "U.S. Trade Representative",
        "Wang Wei",
    ),
)
