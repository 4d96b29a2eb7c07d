"""What a line says in words that are not simply its evidence's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import TypeVar

from bot.gate.evidence import Passage
from bot.language import dates, figures, names, quotations, sentences
from bot.language.quotations import Quotation
from bot.language.spans import Span, Spanned, outside

Found = TypeVar("Found", bound=Spanned)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A line's text and the spans of it that stand verbatim in what it cites.

    What a finder finds in a verbatim span needs no check: it stands in the source as it is.
    """

    text: str
    quotations: tuple[Quotation, ...]
    verbatim: tuple[Span, ...]

    @cached_property
    def figures(self) -> list[figures.Figure]:
        return self._own(figures.find(self.text))

    @cached_property
    def names(self) -> list[names.Name]:
        return outside(self._own(names.find(self.text)), figures.find(self.text))

    def dates(self, when: datetime) -> list[dates.Date]:
        """Find the dates of the line, read as if written at `when`."""
        return self._own(dates.find(self.text, when))

    @cached_property
    def wording(self) -> str:
        """The line without what is verbatim, and without figures and dates: those are checked."""
        text = self.text
        found = chain[Spanned](self.verbatim, figures.find(text), dates.find(text))
        for span in found:
            text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
        return text

    def _own(self, found: Sequence[Found]) -> list[Found]:
        return outside(found, self.verbatim)


def read(text: str, evidence: Sequence[Passage]) -> Claim:
    """Read a line against its evidence.

    A quotation is verbatim where it stands in the passage that the line cites, and so is a
    whole sentence.
    """
    quoted = quotations.find(text)
    verbatim = [
        Span(each.start, each.end)
        for each in quoted
        if any(quotations.stands(each.words, passage.text) for passage in evidence)
    ]
    for span in outside(sentences.split(text), verbatim):
        said = text[span.start : span.end]
        if any(quotations.stands(said, passage.text) for passage in evidence):
            verbatim.append(span)
    return Claim(text=text, quotations=quoted, verbatim=tuple(sorted(verbatim)))
