"""The answer to a question: sentences of the archive, or the word that it has none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain import Answer, Article, Citation, Line, Nearest, Question, SourceLine
from bot.language import quotations, repetition
from bot.threads.retrieve import Passage, rank

# Below this support the archive is said to have no answer. On the development questions, which
# are worded far from their sources, half of it would answer one in four whose evidence is
# withheld, this one in twenty-five. A wrong answer costs a desk more than none.
THRESHOLD = 0.5
_CLOSE = 0.9  # of the best sentence's support, for another one to be quoted with it
_LINES = 3
_QUOTED_WORDS = 90  # of one article, official texts exempt


def answer(
    question: Question,
    articles: Sequence[Article],
    searched: int,
    nearest: Sequence[Nearest],
    now: datetime,
) -> Answer:
    """Answer a question with one to three sentences of articles, quoted with their publisher.

    Where no sentence carries an answer, or the articles lack a place, name or number of the
    question, it has no lines and offers the `nearest` stories.
    `searched` is the number of articles in the archive.
    """
    passages = rank(question.text, articles)
    chosen = _chosen([p for p in passages if p.whole and p.support >= THRESHOLD])
    return Answer(
        question=question,
        lines=tuple(_line(passage) for passage in chosen),
        sources=tuple(dict.fromkeys(SourceLine.of(passage.article) for passage in chosen)),
        searched=searched,
        as_of=now,
        support=passages[0].support if passages else 0.0,
        nearest=() if chosen else tuple(nearest),
    )


def _chosen(passages: Sequence[Passage]) -> list[Passage]:
    chosen: list[Passage] = []
    for passage in passages:
        if len(chosen) == _LINES or passage.support < _CLOSE * passages[0].support:
            break
        told = any(repetition.overlap(passage.quote, other.quote) for other in chosen)
        if not told and _fits(passage, chosen):
            chosen.append(passage)
    return chosen


def _fits(passage: Passage, chosen: Sequence[Passage]) -> bool:
    """Say whether a sentence stays within what may be quoted of its article."""
    quoted = [*chosen, passage]
    words = sum(len(p.quote.split()) for p in quoted if p.article.id == passage.article.id)
    return passage.article.official or words <= _QUOTED_WORDS


def _line(passage: Passage) -> Line:
    article, span = passage.article, passage.span
    citation = Citation(
        article_id=article.id,
        snapshot=article.snapshot,
        start=span.start,
        end=span.end,
        quote=passage.quote,
    )
    return Line(
        text=f"“{quotations.nested(passage.quote)}” — {article.publisher}", citations=(citation,)
    )
