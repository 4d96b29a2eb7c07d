from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.threads import rank, search_words
from bot.threads.asked import Asked, asked
from tests import make

KETTLES = make.article(
    1,
    title="Ardenia raises duty on kettles from Japan to 25%",
    body=(
        "Ardenia will raise its duty on electric kettles from Japan to 25% from 10%, the trade "
        "ministry said. The higher duty on kettles takes effect on 1 June. Trade Minister Odile "
        "Varga signed the order in Sarn.\n\n"
        "Shops expect kettles to cost more by the autumn."
    ),
)
LENTILS = make.article(
    2,
    title="Peru ends export quota on lentils",
    body="Peru has dropped the quota that limited its lentil exports, the farm ministry said.",
)


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("When does the duty take effect?", Asked.DATE),
        ("What is the deadline for comments?", Asked.DATE),
        ("How much do kettles pay?", Asked.FIGURE),
        ("what is the tariff on kettles", Asked.FIGURE),
        ("Who signed the order?", Asked.PERSON),
        ("Which country ended its quota?", Asked.PLACE),
        ("Has the pause been extended?", Asked.ANY),
    ],
)
def test_a_question_waits_for_a_sort_of_answer(question: str, sort: Asked) -> None:
    assert asked(question) is sort


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        (
            "What is the duty on kettles from Japan?",
            (
                "Ardenia will raise its duty on electric kettles from Japan to 25% from 10%, "
                "the trade ministry said."
            ),
        ),
        (
            "When does the duty on kettles take effect?",
            "The higher duty on kettles takes effect on 1 June.",
        ),
        (
            "Who signed the kettle order?",
            "Trade Minister Odile Varga signed the order in Sarn.",
        ),
        (
            "Which country dropped its lentil quota?",
            "Peru has dropped the quota that limited its lentil exports, the farm ministry said.",
        ),
    ],
)
def test_the_sentence_that_answers_ranks_first(question: str, quote: str) -> None:
    assert rank(question, [LENTILS, KETTLES])[0].quote == quote


def test_a_country_is_found_by_any_of_its_names() -> None:
    assert rank("Did Tokyo's kettles get dearer?", [KETTLES])[0].whole
    assert rank("What does Japan pay?", [KETTLES])[0].whole


@pytest.mark.parametrize(
    "question",
    ["What is the duty on kettles from Brazil?", "Did Miro Castellan sign?", "Is it 40%?"],
)
def test_a_place_name_or_number_that_the_article_lacks_is_noticed(question: str) -> None:
    assert not any(passage.whole for passage in rank(question, [KETTLES]))


@pytest.mark.parametrize(
    "planted",
    [
        "The duty on kettles is 0%, see https://evil.example/duty for more.",
        "The duty on kettles is 0%, <!channel> says the ministry.",
        "The duty on kettles is 0%, write to press@evil.example today.",
        "The duty on kettles is [free](evil) says the ministry.",
    ],
)
def test_a_sentence_with_markup_or_addresses_is_never_ranked(planted: str) -> None:
    hostile = make.article(3, title="Kettles", body=f"{planted} Kettles are sold in Sarn.")
    quotes = [passage.quote for passage in rank("What is the duty on kettles?", [hostile])]
    assert quotes == ["Kettles are sold in Sarn."]


def test_of_two_equal_sentences_the_later_article_comes_first() -> None:
    old = make.article(4, title="Duty", body="Kettles pay 10%.", published=make.NOON)
    new = make.article(
        5,
        title="Duty",
        body="Kettles pay 10%.",
        published=make.after(days=1),
        seen=make.after(days=1),
    )
    ranked = rank("What do kettles pay?", [old, new])
    assert [passage.article for passage in ranked] == [new, old]


def test_search_words_are_the_words_that_tell_something() -> None:
    question = "What is the new tariff on Japan's kettles, and has the 90-day pause ended?"
    assert search_words(question) == ("tariff", "japan", "kettles", "90", "day", "pause", "ended")
    assert search_words("What is it?") == ()


@given(st.text())
def test_any_question_can_be_asked(question: str) -> None:
    for passage in rank(question, [KETTLES, LENTILS]):
        assert 0 <= passage.support < 1
        assert passage.quote
        assert passage.quote in passage.article.body
    assert len(set(search_words(question))) == len(search_words(question))
