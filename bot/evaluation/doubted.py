"""`eval claims --model`: what a model makes of the claims that the gate's checks leave unclear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot import gate
from bot.domain import Figures, Line, Measurement, Opinion, Verdict
from bot.errors import LLMBadReply
from bot.evaluation.claims import Claimed, figures, read
from bot.llm import LLM, Prompt

BEFORE = ("balanced_accuracy", "block_rate", "false_block_rate")


async def measure(
    path: Path, llm: LLM, prompt: Prompt, told: Callable[[int, int], None] = lambda *_: None
) -> Measurement:
    """Measure the gate as `claims.measure` does, with a model asked about what is unclear.

    `model` has what it was asked and what became of that, and the figures without it; `told`
    hears how far it is. A reply that cannot be used leaves its claims unclear. Raises LLMError
    where the model cannot be asked: the rest would measure nothing.
    """
    claimed = read(path)
    verdicts = await _asked(claimed, llm, prompt, told)
    after = [replace(each, verdicts={**each.verdicts, **_of(each, verdicts)}) for each in claimed]
    return Measurement(
        name="claims",
        figures={**figures(after), "model": dict(_model(claimed, after, verdicts))},
    )


async def _asked(
    claimed: Sequence[Claimed], llm: LLM, prompt: Prompt, told: Callable[[int, int], None]
) -> Mapping[Line, Verdict]:
    articles = {each.article.id: each.article for each in claimed}
    unclear = [line for each in claimed for line in each.unclear]
    size = prompt.limit("lines")
    verdicts: dict[Line, Verdict] = {}
    for start in range(0, len(unclear), size):
        doubts = await gate.doubt(unclear[start : start + size], articles, llm, prompt)
        if doubts.error and not isinstance(doubts.error, LLMBadReply):
            raise doubts.error
        verdicts |= doubts.verdicts
        told(min(start + size, len(unclear)), len(unclear))
    return verdicts


def _of(each: Claimed, verdicts: Mapping[Line, Verdict]) -> Mapping[Line, Verdict]:
    return {line: verdicts[line] for line in each.verdicts if line in verdicts}


def _model(
    before: Sequence[Claimed], after: Sequence[Claimed], verdicts: Mapping[Line, Verdict]
) -> Iterator[tuple[str, float]]:
    opinions = Counter(each.opinion for each in verdicts.values())
    yield "asked", len(verdicts)
    yield from ((opinion.value, opinions[opinion]) for opinion in Opinion)
    newly = Counter(
        new.supported for old, new in zip(before, after, strict=True) if new.stopped > old.stopped
    )
    yield "rows stopped that are supported", newly[True]
    yield "rows stopped that are not", newly[False]
    without: Mapping[str, Figures] = figures(before)
    for name in BEFORE:
        figure = without[name]
        if not isinstance(figure, Mapping):
            yield f"{name} without it", figure
