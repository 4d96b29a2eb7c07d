"""Question -> answer in a model's words, each sentence through the gate as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

import structlog

from bot import gate
from bot.domain import (
    Answer,
    Article,
    Dropped,
    Exchange,
    Line,
    Outcome,
    SourceLine,
    Verdict,
    Writer,
)
from bot.errors import LLMError
from bot.language.repetition import same, terms
from bot.llm import Growing, Rendered, Reply
from bot.newsroom.desk import Model, Writes
from bot.newsroom.gating import Judge, appoint_for_answer, written
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
    """Sentences as they come: those that are told, those that wait, those that the gate stopped.

    They are told in the order in which they came. One that the checks leave unclear waits for
    the judge, who is asked while the model writes on, and the others behind it wait with it.
    """

    desk: Writes
    labelled: Mapping[str, Article]
    most: int
    judge: Judge | None
    asked: Sequence[str] = ()  # before, in the thread
    lines: list[Line] = field(default_factory=list)
    waiting: list[tuple[Line, Verdict]] = field(default_factory=list)
    stopped: list[Dropped] = field(default_factory=list)
    mended: list[Dropped] = field(default_factory=list)
    unfit: int = 0
    model: str = ""
    prompts: tuple[str, ...] = ()
    _heard: set[Line] = field(default_factory=set)  # the judge was asked, whatever came of it
    _asking: asyncio.Task[None] | None = None

    @property
    def by_id(self) -> Mapping[str, Article]:
        return {article.id: article for article in self.labelled.values()}

    async def take(self, sentence: write.Sentence) -> None:
        """Have the checks judge a sentence, and let it wait for its turn."""
        line = await asyncio.to_thread(write.lined, sentence, self.labelled)
        if line is None or len(self.lines) + len(self.waiting) >= self.most:
            self.unfit += 1
            return
        found = await asyncio.to_thread(written, self.desk, line, self.by_id, self.asked)
        if self.judge is not None:  # it may have been asked about the same words before
            found = gate.lowered(found, self.judge.said.get(line))
        self.waiting.append((line, found))

    def learn(self, reply: Reply[write.Written]) -> None:
        """Keep which model wrote, and by which prompt."""
        self.model, self.prompts = reply.model, (*self.prompts, reply.prompt)

    def grow(self) -> bool:
        """Tell the sentences whose turn has come; say whether the answer grew by them."""
        self._ask()
        told = len(self.lines)
        while self.waiting and not self._open(*self.waiting[0]):
            self._settle(*self.waiting.pop(0))
        return len(self.lines) > told

    async def finish(self) -> bool:
        """Wait for the judge, and tell the sentences that are left; say whether there were any."""
        grown = self.grow()
        while self._asking is not None:
            await self._asking
            grown = self.grow() or grown
        return grown

    async def close(self) -> None:
        """Let go of the judge."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    def _open(self, line: Line, found: Verdict) -> bool:
        asked = self.judge is not None and found.outcome is Outcome.UNCLEAR
        return asked and line not in self._heard

    def _ask(self) -> None:
        """Have the judge asked about all that is unclear by now, once it has answered before."""
        if self._asking is not None:
            if not self._asking.done():
                return
            self._asking.result()  # raises what went wrong that should not
        unclear = [line for line, found in self.waiting if self._open(line, found)]
        self._asking = asyncio.create_task(self._doubt(unclear)) if unclear else None

    async def _doubt(self, unclear: Sequence[Line]) -> None:
        if self.judge is not None:
            said = await self.judge.doubt(unclear, self.by_id)
            self.waiting = [
                (line, gate.lowered(found, said.get(line))) for line, found in self.waiting
            ]
        self._heard.update(unclear)

    def _settle(self, line: Line, found: Verdict) -> None:
        self.desk.observer.judged(found)
        if found.outcome is Outcome.UNSUPPORTED:
            self.stopped.append(Dropped(line=line, verdict=found))
        elif not any(same(line.text, told.text) for told in self.lines):
            self.lines.append(line.judged(found))

    def answer(self, blank: Answer) -> Answer:
        """Give the answer as it stands, its sources in the order in which it cites them."""
        by_id = self.by_id
        cited = [citation.article_id for line in self.lines for citation in line.citations]
        asked_with = self.judge.prompts if self.judge else ()
        return replace(
            blank,
            lines=tuple(self.lines),
            sources=tuple(SourceLine.of(by_id[id_]) for id_ in dict.fromkeys(cited)),
            support=1.0 if self.lines else 0.0,
            writer=Writer.MODEL,
            dropped=len(self.stopped) + self.unfit,
            held_back=tuple(self.stopped),
            mended=tuple(self.mended),
            model=self.model,
            prompts=tuple(dict.fromkeys((*self.prompts, *asked_with))),
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

    judge = appoint_for_answer(desk, model, workspace)
    before = [each.question.text for each in hunt.earlier]
    judging = _Judging(desk, labelled, prompt.limit("sentences"), judge, before)
    over: float | None = None
    failure: LLMError | None = None
    try:
        try:
            async with aclosing(_sentences(model, judging, asked(), workspace)) as coming:
                async for ends in coming:
                    over = ends or over
                    if judging.grow():
                        yield judging.answer(hunt.blank)
        except LLMError as error:
            failure = error
        if await judging.finish():  # also where the model broke off: what has come is told
            yield judging.answer(hunt.blank)
        if failure is not None:
            raise failure
        left = (over or 0.0) - _time()
        if judging.stopped and left > TIME:
            await _mended(model, judging, asked(judging.stopped), workspace, left)
    finally:
        await judging.close()
    for each in judging.stopped:
        for reason in each.verdict.reasons:
            desk.observer.dropped(reason.fault)
    yield judging.answer(hunt.blank)


async def _sentences(
    model: Model, judging: _Judging, asked: Rendered, workspace: str
) -> AsyncGenerator[float | None, None]:
    """Take the sentences of a reply as they come; give at its end when its time will be over."""
    taken = 0
    async with model.llm.stream(asked, write.Written, workspace=workspace) as growing:
        async for each in growing:
            whole = _whole(each)
            for sentence in whole[taken:]:
                await judging.take(sentence)
                yield None
            taken = max(taken, len(whole))
            if each.reply is not None:
                judging.learn(each.reply)
                yield _time() + each.reply.left


def _whole(each: Growing[write.Written]) -> list[write.Sentence]:
    if each.reply is not None:
        value = each.reply.value
        return value.sentences if value.answer is write.Found.YES else []
    return write.whole_sentences(each.so_far, more=True)


async def _mended(
    model: Model, judging: _Judging, asked: Rendered, workspace: str, left: float
) -> None:
    """Have the stopped sentences written anew, once; those that pass now are not counted."""
    before, told = judging.stopped, len(judging.lines)
    try:
        reply = await model.llm.ask(asked, write.Written, workspace=workspace, seconds=left)
    except LLMError as error:
        log.warning("answer.not_rewritten", why=str(error))
        return
    judging.learn(reply)
    judging.stopped = []
    for sentence in reply.value.sentences[: len(before)]:
        await judging.take(sentence)
    await judging.finish()
    failed = [each.line for each in judging.stopped]
    _, left_out = _paired(before, failed)
    judging.mended, left_out = _paired(left_out, judging.lines[told:])
    judging.stopped += left_out


def _paired(
    stopped: Sequence[Dropped], anew: Sequence[Line]
) -> tuple[list[Dropped], list[Dropped]]:
    """Part what was stopped into what lines stand in the place of, by their words, and the rest."""
    rest, paired = list(stopped), []
    for line in anew:
        said = terms(line.text).keys()
        if rest:
            likest = max(rest, key=lambda each: len(said & terms(each.line.text).keys()))
            rest.remove(likest)
            paired.append(likest)
    return paired, rest


def _time() -> float:
    return asyncio.get_running_loop().time()
