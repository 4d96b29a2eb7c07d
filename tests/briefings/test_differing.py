from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefings.extractive import DIFFERING, write
from bot.domain import Article, Line
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
