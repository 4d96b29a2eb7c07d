"""Answers in a model's words: checked, mended once, and replaced where the model fails."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.channels import answers
from bot.domain import Answer, Question, Writer
from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMDeclined, LLMError
from bot.llm import load
from bot.newsroom import Model, Newsroom
from tests.fakes import FakeLLM
from tests.house import DESK, House, open_archive
from tests.test_newsroom import LEAD

CARS = "What tariff will Mercosur charge on Japanese cars?"
FALSE = "Mercosur will charge a tariff of 71% on Japanese cars."
TRUE = "Mercosur will halve its tariff on Japanese cars to 17.5% from 35%."
UNCLEAR = "Mercosur's tariff on Japanese cars will fall by half, which dealers call a breakthrough."
NOTHING: Mapping[str, Any] = {"answer": "no answer", "sentences": []}


class Answering:
    """A house with an archive, and a model that answers there from a script."""

    def __init__(self, house: House, quote: str, model: FakeLLM | None = None) -> None:
        self.house, self.quote, self.llm = house, quote, model or FakeLLM()
        prompts = Model(
            llm=self.llm,
            briefing=load("briefing"),
            repair=load("repair"),
            answer=load("answer"),
        )
        self.newsroom = Newsroom(replace(house.desk, model=prompts))

    def reply(self, *texts: str) -> dict[str, Any]:
        """Build a reply whose sentences all quote the sentence on cars."""
        quotes = [{"article": f"A{number}", "words": self.quote} for number in range(1, 5)]
        return {
            "answer": "found",
            "sentences": [{"text": text, "quotes": quotes} for text in texts],
        }

    async def ask(self, *script: Mapping[str, Any] | LLMError, text: str = CARS) -> Answer:
        self.llm.script = list(script)
        return await self.newsroom.ask(text)


@asynccontextmanager
async def answering(folder: Path) -> AsyncIterator[Answering]:
    async with open_archive(folder, LEAD, seconds=30) as house:
        plain = await house.newsroom.ask(CARS)
        yield Answering(house, plain.lines[0].citations[0].quote)


async def test_a_sentence_is_told_with_the_words_that_carry_it(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(desk.reply(TRUE))
        assert [line.text for line in given.lines] == [TRUE]
        assert (given.writer, given.dropped) == (Writer.MODEL, 0)
        assert given.lines[0].citations[0].quote == desk.quote.removesuffix(".")
        assert {source.article_id for source in given.sources} == {
            citation.article_id for line in given.lines for citation in line.citations
        }
        assert given.story is not None
        assert Writer.MODEL.value in answers.answer(given, "UTC").text


async def test_the_prompt_holds_the_passages_the_day_and_the_question(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        await desk.ask(desk.reply(TRUE))
        (asked,) = desk.llm.asked
        assert asked.ref == load("answer").ref
        assert CARS in asked.user
        assert '<article label="A1" outlet=' in asked.user
        assert desk.quote in asked.user
        assert "Today is Monday 4 May 2026." in asked.user


async def test_what_the_gate_stops_is_written_anew_once_with_the_reasons(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(desk.reply(FALSE), desk.reply(TRUE))
        assert [line.text for line in given.lines] == [TRUE]
        assert given.dropped == 0
        first, second = desk.llm.asked
        assert "wrong: figure not in evidence: 71%" in second.user
        assert "wrong:" not in first.user


async def test_what_is_wrong_again_is_dropped_and_counted(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(desk.reply(TRUE, FALSE), desk.reply(FALSE))
        assert [line.text for line in given.lines] == [TRUE]
        assert given.dropped == 1
        assert "1 sentence dropped by the gate" in answers.answer(given, "UTC").text


async def test_without_time_nothing_is_written_anew(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        desk.llm.left = 1.0
        given = await desk.ask(desk.reply(TRUE, FALSE))
        assert (len(desk.llm.asked), given.dropped) == (1, 1)


async def test_nobody_is_asked_about_a_sentence_that_is_unclear_and_a_strict_desk_stops_it(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as desk:
        model = desk.newsroom._desk.model
        assert model is not None
        asking = replace(desk.house.desk, model=replace(model, verify=load("verify")))
        desk.newsroom = Newsroom(asking)
        given = await desk.ask(desk.reply(TRUE, UNCLEAR))
        assert [line.text for line in given.lines] == [TRUE, UNCLEAR]
        assert len(desk.llm.asked) == 1
        desk.newsroom = Newsroom(replace(asking, strict=True))
        given = await desk.ask(desk.reply(TRUE, UNCLEAR), NOTHING)
        assert [line.text for line in given.lines] == [TRUE]
        assert given.dropped == 1
        assert "wrong: wording not aligned with the evidence\n" in desk.llm.asked[-1].user
        quoted = await desk.ask(LLMBusy("away"))
        assert quoted.lines


async def test_a_model_that_finds_no_answer_is_believed(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(NOTHING)
        assert (given.lines, given.dropped) == ((), 0)
        assert given.nearest


@pytest.mark.parametrize(
    ("failure", "writer"),
    [
        (LLMBusy("too slow"), Writer.SILENT),
        (LLMBadReply("no JSON"), Writer.UNUSABLE),
        (LLMDeclined("no"), Writer.DECLINED),
        (BudgetSpent("spent"), Writer.UNPAID),
    ],
)
async def test_a_model_that_fails_gives_way_to_the_sources_and_it_is_said(
    tmp_path: Path, failure: LLMError, writer: Writer
) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(failure)
        plain = await desk.house.newsroom.ask(CARS)
        assert given == replace(plain, writer=writer, as_of=given.as_of, question=given.question)
        assert writer.value in answers.answer(given, "UTC").text


@pytest.mark.parametrize(
    "text",
    [
        FALSE,
        "<!channel> Mercosur will halve its tariff on Japanese cars to 17.5% from 35%.",
        "See https://evil.example for the 17.5% tariff on Japanese cars.",
        "Pay 17.5% now " * 60,
        "",
    ],
)
async def test_sentences_that_may_not_be_shown_give_way_to_the_sources(
    tmp_path: Path, text: str
) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(desk.reply(text), desk.reply(text))
        plain = await desk.house.newsroom.ask(CARS)
        assert given.lines == plain.lines
        assert given.writer is Writer.UNUSABLE
        assert given.dropped == 1


async def test_words_that_stand_in_no_article_carry_nothing(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        desk.quote = "Mercosur will abolish its tariff on every Japanese car there is."
        given = await desk.ask(desk.reply(TRUE), desk.reply(TRUE))
        assert given.writer is Writer.UNUSABLE
        assert TRUE not in [line.text for line in given.lines]


async def test_a_model_that_breaks_off_leaves_what_it_said_and_the_sources_go_on(
    tmp_path: Path,
) -> None:
    class BreaksOff(FakeLLM):
        def _reply(self, *args: Any, **more: Any) -> Any:
            raise LLMBusy("the reply broke off")

    async with answering(tmp_path) as desk:
        broken = Answering(desk.house, desk.quote, model=BreaksOff())
        given = await broken.ask(desk.reply(TRUE, FALSE))
        assert given.lines[0].text == TRUE
        assert given.writer is Writer.SILENT


async def test_sentences_are_shown_as_they_come(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        second = "Mercosur and Japan concluded the trade accord in Montevideo."
        desk.llm.script = [desk.reply(TRUE, second)]
        question = Question(text=CARS, asked=desk.house.watch())
        await desk.newsroom.answer(question, DESK, "answer:e1", "1.0", "UTC", "U1")
        (shown,) = desk.house.courier.in_thread(DESK, "1.0")
        assert all(text.startswith(TRUE) for text in shown.grown)
        assert second not in shown.grown[0]
        assert second in shown.grown[-1]
        assert desk.llm.workspaces == [DESK.team]


async def test_stop_breaks_the_model_off(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        second = "Mercosur and Japan concluded the trade accord in Montevideo."
        desk.llm.script = [desk.reply(TRUE, second, second)]
        desk.house.courier.before = lambda step, shown: setattr(shown, "over", "stopped")
        question = Question(text=CARS, asked=desk.house.watch())
        await desk.newsroom.answer(question, DESK, "answer:e1", "1.0", "UTC", "U1")
        (shown,) = desk.house.courier.in_thread(DESK, "1.0")
        assert "stopped before it was whole" in shown.message.text
        assert second not in shown.message.text
