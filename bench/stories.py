"""Stories: what an arrival takes, and what the open ones weigh, as more and more are open."""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from rich.table import Table
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.processes import memory
from bot import stories
from bot.domain import Article, Relevance, Sketch, identify
from bot.sandbox.press import articles as sample
from bot.store import Store, open_store
from bot.store.database import connect
from bot.store.schema import metadata
from tests import make

_OPEN = (1_000, 10_000, 100_000)
_ARRIVALS = 400
_OUTLETS = 3  # that report an event
_OVERLAP = 60  # reports of some twenty events come mixed
_TRADE = Relevance(relevant=True, score=0.9)
_BATCH = 1_000
_TABLES = {
    name: metadata.tables[name]
    for name in ("snapshots", "articles", "stories", "placements", "finding")
}


def measure() -> Table:
    """Fill a database and time arrivals at 1,000, 10,000 and 100,000 articles: some minutes."""
    return asyncio.run(_measure())


async def _measure() -> Table:
    table = Table(
        "Open articles",
        "An arrival",
        "Slowest of twenty",
        "Arrivals a second",
        "of that, its sketch",
        "Process",
        "File",
        title=f"Joining stories, on SQLite: {_ARRIVALS} arrivals, two in three of open stories",
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bench.db")
        url = f"sqlite:///{file}"
        async with open_store(url) as store:
            engine = connect(url)
            news = _news()
            filled = 0
            for size in _OPEN:
                await _fill(engine, news, size - filled)
                times = await _arrive(store, news)
                filled = size + _ARRIVALS
                each = sorted(whole for whole, _ in times)
                mean, sketch = (sum(part) / _ARRIVALS for part in zip(*times, strict=True))
                table.add_row(
                    f"{size:,}",
                    f"{mean * 1000:.2f} ms",
                    f"{each[-_ARRIVALS // 20] * 1000:.2f} ms",
                    f"{1 / mean:,.0f}",
                    f"{sketch * 1000:.2f} ms",
                    f"{memory(os.getpid()):,.0f} MB",
                    f"{_size(file):,.0f} MB",
                )
            await engine.dispose()
    return table


def _size(file: Path) -> float:
    """Give the megabytes of a database and of what is not yet written into it."""
    return sum(each.stat().st_size for each in file.parent.glob(f"{file.name}*")) / 1e6


def _news() -> Iterator[Article]:
    """Invent reports without end: events of three reports each, that overlap in time.

    An event has words of its own, some in each report, names that it shares with one in some
    dozens, and words as they come in the sample press.
    """
    chance = random.Random(1)
    beat = [word for one in sample(make.NOON) for word in one.body.split() if word.islower()]
    places, goods = (
        ["".join(chance.choices(ascii_lowercase, k=6)).capitalize() for _ in range(count_)]
        for count_ in (400, 90)
    )
    waiting: list[Article] = []
    for number in count():
        own = ["".join(chance.choices(ascii_lowercase, k=7)) for _ in range(14)]
        shared = [chance.choice(places), chance.choice(goods)]
        for outlet in range(_OUTLETS):
            said = [*chance.sample(own, 11) * 2, *shared, *chance.choices(beat, k=150)]
            chance.shuffle(said)
            waiting.append(
                make.article(
                    number * _OUTLETS + outlet,
                    title=" ".join([*chance.sample(own, 3), *shared, *chance.sample(beat, 4)]),
                    body=" ".join(said),
                    author=f"event {number}",
                    seen=make.after(seconds=number),
                )
            )
        if len(waiting) > _OVERLAP:
            for _ in range(_OUTLETS):
                yield waiting.pop(chance.randrange(len(waiting)))


async def _fill(engine: AsyncEngine, news: Iterator[Article], count: int) -> None:
    """Put articles where they belong without asking: each event is a story."""
    for start in range(0, count, _BATCH):
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
        for article in islice(news, min(_BATCH, count - start)):
            _add(rows, article, stories.sketch(article))
        async with engine.begin() as connection:
            for name, table in _TABLES.items():
                await connection.execute(insert(table).prefix_with("OR IGNORE"), rows[name])


def _add(rows: dict[str, list[dict[str, Any]]], article: Article, sketch: Sketch) -> None:
    story = identify(article.author)
    seen = {"seen": article.seen}
    dates = {"first_seen": article.seen, "last_seen": article.seen}
    rows["snapshots"].append({"hash": "", "text": b""})
    rows["articles"].append(
        {key: getattr(article, key) for key in ("id", "url", "publisher", "title", "official")}
        | {"snapshot": "", "coverage": "", "author": "", "language": "", **seen}
        | {"relevance": {"topics": []}}
    )
    rows["stories"].append({"id": story, "title": "", "topics": [], "revision": 1, **dates})
    rows["placements"].append(
        {"article_id": article.id, "story_id": story, "voice": 0, "position": 0, **seen}
        | {key: getattr(sketch, key) for key in ("vector", "shingles", "names", "mentions", "said")}
        | {"embedder": stories.EMBEDDER}
    )
    at = int(article.seen.timestamp())
    rows["finding"] += [{"key": key, "at": at, "article_id": article.id} for key in sketch.keys]


async def _arrive(store: Store, news: Iterator[Article]) -> list[tuple[float, float]]:
    """Let articles arrive as the newsroom has them: give the seconds of each, and of its sketch."""
    times = []
    for article in islice(news, _ARRIVALS):
        await store.save_article("none", article, article.seen)
        began = time.process_time()
        sketch = stories.sketch(article)
        drawn = time.process_time()
        await store.place(
            article,
            _TRADE,
            sketch,
            partial(stories.place, article, sketch, since=article.seen - timedelta(hours=2)),
            embedder=stories.EMBEDDER,
            since=make.NOON,
            brief_at=article.seen,
        )
        times.append((time.process_time() - began, drawn - began))
    return times
