"""Tables that are printed as text: rows of cells with bars between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from bot.language.remembered import remembered
from bot.language.spans import Span, Spanned
from bot.language.units import CODES, SIGNS, UNITS, Kind, Unit

BAR: Final = "|"


class Cell(NamedTuple):
    """A cell with a figure: the heads of its row and its column, and what it counts in.

    `unit` is None where neither its row nor its table names one; `scale` is how many of it.
    """

    start: int
    end: int
    row: Span
    column: Span
    unit: Unit | None
    scale: int


_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"\|([^|\n]*)")
_FIGURE = re.compile(r"\s*[-–−+]?\s?\d[\d,]*(?:\.\d+)?\s*[*†]?\s*")
_PERIOD = re.compile(r"\s*(?:[A-Z][a-z]+\.?\s|[QH]\d\s)?(?:19|20)\d\d\b(?!\.\d)")
_PERCENT = re.compile(r"%|\bper\s?cent(?:age)?\b|\bpct\b", re.IGNORECASE)
_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALE = re.compile(rf"\b(?P<scale>{'|'.join(_SCALES)})s?\b|\b(?P<short>mn|bn|tn)\b", re.IGNORECASE)
_SHORT: Final = {"mn": 10**6, "bn": 10**9, "tn": 10**12}
_WORDS = sorted((word for word, unit in UNITS.items() if len(word) > 2), key=len, reverse=True)
_NAMED = re.compile(
    rf"(?P<sign>{'|'.join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))})"
    rf"|\b(?P<code>{'|'.join(CODES)})\b"
    rf"|\b(?P<word>{'|'.join(map(re.escape, _WORDS))})s?\b"
)
_LONG = 60  # characters from which on a line heads no table
_ASIDE = re.compile(r"\(([^()]*)\)|,\s(in\s[^|]*)$|\s(in\s[^|,]*)$")
_RATE: Final = Unit(Kind.PERCENT, "%")
_ONES: Final = Unit(Kind.COUNT, "")


@remembered
def find(text: str) -> tuple[Cell, ...]:
    """Find the cells of a text's tables that hold figures."""
    return tuple(_find(text)) if BAR in text else ()


def of(text: str, found: Spanned) -> Cell | None:
    """Give the cell of a table in which something was found."""
    return next((each for each in find(text) if each.start <= found.start < each.end), None)


def _find(text: str) -> Iterator[Cell]:
    heads: list[Span] = []
    caption: tuple[Unit | None, int] = (None, 1)
    within = False
    for line in _LINE.finditer(text):
        cells = [Span(*cell.span(1)) for cell in _CELL.finditer(text, *line.span())]
        if not cells:
            caption = _unit(line.group(), alone=True)
            heads = heads if within else []
            continue
        row = Span(line.start(), cells[0].start - 1)
        if not text[row.start : row.end].strip() and _headed(text, cells):
            row, *cells = cells  # a bar stands before the head of the row too
            heads = heads[1:] if len(heads) > len(cells) else heads
        if not text[row.start : row.end].strip() or all(
            _PERIOD.match(text, *cell) for cell in cells
        ):
            heads, within = cells, True
            continue
        unit, scale = _unit(text[row.start : row.end])
        if unit is None:
            unit, scale = caption
        for number, cell in enumerate(cells):
            if _FIGURE.fullmatch(text, *cell):
                column = heads[number] if number < len(heads) else Span(row.start, row.start)
                of = (unit, scale) if unit else _unit(text[column.start : column.end])
                yield Cell(*cell, row, column, *of)


def _headed(text: str, cells: Sequence[Span]) -> bool:
    """Say whether the first cell of a row is its head, with a figure behind it."""
    first, *rest = (text[each.start : each.end] for each in cells)
    return any(map(str.isalpha, first)) and any(_FIGURE.fullmatch(each) for each in rest)


def _unit(head: str, *, alone: bool = False) -> tuple[Unit | None, int]:
    """Read what the head of a row, or of a table, says that its figures count in."""
    found = (aside[1] or aside[2] or aside[3] for aside in _ASIDE.finditer(head))
    asides = [words for words in found if words]  # there may be nothing in brackets
    for words in [*asides, head] if alone and len(head) < _LONG else asides:
        if _PERCENT.search(words):
            return _RATE, 1
        scaled = _SCALE.search(words)
        scale = 1
        if scaled:
            scale = (
                _SHORT.get((scaled["short"] or "").lower(), 0) or (_SCALES[scaled["scale"].lower()])
            )
        if named := _NAMED.search(words):
            if named["word"]:
                return UNITS[named["word"]], scale
            name = named["sign"] or named["code"]
            return Unit(Kind.MONEY, SIGNS.get(name, name)), scale
        if scaled:
            return _ONES, scale
    return None, 1


def likely(printed: str) -> Unit:
    """Give what a cell counts in that names no unit: most with a decimal are percentages."""
    value = Decimal(printed.replace(",", ""))
    return _RATE if "." in printed and abs(value) < 100 else _ONES
