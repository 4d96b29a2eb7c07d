"""What a thread's earlier questions lend to a later one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.threads import follow_up, leans


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (
            "What duty did Norway put on tin?",
            "and on zinc?",
            "What duty did Norway put on zinc?",
        ),
        (
            "What is the duty on copper wire from Peru?",
            "And from Chile?",
            "What is the duty on copper wire from Chile?",
        ),
        ("How much beef will Japan admit?", "and rice?", "How much rice will Japan admit?"),
        ("How much beef will Japan admit?", "And Norway?", "How much beef will Norway admit?"),
        (
            "Did Canada pause its duty on heat pumps?",
            "Why?",
            "Why did Canada pause its duty on heat pumps?",
        ),
        (
            "Is there an exemption for gloves?",
            "until when?",
            "Until when is there an exemption for gloves?",
        ),
        (
            "What duty did the EU set on Peruvian copper wire?",
            "When does it take effect?",
            "When does the EU duty on Peruvian copper wire take effect?",
        ),
        (
            "When do ministers sign the accord with Norway?",
            "Will Peru ratify it?",
            "Will Peru ratify the accord with Norway?",
        ),
        (
            "What is the duty on kettles from Peru?",
            "What is the quota for salt?",
            "What is the quota for salt?",
        ),
        ("", "and for trucks?", "and for trucks?"),
    ],
)
def test_a_question_is_written_out(before: str, question: str, meant: str) -> None:
    assert follow_up(question, [before] if before else []) == meant


def test_a_question_is_written_out_from_all_that_were_asked_before() -> None:
    earlier = ["What duty did Norway put on tin?", "and on zinc?"]
    assert follow_up("Since when?", earlier) == "Since when did Norway put duty on zinc?"


@pytest.mark.parametrize(
    ("question", "does"),
    [("Who pays it?", True), ("And who pays?", True), ("Who pays the duty on tin?", False)],
)
def test_a_question_that_names_no_subject_leans_on_the_thread(question: str, does: bool) -> None:
    assert leans(question) is does


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_words_can_be_asked_after_any_others(question: str, earlier: list[str]) -> None:
    assert isinstance(follow_up(question, earlier), str)
