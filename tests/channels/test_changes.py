"""What a briefing that rests on later versions of its articles tells, against an old one."""

from __future__ import annotations

from dataclasses import replace

from bot.channels import changes
from bot.channels.changes import Withdrawn
from bot.channels.moves import Move, corrects, figure_moves
from bot.domain import Article, Briefing, Changes, Revised
from tests import make

TITLE = "Norland raises its duty on steel pipes"
RATE = "The ministry raised the duty on imported steel pipes to 25% on Monday."
COURT = "The exporters will take the matter to the court in Geneva in the autumn."


def article(version: int, body: str, found: Changes | None = None) -> Article:
    made = make.article(1, body, title=TITLE)
    previous = f"v{version - 1}" if version > 1 else ""
    return replace(made, id=f"v{version}", version=version, previous=previous, changes=found)


def rate(figure: str) -> str:
    return RATE.replace("25%", figure)


def revised(old: str, new: str) -> Changes:
    figures = (Revised(old=old, new=new, before=rate(old), after=rate(new)),)
    return Changes(added=(rate(new),), removed=(rate(old),), figures=figures)


def briefing(source: Article, revision: int = 1) -> Briefing:
    return make.briefing("s", source, revision=revision)


OLD = briefing(article(1, RATE))


def test_a_figure_that_its_outlet_corrected_is_a_correction() -> None:
    new = briefing(article(2, rate("15%"), revised("25%", "15%")), 2)
    assert figure_moves(OLD, new) == (Move(old="25%", new="15%"),)
    assert corrects(OLD, new)
    assert [rate("15%") in line.text for line in changes.fresh(OLD, new)] == [True]
    assert changes.withdrawn(OLD, new) == ()


def test_of_two_versions_the_channel_hears_what_stands_now_against_what_it_knows() -> None:
    new = briefing(article(3, rate("20%"), revised("15%", "20%")), 3)
    assert figure_moves(OLD, new) == (Move(old="25%", new="20%"),)
    assert corrects(OLD, new)


def test_a_correction_of_what_was_not_told_is_none() -> None:
    elsewhere = Revised(old="3%", new="4%", before="Growth was 3%.", after="Growth was 4%.")
    found = Changes(added=(elsewhere.after,), removed=(elsewhere.before,), figures=(elsewhere,))
    new = briefing(article(2, RATE, found), 2)
    assert figure_moves(OLD, new) == ()
    assert not corrects(OLD, new)
    assert changes.fresh(OLD, new) == ()


def test_what_a_version_adds_is_new_and_what_it_kept_is_not() -> None:
    new = briefing(article(2, COURT, Changes(added=(COURT,))), 2)
    assert [COURT in line.text for line in changes.fresh(OLD, new)] == [True]
    kept = briefing(article(2, COURT, Changes(added=("Something else was said there.",))), 2)
    assert changes.fresh(OLD, kept) == ()


def test_a_sentence_that_was_told_and_taken_out_is_withdrawn() -> None:
    new = briefing(article(2, COURT, Changes(added=(COURT,), removed=(RATE,))), 2)
    assert changes.withdrawn(OLD, new) == (Withdrawn(publisher="Outlet 1", sentence=RATE),)
    again = briefing(article(2, rate("25%"), Changes(removed=(RATE,))), 2)
    assert changes.withdrawn(OLD, again) == ()  # another sentence says it still
