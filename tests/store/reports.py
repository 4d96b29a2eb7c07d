"""Invented reports of invented events, and a process that places some of them.

`python -m tests.store.reports URL FIRST` waits for a line, then places the first or the second
report of each event, one after another.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Sequence
from datetime import timedelta

from bot import stories
from bot.domain import Article, Placed, Placement, Relevance
from bot.store import Store, open_store
from tests import make

EVENTS = 12
REPORTS = 2
TRADE = Relevance(relevant=True, score=0.9, topics=("steel",))


def report(event: int, number: int) -> Article:
    """Make one of the reports of an event, in words that only its reports have."""
    chance = random.Random(event)
    own = ["".join(chance.choices("bdfgklmnprstv", k=7)) for _ in range(40)]
    told = random.Random(event * REPORTS + number).sample(own, 30)
    return make.article(
        event * REPORTS + number,
        title=" ".join(told[:6]),
        body=" ".join(told * 2),
        seen=make.after(seconds=event * REPORTS + number),
    )


async def arrive(store: Store, article: Article, found: list[Placed] | None = None) -> str:
    """Place an article as the newsroom does; give its story, and add its neighbours to `found`."""
    sketch = stories.sketch(article)

    def decide(near: Sequence[Placed]) -> Placement:
        if found is not None:
            found.extend(near)
        return stories.place(article, sketch, near, since=make.NOON - timedelta(hours=2))

    return await store.place(
        article,
        TRADE,
        sketch,
        decide,
        embedder=stories.EMBEDDER,
        since=make.NOON - timedelta(days=7),
        brief_at=make.after(minutes=1),
    )


async def _arrive(url: str, number: int) -> None:
    async with open_store(url) as store:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.readline)
        for event in range(EVENTS):
            await arrive(store, report(event, number))


if __name__ == "__main__":
    asyncio.run(_arrive(sys.argv[1], int(sys.argv[2])))
