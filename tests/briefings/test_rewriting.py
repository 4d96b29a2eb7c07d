"""What the gate stopped goes back to the model once, with the reasons."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import gate
from bot.briefings.write import Writing, rewrite
from bot.domain import Draft, Dropped
from bot.errors import LLMBusy
from bot.llm import load
from tests.briefings.peru import (
    ARTICLES,
    CASE,
    EXPECTED,
    GOOD,
    LEAD,
    TALKS,
    altered,
    said,
    with_point,
    writing,
)
from tests.fakes import FakeLLM

REPAIR = load("repair")
WRONG = "Mills abroad stand to lose 18% of their orders, a trade body said."
RIGHT = "A clause of the Andean pact lets members protect closing industries, and it is now tested."


def lines(llm: FakeLLM) -> list[dict[str, Any]]:
    """Read the lines that a model was sent back."""
    (asked,) = llm.asked
    assert asked.ref == REPAIR.ref
    text = asked.user.partition("<lines>\n")[2].partition("\n</lines>")[0]
    found: list[dict[str, Any]] = json.loads(text)
    return found


async def stopped(reply: dict[str, Any], **more: float) -> tuple[Writing, tuple[Dropped, ...]]:
    made = await writing(reply, **more)
    return made, gate.judge(made.draft, ARTICLES)[1]


async def mended(reply: dict[str, Any], *anew: dict[str, Any]) -> tuple[Draft, int]:
    """Write a reply up, have lines of it written anew, and count what the gate still drops."""
    made, dropped = await stopped(reply)
    again = await rewrite(made, dropped, FakeLLM({"lines": list(anew)}), REPAIR)
    assert again is not None
    assert again.prompts == (*made.prompts, REPAIR.ref)
    passed, left = gate.judge(again.draft, ARTICLES)
    return passed, len(left)


async def test_a_line_is_sent_back_with_its_typed_reasons() -> None:
    reply = altered(
        headline=said("Peru raises duty on glass to 52%", ("A1", LEAD)),
        opening=[
            said("The ministry spoke of a war on sand.", ("A1", "The ministry spoke of war.")),
            said("Nobody was hurt.", ("A9", LEAD)),
        ],
        ahead=[said("Talks are due on 19 May in Lima <b>.", ("A1", TALKS))],
    )
    reply["key_points"] = [*GOOD["key_points"], said(WRONG, ("A1", LEAD), role="change")]
    made, dropped = await stopped(reply)
    llm = FakeLLM({"lines": []})
    await rewrite(made, dropped, llm, REPAIR)
    assert [(each["line"], each["text"], each["wrong"]) for each in lines(llm)] == [
        (1, "Peru raises duty on glass to 52%", ["figure not in evidence: 52%"]),
        (2, WRONG, ["figure not in evidence: 18%"]),
        (
            3,
            "The ministry spoke of a war on sand.",
            ["quote not in source (A1): The ministry spoke of war."],
        ),
        (4, "Nobody was hurt.", [f"quote not in source (no article by that label): {LEAD}"]),
    ]
    assert lines(llm)[1]["quotes"] == [{"article": "A1", "words": LEAD}]


async def test_a_line_written_anew_takes_the_place_of_the_one_that_failed() -> None:
    reply = with_point(WRONG, ("A1", LEAD))
    passed, left = await mended(reply, said(RIGHT, ("A2", CASE), line=1))
    assert left == 0
    assert [point.line.text for point in passed.key_points] == [
        EXPECTED.key_points[0].line.text,
        RIGHT,
        *(point.line.text for point in EXPECTED.key_points[1:]),
    ]


@pytest.mark.parametrize(
    "anew",
    [
        [],
        [said(WRONG, ("A1", LEAD), line=1)],
        [said(RIGHT, ("A2", CASE), line=0)],
        [said(RIGHT, ("A2", CASE), line=2)],
        [said("Peru will sink 40 ships.", ("A1", "Peru will sink 40 ships."), line=1)],
    ],
    ids=["left out", "the same", "none", "another", "worse"],
)
async def test_what_fails_again_is_dropped(anew: list[dict[str, Any]]) -> None:
    passed, left = await mended(with_point(WRONG, ("A1", LEAD)), *anew)
    assert (passed, left) == (EXPECTED, 1)


async def test_a_line_that_passed_cannot_be_rewritten() -> None:
    reply = with_point(WRONG, ("A1", LEAD))
    passed, _ = await mended(reply, *(said(RIGHT, ("A2", CASE), line=n) for n in range(-9, 9)))
    kept = {point.line.text for point in passed.key_points}
    assert {point.line.text for point in EXPECTED.key_points} <= kept


async def test_a_point_that_is_too_long_is_sent_back() -> None:
    long = "Peru raised the duty, " + "very " * 30 + "much."
    made, dropped = await stopped(with_point(long, ("A1", LEAD)))
    llm = FakeLLM({"lines": [said(RIGHT, ("A2", CASE), line=1)]})
    again = await rewrite(made, dropped, llm, REPAIR)
    (sent,) = lines(llm)
    assert sent["wrong"] == ["a key point has at most 26 words and 170 characters"]
    assert again is not None
    assert RIGHT in {point.line.text for point in again.draft.key_points}


async def test_a_good_draft_is_not_sent_back() -> None:
    made, dropped = await stopped(GOOD)
    assert await rewrite(made, dropped, FakeLLM(), REPAIR) is None


async def test_without_time_nothing_is_sent_back() -> None:
    made, dropped = await stopped(with_point(WRONG, ("A1", LEAD)), left=1.0)
    assert await rewrite(made, dropped, FakeLLM(), REPAIR) is None


async def test_what_the_model_raises_goes_through() -> None:
    made, dropped = await stopped(with_point(WRONG, ("A1", LEAD)))
    with pytest.raises(LLMBusy):
        await rewrite(made, dropped, FakeLLM(LLMBusy("busy")), REPAIR)
