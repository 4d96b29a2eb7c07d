"""The store on SQLite: claims, the look at what is due, the outbox, the search."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from rich.table import Table

from bot.domain import Flow, Placement, Relevance
from bot.store import Store, open_store
from tests import make

_FEEDS, _ARTICLES, _MESSAGES = 500, 1000, 500


def measure() -> Table:
    """Time the store's statements on a file with some hundred rows of each kind."""
    return asyncio.run(_measure())


async def _measure() -> Table:
    table = Table("Statement", "Time", "A second", title="The store, on SQLite")
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(f"sqlite:///{folder}/bench.db") as store:
            await store.set_feeds([make.feed(number) for number in range(_FEEDS)], make.NOON)

            async def keep(number: int) -> None:
                await _keep(store, number)

            async def send(number: int) -> None:
                await store.send([make.delivery(f"m:{number}")], make.NOON)

            async def look(_: int) -> None:
                await store.due(make.NOON)

            async def claim(_: int) -> None:
                await store.claim(Flow.POLL, make.NOON, lease=timedelta(minutes=2))

            async def find(_: int) -> None:
                await store.search(["duty", "product", "ministry"])

            for name, rounds, act in (
                ("keep and place an article", _ARTICLES, keep),
                ("put a message into the outbox", _MESSAGES, send),
                ("look at what is due", 200, look),
                ("claim ten feeds", _FEEDS // 10, claim),
                (f"search {_ARTICLES} articles", 50, find),
            ):
                seconds = await _each(act, rounds)
                table.add_row(name, f"{seconds * 1000:.2f} ms", f"{1 / seconds:,.0f}")
    return table


async def _keep(store: Store, number: int) -> None:
    article = make.article(number)
    await store.save_article("none", article, make.NOON)
    await store.place(
        article,
        Relevance(relevant=True, score=0.9),
        make.sketch(),
        lambda _: Placement(story_id=None),
        embedder="bench",
        since=make.after(days=1),
        brief_at=make.NOON,
    )


async def _each(act: Callable[[int], Awaitable[None]], rounds: int) -> float:
    began = time.perf_counter()
    for number in range(rounds):
        await act(number)
    return (time.perf_counter() - began) / rounds
