"""A draft through the gate: what is kept, what is dropped, what stands in."""

from __future__ import annotations

from bot.domain import (
    Draft,
    Dropped,
    Fault,
    KeyPoint,
    Line,
    Outcome,
    Reason,
    Role,
    Section,
    Verdict,
)
from bot.gate import judge
from tests import make

SOURCE = make.article(
    title="Elmria raises duty on steel pipes",
    body="Elmria raised its duty to 25%. The pause ends on 1 August.",
    publisher="Harbour Wire",
)
ARTICLES = {SOURCE.id: SOURCE}
TRUE = make.line(SOURCE, "Elmria raised its duty to 25%.")
TITLE = Line(text=SOURCE.title, citations=(make.cite(SOURCE, SOURCE.title),))
FALSE = Line(text="Elmria raised its duty to 35%.", citations=TRUE.citations)
STOPPED = Dropped(
    line=FALSE,
    verdict=Verdict(
        outcome=Outcome.UNSUPPORTED,
        reasons=(Reason(fault=Fault.FIGURE_NOT_IN_EVIDENCE, words="35%"),),
    ),
)


def test_a_draft_that_stands_is_kept_whole() -> None:
    draft = Draft(
        headline=TITLE,
        key_points=(KeyPoint(role=Role.NEWS, line=TRUE),),
        opening=(TRUE,),
        sections=(Section(heading="The duty", paragraphs=(TRUE,)),),
        ahead=(make.line(SOURCE, "The pause ends on 1 August."),),
    )
    assert judge(draft, ARTICLES) == (draft, ())


def test_failing_lines_go_and_so_do_the_sections_they_empty() -> None:
    draft = Draft(
        headline=TITLE,
        key_points=(KeyPoint(role=Role.NEWS, line=TRUE), KeyPoint(role=Role.STATE, line=FALSE)),
        opening=(FALSE, TRUE),
        sections=(
            Section(heading="The duty", paragraphs=(TRUE, FALSE)),
            Section(heading="The rest", paragraphs=(FALSE,)),
        ),
        ahead=(FALSE,),
    )
    kept = Draft(
        headline=TITLE,
        key_points=(KeyPoint(role=Role.NEWS, line=TRUE),),
        opening=(TRUE,),
        sections=(Section(heading="The duty", paragraphs=(TRUE,)),),
    )
    assert judge(draft, ARTICLES) == (kept, (STOPPED,) * 5)


def test_a_title_stands_in_for_a_failing_headline() -> None:
    draft = Draft(headline=FALSE, key_points=(KeyPoint(role=Role.NEWS, line=TRUE),))
    kept, dropped = judge(draft, ARTICLES)
    assert kept.headline == TITLE
    assert dropped == (STOPPED,)
    assert judge(kept, ARTICLES) == (kept, ())


def test_a_title_that_the_gate_stops_stands_in_for_nothing() -> None:
    told = " ".join(f"Elmria raised its duty on pipes {how}." for how in ("today", "in March"))
    body = f"{told} The duty on pipes is 25%. Pipes of Elmria pay no duty. The duty ends in May."
    strange = make.article(1, body, title="Grandmothers of the harbour bake the finest buns")
    plain = make.article(2, body, title="Elmria raises duty on pipes")
    draft = Draft(headline=FALSE, key_points=(KeyPoint(role=Role.NEWS, line=make.line(strange)),))
    kept, _ = judge(draft, {each.id: each for each in (strange, plain)})
    assert kept.headline.text == plain.title
    kept, _ = judge(draft, {strange.id: strange})
    assert kept.headline == Line(text=f"A report from {strange.publisher}", citations=())


def test_a_draft_without_a_headline_is_headed_by_a_title_and_nothing_is_counted() -> None:
    draft = Draft(
        headline=Line(text="", citations=()), key_points=(KeyPoint(role=Role.NEWS, line=TRUE),)
    )
    kept, dropped = judge(draft, ARTICLES)
    assert (kept.headline, dropped) == (TITLE, ())


def test_an_article_without_a_title_gives_its_first_sentence() -> None:
    untitled = make.article(title="", body="The duty is up. It is 25%.")
    draft = Draft(headline=Line(text="Up", citations=()), key_points=())
    kept, dropped = judge(draft, {untitled.id: untitled})
    assert kept.headline == Line(
        text="The duty is up.", citations=(make.cite(untitled, "The duty is up."),)
    )
    assert [each.verdict.reasons[0].fault for each in dropped] == [Fault.NO_EVIDENCE]


def test_without_articles_nothing_is_left() -> None:
    kept, dropped = judge(Draft(headline=TITLE, key_points=()), {})
    assert kept == Draft(headline=Line(text="", citations=()), key_points=())
    assert len(dropped) == 1
