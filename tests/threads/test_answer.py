from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Answer, Article, Citation, Line, Nearest, Question, SourceLine
from bot.threads import answer, search_words
from tests import make
from tests.threads.test_retrieve import KETTLES, LENTILS

NEAREST = (Nearest(headline="Peru ends export quota on lentils", when=make.NOON),)


def ask(text: str, *articles: Article) -> Answer:
    question = Question(text=text, asked=make.NOON)
    return answer(question, articles, 40, NEAREST, make.after(minutes=1))


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
        sources=(SourceLine.of(KETTLES),),
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


def test_a_threatened_tariff_does_not_answer_for_one_in_force() -> None:
    threat = make.article(
        1,
        title="Norland threatens a 40% tariff on copper wire from Estwick",
        body="Norland threatened on Friday 1 May to raise its tariff on copper wire to 40%.",
    )
    question = Question(text="When does the copper wire tariff take effect?", asked=make.NOON)
    assert answer(question, [threat], 1, (), make.NOON).lines == ()
    order = make.article(
        2,
        title="Norland sets a 40% tariff on copper wire from Estwick",
        body="The tariff on copper wire takes effect on 11 May, the ministry said on Monday.",
    )
    lines = answer(question, [threat, order], 2, (), make.NOON).lines
    assert [line.citations[0].article_id for line in lines] == [order.id]


def test_a_share_of_the_market_does_not_answer_for_a_tariff() -> None:
    share = make.article(
        1,
        title="Estwick brands gain in the electric car market of Norland",
        body="Estwick brands took 14.6% of electric car sales in Norland last year.",
    )
    question = Question(text="What is the tariff on Estwick electric cars?", asked=make.NOON)
    assert answer(question, [share], 1, (), make.NOON).lines == ()


@pytest.mark.parametrize("spelt", ["aluminum", "aluminium"])
def test_either_spelling_is_understood(spelt: str) -> None:
    source = make.article(
        1,
        title="Norland doubles its duty on aluminium extrusions",
        body="Norland doubled its duty on aluminium extrusions to 22% on Monday.",
    )
    question = Question(text=f"How much is the duty on {spelt} extrusions?", asked=make.NOON)
    assert len(answer(question, [source], 1, (), make.NOON).lines) == 1
    assert {"aluminum", "aluminium"} <= set(search_words(question.text))


def outlet(number: int, body: str, days: int = 0, publisher: str = "") -> Article:
    return make.article(
        number,
        title="Norland and its kettles",
        body=body,
        publisher=publisher or f"Outlet {number}",
        published=make.after(days=days),
        seen=make.after(days=days),
    )


@pytest.mark.parametrize(
    ("question", "articles", "figures"),
    [
        (
            "What is the duty on kettles from Japan?",
            (
                outlet(1, "The duty on kettles from Japan will be 25%, the ministry said."),
                outlet(2, "The duty on kettles from Japan will be 30%, the ministry said."),
            ),
            {"25%", "30%"},
        ),
        (
            "What is the duty on kettles from Japan?",
            (
                *(
                    outlet(number, f"The duty on kettles from Japan is {words} at 25%.")
                    for number, words in enumerate(("fixed firmly", "to stay", "once more put"), 1)
                ),
                outlet(
                    4, "Brokers in the upper town of Sarn put the kettle duty for Japan at 30%."
                ),
            ),
            {"25%", "30%"},
        ),
        (
            "When does the duty on kettles take effect?",
            (
                outlet(1, "The duty on kettles takes effect on 1 June."),
                outlet(2, "The duty on kettles takes effect on 1 July, a broker said."),
            ),
            {"1 June", "1 July"},
        ),
    ],
)
def test_outlets_that_differ_on_what_is_asked_are_all_heard(
    question: str, articles: tuple[Article, ...], figures: set[str]
) -> None:
    text = " ".join(line.text for line in ask(question, *articles).lines)
    assert {figure for figure in figures if figure in text} == figures


def test_of_two_dates_the_newer_article_is_quoted_first() -> None:
    told = ask(
        "What is the deadline for comments on kettles?",
        outlet(1, "Written comments on the draft rule for kettles are due by 25 May in Sarn."),
        outlet(2, "Comments on kettles shall now be sent by 15 June, instead of 25 May.", days=6),
    )
    assert "15 June" in told.lines[0].text


def test_a_sentence_that_is_to_be_passed_over_gives_way_to_the_next_best() -> None:
    other = make.article(7, "The new kettle duty takes effect on 1 June.", publisher="Lanterna")
    asked = Question(text="When does the duty on kettles take effect?", asked=make.NOON)
    first = answer(asked, (KETTLES, other), 2, (), make.NOON)
    cited = frozenset(cite for line in first.lines[:1] for cite in line.citations)
    again = answer(asked, (KETTLES, other), 2, (), make.NOON, without=cited)
    assert again.lines
    assert all(cite not in cited for line in again.lines for cite in line.citations)


def test_a_question_that_an_article_repeats_answers_none() -> None:
    asked = "A kettle maker in Sarn said: What is the 'kettle duty' in plain words?"
    told = make.article(8, asked, title="Kettle makers in Sarn speak up")
    assert ask("What did a kettle maker in Sarn say?", told).lines == ()
    stated = make.article(9, "A kettle maker in Sarn said the duty would double costs.")
    assert ask("What did a kettle maker in Sarn say?", told, stated).lines


def test_a_part_that_leans_on_the_one_before_is_asked_in_full() -> None:
    told = make.article(
        10,
        title="Norland opens its plum market to Estwick",
        body=(
            "Norland will admit 8,000 tonnes of plums a year from Estwick. It will cut its tariff "
            "on plums to 6% from 12%, the ministry said."
        ),
    )
    given_ = ask("How many plums will Norland admit, and at what rate?", told)
    assert len(given_.lines) == 2
    assert "8,000 tonnes" in given_.lines[0].text
    assert "to 6%" in given_.lines[1].text
    assert given_.unanswered == ()
