"""The gate: lines a second against an article of 1,500 words, and what its analysis takes."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice

from rich.table import Table

from bot import gate
from bot.articles import article_from
from bot.domain import Article, Coverage, Line
from bot.language import dates, figures, names, sentences
from bot.sandbox.press import articles as sample

_START = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
_WORDS = 1_500
_LINES = 200
_ARTICLES = 20
_ROUNDS, _BETWEEN = 10, 500
#: Before a sentence of the article they make it another one, which nothing has analysed yet.
_LEADS = ("It is understood that", "Officials hold that", "By all accounts", "In this reading")


def measure() -> Table:
    """Time lines that are nobody's sentence word for word, on an article that is analysed."""
    first = _article(0)
    analysed = [_timed(_article(number)) for number in range(1, _ARTICLES + 1)]
    known = {first.id: first}
    lines = list(islice(_lines(first), _LINES))
    gate.check(lines[0], known)
    times = []
    gc.collect()  # what was loaded, and analysed, until here is no line's garbage
    for line in lines[1:]:
        began = time.thread_time()
        gate.check(line, known)
        times.append(time.thread_time() - began)
    spread = _interleaved()
    table = Table("What", "Figure", title=f"The gate, an article of {_WORDS:,} words")
    mean = sum(times) / len(times)
    table.add_row("a line, mean", f"{mean * 1000:.2f} ms")
    table.add_row("a line, slowest of twenty", f"{sorted(times)[-len(times) // 20] * 1000:.2f} ms")
    table.add_row("lines a second", f"{1 / mean:,.0f}")
    table.add_row(
        f"a line, {_ARTICLES} articles in turn, others read in between", f"{spread * 1000:.2f} ms"
    )
    table.add_row("analysis of an article", f"{sorted(analysed)[_ARTICLES // 2] * 1000:.1f} ms")
    table.add_row("memory for an article's analysis", f"{_memory() / 1000:,.0f} kB")
    return table


def _interleaved() -> float:
    """Time a line on each of several articles in turn, with other sentences read in between."""
    articles = [_article(100 + number) for number in range(_ARTICLES)]
    lines = [list(islice(_lines(article), _ROUNDS + 1)) for article in articles]
    took = 0.0
    gc.collect()
    for turn in range(_ROUNDS + 1):
        for article, own in zip(articles, lines, strict=True):
            began = time.thread_time()
            gate.check(own[turn], {article.id: article})
            took += (time.thread_time() - began) * bool(turn)
            if not turn:  # then it is analysed, the rest of it by a line that quotes
                gate.check(_quoting(article), {article.id: article})
        for number in range(_BETWEEN):
            said = f"On day {number} of round {turn} Peru paid a duty of {number}% on 3 May 2026."
            for find in (figures.find, dates.find, names.find, sentences.split):
                find(said)
    return took / (_ROUNDS * len(articles))


def _article(number: int) -> Article:
    body = "\n\n".join(one.body for one in sample(_START))
    words = f"This is copy {number} of the text.\n\n{body}".split(" ")
    return article_from(
        f"https://outlet.example/{number}",
        "Trade news of the week",
        " ".join(words[:_WORDS]),
        publisher="Harbour Wire",
        seen=_START,
        coverage=Coverage.FULL_TEXT,
        published=_START,
    )


def _lines(article: Article) -> Iterator[Line]:
    spans = sentences.split(article.text)
    for number in count():
        span = spans[number % len(spans)]
        said = article.text[span.start : span.end]
        lead = f"{_LEADS[number % len(_LEADS)]}, as {number} people heard,"
        yield Line(
            text=f"{lead} {said[:1].lower()}{said[1:]}",
            citations=tuple(gate.find_evidence(said, article)),
        )


def _quoting(article: Article) -> Line:
    said = article.body.partition("\n")[0]
    text = f"“{said}” is what people heard, and “{said[:-1]} then” is what they made of it."
    return Line(text=text, citations=gate.find_evidence(said, article))


def _timed(article: Article) -> float:
    """Time the first lines on an article, which have it analysed."""
    lines = [next(_lines(article)), _quoting(article)]
    began = time.thread_time()
    for line in lines:
        gate.check(line, {article.id: article})
    return time.thread_time() - began


def _memory() -> int:
    article = _article(_ARTICLES + 1)
    lines = [next(_lines(article)), _quoting(article)]
    tracemalloc.start()
    for line in lines:
        gate.check(line, {article.id: article})
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held
