"""What the gate leaves unclear of a model's briefing: asked about, kept or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import gate
from bot.briefings import extractive
from bot.channels import audit
from bot.channels.account import of_briefing
from bot.domain import Briefing, Fault, Line, Opinion, Outcome, Verdict, Writer
from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMError
from bot.llm import load
from bot.newsroom import Observer, brief, gating
from tests import make
from tests.briefings import norland
from tests.briefings.peru import ARTICLES, GOOD, LEAD, NEWS, STORY, TALKS, VIEW, said, with_point
from tests.fakes import FakeLLM
from tests.house import House, open_house

UNCLEAR = "Peru shielded its furnaces on Monday with a steeper duty on glass from abroad."
REPLY = with_point(UNCLEAR, ("A1", LEAD))
REFS = tuple(load(name).ref for name in ("briefing", "repair", "verify"))
Script = Mapping[str, Any] | LLMError


class Ears(Observer):
    """Counts what it hears of the gate."""

    def __init__(self) -> None:
        self.opinions = Counter[Opinion]()
        self.verdicts = Counter[Outcome]()
        self.faults = Counter[Fault]()

    def doubted(self, opinion: Opinion) -> None:
        self.opinions[opinion] += 1

    def judged(self, verdict: Verdict) -> None:
        self.verdicts[verdict.outcome] += 1

    def dropped(self, fault: Fault) -> None:
        self.faults[fault] += 1


def reads(carried: str, evidence: str = LEAD) -> dict[str, Any]:
    return {"lines": [{"line": 1, "carried": carried, "evidence": evidence}]}


NOTHING_ANEW: dict[str, Any] = {"lines": []}


@asynccontextmanager
async def house(folder: Path, llm: FakeLLM) -> AsyncIterator[tuple[House, Ears]]:
    ears = Ears()
    async with open_house(folder, polling=False, llm=llm, observer=ears) as opened:
        yield opened, ears


async def composed(
    folder: Path, *script: Script, left: float = 60.0
) -> tuple[Briefing, Ears, FakeLLM]:
    llm = FakeLLM(*script, left=left)
    async with house(folder, llm) as (opened, ears):
        return await brief.compose(opened.desk, STORY, (NEWS, VIEW)), ears, llm


def texts(briefing: Briefing) -> set[str]:
    return {point.line.text for point in briefing.key_points}


def prompts(llm: FakeLLM) -> list[str]:
    return [asked.ref.partition("@")[0] for asked in llm.asked]


async def test_a_line_that_a_model_finds_carried_stays_and_says_so(tmp_path: Path) -> None:
    briefing, ears, llm = await composed(tmp_path, REPLY, reads("yes"))
    assert prompts(llm) == ["briefing", "verify"]
    assert UNCLEAR in texts(briefing)
    assert briefing.dropped == ()
    assert briefing.prompts == (REFS[0], REFS[2])
    assert ears.opinions == {Opinion.CARRIED: 1}
    told = audit.told(of_briefing(briefing, ARTICLES), "UTC")
    assert f"Change [unclear, the model: carried]: {UNCLEAR[:20]}" in told
    assert REFS[2] in told
    lines = audit.as_json(of_briefing(briefing, ARTICLES))["lines"]
    assert [line["model"] for line in lines if line["text"] == UNCLEAR] == ["carried"]


async def test_only_what_is_unclear_is_sent(tmp_path: Path) -> None:
    _, _, llm = await composed(tmp_path, REPLY, reads("yes"))
    asked = llm.asked[1].user
    assert UNCLEAR in asked
    assert all(point["text"] not in asked for point in GOOD["key_points"][1:])
    assert TALKS not in asked
    _, ears, llm = await composed(tmp_path, GOOD)
    assert prompts(llm) == ["briefing"]
    assert not ears.opinions


async def test_a_line_that_a_model_doubts_goes_back_once_and_then_is_dropped(
    tmp_path: Path,
) -> None:
    briefing, ears, llm = await composed(
        tmp_path, REPLY, reads("no", "saying that imports had cost the country"), NOTHING_ANEW
    )
    assert prompts(llm) == ["briefing", "verify", "repair"]
    assert (
        "not carried, in the model's reading, of: saying that imports had cost the country"
        in llm.asked[2].user
    )
    assert briefing.writer is Writer.MODEL
    assert UNCLEAR not in texts(briefing)
    assert len(briefing.key_points) == 3
    (dropped,) = briefing.dropped
    assert dropped.line.text == UNCLEAR
    assert [reason.fault for reason in dropped.verdict.reasons] == [Fault.MODEL_DOUBTS]
    assert briefing.prompts == REFS
    assert ears.opinions == {Opinion.DOUBTED: 1}  # the same line is not asked about twice
    assert ears.faults == {Fault.MODEL_DOUBTS: 1}
    told = audit.told(of_briefing(briefing, ARTICLES), "UTC")
    assert "not carried, in the model's reading; the source has “saying that imports" in told
    (held,) = audit.as_json(of_briefing(briefing, ARTICLES))["dropped"]
    assert held["reasons"][0]["against"]["words"] == "saying that imports had cost the country"


async def test_a_line_written_anew_is_asked_about_too(tmp_path: Path) -> None:
    other = "Peru shielded its furnaces on Monday with a steeper duty on all glass from rivals."
    anew = {"lines": [said(other, ("A1", LEAD), line=1)]}
    briefing, ears, llm = await composed(tmp_path, REPLY, reads("no"), anew, reads("no"))
    assert prompts(llm) == ["briefing", "verify", "repair", "verify"]
    assert other not in texts(briefing)
    assert ears.opinions == {Opinion.DOUBTED: 2}
    briefing, ears, _ = await composed(tmp_path, REPLY, reads("no"), anew, reads("unsure"))
    assert other in texts(briefing)


async def test_it_overrules_no_check(tmp_path: Path) -> None:
    wrong = UNCLEAR.replace("a steeper duty", "a duty of 52%")
    reply = with_point(wrong, ("A1", LEAD))
    briefing, ears, llm = await composed(tmp_path, reply, NOTHING_ANEW, reads("yes"))
    assert prompts(llm) == ["briefing", "repair"]
    assert wrong not in texts(briefing)
    assert not ears.opinions


@pytest.mark.parametrize(
    "error",
    [LLMBusy("down"), LLMBadReply("prose"), BudgetSpent("spent")],
    ids=lambda error: type(error).__name__,
)
async def test_a_judge_that_fails_changes_nothing_of_a_briefing(
    tmp_path: Path, error: LLMError
) -> None:
    briefing, ears, _ = await composed(tmp_path, REPLY, error)
    assert briefing.writer is Writer.MODEL
    assert UNCLEAR in texts(briefing)
    assert briefing.dropped == ()
    assert ears.opinions == {Opinion.UNUSABLE: 1}


async def test_the_judge_has_half_of_what_is_left_of_a_briefings_time(tmp_path: Path) -> None:
    anew = {"lines": [said(f"{UNCLEAR[:-1]} rivals.", ("A1", LEAD), line=1)]}
    _, _, llm = await composed(tmp_path, REPLY, reads("no"), anew, reads("yes"), left=40.0)
    assert prompts(llm) == ["briefing", "verify", "repair", "verify"]
    first, second, third, last = llm.seconds
    assert (first, second, last) == (None, 20.0, 20.0)
    assert third is not None
    assert third <= 40.0


async def test_more_lines_than_a_prompt_takes_are_asked_about_in_turn(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as opened:
        llm = FakeLLM(reads("yes"), {"lines": [{"line": 1, "carried": "no", "evidence": LEAD}]})
        short = replace(load("verify"), limits={**load("verify").limits, "lines": 1})
        judge = gating.Judge(llm=llm, prompt=short, observer=opened.desk.observer, left=60.0)
        cited = tuple(gate.quoted(LEAD, NEWS))
        lines = [Line(text=f"{UNCLEAR[:-1]} {more}.", citations=cited) for more in ("now", "too")]
        said = await judge.doubt(lines, ARTICLES)
    assert [said[line].opinion for line in lines] == [Opinion.CARRIED, Opinion.DOUBTED]
    assert [each.user.count('"claim"') for each in llm.asked] == [1, 1]


async def test_where_no_time_is_left_nobody_is_asked(tmp_path: Path) -> None:
    briefing, ears, llm = await composed(tmp_path, REPLY, reads("no"), left=9.0)
    assert prompts(llm) == ["briefing"]
    assert UNCLEAR in texts(briefing)
    assert not ears.opinions


async def test_sources_own_sentences_are_never_sent(tmp_path: Path) -> None:
    briefing, ears, llm = await composed(tmp_path, LLMBusy("down"), reads("no"))
    assert briefing.writer is Writer.SILENT
    assert prompts(llm) == ["briefing"]
    assert not ears.opinions


async def test_a_desk_may_keep_what_is_unclear_without_asking(tmp_path: Path) -> None:
    llm = FakeLLM(REPLY, reads("no"))
    async with house(tmp_path, llm) as (opened, ears):
        assert opened.desk.model is not None
        desk = replace(opened.desk, model=replace(opened.desk.model, verify=None))
        briefing = await brief.compose(desk, STORY, (NEWS, VIEW))
    assert prompts(llm) == ["briefing"]
    assert UNCLEAR in texts(briefing)
    assert ears.verdicts[Outcome.UNCLEAR] >= 1


async def test_a_strict_desk_drops_what_is_unclear_and_asks_nobody_about_it(
    tmp_path: Path,
) -> None:
    llm = FakeLLM(REPLY, NOTHING_ANEW, reads("yes"))
    async with house(tmp_path, llm) as (opened, ears):
        desk = replace(opened.desk, strict=True)
        briefing = await brief.compose(desk, STORY, (NEWS, VIEW))
    assert prompts(llm) == ["briefing", "repair"]
    assert "wording not aligned with the evidence" in llm.asked[1].user
    assert UNCLEAR not in texts(briefing)
    assert Fault.NOT_ALIGNED in ears.faults
    assert ears.verdicts[Outcome.UNCLEAR] == 0


async def test_an_extracted_briefing_is_whole_at_a_strict_desk(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as opened:
        usual = await brief.compose(opened.desk, STORY, (NEWS, VIEW))
        strict = await brief.compose(replace(opened.desk, strict=True), STORY, (NEWS, VIEW))
    assert usual == strict
    assert usual.writer is Writer.EXTRACTED


STRANGE = (
    "“The finest cinnamon buns are those of grandmothers,” declared Piet Roos, an amateur pastry"
    " cook, last week."
)
SPARE = (
    "“A dear copper wire is a dear winter for Norland,” said Jonna Vik, who heads the Copper Wire"
    " Importers’ League of Arnholm."
)


async def test_an_extracted_sentence_that_the_gate_stops_gives_way_to_another(
    tmp_path: Path,
) -> None:
    rest = (
        "The copper wire duty is to be paid at the port.",
        "Copper wire is sold by weight.",
        "Norland has a copper wire mill.",
    )
    news = make.article(1, f"{norland.NEWS}\n\n{norland.CHANGE}", title=norland.wire(1).title)
    voices = make.article(2, "\n\n".join((STRANGE, SPARE, *rest)), title="Dear copper wire")
    story = norland.story((news,), (voices,))
    draft = extractive.write(story, (news, voices), make.NOON)
    assert any("cinnamon" in line.text for line in gate.lines(draft))
    ears = Ears()
    async with open_house(tmp_path, polling=False, observer=ears) as opened:
        briefing = await brief.compose(opened.desk, story, (news, voices))
    told = " ".join(line.text for line in briefing.lines)
    assert "cinnamon" not in told
    assert "A dear copper wire is a dear winter" in told


async def test_what_was_stopped_and_written_anew_is_kept_and_not_counted_as_dropped(
    tmp_path: Path,
) -> None:
    wrong = UNCLEAR.replace("a steeper duty", "a duty of 52%")
    reply = with_point(wrong, ("A1", LEAD))
    anew = {"lines": [said(UNCLEAR, ("A1", LEAD), line=1)]}
    briefing, ears, _ = await composed(tmp_path, reply, anew, reads("yes"))
    assert UNCLEAR in texts(briefing)
    assert briefing.dropped == ()
    (mended,) = briefing.mended
    assert mended.line.text == wrong
    assert [reason.fault for reason in mended.verdict.reasons] == [Fault.FIGURE_NOT_IN_EVIDENCE]
    assert not ears.faults
