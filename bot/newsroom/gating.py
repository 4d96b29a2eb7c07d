"""Drafts and lines through the gate, as strictly as the settings have it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import structlog

from bot import gate
from bot.domain import Article, Draft, Dropped, Line, Opinion, Outcome, Verdict
from bot.llm import LLM, Prompt
from bot.newsroom.desk import Model, Writes
from bot.newsroom.observer import Observer

log = structlog.get_logger()

#: With less time than this, in seconds, a model is not asked about what is unclear.
LEAST = 5.0

#: Seconds that an answer waits at most for a model's reading of its sentences, in all; with
#: less than `HASTE` left it does not wait any more.
PATIENCE, HASTE = 8.0, 2.0

Known: TypeAlias = Mapping[str, Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A draft after the gate; `mended` is what was stopped in it before, and stands no more."""

    passed: Draft
    dropped: tuple[Dropped, ...]
    verdicts: tuple[Verdict, ...]
    mended: tuple[Dropped, ...] = ()

    @property
    def told(self) -> int:
        """Count the lines that passed, without a title that stands in for a headline."""
        return sum(each.outcome is not Outcome.UNSUPPORTED for each in self.verdicts)


@dataclass(kw_only=True)
class Judge:
    """A model that is asked about the unclear lines of one briefing or answer, about each once.

    `left` is what is left of their time, in seconds: one call takes a `share` of it at most,
    so that there is some for what is to be written anew, and none is made with less than
    `least`. `workspace` pays; `prompts` are the refs of those that it was asked with.
    """

    llm: LLM
    prompt: Prompt
    observer: Observer
    left: float
    share: float = 0.5
    least: float = LEAST
    workspace: str = ""
    prompts: tuple[str, ...] = ()
    said: dict[Line, Verdict] = field(default_factory=dict)

    async def doubt(self, unclear: Sequence[Line], articles: Known) -> Mapping[Line, Verdict]:
        """Give the verdicts on unclear lines that a model was asked about, now or before.

        A prompt takes so many lines at once; with time left it is asked about the others too.
        """
        new = [line for line in unclear if line not in self.said]
        while new and self.share * self.left >= self.least:
            began = asyncio.get_running_loop().time()
            doubts = await gate.doubt(
                new,
                articles,
                self.llm,
                self.prompt,
                workspace=self.workspace,
                seconds=self.share * self.left,
            )
            self.left -= asyncio.get_running_loop().time() - began
            self._learn(doubts)
            answered = bool(doubts.verdicts) and doubts.error is None
            new = [line for line in new if line not in self.said] if answered else []
        return {line: self.said[line] for line in unclear if line in self.said}

    def _learn(self, doubts: gate.Doubts) -> None:
        if not doubts.prompt:
            return
        self.said |= doubts.verdicts
        self.prompts = tuple(dict.fromkeys((*self.prompts, doubts.prompt)))
        opinions = [each.opinion for each in doubts.verdicts.values() if each.opinion]
        for opinion in opinions:
            self.observer.doubted(opinion)
        log.info(
            "gate.doubted",
            prompt=doubts.prompt,
            asked=len(opinions),
            lowered=opinions.count(Opinion.DOUBTED),
            unusable=opinions.count(Opinion.UNUSABLE),
            why=str(doubts.error) if doubts.error else "",
        )


def appoint(desk: Writes, model: Model, left: float) -> Judge | None:
    """Name the judge of a briefing that a model wrote, None where the settings want none."""
    if model.verify is None or desk.strict:
        return None
    return Judge(llm=model.llm, prompt=model.verify, observer=desk.observer, left=left)


def appoint_for_answer(desk: Writes, model: Model, workspace: str) -> Judge | None:
    """Name the judge of a model's answer, None where the settings want none.

    It has some seconds of its own, and all of them at once: somebody waits for the answer.
    """
    judge = appoint(desk, model, PATIENCE)
    return judge and replace(judge, share=1.0, least=HASTE, workspace=workspace)


def verdict(desk: Writes, line: Line, articles: Known) -> Verdict:
    """Give the gate's verdict on a line of the sources' own words, by its checks alone."""
    found = gate.check(line, articles)
    return gate.strictly(found) if desk.strict else found


def written(desk: Writes, line: Line, articles: Known, asked: Sequence[str] = ()) -> Verdict:
    """Give the gate's verdict on a line in a model's words; it was `asked` other things before."""
    found = gate.check_written(line, articles, asked)
    return gate.strictly(found) if desk.strict else found


async def judged(
    desk: Writes,
    draft: Draft,
    sources: Sequence[Article],
    judge: Judge | None = None,
    *,
    by_model: bool = False,
) -> Judged:
    """Pass a draft through the gate; a judge is asked about what the checks leave unclear."""
    by_id = {article.id: article for article in sources}
    check = written if by_model else verdict
    verdicts = await asyncio.to_thread(_verdicts, check, desk, draft, by_id)
    if judge is not None:
        unclear = [line for line, each in verdicts.items() if each.outcome is Outcome.UNCLEAR]
        said = await judge.doubt(unclear, by_id)
        verdicts |= {line: gate.lowered(verdicts[line], said.get(line)) for line in unclear}
    told: list[Verdict] = []
    passed, dropped = gate.judge(draft, by_id, told.append, lambda line, _: verdicts[line])
    return Judged(passed=passed, dropped=dropped, verdicts=tuple(told))


def better(first: Judged, second: Judged) -> Judged:
    """Choose between a draft and the same with other words where the gate stopped some.

    Words anew can take the room of a point that passed: then the first stands. What was stopped
    in the first and has nothing in its place in the second is dropped all the same.
    """
    if len(second.passed.key_points) < len(first.passed.key_points):
        return first
    again = {each.line.text for each in second.dropped}
    stopped = [each for each in first.dropped if each.line.text not in again]
    mended = min(len(stopped), max(second.told - first.told, 0))
    return replace(
        second,
        dropped=(*stopped[mended:], *second.dropped),
        mended=tuple(stopped[:mended]),
    )


def _verdicts(
    check: Callable[[Writes, Line, Known], Verdict], desk: Writes, draft: Draft, articles: Known
) -> dict[Line, Verdict]:
    return {line: check(desk, line, articles) for line in gate.lines(draft)}


def tell(desk: Writes, judged: Judged) -> None:
    """Tell whoever watches what the gate made of the draft that was kept."""
    for each in judged.verdicts:
        desk.observer.judged(each)
    for dropped in judged.dropped:
        for reason in dropped.verdict.reasons:
            desk.observer.dropped(reason.fault)
