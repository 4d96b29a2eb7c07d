"""Read a PDF: its text by PDFium, in the order of its columns, a paragraph to a paragraph.

Runs in a worker process, and alone loads PDFium there. A PDF knows no paragraphs, only where
letters stand: what is an indent, a gap, a heading or a page's head is told by that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from bot.articles.extract import Page
from bot.articles.judge import Judgement
from bot.domain import Coverage
from bot.language.markup import line, tidy

PAGES = 150
MOST = 200_000  # characters
LEAST = 100  # characters; what has fewer is a scan, or a cover
EDGE = 4  # lines at the head and the foot of a page that can be its furniture
REPEATED = 0.4  # of the pages
GAP = 1.75  # of a line's height, from one line to the next of a paragraph
INDENT = 0.5  # of a line's height; a line that begins less to the right is not indented
WIDEST = 4.0  # of a line's height; one that begins further to the right is of another column
LARGER = 1.15  # of a usual line's height: a heading
TITLE_LINES = 4

_MAGIC = re.compile(rb"\s{0,64}%PDF-")
_NUMBERS = re.compile(r"[\d\W_]+")
_LONE_NUMBER = re.compile(
    r"\W*(?:page\s*)?(?:\d{1,6}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_NO_TITLE = re.compile(
    r"\.\w{2,5}$|^(?:untitled|microsoft (?:word|powerpoint)|document\d*|slide \d+)\b|^\S*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a page, and where it stands: from the left, from the bottom, how high.

    Lines that PDFium has joined at a hyphen are one, which ends further down, at `foot`.
    """

    text: str
    left: float
    base: float
    foot: float
    height: float


def is_pdf(body: bytes) -> bool:
    """Say whether a body is a PDF, however it is named."""
    return bool(_MAGIC.match(body))


def read_pdf(body: bytes) -> tuple[Page, Judgement]:
    """Read a PDF and say how much of it was had."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        return _unread("a PDF that asks for a password" if locked else "a PDF that is damaged")
    try:
        pages, length = len(document), 0
        read: list[list[Row]] = []
        for number in range(min(pages, PAGES)):
            read.append(_rows(document, number))
            length += sum(len(row.text) for row in read[-1])
            if length > MOST:
                break
        named = line(document.get_metadata_dict().get("Title", ""))
    finally:
        document.close()
    kept = _without_furniture(read)
    rows = [row for page in kept for row in page]
    if sum(len(row.text) for row in rows) < LEAST:
        return _unread("a PDF with next to no text, such as a scan")
    title = named if named and not _NO_TITLE.search(named) else _heading(kept)
    text = _untitled(tidy("\n\n".join(_paragraphs(kept))), title)
    told = f"a PDF of {pages:,} page{'s' * (pages != 1)}, whose text has {len(text):,} characters"
    if len(read) < pages:
        told += f"; the first {len(read):,} pages were read"
    judged = Judgement(coverage=Coverage.FULL_TEXT, reason=told)
    return Page(title=title, text=text), judged


def _unread(reason: str) -> tuple[Page, Judgement]:
    return Page(), Judgement(coverage=Coverage.SUMMARY_ONLY, reason=reason)


def _rows(document: Any, number: int) -> list[Row]:
    """List the lines of a page, in the order in which it writes them."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
        whole: str = text.get_text_range()
    except pypdfium2.PdfiumError:  # a damaged page
        return []
    rows, start = [], 0
    for written in whole.split("\n"):
        # PDFium marks with U+FFFE the hyphen at which it has joined two lines.
        said = line(written.replace("\ufffe", ""))
        if said:
            left, base, _, top = _box(text, start + len(written) - len(written.lstrip()))
            foot = _box(text, start + len(written.rstrip()) - 1)[1]
            height = max(top - base, 1.0)
            rows.append(Row(text=said, left=left, base=base, foot=foot, height=height))
        start += len(written) + 1
    return rows


def _box(text: Any, at: int) -> tuple[float, float, float, float]:
    import pypdfium2

    try:
        return tuple(text.get_charbox(at, loose=True))
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return (0.0, 0.0, 0.0, 1.0)


def _without_furniture(pages: list[list[Row]]) -> list[list[Row]]:
    """Leave out what stands at the edge of page after page: heads, feet and page numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(mark for edge in edges for mark in {_mark(row) for row in edge})
    often = max(2, REPEATED * len(pages))
    return [
        [
            row
            for row in page
            if row not in edge
            or not (seen[_mark(row)] >= often or _LONE_NUMBER.fullmatch(row.text))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: list[Row]) -> set[Row]:
    by_height = sorted(page, key=lambda row: row.base)
    return {*page[:EDGE], *page[-EDGE:], *by_height[:EDGE], *by_height[-EDGE:]}


def _mark(row: Row) -> str:
    return _NUMBERS.sub("", row.text.casefold()) or "#"


def _paragraphs(pages: list[list[Row]]) -> Iterator[str]:
    """Join the lines that make a paragraph, across columns and pages too."""
    lefts = Counter(round(row.left) for page in pages for row in page)
    paragraph: list[str] = []
    before: Row | None = None
    for page in pages:
        turned = True
        for row in page:
            if before is not None and _begins(row, before, lefts, turned):
                yield " ".join(paragraph)
                paragraph = []
            paragraph.append(row.text)
            before, turned = row, False
    if paragraph:
        yield " ".join(paragraph)


def _begins(row: Row, before: Row, lefts: Counter[int], turned: bool) -> bool:
    """Say whether a line begins a paragraph."""
    if not 1 / LARGER < row.height / before.height < LARGER:
        return True
    fallen = before.foot - row.base
    ended = bool(_ENDED.search(before.text))
    if turned or fallen < -row.height:  # another page or column
        return ended or _indented(row, lefts)
    if abs(fallen) < row.height / 2:  # beside the line before, as in a table
        return False
    if fallen > GAP * row.height or row.left - before.left > INDENT * row.height:
        return True
    return ended and _indented(row, lefts)


def _indented(row: Row, lefts: Counter[int]) -> bool:
    """Say whether a line begins a little to the right of where most of its column's do."""
    near = range(round(row.left - WIDEST * row.height), round(row.left - INDENT * row.height) + 1)
    margin = max((lefts[at] for at in near), default=0)
    return margin > max(lefts[at] for at in range(round(row.left) - 1, round(row.left) + 2))


def _heading(pages: list[list[Row]]) -> str:
    """Give the largest lines of the first page that has any, else its first."""
    first = next(filter(None, pages), [])
    if not first:
        return ""
    usual = median(row.height for page in pages for row in page)
    largest = max(row.height for row in first)
    if largest < LARGER * usual:
        return first[0].text
    at = next(at for at, row in enumerate(first) if row.height >= largest / 1.05)
    lines = []
    for row in first[at : at + TITLE_LINES]:
        if row.height < largest / 1.05:
            break
        lines.append(row.text)
    return line(" ".join(lines))


def _untitled(text: str, title: str) -> str:
    """Take the lines of the title off the beginning of a text, which repeats it."""
    wanted = title.casefold()
    while True:
        first, _, rest = text.partition("\n\n")
        if not rest or not wanted.startswith(first.casefold()):
            return text
        text, wanted = rest, wanted.removeprefix(first.casefold()).lstrip()
