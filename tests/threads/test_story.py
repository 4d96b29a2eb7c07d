from __future__ import annotations

import pytest

from bot.domain import Answer, Article, Question
from bot.threads import answer
from bot.threads.asked import parts
from tests import make

THREAT = make.article(
    1,
    title="Norland threatens a 40% tariff on Estwick copper wire unless scrap levy goes",
    body=(
        "Norland threatened on Friday 1 May to raise its tariff on copper wire from Estwick to "
        "40% from 6%. The tariff would rest on Section 301 of the Trade Act of 1974. Wire at sea "
        "would be exempt for 30 days, officials said."
    ),
)
ORDER = make.article(
    2,
    title="Norland sets a 35% tariff on Estwick copper wire after scrap levy stays",
    body=(
        "Norland imposed a 35% tariff on copper wire from Estwick on Monday, from 6%, after a "
        "deadline over a scrap levy passed. The order, signed under Section 301, takes effect on "
        "Tuesday 12 May. Copper tubes are exempt, the ministry said. Peruvian wire pays 4%. "
        "Estwick makers said the tariff would close two mills. Cable makers asked for an "
        "exemption for thin wire. The ministry will review the tariff by 1 November. Buyers may "
        "suspend orders, and sales could fall by 12%."
    ),
    published=make.after(days=3),
    seen=make.after(days=3),
)
ELSEWHERE = make.article(
    3,
    title="Peru and Chile sign lentil accord",
    body="Peru and Chile signed a lentil accord on Monday. Rice is included in the accord.",
)


def ask(text: str, *articles: Article) -> Answer:
    found = articles or (THREAT, ORDER)
    story = frozenset(article.id for article in found)
    question = Question(text=text, asked=make.NOON, story_id="s1")
    return answer(question, [*found, ELSEWHERE], 3, (), make.NOON, story)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When does it take effect?", "takes effect on Tuesday 12 May"),
        ("When does the tariff start?", "takes effect on Tuesday 12 May"),
        ("What is the rate now?", "35% tariff"),
        ("What was the rate before?", "from 6%"),
        ("What is the legal basis?", "signed under Section 301"),
        ("Are copper tubes exempt?", "Copper tubes are exempt"),
        ("Is wire at sea exempt?", "would be exempt for 30 days"),
        ("How did Estwick respond?", "Estwick makers said"),
        ("When is the review?", "review the tariff by 1 November"),
        ("Why was it imposed?", "after a deadline"),
        ("What does Peruvian wire pay?", "Peruvian wire pays 4%"),
    ],
)
def test_a_follow_up_is_answered_from_the_newest_of_the_story(question: str, words: str) -> None:
    given = ask(question)
    assert given.lines
    assert words in given.lines[0].text


def test_who_signs_may_go_without_saying() -> None:
    annex = make.article(
        5,
        title="Peru accord opens lentil market, but origin rules narrow the gain",
        body="Millers should not wait for the signature in Lima on 21 March, a broker said.",
    )
    assert len(ask("When will ministers sign the accord?", annex).lines) == 1
    assert ask("When will ministers sign the budget?", annex).lines == ()


@pytest.mark.parametrize(
    "question",
    [
        "When was it signed?",
        "Who signed it?",
        "When does it expire?",
        "Has it been suspended?",
        "Is rice included?",
        "Is thin wire exempt?",
        "What is the tariff on scrap?",
        "What is the tariff on copper wire from Chile?",
        "What is the legal basis of the levy?",
        "How did Peru respond?",
        "How many jobs were lost?",
        "What is it?",
    ],
)
def test_what_the_story_does_not_say_is_not_answered(question: str) -> None:
    assert ask(question).lines == ()


def test_what_names_another_subject_is_asked_of_the_archive() -> None:
    for question in (
        "When did Peru and Chile sign the lentil accord?",
        "Who signed the lentil accord?",
    ):
        given = ask(question)
        assert [line.citations[0].article_id for line in given.lines] == [ELSEWHERE.id]
    assert ask("When did they sign the lentil accord?").lines == ()


def test_a_place_of_the_next_sentence_does_not_stand_in_this_one() -> None:
    beef = make.article(
        4,
        title="Japan opens its beef market",
        body=(
            "Japan will admit 90,000 tonnes of beef a year from Peru. Beef from Australia "
            "already enters at a lower rate."
        ),
    )
    question = Question(text="How much beef will Australia export to Japan?", asked=make.NOON)
    assert answer(question, [beef], 1, (), make.NOON).lines == ()
    assert ask(question.text, beef).lines == ()


def test_the_part_without_an_answer_is_named() -> None:
    given = ask("When does it take effect and who won the cup?")
    assert len(given.lines) == 1
    assert given.unanswered == ("who won the cup?",)
    assert ask("Who won the cup and is rice included?").unanswered == ()
    assert ask("When does it take effect?").unanswered == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When does it start and who pays?", ("When does it start?", "who pays?")),
        ("What is the rate? When does it start?", ("What is the rate?", "When does it start?")),
        ("Do Peru and Chile pay?", ("Do Peru and Chile pay?",)),
        ("", ("",)),
    ],
)
def test_a_question_is_parted(question: str, expected: tuple[str, ...]) -> None:
    assert parts(question) == expected
