"""The whole archive is asked: another product, another figure, another actor is no answer."""

from __future__ import annotations

import pytest

from bot.domain import Article, Question
from bot.threads import answer
from bot.threads.actor import actor
from bot.threads.asked import latest_topic
from tests import make

ACCORD = make.article(
    1,
    title="Mercosur to halve bus tariff for Norway in exchange for cod quota",
    body=(
        "Mercosur will halve its tariff on Norwegian buses to 12.5% from 25% under an accord that "
        "both sides concluded on Monday. Norway agreed to admit 40,000 tonnes of Mercosur beef a "
        "year at half the usual tariff. Mercosur shall apply a duty of 12.5% to 8,000 electric "
        "buses originating in Norway. The quota for beef shall reach 60,000 tonnes in the tenth "
        "year. “We kept cod out of it,” Norwegian Trade Minister Odile Varga said in Oslo. "
        "“It is a poor bargain,” said Miro Castellan, president of the Norwegian Bus Council."
    ),
)
WIRE = make.article(
    2,
    title="EU sets anti-dumping duties on Peruvian copper wire",
    body=(
        "The European Commission set anti-dumping duties of 9.6% on copper wire from Peru on "
        "Tuesday. The duties on wire take effect on Wednesday 13 May. Wire loaded before 6 May "
        "is exempt if it enters the European Union by 20 June."
    ),
)
KETTLES = make.article(
    3,
    title="Canada imposes duty on Chilean kettles",
    body=(
        "Canada imposed a 22% duty on electric kettles from Chile on Thursday. Chilean toasters "
        "face a 7% duty in Canada. Canada threatened a duty on Chilean salt."
    ),
)


def ask(text: str) -> list[str]:
    articles: list[Article] = [ACCORD, WIRE, KETTLES]
    given = answer(Question(text=text, asked=make.NOON), articles, 3, (), make.NOON)
    return [line.citations[0].quote for line in given.lines]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What will Mercosur charge on Norwegian buses?", "to 12.5% from 25%"),
        ("Will Mercosur cut its tariff on Norwegian buses?", "will halve its tariff"),
        ("How much beef will Norway admit?", "40,000 tonnes"),
        ("How many tonnes of beef will Norway admit?", "40,000 tonnes"),
        ("How many buses will Mercosur admit?", "8,000 electric buses"),
        ("What duty did the EU set on Peruvian copper wire?", "9.6%"),
        ("When does the duty on copper wire take effect?", "13 May"),
        ("Until when is wire loaded before the deadline exempt?", "20 June"),
        ("What duty did Canada impose on Chilean kettles?", "22%"),
        ("What does Canada charge on Chilean toasters?", "face a 7% duty in Canada"),
        ("Who is Norway's trade minister?", "Odile Varga"),
    ],
)
def test_what_the_archive_says_is_answered(question: str, words: str) -> None:
    quotes = ask(question)
    assert quotes
    assert words in quotes[0]


@pytest.mark.parametrize(
    "question",
    [
        "How much wine will Norway admit?",
        "How much rice will Norway admit from Mercosur?",
        "Will Norway cut its tariff on pork?",
        "Did Norway agree to admit Mercosur pork?",
        "Will Mercosur halve its tariff on Norwegian trucks?",
        "What is Mercosur's tariff on Chilean buses?",
        "What anti-dumping duty did the EU set on Peruvian copper pipes?",
        "Did Canada threaten a duty on Chilean rice?",
        "Will Canada ban Chilean kettles?",
    ],
)
def test_another_product_or_act_does_not_answer(question: str) -> None:
    assert ask(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "How many tonnes of beef will Mercosur admit?",
        "What duty did Chile impose on Canadian kettles?",
        "Did Chile threaten a duty on Canadian salt?",
    ],
)
def test_who_is_acted_upon_does_not_answer_for_who_acts(question: str) -> None:
    assert ask(question) == []


def test_a_figure_of_something_else_does_not_say_how_many() -> None:
    assert ask("How many lorries will Norway admit?") == []
    assert ask("How many buses will Norway admit?") == []


@pytest.mark.parametrize("question", ["Who is the president of Norway?", "Who is Peru's minister?"])
def test_who_holds_an_office_is_answered_with_that_office_alone(question: str) -> None:
    assert ask(question) == []


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What tariff did Malaysia impose on US gloves?", "MY"),
        ("Will the EU now cut its duty on rice?", "EU"),
        ("How many cars will Mercosur admit?", "Mercosur"),
        ("What is Japan's tariff on beef?", "JP"),
        ("How high is the Canadian duty on gloves?", "CA"),
        ("What do Japanese cars pay in Brazil?", ""),
        ("What is the duty on kettles from Brazil?", ""),
        ("When does the tariff take effect?", ""),
        ("Did Peru and Chile sign it?", ""),
    ],
)
def test_a_question_names_who_acts(question: str, who: str) -> None:
    assert actor(question) == who


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What is new?", ""),
        ("What is new today?", ""),
        ("What changed in trade policy today?", ""),
        ("what's new this week", ""),
        ("What is new on steel?", "steel"),
        ("What is the latest on heat pumps?", "heat pumps"),
        ("Any news on tariffs today?", "tariffs"),
        ("What is the new tariff on steel?", None),
        ("What happened to the price of gloves?", None),
        ("What changed in the annex on origin rules after the first review?", None),
        ("", None),
    ],
)
def test_a_question_for_the_latest_news_tells_its_topic(question: str, topic: str | None) -> None:
    assert latest_topic(question) == topic


MEASURES = make.article(
    4,
    title="Norway threatens a 30% duty on Chilean salmon feed",
    body=(
        "Norway threatened on Monday to put a 30% duty on salmon feed from Chile unless Santiago "
        "drops a fish meal tax. Estwick raised its duty on glass jars to 12% from 5% to protect "
        "two furnaces. The exemption for feed loaded in April matters to farmers, since such "
        "cargoes enter free of duty until 30 June. Peru paused its duty on tin until 9 September. "
        "Japan set a quota for squid in retaliation for a curb on nets."
    ),
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why does Norway threaten Chile?", "unless Santiago drops"),
        ("Why did Norway threaten a duty on salmon feed?", "unless Santiago drops"),
        ("Why did Estwick raise its duty on glass jars?", "to protect two furnaces"),
        ("When does the exemption for feed end?", "30 June"),
        ("When does the pause on tin end?", "9 September"),
        ("Why did Japan set a quota for squid?", "in retaliation"),
    ],
)
def test_a_reason_and_an_end_are_known_in_other_words_too(question: str, words: str) -> None:
    given = answer(Question(text=question, asked=make.NOON), [MEASURES], 1, (), make.NOON)
    assert given.lines
    assert words in given.lines[0].citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Why does Chile threaten Norway?",
        "Why did Estwick raise its duty on glass panes?",
        "When does the exemption for rice end?",
        "When does the duty on squid end?",
        "Why did Peru pause its duty on tin?",
    ],
)
def test_a_reason_or_an_end_of_something_else_does_not_answer(question: str) -> None:
    given = answer(Question(text=question, asked=make.NOON), [MEASURES], 1, (), make.NOON)
    assert given.lines == ()


TITLED = make.article(
    7,
    title="Norwegian buses to pay half the duty in Mercosur as Oslo opens cod market",
    body=(
        "Mercosur will halve its tariff on Norwegian buses to 12.5% from 25%. Norway’s new accord "
        "with Mercosur offers 8,000 buses a year a 12.5% tariff, but only if most of it is "
        "Norwegian. In return, Norway will cut its cod tariff to 8% from 16%. Bus makers welcomed "
        "the accord. Farmers of Norway oppose the accord."
    ),
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What tariff will Mercosur charge on Norwegian buses?", ["to 12.5% from 25%"]),
        ("What tariff will Mercosur charge on Norwegian cod?", []),
        ("Will Mercosur cut its tariff on Norwegian cod?", []),
        ("What tariff will Norway charge on Mercosur buses?", []),
        ("What is the duty on cod from Norway?", []),
        ("What is Norway’s tariff on cod?", ["to 8% from 16%"]),
        ("Will Norway cut its tariff on buses?", []),
        ("What will Norway pay on cod?", []),
        ("How much cod will Norway admit?", []),
        ("Who opposes the accord?", ["Farmers of Norway"]),
        ("Who welcomed the accord?", ["Bus makers"]),
    ],
)
def test_goods_that_only_the_title_names_are_no_evidence(question: str, words: list[str]) -> None:
    given = answer(Question(text=question, asked=make.NOON), [TITLED], 1, (), make.NOON)
    assert len(given.lines) == len(words)
    assert all(word in line.text for word, line in zip(words, given.lines, strict=True))
