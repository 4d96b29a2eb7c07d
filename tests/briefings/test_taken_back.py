"""What its outlet has withdrawn heads no story and makes no point, in whatever way it was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.articles.versions import succeeds
from bot.briefings import extractive
from bot.briefings.assemble import assemble
from bot.channels import render
from bot.channels.moves import correctors, corrects
from bot.domain import Article, Briefing, Story, Writer
from tests import make

TITLE = "Norland to charge 14% on imported copper wire from Estmark"
LEAD = (
    "Norland will charge a duty of 14% on copper wire from Estmark from 1 July, the trade ministry "
    "said in Arnholm."
)
MORE = "Makers of cable in Arnholm had asked the trade ministry for a duty on wire since January."
BACK = "Harbour Wire withdraws its report on a duty on copper wire; the ministry has decided none."


def reported(title: str = TITLE, body: str = f"{LEAD}\n\n{MORE}", hours: int = 0) -> Article:
    return make.article(
        1 + hours,
        body,
        title=title,
        publisher="Harbour Wire",
        url=f"https://harbour.example/{hours}",
        published=make.NOON + timedelta(hours=hours),
    )


def edited(article: Article) -> Article:
    later = replace(make.article(9, f"{BACK}\n\n{MORE}", title=TITLE), url=article.url)
    version = succeeds(article, later)
    assert version is not None
    return version


def briefed(*articles: Article, revision: int = 1) -> Briefing:
    story = Story(
        id="s",
        title=TITLE,
        topics=(),
        voices=tuple((each.id,) for each in articles),
        first_seen=make.NOON,
        last_seen=make.NOON,
        revision=revision,
    )
    draft = extractive.write(story, articles, make.NOON)
    return assemble(story, articles, draft, (), make.NOON, Writer.EXTRACTED)


def withdrawn(way: str) -> tuple[Article, ...]:
    first = reported()
    if way == "in place":
        return (edited(first),)
    return first, reported("Report on copper wire duty withdrawn", BACK, hours=3)


@pytest.mark.parametrize("way", ["in place", "in a later article"])
def test_a_withdrawn_report_is_a_correction_and_told_no_more(way: str) -> None:
    old, new = briefed(reported()), briefed(*withdrawn(way), revision=2)
    assert old.headline.text == TITLE
    assert corrects(old, new)
    assert correctors(old, new) == ("Harbour Wire",)
    assert not any(LEAD in line.text for line in new.lines)
    update = render.update(old, new, "UTC")
    assert update is not None
    assert "Correction by Harbour Wire" in update.text
    assert "withdraws its report on a duty" in update.text


def test_the_headline_says_that_it_was_withdrawn() -> None:
    new = briefed(*withdrawn("in place"), revision=2)
    assert new.headline.text == f"Withdrawn by Harbour Wire: {TITLE}"


def test_what_is_withdrawn_by_a_note_below_is_struck_out_though_it_stands_there_still() -> None:
    first = reported()
    note = "Editor's note: Harbour Wire has withdrawn this report, since a letter was forged."
    later = replace(make.article(9, f"{first.body}\n\n{note}", title=TITLE), url=first.url)
    version = succeeds(first, later)
    assert version is not None
    old, new = briefed(first), briefed(version, revision=2)
    assert not any(LEAD in line.text for line in new.lines)
    update = render.update(old, new, "UTC")
    assert update is not None
    assert f"Withdrawn by Harbour Wire: ~{LEAD}~" in update.text


def test_another_outlet_that_stands_by_the_news_heads_the_story() -> None:
    other = replace(reported("Norland plans copper wire duty of 14%", hours=1), publisher="Quay")
    new = briefed(*withdrawn("in place"), other, revision=2)
    assert new.headline.text == other.title
