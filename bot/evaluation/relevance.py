"""`eval relevance`: is a text about trade policy, against labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot import stories
from bot.domain import Measurement
from bot.evaluation import rows

FIELDS = {"id": (str, int), "title": (str,), "text": (str,), "trade": (bool,)}


def measure(path: Path) -> Measurement:
    """Judge rows `{id, title, text, trade}`: precision, recall and F1 of `trade`."""
    labelled = rows.read(path, FIELDS)
    judged = [stories.judge(row["title"], row["text"]).relevant for row in labelled]
    return Measurement(
        name="relevance", figures=agreement([row["trade"] for row in labelled], judged)
    )


def agreement(labels: Sequence[bool], judged: Sequence[bool]) -> dict[str, float]:
    """Compare judgements with labels; a share of nothing is 0."""
    both = sum(label and judgement for label, judgement in zip(labels, judged, strict=True))
    precision, recall = both / max(sum(judged), 1), both / max(sum(labels), 1)
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}
