"""What fits each sort of question: the deed behind a reason, the day of an event, whose figure."""

from __future__ import annotations

import pytest

from bot.domain import Question
from bot.threads import answer
from bot.threads.asked import parse
from bot.threads.people import peopled
from tests import make

SALT = make.article(
    1,
    title="Kenya raises import duty on rock salt from Peru to 14% from 9%",
    body=(
        "Kenya will raise its duty on rock salt from Peru to 14% from 9% on Monday 8 June, after "
        "two salt pans closed. The ministry made the change under section 7 of the Customs Act. "
        "The notice must be laid before parliament under section 90 of the Finance Act. Peru’s "
        "embassy said that the duty is lawful because the bound rate is 30%. Kenyan bakers warned "
        "that the duty would add 4% to their costs, because one mill has closed. The duty on salt "
        "applies until 30 May 2029. The surtax is expected to raise 9 million shillings a year. "
        "Tanzanian salt, which pays 3%, gains from the change. Lima will request consultations "
        "by 2 July. “It is a sad day,” the Peruvian trade minister said."
    ),
)
PACT = make.article(
    2,
    title="Norway and Chile conclude accord on cod, wine and buses",
    body=(
        "Chile, the smaller of the two, asked for a share of the wine quota and received 7,000 "
        "tonnes a year. Tariffs on electric buses reach zero in the eighth year and those on "
        "diesel buses in the twelfth, the declaration says. A hearing on the accord, which was "
        "called for 3 May, shall take place on 9 May in Oslo. Speakers shall register for the "
        "hearing by 1 May. The parties will vote on definitive quotas for cod before 4 August. "
        "Provisional quotas apply from 6 June and could become definitive. Fjord Foods won the "
        "lowest rate on cod, 2%. Norway will admit 30 million bottles of wine a year."
    ),
)


def ask(text: str) -> list[str]:
    given = answer(Question(text=text, asked=make.NOON), [SALT, PACT], 2, (), make.NOON)
    return [line.citations[0].quote for line in given.lines]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When does Kenya's higher duty on rock salt start?", "on Monday 8 June"),
        ("Why did Kenya raise the duty on rock salt?", "after two salt pans closed"),
        ("Under which act did Kenya raise the duty on rock salt?", "under section 7"),
        ("How long does the duty on salt apply?", "until 30 May 2029"),
        ("How much revenue will the surtax raise?", "9 million shillings"),
        ("What rate does Tanzanian salt pay?", "which pays 3%"),
        ("What will Peru do about the Kenyan duty?", "will request consultations"),
        ("How much of the wine quota does Chile get?", "7,000 tonnes"),
        ("When do tariffs on diesel buses reach zero?", "in the twelfth"),
        ("When is the hearing on the accord?", "on 9 May"),
        ("When will the parties vote on definitive quotas for cod?", "before 4 August"),
        ("Which company got the lowest rate on cod?", "Fjord Foods"),
        ("How many bottles of wine will Norway admit?", "30 million bottles"),
    ],
)
def test_each_sort_has_the_sentence_that_fits(question: str, words: str) -> None:
    quotes = ask(question)
    assert quotes
    assert words in quotes[0]


@pytest.mark.parametrize(
    "question",
    [
        "When do definitive quotas for cod take effect?",
        "Why did Kenya lower the duty on rock salt?",
        "What is the combined charge on rock salt?",
        "Which products does Norway leave out of the accord?",
        "How many bottles of beer will Norway admit?",
        "When is the hearing on rock salt?",
        "What rate does Ugandan salt pay?",
        "How long does the duty on cod apply?",
    ],
)
def test_what_nearly_fits_does_not_answer(question: str) -> None:
    assert ask(question) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Bakers oppose the duty on salt.", True),
        ("The duty on salt is opposed by bakers.", True),
        ("Nairobi’s duty on salt is quick, and open to be opposed under the pact.", False),
        ("Nobody opposes the duty on salt.", False),
    ],
)
def test_who_does_something_stands_before_it_or_behind_by(sentence: str, told: bool) -> None:
    assert peopled(parse("Who opposes the duty on salt?"), sentence) is told
