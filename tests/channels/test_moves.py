"""What was one thing when a channel was last told, and is another now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.channels import render
from bot.channels.moves import Move, corrects, day_moves, figure_moves, status_move
from bot.domain import Article, Briefing, Changes, Revised
from tests import make

TITLE = "Norland's exporters ask court to stop the duty on copper wire"
HEARING = "The High Court will hear the wire exporters' petition on 2 June, its registry said."
TWICE = "The High Court moved the hearing of the petition to 16 June instead of 9 June."


def told(*bodies: str, revision: int = 1, day: int = 0, titles: Sequence[str] = ()) -> Briefing:
    """Make a briefing of articles of one outlet, a day apart, the last written on `day`."""
    articles = reports(*bodies, revision=revision, day=day, titles=titles)
    return make.briefing("s", *articles, revision=revision)


def reports(
    *bodies: str, revision: int = 1, day: int = 0, titles: Sequence[str] = ()
) -> list[Article]:
    return [
        make.article(
            day * 10 + number,
            body,
            title=titles[number] if titles else TITLE,
            url=f"https://outlet1.example/{revision}/{number}",
            published=_noon(day - len(bodies) + 1 + number),
        )
        for number, body in enumerate(bodies)
    ]


def _noon(day: int) -> datetime:
    return make.NOON + timedelta(days=day)


def test_a_day_that_moved_twice_is_shown_from_what_was_told() -> None:
    assert day_moves(told(HEARING), told(TWICE, revision=3, day=4)) == (
        Move(old="2 June", new="16 June"),
    )


def test_both_steps_of_a_day_that_moved_twice_are_one() -> None:
    once = "The High Court moved the hearing of the wire exporters' petition to 9 June from 2 June."
    new = told(
        once.replace("to 9 June from 2 June", "from 2 June to 9 June"), TWICE, revision=3, day=4
    )
    assert day_moves(told(HEARING), new) == (Move(old="2 June", new="16 June"),)


def test_two_things_of_which_one_moved_to_the_others_day_are_two() -> None:
    old = told(HEARING, "Comments on the draft rule for scrap are due by 9 June.")
    new = told(
        "The High Court will hear the wire exporters' petition on 9 June instead of 2 June.",
        "Comments on the draft rule for scrap are due by 16 June instead of 9 June.",
        revision=2,
        day=4,
    )
    assert set(day_moves(old, new)) == {
        Move(old="2 June", new="9 June"),
        Move(old="9 June", new="16 June"),
    }


def test_of_a_day_that_two_reports_move_the_later_one_counts() -> None:
    again = HEARING.replace("2 June", "16 June")
    once = HEARING.replace("2 June", "9 June")
    assert day_moves(told(HEARING), told(once, again, revision=3, day=4)) == (
        Move(old="2 June", new="16 June"),
    )


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        (
            "Norland sets duty on copper wire at 25%",
            "Norland sets duty on copper wire at 30%",
            "30%",
        ),
        (
            "Norland sets duty on copper wire at 25%",
            "Norland raises duty on copper wire to 30% from 28%",
            "30%",
        ),
        (
            "Norland raises duty on copper wire to 25% from 10%",
            "Norland raises duty on copper wire to 30% from 28%",
            "30%",
        ),
    ],
)
def test_a_figure_that_changed_twice_is_shown_from_what_was_told(
    was: str, now: str, shown: str
) -> None:
    old, new = told(HEARING, titles=[was]), told(HEARING, titles=[now], revision=3, day=4)
    assert figure_moves(old, new) == (Move(old="25%", new=shown),)


# -- an outlet's own text, edited --------------------------------------------------------------


def version(number: int, day: str, changes: Changes | None = None) -> Article:
    body = f"Norland will require permits for copper wire from {day}, the ministry said."
    made = make.article(1, body, title=f"Norland to require permits for copper wire from {day}")
    previous = f"v{number - 1}" if number > 1 else ""
    return replace(made, id=f"v{number}", version=number, previous=previous, changes=changes)


def edit(old: Article, new: Article, was: str, now: str) -> Changes:
    return Changes(
        added=(new.body,),
        removed=(old.body,),
        days=(Revised(old=was, new=now, before=old.body, after=new.body),),
    )


def test_a_day_that_its_outlet_edits_is_a_correction() -> None:
    first, second = version(1, "2 June"), version(2, "9 June")
    second = replace(second, changes=edit(first, second, "2 June", "9 June"))
    old, new = make.briefing("s", first), make.briefing("s", second, revision=2)
    assert day_moves(old, new) == (Move(old="2 June", new="9 June"),)
    assert corrects(old, new)


def test_a_day_that_its_outlet_edits_twice_is_a_correction_of_what_was_told() -> None:
    first, second, third = version(1, "2 June"), version(2, "9 June"), version(3, "16 June")
    third = replace(third, changes=edit(second, third, "9 June", "16 June"))
    old, new = make.briefing("s", first), make.briefing("s", third, revision=3)
    assert day_moves(old, new) == (Move(old="2 June", new="16 June"),)
    assert corrects(old, new)


def test_a_day_that_its_outlet_edits_back_is_none() -> None:
    first, second, third = version(1, "2 June"), version(2, "9 June"), version(3, "2 June")
    third = replace(third, changes=edit(second, third, "9 June", "2 June"))
    old, new = make.briefing("s", first), make.briefing("s", third, revision=3)
    assert day_moves(old, new) == ()
    assert not corrects(old, new)


# -- standings, by headlines and leads ---------------------------------------------------------

WIRE = "copper wire from Estmark"
THREAT = f"Norland threatened on Tuesday to charge a duty of 40% on {WIRE} unless subsidies end."
SIGNED = f"President Ada Lund signed a decree on Monday that puts a duty of 40% on {WIRE}."
IMPOSED = f"Norland imposed a duty of 40% on {WIRE} on Monday, after talks had failed."
PAUSED = f"Norland suspended its duty of 40% on {WIRE} for 60 days on Friday."
RESUMED = f"Norland reinstated its duty of 40% on {WIRE} on Friday as talks ended."


def heads(headline: str, *bodies: str, revision: int = 1) -> Briefing:
    return told(*bodies, revision=revision, day=revision, titles=[headline] * len(bodies))


THREATENS = heads(f"Norland threatens {WIRE} with 40% duty", THREAT)
BREWERS = f"Makers of cable count the cost of the duty on {WIRE}"


@pytest.mark.parametrize(
    ("earlier", "lead", "move"),
    [
        ((THREATENS,), SIGNED, Move(old="threatens", new="signed")),
        ((THREATENS,), IMPOSED, Move(old="threatens", new="imposed")),
        ((heads(BREWERS, IMPOSED),), PAUSED, Move(old="imposed", new="suspended")),
        ((heads(BREWERS, PAUSED),), RESUMED, Move(old="suspended", new="reinstated")),
        # told again, a duty's beginning does not end its pause, and its pause is not told twice
        ((heads(BREWERS, PAUSED),), IMPOSED, None),
        ((heads(BREWERS, PAUSED), heads(BREWERS, IMPOSED, revision=2)), PAUSED, None),
        ((THREATENS,), f"President Ada Lund could sign the decree on {WIRE} on Monday.", None),
        ((THREATENS,), f"President Ada Lund has not signed the decree on {WIRE}.", None),
        ((THREATENS,), f"The duty on {WIRE} was expected to take effect on Monday.", None),
        (
            (THREATENS,),
            "President Ada Lund signed a decree on Monday that bans plastic bags.",
            None,
        ),
        ((THREATENS,), "Norland suspended its quota on sugar on Friday, growers said.", None),
        (
            (THREATENS,),
            f"Makers of {WIRE}, which suspended deliveries, have met the minister.",
            None,
        ),
    ],
)
def test_a_lead_tells_how_far_the_headlines_measure_has_come(
    earlier: tuple[Briefing, ...], lead: str, move: Move | None
) -> None:
    assert status_move(earlier, heads(BREWERS, lead, revision=5)) == move


def test_what_stands_further_down_than_the_lead_is_named_in_passing() -> None:
    lead = "Cable is dear in Norland, and its makers in Arnholm say that it will be dearer."
    source = make.article(9, f"{lead}\n\n{SIGNED}", title=BREWERS)
    new = make.briefing("s", source, revision=2)
    (point,) = new.key_points
    aside = replace(new, key_points=(replace(point, line=make.line(source, SIGNED)),))
    assert status_move((THREATENS,), aside) is None


def test_an_update_begins_with_what_says_how_something_moved() -> None:
    aside = "Notice 47 on the court's fees was signed by the registrar of Arnholm on Thursday."
    later = HEARING.replace("on 2 June", "on 9 June instead of 2 June")
    old, articles = told(HEARING), reports(aside, later, revision=2, day=4)
    new = make.briefing("s", *articles, revision=2)
    new = make.gated(new, *reports(HEARING), *articles, after=[old])
    update = render.update(old, new, "UTC", new.moved([old]))
    assert update is not None
    assert update.text.index("instead of 2 June") < update.text.index("Notice 47")


DUTY = "Norland will charge a duty of 25% on copper wire from Estmark, the ministry said."
QUIET = "Norland's duty on copper wire comes near"


@pytest.mark.parametrize(
    ("now", "moves"),
    [
        (DUTY.replace("25%", "30%"), (Move(old="25%", new="30%"),)),
        (DUTY.replace("25%", "30%").replace("copper wire", "tin ore"), ()),
        (DUTY.replace("25%", "half"), ()),
        ("Estmark's exporters sold Norland 25,000 tonnes of tin in April.", ()),
    ],
)
def test_a_rate_that_a_later_report_has_otherwise_has_moved(
    now: str, moves: tuple[Move, ...]
) -> None:
    old = told(DUTY, titles=[QUIET])
    assert figure_moves(old, told(now, revision=2, day=4, titles=[QUIET])) == moves


def test_figures_of_two_months_are_no_move() -> None:
    march = "Norland's exports of copper wire rose by 4.6% in March, the statistics office said."
    april = march.replace("4.6%", "2.1%").replace("March", "April")
    old, new = told(march, titles=[QUIET]), told(april, revision=2, day=4, titles=[QUIET])
    assert figure_moves(old, new) == ()
