from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Answer, Article, Citation, Line, Nearest, Question, SourceLine
from bot.threads import answer
from tests import make
from tests.threads.test_retrieve import KETTLES, LENTILS

NEAREST = (Nearest(headline="Peru ends export quota on lentils", when=make.NOON),)


def ask(text: str, *articles: Article) -> Answer:
    question = Question(text=text, asked=make.NOON)
    return answer(question, articles, 40, NEAREST, make.after(minutes=1))


def source(article: Article) -> SourceLine:
    return SourceLine(
        article_id=article.id,
        publisher=article.publisher,
        title=article.title,
        url=article.url,
        when=article.when,
        coverage=article.coverage,
        official=article.official,
    )


def test_an_answer_quotes_a_sentence_with_its_publisher_and_citation() -> None:
    quote = "The higher duty on kettles takes effect on 1 June."
    start = KETTLES.text.index(quote)
    given_ = ask("When does the duty on kettles take effect?", LENTILS, KETTLES)
    assert given_ == Answer(
        question=Question(text="When does the duty on kettles take effect?", asked=make.NOON),
        lines=(
            Line(
                text=f"“{quote}” — Outlet 1",
                citations=(
                    Citation(
                        article_id=KETTLES.id,
                        snapshot=KETTLES.snapshot,
                        start=start,
                        end=start + len(quote),
                        quote=quote,
                    ),
                ),
            ),
        ),
        sources=(source(KETTLES),),
        searched=40,
        as_of=make.after(minutes=1),
        support=given_.support,
    )
    assert 0.5 <= given_.support < 1


@pytest.mark.parametrize(
    "question",
    [
        "What is the duty on kettles from Brazil?",
        "What is the duty on coffee?",
        "Did Miro Castellan sign the order on kettles?",
        "Has the 90-day pause on kettles been extended?",
        "Who won the cup final in Sarn?",
        "What is it?",
        "",
    ],
)
def test_what_no_article_answers_is_not_answered(question: str) -> None:
    given_ = ask(question, KETTLES, LENTILS)
    assert (given_.lines, given_.sources, given_.nearest) == ((), (), NEAREST)


def test_an_empty_archive_answers_nothing() -> None:
    given_ = ask("What is the duty on kettles?")
    assert (given_.lines, given_.support, given_.nearest) == ((), 0.0, NEAREST)


def test_outlets_that_say_different_things_are_both_quoted() -> None:
    articles = [
        make.article(
            number,
            title="Kettle duty",
            body=f"The duty on kettles from Japan will be {rate}%, {who}.",
            publisher=f"Outlet {number}",
        )
        for number, rate, who in ((6, 25, "the ministry said"), (7, 30, "two importers told us"))
    ]
    given_ = ask("What is the duty on kettles from Japan?", *articles)
    assert {line.text for line in given_.lines} == {
        "“The duty on kettles from Japan will be 25%, the ministry said.” — Outlet 6",
        "“The duty on kettles from Japan will be 30%, two importers told us.” — Outlet 7",
    }


def test_the_same_sentence_is_quoted_once() -> None:
    copies = [
        make.article(number, title="Kettle duty", body="The duty on kettles is 25%.")
        for number in (8, 9)
    ]
    assert len(ask("What is the duty on kettles?", *copies).lines) == 1


@pytest.mark.parametrize(("official", "quoted"), [(False, 2), (True, 3)])
def test_at_most_ninety_words_of_one_article_are_quoted(official: bool, quoted: int) -> None:
    details = (
        (
            "charged since March on every crate that the harbour office of Sarn weighs, seals, "
            "lists and stores for the brokers of the upper town who clear them by night and by day"
        ),
        (
            "which four retailers call a burden for families, students, tea rooms, hotels, "
            "canteens and hospitals that had planned to replace worn appliances before winter"
        ),
        (
            "although parliament may review it once auditors publish their survey of foundries, "
            "wages, prices, energy bills and orders in the five northern valleys in late autumn"
        ),
    )
    body = " ".join(f"The duty on kettles from Japan is 25%, {detail}." for detail in details)
    article = make.article(10, title="Kettle duty", body=body, official=official)
    given_ = ask("What is the duty on kettles from Japan?", article)
    assert len(given_.lines) == quoted


def test_quotation_marks_inside_become_single() -> None:
    body = 'The duty on kettles is "25%, not a point more", she said.'
    given_ = ask("What is the duty on kettles?", make.article(11, title="Kettles", body=body))
    assert [line.text for line in given_.lines] == [
        "“The duty on kettles is ‘25%, not a point more’, she said.” — Outlet 1"
    ]


@given(st.text())
def test_every_citation_holds_the_very_words(question: str) -> None:
    held = {article.id: article for article in (KETTLES, LENTILS)}
    given_ = ask(question, *held.values())
    for line in given_.lines:
        for citation in line.citations:
            article = held[citation.article_id]
            assert article.text[citation.start : citation.end] == citation.quote
            assert citation.snapshot == article.snapshot
    assert len(given_.lines) <= 3
