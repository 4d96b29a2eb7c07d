"""What the evidence has in the place of words that fail, for whoever wants to see why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from bot.domain import Citation, Fault, Reason
from bot.gate.evidence import Passage, cite
from bot.gate.rivals import same_digits
from bot.language import dates, figures, names, sentences, speaking
from bot.language.repetition import terms
from bot.language.spans import Span, Spanned

_FIGURES = frozenset(
    {
        Fault.FIGURE_NOT_IN_EVIDENCE,
        Fault.UNIT_DIFFERS,
        Fault.BOUND_ELSEWHERE,
        Fault.SCOPE_WIDENED,
    }
)


def placed(reason: Reason, text: str, evidence: Sequence[Passage]) -> Reason:
    """Say where a reason's words stand in a line, and which words of the evidence they meet."""
    told = _told(reason.words, text)
    start, end = (told.start, told.end) if told else (-1, -1)
    said = next((each for each in figures.find(text) if start <= each.start < end), None)
    met = reason.against or _met(reason, said, evidence) or _likest(text, evidence)
    return replace(reason, start=start, end=end, against=met)


def _told(words: str, text: str) -> Spanned | None:
    """Find the words of a line that a reason is about, all of it where it names none."""
    if not words:
        return Span(0, len(text))
    if (start := text.find(words)) >= 0:
        return Span(start, start + len(words))
    # Some checks name words without the marks between them, or in small letters.
    row = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    found = re.search(rf"(?<!\w){row}(?!\w)", text, re.IGNORECASE) if row else None
    return Span(*found.span()) if found else None


def _met(
    reason: Reason, said: figures.Figure | None, evidence: Sequence[Passage]
) -> Citation | None:
    """Find the figure, date, name or speaker that stands where another one was told."""
    for passage in evidence:
        if reason.fault in _FIGURES:
            found: Spanned | None = _figure(said, passage) if said else None
        elif reason.fault is Fault.DATE_DIFFERS:
            found = _date(reason.words, passage)
        elif reason.fault in {Fault.NAME_NOT_IN_EVIDENCE, Fault.LAW_DIFFERS}:
            found = _name(reason.words, passage)
        elif reason.fault is Fault.SPEAKER_DIFFERS:
            spoken = speaking.find(passage.text)
            found = spoken[0].name if spoken else None
            if found is not None:
                return passage.cite(found.start, found.end)
        else:
            return None
        if found is not None:
            return cite(passage.article, found)
    return None


def _figure(said: figures.Figure, passage: Passage) -> figures.Figure | None:
    alike = (each for each in passage.figures if same_digits(said, each))
    of_unit = (each for each in passage.figures if each.unit == said.unit)
    return next(chain(alike, of_unit), None)


def _date(words: str, passage: Passage) -> dates.Date | None:
    told = dates.find(words, passage.article.when)
    grains = {each.grain for each in told}
    return next(
        iter([*(each for each in passage.dates if each.grain in grains), *passage.dates]), None
    )


def _name(words: str, passage: Passage) -> names.Name | None:
    kinds = {each.kind for each in names.find(words)}
    return next((each for each in passage.names if each.kind in kinds), None)


def _likest(text: str, evidence: Sequence[Passage]) -> Citation | None:
    """Find the sentence of the evidence that shares most of a line's terms."""
    said = terms(text)

    def shared(of: tuple[Passage, Spanned]) -> float:
        held = terms(of[0].text[of[1].start : of[1].end])
        return sum(weight for term, weight in said.items() if term in held)

    parts = [(passage, span) for passage in evidence for span in sentences.split(passage.text)]
    if not parts:
        return None
    passage, span = max(parts, key=shared)
    return passage.cite(span.start, span.end)


def all_placed(
    reasons: Iterable[Reason], text: str, evidence: Sequence[Passage]
) -> tuple[Reason, ...]:
    """Place every reason of a verdict."""
    return tuple(placed(each, text, evidence) for each in reasons)
