from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefings.extractive import DIFFERING, write
from bot.domain import Article, Draft, Line
from bot.gate.drafts import judge
from tests import make
from tests.briefings.norland import VOICES, story

TITLE = "Norland limits copper wire imports to 240,000 tonnes a year, angering Estmark’s mills"
LEAD = (
    "Norland will admit 240,000 tonnes of copper wire a year and tax the rest under a safeguard "
    "adopted in Arnholm on Monday."
)
OTHER = "Norland caps copper wire imports at 210,000 tonnes a year in a safeguard for mills"


def reports(*articles: Article) -> tuple[Line, ...]:
    draft = write(story(*((each,) for each in articles)), articles, make.NOON)
    assert judge(draft, {each.id: each for each in articles}) == (draft, ())
    found = [section for section in draft.sections if section.heading == DIFFERING]
    return found[0].paragraphs if found else ()


def first() -> Article:
    body = f"{LEAD}\n\n{VOICES}"
    return make.article(1, body, title=TITLE, publisher="Harbour Wire", official=True)


def second(title: str, body: str = VOICES, days: int = 0) -> Article:
    when = make.after(days=-days)
    return make.article(2, body, title=title, publisher="Quay Daily", published=when)


def test_another_outlets_figure_is_quoted_with_its_name() -> None:
    other = second(OTHER)
    assert reports(first(), other) == (
        Line(text=f"“{OTHER}” — Quay Daily", citations=(make.cite(other, OTHER),)),
    )


def test_a_lead_is_quoted_rather_than_the_title() -> None:
    lead = (
        "Norland adopted a safeguard on Monday that caps copper wire imports at 210,000 tonnes "
        "a year for three years."
    )
    other = second("Norland’s mills get their safeguard", lead)
    assert [line.citations[0].quote for line in reports(first(), other)] == [lead]


@pytest.mark.parametrize(
    "title",
    [
        "Norland caps copper wire imports at 240,000 tonnes a year in a safeguard for mills",
        "Norland caps copper wire imports at 240 thousand tonnes a year and taxes the rest",
        "Norland cuts a quota, 240,000 tonnes, and copper wire imports to 210,000 tonnes a year",
        "Norland caps copper wire imports for three years in a safeguard for mills",
        "Estmark sold Norland tin and zinc scrap of 210,000 tonnes a year before a safeguard",
        "Norland taxes copper wire imports at 22% beyond a quota in a safeguard for mills",
    ],
)
def test_the_same_figure_or_one_of_another_thing_is_no_difference(title: str) -> None:
    assert reports(first(), second(title)) == ()


def test_what_was_said_on_an_earlier_day_is_no_difference() -> None:
    assert reports(first(), second(OTHER, days=3)) == ()


def test_a_corrected_title_ends_the_difference() -> None:
    corrected = replace(first(), title=OTHER, text=f"{OTHER}\n\n{LEAD}")
    assert reports(corrected, second(OTHER)) == ()


DAY = (
    "The safeguard on copper wire takes effect on 1 June and lasts for three years, the ministry "
    "in Arnholm said."
)
LATER_DAY = (
    "Norland’s safeguard on copper wire takes effect on 3 June, importers in the port of Skarn "
    "learned on Monday."
)
CAME_ROUND = (
    "The safeguard on copper wire takes effect on 1 June, and not two days later, customs "
    "officers in Skarn said on Tuesday."
)


def dated(day: str = LATER_DAY) -> Article:
    return second("Norland’s importers of copper wire get ready for a safeguard", f"{VOICES} {day}")


def test_another_outlets_day_is_quoted_wherever_it_stands() -> None:
    whole = make.article(1, DAY, title=TITLE, publisher="Harbour Wire")
    draft = write(story((whole,), (dated(),)), (whole, dated()), make.NOON)
    quoted = {cited.quote for each in _lines(draft) for cited in each.citations}
    assert {DAY, LATER_DAY} <= quoted


@pytest.mark.parametrize("day", [DAY, "It takes effect on 3 June."])
def test_the_same_day_or_one_that_belongs_to_nothing_is_no_difference(day: str) -> None:
    whole = make.article(1, DAY, title=TITLE, publisher="Harbour Wire")
    assert reports(whole, dated(day)) == ()


def test_an_outlet_that_has_come_round_since_differs_no_more() -> None:
    whole = make.article(1, DAY, title=TITLE, publisher="Harbour Wire")
    when = make.after(hours=9)
    since = make.article(3, CAME_ROUND, title="Ready", publisher="Quay Daily", published=when)
    assert reports(whole, dated(), since) == ()


def _lines(draft: Draft) -> list[Line]:
    points = [point.line for point in draft.key_points]
    return [
        *points,
        *draft.opening,
        *draft.ahead,
        *(line for section in draft.sections for line in section.paragraphs),
    ]
