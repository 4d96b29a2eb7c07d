"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re

import sentencex

from bot.language.remembered import remembered
from bot.language.spans import Span

# A blank line ends a sentence whatever stands before it; so does a line that opens a list item,
# and so does the full stop behind May, which is no abbreviation.
_BREAK = re.compile(
    r"\n[^\S\n]*\n\s*|\n\s*(?=(?:[-•*–—]|\d{1,2}[.)])\s)|(?<=\bMay\.)\s+(?=[A-Z“\"])"
)
_OPENING = 2  # sentences
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# What sentencex parts and print joins: each pair is (how the first piece ends, how the next
# one begins).
_JOINS = (
    (
        re.compile(r"\b[ap]\.m\.$"),
        re.compile(r"(?:Eastern|Central|Mountain|Pacific|[A-Z]{1,4}T)\b"),
    ),
    (re.compile(r"^(?:\d{1,2}|[A-Za-z]|[ivx]+)[.)]$"), re.compile(r"\S")),
    (re.compile(r"\b(?i:e\.g|i\.e|cf|approx|viz|incl)\.$"), re.compile(r"\S")),
    (
        re.compile(r"\b(?:Nos?|Secs?|Arts?|Ch|Figs?|pp?|paras?|vol)\.$", re.IGNORECASE),
        re.compile(r"\d"),
    ),
    (  # "J.D. Vance", and no place: "in the U.S. Lund said"
        re.compile(
            r"(?<![\w.])(?!U\.|E\.U|D\.C|L\.A|B\.C|N\.|[AP]\.M|S\.[CD]|R\.I|E\.O)(?:[A-Z]\.){2}$"
        ),
        re.compile(
            r"(?!(?:The|It|He|She|They|But|And|In|On|At|This|That|If|As|For|We|An?|Its|Their|His|Her"
            r"|When|While|No|Not|So|There|These|Those|By|From|Under|After)\b)[A-Z][a-z]+\b"
        ),
    ),
    (re.compile(r"\w\.$"), re.compile(r"[a-z](?![A-Z])")),
)


@remembered
def split(text: str) -> tuple[Span, ...]:
    """Find the sentences of a text.

    Each span is one sentence without the white space around it; together they hold every
    character of the text but white space. A sentence in quotation marks within another one
    does not end it.
    """
    spans: list[Span] = []
    begin = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        spans += _sentences(text, begin, end)
        begin = gap.end() if gap else end
    return tuple(spans)


def opening(paragraph: str) -> tuple[Span, ...]:
    """Find the sentences of a first paragraph in which news is told."""
    return split(paragraph)[:_OPENING]


def told_first(paragraph: str) -> list[str]:
    """Give the words of those sentences."""
    return [paragraph[span.start : span.end] for span in opening(paragraph)]


def _sentences(text: str, begin: int, end: int) -> list[Span]:
    # sentencex takes valid Unicode only; one character for one keeps every offset.
    block = _SURROGATE.sub("\ufffd", text[begin:end])
    spans: list[Span] = []
    for piece in sentencex.segment("en", block):
        words = piece.strip()
        start = begin + len(piece) - len(piece.lstrip())
        begin += len(piece)
        if not words:
            continue
        if spans and _joined(text[max(spans[-1].start, spans[-1].end - 20) : spans[-1].end], words):
            start = spans.pop().start
        spans.append(Span(start, start + len(text[start:begin].rstrip())))
    return spans


def _joined(before: str, after: str) -> bool:
    return any(tail.search(before) and head.match(after) for tail, head in _JOINS)
