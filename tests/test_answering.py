"""Answers in a model's words: checked, mended once, and replaced where the model fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.channels import answers
from bot.domain import Answer, Fault, Opinion, Question, Writer
from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMDeclined, LLMError
from bot.llm import Rendered, Reply, Shape, load
from bot.newsroom import Model, Newsroom, answer, gating
from tests.fakes import FakeLLM
from tests.house import DESK, House, open_archive
from tests.test_newsroom import LEAD

CARS = "What tariff will Mercosur charge on Japanese cars?"
FALSE = "Mercosur will charge a tariff of 71% on Japanese cars."
TRUE = "Mercosur will halve its tariff on Japanese cars to 17.5% from 35%."
OTHER = "Both sides concluded a trade accord in Montevideo on Monday."
UNCLEAR = (
    "Dealers will pay half of the former tariff on Japanese cars, which Mercosur conceded at last."
)
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


def reads(desk: Answering, *carried: str) -> dict[str, Any]:
    return {
        "lines": [
            {"line": number, "carried": said, "evidence": desk.quote}
            for number, said in enumerate(carried, 1)
        ]
    }


def judged(desk: Answering, llm: FakeLLM | None = None) -> Answering:
    """Let the model of a house be asked about what is unclear."""
    other = Answering(desk.house, desk.quote, llm)
    model = other.newsroom._desk.model
    assert model is not None
    asking = replace(model, verify=load("verify"))
    other.newsroom = Newsroom(replace(desk.house.desk, model=asking))
    return other


def prompts(llm: FakeLLM) -> list[str]:
    return [asked.ref.partition("@")[0] for asked in llm.asked]


async def test_a_sentence_that_is_unclear_is_put_to_the_judge_with_its_evidence_alone(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as plain:
        desk = judged(plain)
        given = await desk.ask(desk.reply(TRUE, UNCLEAR), reads(desk, "yes"))
        assert [line.text for line in given.lines] == [TRUE, UNCLEAR]
        assert [line.opinion for line in given.lines] == [None, Opinion.CARRIED]
        assert prompts(desk.llm) == ["answer", "verify"]
        asked = desk.llm.asked[1].user
        assert UNCLEAR in asked
        assert desk.quote.removesuffix(".") in asked
        assert TRUE not in asked
        assert CARS not in asked
        assert given.prompts == tuple(load(name).ref for name in ("answer", "verify"))
        assert given.model == "scripted"


async def test_a_sentence_that_the_judge_doubts_is_written_anew_once_and_then_dropped(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as plain:
        desk = judged(plain)
        given = await desk.ask(desk.reply(UNCLEAR), reads(desk, "no"), desk.reply(TRUE))
        assert prompts(desk.llm) == ["answer", "verify", "answer"]
        assert "wrong: not carried, in the model's reading" in desk.llm.asked[2].user
        assert [line.text for line in given.lines] == [TRUE]
        assert (given.dropped, given.held_back) == (0, ())
        assert [each.line.text for each in given.mended] == [UNCLEAR]
        given = await desk.ask(desk.reply(TRUE, UNCLEAR), reads(desk, "no"), NOTHING)
        assert [line.text for line in given.lines] == [TRUE]
        (held,) = given.held_back
        assert held.line.text == UNCLEAR
        assert [reason.fault for reason in held.verdict.reasons] == [Fault.MODEL_DOUBTS]
        said = answers.answer(given, "UTC").text
        assert "1 sentence dropped by the gate (not carried, in the model's reading)" in said


async def test_a_sentence_that_the_judge_doubted_is_not_told_for_being_written_again(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as plain:
        desk = judged(plain)
        given = await desk.ask(
            desk.reply(TRUE, UNCLEAR), reads(desk, "no"), desk.reply(UNCLEAR), reads(desk, "yes")
        )
        assert [line.text for line in given.lines] == [TRUE]
        assert [each.line.text for each in given.held_back] == [UNCLEAR]
        assert prompts(desk.llm) == ["answer", "verify", "answer"]


async def test_the_judge_passes_no_sentence_that_a_check_stops(tmp_path: Path) -> None:
    async with answering(tmp_path) as plain:
        desk = judged(plain)
        given = await desk.ask(desk.reply(TRUE, FALSE), NOTHING, reads(desk, "yes"))
        assert [line.text for line in given.lines] == [TRUE]
        assert prompts(desk.llm) == ["answer", "answer"]


@pytest.mark.parametrize(
    "error", [LLMBusy("away"), LLMBadReply("prose"), BudgetSpent("spent")], ids=type
)
async def test_a_judge_that_fails_takes_nothing_from_an_answer(
    tmp_path: Path, error: LLMError
) -> None:
    async with answering(tmp_path) as plain:
        desk = judged(plain)
        given = await desk.ask(desk.reply(UNCLEAR, TRUE), error)
        assert [line.text for line in given.lines] == [UNCLEAR, TRUE]
        assert given.lines[0].opinion is Opinion.UNUSABLE
        assert given.writer is Writer.MODEL


class Pondering(FakeLLM):
    """A model that thinks about what it is asked until `goes_on` is set."""

    def __init__(self, *script: Mapping[str, Any] | LLMError) -> None:
        super().__init__(*script)
        self.begun, self.goes_on = asyncio.Event(), asyncio.Event()

    async def ask(
        self, prompt: Rendered, shape: type[Shape], *, workspace: str = "", seconds: Any = None
    ) -> Reply[Shape]:
        self.seconds.append(seconds)
        self.begun.set()
        await self.goes_on.wait()
        return await super().ask(prompt, shape, workspace=workspace, seconds=seconds)


async def test_what_stands_before_an_unclear_sentence_is_told_while_the_judge_reads(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as plain:
        llm = Pondering()
        desk = judged(plain, llm)
        llm.script = [desk.reply(TRUE, UNCLEAR, OTHER), reads(desk, "no"), NOTHING]
        question = Question(text=CARS, asked=desk.house.watch())
        growing = answer.compose(desk.newsroom._desk, question, (), "T1")
        first = await anext(growing)
        assert [line.text for line in first.lines] == [TRUE]
        llm.goes_on.set()
        *_, last = [given async for given in growing]
        assert [line.text for line in last.lines] == [TRUE, OTHER]
        assert last.dropped == 1
        assert llm.seconds[0] == gating.PATIENCE
        assert set(llm.workspaces) == {"T1"}


async def test_an_answer_that_is_let_go_lets_go_of_its_judge(tmp_path: Path) -> None:
    async with answering(tmp_path) as plain:
        llm = Pondering()
        desk = judged(plain, llm)
        llm.script = [desk.reply(TRUE, UNCLEAR), reads(desk, "no")]
        question = Question(text=CARS, asked=desk.house.watch())
        growing = answer.compose(desk.newsroom._desk, question)
        await anext(growing)
        before = asyncio.all_tasks()
        more = asyncio.create_task(anext(growing))
        await llm.begun.wait()
        more.cancel()
        await asyncio.gather(more, return_exceptions=True)
        await growing.aclose()
        assert asyncio.all_tasks() == before
        assert prompts(llm) == ["answer"]


async def test_a_strict_desk_stops_what_is_unclear_and_asks_nobody(tmp_path: Path) -> None:
    async with answering(tmp_path) as plain:
        desk = judged(plain)
        desk.newsroom = Newsroom(replace(desk.newsroom._desk, strict=True))
        given = await desk.ask(desk.reply(TRUE, UNCLEAR), NOTHING)
        assert [line.text for line in given.lines] == [TRUE]
        assert given.dropped == 1
        assert prompts(desk.llm) == ["answer", "answer"]
        assert "wrong: wording not aligned with the evidence" in desk.llm.asked[-1].user
        quoted = await desk.ask(LLMBusy("away"))
        assert quoted.lines


async def test_a_desk_may_keep_what_is_unclear_without_asking(tmp_path: Path) -> None:
    async with answering(tmp_path) as desk:
        given = await desk.ask(desk.reply(TRUE, UNCLEAR), reads(desk, "no"))
        assert [line.text for line in given.lines] == [TRUE, UNCLEAR]
        assert prompts(desk.llm) == ["answer"]


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
