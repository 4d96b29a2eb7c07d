"""What the newest lead brings is said, and a text of long sentences is told all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefings.assemble import assemble
from bot.briefings.candidates import candidates
from bot.briefings.extractive import LATEST, write
from bot.channels.layout import stamp
from bot.domain import Article, Draft, Dropped, Outcome, Role, Verdict, Writer
from tests import make
from tests.briefings.norland import story

BATTERIES = (
    "The European Union will charge Norvolt 17% and Kessler 19% on batteries from Japan from 4 "
    "July, the European Commission said in Brussels on Monday."
)
REST = (
    "Makers of buses in Ghent had warned against the duties on batteries since the inquiry began."
    "\n\n"
    "The inquiry into batteries began last October and found subsidies along the whole chain."
)


def report(number: int, lead: str, title: str, hours: float = 0) -> Article:
    return make.article(
        number,
        f"{lead}\n\n{REST if number == 1 else 'Dealers in Ghent ordered less than in the spring.'}",
        title=title,
        publisher=f"Outlet {number}",
        url=f"https://{number}.example",
        published=make.after(hours=hours),
    )


def written(*articles: Article) -> Draft:
    return write(story(*((each,) for each in articles)), articles, make.NOON)


def latest(draft: Draft) -> list[str]:
    return [
        line.citations[0].quote
        for part in draft.sections
        if part.heading == LATEST
        for line in part.paragraphs
    ]


@pytest.mark.parametrize("rate", ["38%", "17%"])
def test_a_figure_for_somebody_else_is_said(rate: str) -> None:
    lead = f"The European Union will charge Voltara {rate} on batteries from Japan from 4 July."
    first = report(1, BATTERIES, "EU sets duties on batteries from Japan")
    draft = written(first, report(2, lead, "Brussels puts duties on Japanese batteries", 2))
    said = [point.line.citations[0].quote for point in draft.key_points] + latest(draft)
    assert {BATTERIES, lead} <= set(said)


def test_what_a_measure_has_come_to_since_is_the_news() -> None:
    first = report(1, "Chile will charge a duty of 12% on steel rods.", "Chile to tax steel rods")
    paused = "Chile suspended its duty of 12% on steel rods on Monday evening for 60 days."
    second = report(2, paused, "Chile suspends duty of 12% on steel rods", 6)
    draft = written(first, second)
    assert draft.headline.text == second.title
    assert draft.key_points[0].line.citations[0].quote == paused
    assert draft.key_points[0].role is Role.NEWS


PREAMBLE = (
    "By the authority vested in me as President by the Constitution and the laws of Norland, "
    "including section 12 of the Trade Act of 1962, "
)
ENACTS = "I hereby proclaim that the duty on imports of steel rods is 50 percent from 1 June."


def test_a_legal_act_is_quoted_from_where_it_enacts() -> None:
    source = make.article(1, PREAMBLE + ENACTS, title="Adjusting Imports of Steel", official=True)
    assert [each.text for each in candidates(story((source,)), (source,))] == [ENACTS]


LONG = (
    "The Secretary of Commerce, after an inquiry under section 12 of the Trade Act of 1962 that "
    "lasted nine months and in which mills, builders and the makers of cans were heard, found on "
    "Monday that imports of steel rods into Norland threaten its security, and recommended a duty "
    "of 50 percent on all rods and on most of the goods that are made of them from 1 June."
)


def test_a_text_of_long_sentences_is_told() -> None:
    source = make.article(1, LONG, title="Norland finds that imports of steel rods threaten it")
    whole, draft = story((source,)), written(source)
    assert [point.line.citations[0].quote for point in draft.key_points] == [LONG]
    assert assemble(whole, (source,), draft, (), make.NOON, Writer.EXTRACTED).tells


def test_a_flash_of_one_sentence_is_told_unless_more_of_it_was_stopped() -> None:
    text = "Norland will ban imports of used vans from 1 August, the trade minister said."
    source = make.article(1, text, title="Norland bans imports of used vans")
    whole, draft = story((source,)), written(source)
    told = assemble(whole, (source,), draft, (), make.NOON, Writer.EXTRACTED)
    assert [point.line.citations[0].quote for point in told.key_points] == [text]
    assert told.tells
    assert "a flash: its source tells one sentence" in stamp(told, "UTC")
    stopped = Dropped(line=told.headline, verdict=Verdict(outcome=Outcome.UNSUPPORTED))
    assert not replace(told, dropped=(stopped,)).tells
    more = make.article(1, f"{text} {text.replace('vans', 'buses')}", title=source.title)
    assert not assemble(whole, (more,), draft, (), make.NOON, Writer.EXTRACTED).tells


@pytest.mark.parametrize(
    "lead",
    [
        (
            "The European Union exempted Norvolt from its duty of 17% on batteries from Japan, the "
            "European Commission said on Tuesday."
        ),
        (
            "The European Commission said that no duty of 17% on batteries from Japan has been "
            "decided yet."
        ),
    ],
)
def test_another_deed_of_a_later_day_and_a_denial_are_said(lead: str) -> None:
    first = report(1, BATTERIES, "EU to charge 17% and 19% on batteries from Japan")
    draft = written(first, report(2, lead, "Norvolt and the batteries", hours=20))
    said = [line for part in draft.sections if part.heading == LATEST for line in part.paragraphs]
    points = [point.line for point in draft.key_points]
    assert any(lead in line.citations[0].quote for line in (*points, *said))
