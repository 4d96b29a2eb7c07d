"""A model's reading of what the checks leave unclear: it may stop a line, and passes none.

The model is trusted with nothing. It sees a line and the passages that the line cites; what it
says counts where it names words of those passages, and only against the line. A line that the
checks stopped, or found supported, is never asked about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pydantic import BaseModel

from bot.domain import Article, Citation, Fault, Line, Opinion, Outcome, Reason, Verdict
from bot.errors import LLMError
from bot.gate.evidence import Passage, all_text, passages
from bot.language.boilerplate import clean
from bot.language.wording import locate
from bot.llm import LLM, Prompt

LONGEST = 600  # characters of the words that a model names


class Carried(StrEnum):
    """What a model may say of a line."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Reading(BaseModel):
    """A line's number, whether its evidence carries it, and the words of it that tell."""

    line: int
    carried: Carried
    evidence: str


class Readings(BaseModel):
    """The shape that a model is asked for; prompts/verify.md shows the same."""

    lines: list[Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """The verdicts on the lines that a model was asked about.

    `prompt` is the prompt's ref, "" where nothing was asked; `error` why nobody answered.
    """

    verdicts: Mapping[Line, Verdict] = field(default_factory=dict)
    prompt: str = ""
    error: LLMError | None = None


async def doubt(
    unclear: Sequence[Line],
    articles: Mapping[str, Article],
    llm: LLM,
    prompt: Prompt,
    *,
    workspace: str = "",
    seconds: float | None = None,
) -> Doubts:
    """Ask a model, once, about lines that the checks left unclear; `articles` are by id.

    The first lines are asked about, as many as the prompt says. Whatever goes wrong, they
    stay unclear. `workspace` is the one that pays.
    """
    sent = _sent(unclear, articles, prompt)
    if not sent:
        return Doubts()
    try:
        asked = prompt.render(lines=_told(sent))
        reply = await llm.ask(asked, Readings, workspace=workspace, seconds=seconds)
    except LLMError as error:
        return Doubts(
            verdicts=dict.fromkeys(sent, _left(Opinion.UNUSABLE)), prompt=prompt.ref, error=error
        )
    verdicts = {
        line: _verdict(line, [each for each in reply.value.lines if each.line == number], evidence)
        for number, (line, evidence) in enumerate(sent.items(), 1)
    }
    return Doubts(verdicts=verdicts, prompt=reply.prompt)


def _sent(
    unclear: Sequence[Line], articles: Mapping[str, Article], prompt: Prompt
) -> Mapping[Line, Sequence[Passage]]:
    """Choose what is asked about: nothing whose evidence speaks to a machine, or is too long."""
    found = {line: passages(line, articles)[0] for line in unclear}
    fit = [
        (line, evidence)
        for line, evidence in found.items()
        if all(clean(passage.text) for passage in evidence)
        and 0 < len(all_text(evidence)) <= prompt.limit("evidence_characters")
    ]
    return dict(fit[: prompt.limit("lines")])


def _told(sent: Mapping[Line, Sequence[Passage]]) -> str:
    """Write lines out with their evidence, as JSON that can end no text it stands in."""
    lines = [
        {"line": number, "claim": line.text, "evidence": list(map(_given, evidence))}
        for number, (line, evidence) in enumerate(sent.items(), 1)
    ]
    return json.dumps(lines, ensure_ascii=False, indent=1).replace("<", "").replace(">", "")


def _given(passage: Passage) -> Mapping[str, str]:
    when = passage.article.when
    return {
        "publisher": passage.article.publisher,
        "date": f"{when:%A} {when.day} {when:%B %Y}",
        "words": passage.text,
    }


def lowered(found: Verdict, said: Verdict | None) -> Verdict:
    """Give the checks' verdict as a model's reading leaves it: it can stop what is unclear.

    Whatever else it says is kept beside the verdict, and changes nothing of it.
    """
    if said is None or found.outcome is not Outcome.UNCLEAR:
        return found
    return said if said.outcome is Outcome.UNSUPPORTED else replace(found, opinion=said.opinion)


def _verdict(line: Line, readings: Sequence[Reading], evidence: Sequence[Passage]) -> Verdict:
    """Take what a model says of one line as far as its own evidence bears it out."""
    if len(readings) != 1:
        return _left(Opinion.UNUSABLE)
    (reading,) = readings
    named = next(_named(reading.evidence, evidence), None)
    if named is None or reading.carried is Carried.UNSURE:
        return _left(Opinion.UNSURE)
    if reading.carried is Carried.YES:
        return _left(Opinion.CARRIED)
    whole = Reason(fault=Fault.MODEL_DOUBTS, words="", start=0, end=len(line.text), against=named)
    return Verdict(
        outcome=Outcome.UNSUPPORTED,
        reasons=(whole,),
        opinion=Opinion.DOUBTED,
    )


def _named(words: str, evidence: Sequence[Passage]) -> Iterator[Citation]:
    """Cite the words that a model names, where they stand in a line's evidence."""
    if len(words) <= LONGEST:
        for passage in evidence:
            if spans := locate(words, passage.text):
                yield passage.cite(spans[0].start, spans[-1].end)


def _left(opinion: Opinion) -> Verdict:
    return Verdict(outcome=Outcome.UNCLEAR, opinion=opinion)
