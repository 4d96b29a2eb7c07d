"""Two outlets that give one thing two values are shown both, and nothing else is a difference."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.disputes import disputes
from bot.channels.moves import Move, all_moves
from bot.domain import Article, Briefing
from tests import make

TABLE = tomllib.loads(Path(__file__).with_name("differing.toml").read_text(encoding="utf-8"))


def reported(outlet: str, title: str, lead: str, hours: float = 0, number: int = 1) -> Article:
    when = make.NOON + timedelta(hours=hours)
    url = f"https://{number}.example/{hours}"
    return make.article(number, lead, title=title, publisher=outlet, published=when, url=url)


def two(one: str, lead: str, other: str, says: str) -> Briefing:
    first = reported("Harbour Wire", one, lead)
    return make.briefing("s", first, reported("Quay Daily", other, says, 2, 2), revision=2)


def shown(briefing: Briefing) -> list[tuple[str, str, str, str]]:
    return [(each.one, each.says, each.other, each.holds) for each in disputes(briefing)]


@pytest.mark.parametrize(("one", "lead", "other", "says", "value", "rival"), TABLE["apart"])
def test_both_values_are_shown_with_whose_they_are(
    one: str, lead: str, other: str, says: str, value: str, rival: str
) -> None:
    assert shown(two(one, lead, other, says)) == [("Harbour Wire", value, "Quay Daily", rival)]


@pytest.mark.parametrize(("one", "lead", "other", "says"), TABLE["one"])
def test_what_agrees_or_is_of_another_thing_is_no_difference(
    one: str, lead: str, other: str, says: str
) -> None:
    assert shown(two(one, lead, other, says)) == []


@pytest.mark.parametrize(("one", "lead", "other", "says", "was", "now"), TABLE["later"])
def test_what_changed_since_is_told_as_a_change(
    one: str, lead: str, other: str, says: str, was: str, now: str
) -> None:
    old = make.briefing("s", reported("Harbour Wire", one, lead))
    new = two(one, lead, other, says)
    assert shown(new) == []
    assert Move(old=was, new=now) in all_moves([old], new)


@pytest.mark.parametrize(("one", "lead", "other", "says", "value", "rival"), TABLE["apart"])
def test_it_ends_where_an_outlet_comes_round(
    one: str, lead: str, other: str, says: str, value: str, rival: str
) -> None:
    wire = reported("Harbour Wire", one, lead)
    daily = reported("Quay Daily", other, says, 2, 2)
    again = reported("Quay Daily", one, lead, 5, 3)
    assert shown(make.briefing("s", wire, daily, again, revision=3)) == []


@pytest.mark.parametrize(("one", "lead", "other", "says", "pairs"), TABLE["several"])
def test_each_of_several_things_has_its_own_old_and_new_value(
    one: str, lead: str, other: str, says: str, pairs: list[list[str]]
) -> None:
    old = make.briefing("s", reported("Harbour Wire", one, lead))
    new = two(one, lead, other, says)
    assert [[each.old, each.new, each.about] for each in all_moves([old], new)] == pairs
    assert shown(new) == []


def test_a_day_that_another_outlet_says_was_moved_is_a_change_and_no_difference() -> None:
    one = "Norland will charge a duty on copper wire from 1 July, the ministry said."
    other = (
        "Norland will charge the duty on copper wire from 15 June, two weeks earlier than planned, "
        "the ministry said."
    )
    title = "Norland to charge duty on copper wire"
    old = make.briefing("s", reported("Harbour Wire", title, one))
    new = two(title, one, title, other)
    assert shown(new) == []
    assert Move(old="1 July", new="15 June") in all_moves([old], new)
