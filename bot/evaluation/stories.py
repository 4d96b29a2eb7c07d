"""`eval stories`: articles joined to stories in their order of arrival, against clusters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import stories
from bot.domain import Article, Coverage, Measurement, Placed, fingerprint
from bot.evaluation import rows
from bot.stories import Window

_FIELDS = {
    "id": (str, int),
    "title": (str,),
    "text": (str,),
    "date": (str, type(None)),
    "cluster": (str, int),
}
_START = datetime(2000, 1, 1, tzinfo=UTC)
_LOOSE = timedelta(hours=2)
_DAY = re.compile(r"[-/T ]")


def measure(path: Path) -> Measurement:
    """Group rows `{id, title, text, date, cluster}`: B-cubed precision, recall and F1.

    Arrival order is the clock, one second a row, so that every story stays open. The
    relevance filter is off. `over_merged` is the share of the stories of several articles that
    hold more than one cluster.
    """
    labelled = rows.read(path, _FIELDS)
    found = group([_article(row, second) for second, row in enumerate(labelled)])
    clusters = [row["cluster"] for row in labelled]
    figures = {**bcubed(clusters, found), "over_merged": over_merged(clusters, found)}
    return Measurement(name="stories", figures=figures)


def group(articles: Sequence[Article]) -> list[str]:
    """Join each article to a story as it arrives: the id of the story of each, at the end."""
    window = Window()
    for article in articles:
        sketch = stories.sketch(article)
        near = window.near(sketch.keys)
        placement = stories.place(article, sketch, near, since=article.seen - _LOOSE)
        window.add(
            Placed(
                article_id=article.id,
                story_id="",
                sketch=sketch,
                seen=article.seen,
                published=article.published,
                official=article.official,
            ),
            placement,
        )
    return [window.placed[article.id].story_id for article in articles]


def bcubed(clusters: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Score a grouping by the B-cubed measure of Bagga and Baldwin (1998).

    Precision is the mean, over items, of the share of an item's found group that is of its
    cluster; recall of the share of its cluster that is in its found group.
    """
    pairs = list(zip(clusters, found, strict=True))
    both, of_cluster, of_group = Counter(pairs), Counter(clusters), Counter(found)
    precision = sum(both[pair] / of_group[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / of_cluster[pair[0]] for pair in pairs) / len(pairs)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


def over_merged(clusters: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Give the share, of the groups of several items, of those with more than one cluster."""
    held: dict[Hashable, list[Hashable]] = {}
    for cluster, story in zip(clusters, found, strict=True):
        held.setdefault(story, []).append(cluster)
    several = [len(set(each)) > 1 for each in held.values() if len(each) > 1]
    return sum(several) / len(several) if several else 0.0


def _article(row: dict[str, Any], second: int) -> Article:
    text = f"{row['title']}\n\n{row['text']}"
    return Article(
        id=f"{second:08d}",
        url="",
        publisher="",
        title=row["title"],
        text=text,
        snapshot=fingerprint(text),
        coverage=Coverage.FULL_TEXT,
        seen=_START + timedelta(seconds=second),
        published=_published(row["date"]),
    )


def _published(date: str | None) -> datetime | None:
    """Read the day that a row was published on, where it is one: "2026-05-04", "2026/5/4"."""
    try:
        year, month, day = map(int, _DAY.split(date or "")[:3])
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
