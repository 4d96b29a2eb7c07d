"""Question -> answer in a model's words, each sentence through the gate as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

import structlog

from bot.domain import (
    Answer,
    Article,
    Dropped,
    Exchange,
    Line,
    Outcome,
    SourceLine,
    Writer,
)
from bot.errors import LLMError
from bot.language.repetition import same
from bot.llm import Growing, Rendered
from bot.newsroom.desk import Model, Writes
from bot.newsroom.gating import verdict
from bot.threads import write

log = structlog.get_logger()

#: With less time left than this, in seconds, what was stopped is not written anew.
TIME = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunt:
    """What a question may be answered from.

    `blank` is its answer without a line, `meant` the question written out, `found` what the
    search brought, best first, `story` the ids among `candidates` that its thread is about.
    """

    blank: Answer
    meant: str
    found: Sequence[str]
    candidates: Sequence[Article]
    story: frozenset[str]
    title: str = ""
    earlier: tuple[Exchange, ...] = ()


@dataclass
class _Judging:
    """Sentences as they come: those that passed, and those that the gate stopped."""

    desk: Writes
    labelled: Mapping[str, Article]
    most: int
    lines: list[Line] = field(default_factory=list)
    stopped: list[Dropped] = field(default_factory=list)
    unfit: int = 0

    async def take(self, sentence: write.Sentence) -> bool:
        """Judge one sentence; say whether the answer grew by it."""
        line = await asyncio.to_thread(write.lined, sentence, self.labelled)
        if line is None or len(self.lines) == self.most:
            self.unfit += 1
            return False
        by_id = {article.id: article for article in self.labelled.values()}
        found = await asyncio.to_thread(verdict, self.desk, line, by_id)
        self.desk.observer.judged(found)
        if found.outcome is Outcome.UNSUPPORTED:
            self.stopped.append(Dropped(line=line, verdict=found))
            return False
        if any(same(line.text, told.text) for told in self.lines):
            return False
        self.lines.append(line)
        return True

    def answer(self, blank: Answer) -> Answer:
        """Give the answer as it stands, its sources in the order in which it cites them."""
        by_id = {article.id: article for article in self.labelled.values()}
        cited = [citation.article_id for line in self.lines for citation in line.citations]
        return replace(
            blank,
            lines=tuple(self.lines),
            sources=tuple(SourceLine.of(by_id[id_]) for id_ in dict.fromkeys(cited)),
            support=1.0 if self.lines else 0.0,
            writer=Writer.MODEL,
            dropped=len(self.stopped) + self.unfit,
        )


async def answered(
    desk: Writes, model: Model, hunt: Hunt, workspace: str
) -> AsyncGenerator[Answer, None]:
    """Have a model answer; each answer has one more sentence that passed the gate.

    The last has no lines where the model found none, or none passed, which `dropped` tells.
    Raises LLMError, also after some sentences.
    """
    prompt = model.answer
    labelled = await asyncio.to_thread(
        write.label, hunt.meant, hunt.candidates, hunt.story, prompt.limit("articles")
    )
    reading = await asyncio.to_thread(
        write.read_out, hunt.meant, labelled, prompt.limit("article_characters")
    )

    def asked(stopped: Sequence[Dropped] = ()) -> Rendered:
        return write.prompted(
            prompt,
            hunt.meant,
            reading,
            now=desk.now(),
            story=hunt.title,
            earlier=hunt.earlier,
            stopped=stopped,
        )

    judging = _Judging(desk, labelled, prompt.limit("sentences"))
    left = 0.0
    async with aclosing(_sentences(model, asked(), workspace)) as coming:
        async for sentence, remaining in coming:
            left = remaining
            if sentence is not None and await judging.take(sentence):
                yield judging.answer(hunt.blank)
    if judging.stopped and left > TIME:
        await _mended(model, judging, asked(judging.stopped), workspace, left)
    for each in judging.stopped:
        for reason in each.verdict.reasons:
            desk.observer.dropped(reason.fault)
    yield judging.answer(hunt.blank)


async def _sentences(
    model: Model, asked: Rendered, workspace: str
) -> AsyncGenerator[tuple[write.Sentence | None, float], None]:
    """Give the sentences of a reply as they come, and at its end the seconds that are left."""
    taken = 0
    async with model.llm.stream(asked, write.Written, workspace=workspace) as growing:
        async for each in growing:
            whole = _whole(each)
            for sentence in whole[taken:]:
                yield sentence, 0.0
            taken = max(taken, len(whole))
            if each.reply is not None:
                yield None, each.reply.left


def _whole(each: Growing[write.Written]) -> list[write.Sentence]:
    if each.reply is not None:
        value = each.reply.value
        return value.sentences if value.answer is write.Found.YES else []
    return write.whole_sentences(each.so_far, more=True)


async def _mended(
    model: Model, judging: _Judging, asked: Rendered, workspace: str, left: float
) -> None:
    """Have the stopped sentences written anew, once; those that pass now are not counted."""
    before, judging.stopped = judging.stopped, []
    try:
        reply = await model.llm.ask(asked, write.Written, workspace=workspace, seconds=left)
    except LLMError as error:
        log.warning("answer.not_rewritten", why=str(error))
        judging.stopped = before
        return
    passed = [await judging.take(sentence) for sentence in reply.value.sentences[: len(before)]]
    judging.stopped = before[: len(before) - sum(passed)]
