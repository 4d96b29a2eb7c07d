"""What outlets give differently, from their lines in a briefing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.channels import render
from bot.channels.digest import Heading, News, contents
from bot.channels.disputes import Dispute, disputes
from bot.channels.edition import Frame, digest
from bot.domain import Article, Briefing, Story
from bot.language.occasions import Occasion
from tests import make

WIRE = "Norland's duty of 25% on copper wire takes effect on 1 June, the ministry said."
OTHER = "The duty on copper wire will take effect on 3 June, officials in Arnholm said."
AGREES = "The duty on copper wire will take effect on 1 June, officials in Arnholm say now."
TITLE = "Norland to tax copper wire at 25%"


STORY = Story(
    id="s",
    title=TITLE,
    topics=(),
    voices=(("1",), ("2",)),
    first_seen=make.NOON,
    last_seen=make.NOON,
)


def first(body: str = WIRE, hours: float = 0) -> Article:
    return make.article(1, body, title=TITLE, publisher="Harbour Wire", **_at(hours))


def second(body: str = OTHER, hours: float = 1, number: int = 2) -> Article:
    title = "Wire importers brace for a duty"
    return make.article(number, body, title=title, publisher="Quay Daily", **_at(hours))


def _at(hours: float) -> dict[str, Any]:
    return {"published": make.NOON + timedelta(hours=hours), "url": f"https://x.example/{hours}"}


def briefed(*articles: Article, revision: int = 1) -> Briefing:
    return make.gated(make.briefing("s", *articles, revision=revision), *articles)


APART = Dispute(
    one="Harbour Wire",
    says="1 June",
    other="Quay Daily",
    holds="3 June",
    on=Occasion.EFFECTIVE,
)
SHOWN = (
    "_Sources differ on the day it takes effect:_ Harbour Wire has *1 June*, Quay Daily *3 June*"
)


def test_two_outlets_that_give_two_days_to_one_thing_differ() -> None:
    assert disputes(briefed(first(), second())) == (APART,)


@pytest.mark.parametrize(
    "others",
    [
        [second(AGREES)],
        [second(hours=30)],  # what another knows by two days later is a day that moved
        [first(OTHER, hours=2)],  # an outlet does not differ from itself
        [second("The duty moves to 3 June from 1 June, officials in Arnholm said.")],
        [second(), second(AGREES, hours=5, number=3)],  # its outlet has come round
    ],
)
def test_what_agrees_moved_or_was_corrected_is_no_difference(others: list[Article]) -> None:
    assert disputes(briefed(first(), *others)) == ()


def test_both_days_are_shown_in_the_briefing_the_update_and_the_digest() -> None:
    alone, both = briefed(first()), briefed(first(), second(), revision=2)
    front, _ = render.briefing(both, "UTC")
    assert SHOWN in front.text
    update = render.update(alone, both, "UTC")
    assert update is not None
    assert SHOWN in update.text
    again = render.update(both, briefed(first(), second(), revision=3), "UTC")
    assert again is None
    news = News(story=STORY, briefing=both)
    made = contents(make.subscription(), [news], (), make.NOON, make.after(hours=2))
    frame = Frame(now=make.NOON, zone="UTC", answering=1, sources=1)
    assert SHOWN in digest(made, frame).text
    assert "DISPUTED" in digest(made, frame).text


def test_a_figure_and_a_day_may_both_be_in_dispute() -> None:
    rate = "Norland is to tax copper wire at 30%, importers said on Monday."
    third = make.article(3, rate, title="A dear metal", publisher="Lantern", **_at(2))
    found = disputes(briefed(first(), second(), third))
    assert [(each.other, each.says, each.holds) for each in found] == [
        ("Lantern", "25%", "30%"),
        ("Quay Daily", "1 June", "3 June"),
    ]


def test_a_known_story_in_which_sources_begin_to_differ_is_told_as_disputed() -> None:
    alone, both = briefed(first()), briefed(first(), second(), revision=2)
    news = News(story=STORY, briefing=both, before=(alone,), told=True)
    made = contents(make.subscription(), [news], (), make.NOON, make.after(hours=2))
    assert [item.heading for item in made.items] == [Heading.DISPUTED]


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        ("Norland will charge a duty of 30% on copper wire, importers said.", ["30%"]),
        ("Norland will charge a duty of 30% on tin ore, importers said.", []),
        ("Norland will charge half its duty on copper wire, importers said.", []),
    ],
)
def test_outlets_differ_on_the_news_though_no_headline_has_its_figure(
    other: str, holds: list[str]
) -> None:
    lead = "Norland will charge a duty of 25% on copper wire, the ministry said."
    one = make.article(1, lead, title="Norland taxes copper wire", publisher="Harbour Wire")
    two = make.article(2, other, title="Importers brace", publisher="Quay Daily")
    assert [each.holds for each in disputes(briefed(one, two))] == holds
