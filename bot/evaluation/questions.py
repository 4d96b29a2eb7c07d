"""`eval questions`: is the evidence found, and is silence kept where it is withheld."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import threads
from bot.domain import Article, Coverage, Measurement, Question, fingerprint
from bot.evaluation import rows
from bot.language import vectors

_FIELDS = {
    "id": (str, int),
    "question": (str,),
    "documents": (list,),
    "evidence": (str,),
    "answer": (str, list),
    "choices": (list,),
}
_CANDIDATES = 50  # as many as the newsroom has the store find
_NOW = datetime(2000, 1, 1, tzinfo=UTC)


def measure(path: Path) -> Measurement:
    """Ask the question of each row of an archive made of all rows' evidence.

    Gives the recall of a question's own evidence among the first one and five articles; the
    area under the ROC curve of the support between questions with their evidence in the
    archive and the same questions with it withheld; the share answered though withheld, and
    not answered though there.
    """
    labelled = rows.read(path, _FIELDS)
    archive = [_article(row, number) for number, row in enumerate(labelled)]
    search = _Search(archive)
    first = five = wrong = silent = 0
    present, withheld = [], []
    for row, own in zip(labelled, archive, strict=True):
        found = search.find(row["question"])
        ranked = dict.fromkeys(p.article.id for p in threads.rank(row["question"], found))
        top = list(ranked)[:5]
        first, five = first + (own.id in top[:1]), five + (own.id in top)
        with_it = _ask(row["question"], found)
        without = _ask(row["question"], [other for other in found if other.id != own.id])
        present.append(with_it[1])
        withheld.append(without[1])
        silent, wrong = silent + (not with_it[0]), wrong + without[0]
    count = len(labelled)
    return Measurement(
        name="questions",
        figures={
            "recall_at_1": first / count,
            "recall_at_5": five / count,
            "abstention_auroc": auroc(present, withheld),
            "wrong_rate": wrong / count,
            "abstain_rate": silent / count,
        },
    )


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Give the chance that a positive score exceeds a negative one; a tie counts a half."""
    above = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return above / (len(positive) * len(negative))


def _ask(question: str, articles: Sequence[Article]) -> tuple[bool, float]:
    given = threads.answer(Question(text=question, asked=_NOW), articles, len(articles), (), _NOW)
    return bool(given.lines), given.support


class _Search:
    """Word search over articles, the best first: what the store's index does, in memory."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._holding: dict[str, set[int]] = defaultdict(set)
        for number, article in enumerate(articles):
            for word in vectors.words(article.text):
                self._holding[word].add(number)

    def find(self, question: str) -> list[Article]:
        scores: dict[int, float] = defaultdict(float)
        for word in threads.search_words(question):
            for number in self._holding.get(word, ()):
                scores[number] += vectors.idf(word)
        best = sorted(scores, key=lambda number: (-scores[number], number))
        return [self._articles[number] for number in best[:_CANDIDATES]]


def _article(row: dict[str, Any], number: int) -> Article:
    text = f"\n\n{row['evidence']}"
    return Article(
        id=str(number),
        url="",
        publisher="",
        title="",
        text=text,
        snapshot=fingerprint(text),
        coverage=Coverage.FULL_TEXT,
        seen=_NOW,
    )
