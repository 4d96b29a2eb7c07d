"""What failed of a model's briefing, told to the model, and put back as it wrote it anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from bot.briefings.written import (
    OFFERED,
    QUOTES,
    Passage,
    Point,
    Written,
    cited_words,
    headed,
    lined,
    unfit_headline,
    unfit_point,
)
from bot.domain import Article, Dropped, Fault, Line, Reason

MOST = 12  # lines that are sent back
LONG = 300  # characters of what is quoted to say what is wrong


class Rewrite(Passage):
    """A line written anew."""

    line: int


class Rewritten(BaseModel):
    """The shape that a model is asked for; prompts/repair.md shows the same."""

    lines: list[Rewrite]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A line that failed, by its place in the reply, and what is wrong with it."""

    place: int
    passage: Passage
    wrong: tuple[str, ...]


def troubles(
    written: Written, labelled: Mapping[str, Article], dropped: Sequence[Dropped]
) -> tuple[Trouble, ...]:
    """List what failed: in the gate, or because it is too long for its place."""
    verdicts = {each.line: each.verdict for each in dropped}
    found = []
    for place, passage in enumerate(_passages(written)):
        line = headed(passage, labelled) if place == 0 else lined(passage, labelled)
        wrong = list(_unfit(place, passage, line))
        if line in verdicts:
            wrong += [
                _told(reason)
                for reason in verdicts[line].reasons
                if reason.fault is not Fault.NO_EVIDENCE or reason.words != line.text
            ]
            wrong += _lost(passage, labelled)
        if wrong or line in verdicts:
            wrong = wrong or [f"{Fault.NO_EVIDENCE.value}: the line has no quote"]
            found.append(Trouble(place=place, passage=passage, wrong=tuple(wrong)))
    return tuple(found[:MOST])


def told(failed: Sequence[Trouble]) -> str:
    """Write out for the model what failed, as JSON that can end no text it stands in."""
    lines = [
        {"line": number, **each.passage.model_dump(include={"text", "quotes"}), "wrong": each.wrong}
        for number, each in enumerate(failed, 1)
    ]
    return json.dumps(lines, ensure_ascii=False, indent=1).replace("<", "").replace(">", "")


def amended(written: Written, failed: Sequence[Trouble], anew: Rewritten) -> Written:
    """Put lines in the place of those that failed; what was not asked for is passed over."""
    rewrites = {
        failed[each.line - 1].place: each for each in anew.lines if 0 < each.line <= len(failed)
    }
    copy = written.model_copy(deep=True)
    for place, passage in enumerate(_passages(copy)):
        if place in rewrites:
            passage.text, passage.quotes = rewrites[place].text, rewrites[place].quotes
    return copy


def _passages(written: Written) -> Iterator[Passage]:
    """List every line of a reply, the headline first."""
    yield written.headline
    yield from written.key_points[:OFFERED]
    yield from written.opening
    for part in written.sections:
        yield from part.paragraphs
    yield from written.ahead


def _unfit(place: int, passage: Passage, line: Line | None) -> Iterator[str]:
    if line is not None:
        text = line.text
        problem = unfit_headline(text) if place == 0 else ""
        problem = problem or (unfit_point(text) if isinstance(passage, Point) else "")
        if problem:
            yield problem


def _lost(passage: Passage, labelled: Mapping[str, Article]) -> Iterator[str]:
    """Name the quotes that stand nowhere in the article that they name."""
    for quote in passage.quotes[:QUOTES]:
        if not any(cited_words(quote, labelled)):
            name = quote.article if quote.article in labelled else "no article by that label"
            yield f"{Fault.QUOTE_NOT_IN_SOURCE.value} ({name}): {_short(quote.words)}"


def _told(reason: Reason) -> str:
    """Name a reason, and the words that it is about or those of the source that come nearest."""
    if reason.words or reason.against is None:
        return f"{reason.fault.value}: {_short(reason.words)}".removesuffix(": ")
    return f"{reason.fault.value}, of: {_short(reason.against.quote)}"


def _short(words: str) -> str:
    return words if len(words) <= LONG else f"{words[:LONG]}…"
