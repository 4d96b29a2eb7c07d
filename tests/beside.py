"""The whole newsroom over feeds on loopback: the real web client, workers, queue and SQLite.

Only Slack is a fake, and time limits can be cut short. `Beside.run` polls every feed round by
round, as the clock would, and keeps how long each step took.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp.abc import AbstractResolver

from bot.clock import utc_now
from bot.domain import Channel, Feed, Flow, Job, Notice, Source, identify
from bot.newsroom import Desk, Newsroom, Observer, Pulse, Watch
from bot.pool import Pool
from bot.queue import Queue
from bot.shift import Shift
from bot.store import Store, open_store
from bot.web import NO_HEADERS, Response, Web, open_web
from tests.house import STORED, FakeCourier
from tests.loopback import AGENT
from tests.newest import lay

FLOWS = (Flow.POLL, Flow.READ)
STEP = 0.05  # seconds between two looks at what is due


class Hurried:
    """A web in which no fetch takes longer than so many seconds."""

    def __init__(self, web: Web, longest: float) -> None:
        self._web, self._longest = web, longest

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        return await self._web.get(
            url, headers=headers, max_bytes=max_bytes, timeout=min(timeout, self._longest)
        )


class Failures(Observer):
    """Counts the steps that were put off because they failed."""

    def __init__(self) -> None:
        self.failed: list[Flow] = []

    def stepped(self, flow: Flow, *, done: bool) -> None:
        if not done:
            self.failed.append(flow)


# Feeds whose turn is yet to come; one that is gone is asked no more.
UNASKED = "SELECT 1 FROM feeds WHERE retired = '' AND (polled IS NULL OR polled < ?)"


@dataclass
class Beside:
    """A newsroom at work, and what is seen of it."""

    newsroom: Newsroom
    store: Store
    file: Path
    watch: Watch
    failures: Failures
    began: float = 0.0
    took: dict[Job, float] = field(default_factory=dict)  # seconds of each job, the longest
    told: list[Notice] = field(default_factory=list)

    async def work(self, job: Job) -> None:
        began = time.monotonic()
        await self.newsroom.work(job)
        self.took[job] = max(self.took.get(job, 0.0), time.monotonic() - began)

    async def until(self, holds: Callable[[], Any], queue: Queue, seconds: float = 60.0) -> float:
        """Let the queue work until something holds; give how long that took."""
        began = time.monotonic()
        shift = Shift(self.newsroom, queue, FLOWS)
        while not holds():
            await shift.look()
            await asyncio.sleep(STEP)
            assert time.monotonic() - began < seconds, "it never came to that"
        return time.monotonic() - began

    async def round(self, queue: Queue) -> float:
        """Poll every feed once, read what came, and look at what operators should know."""
        now = utc_now()
        await self.store.poll_at(now)
        asked = {id_ for (id_,) in self.ask("SELECT id FROM feeds WHERE due_at IS NOT NULL")}

        def over() -> bool:
            polled = self.ask("SELECT id FROM feeds WHERE polled >= ?", f"{now:{STORED}}")
            due = self.ask("SELECT 1 FROM entries WHERE due_at <= ?", f"{utc_now():{STORED}}")
            return asked <= {id_ for (id_,) in polled} and not due

        took = await self.until(over, queue)
        self.told += await self.watch.look()
        return took

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.file)) as looking:
            return looking.execute(query, values).fetchall()

    def entries(self, feed: Feed) -> int:
        """Count what is kept of a feed."""
        found = self.ask("SELECT count(*) FROM entries WHERE feed_id = ?", feed.id)
        return int(found[0][0])

    async def sources(self) -> dict[str, Source]:
        """Give what is known of each feed, by its publisher."""
        return {source.feed.publisher: source for source in await self.store.sources()}


def feed_at(url: str, name: str) -> Feed:
    return Feed(id=identify(url), url=url, publisher=name, interval=600.0)


@asynccontextmanager
async def open_beside(
    folder: Path,
    feeds: Sequence[Feed],
    *,
    allowed: frozenset[tuple[str, int]],
    longest: float = 60.0,
    resolver: AbstractResolver | None = None,
    spacing: float = 1.0,
    patience: float = 2.0,
) -> AsyncIterator[tuple[Beside, Queue]]:
    """Open the newsroom over these feeds, and its queue at work."""
    file, pool, failures = folder / "beside.db", Pool(workers=2), Failures()
    await lay(file)
    try:
        async with (
            open_store(f"sqlite:///{file}") as store,
            open_web(
                user_agent=AGENT,
                allowed=allowed,
                resolver=resolver,
                spacing=spacing,
                patience=patience,
            ) as web,
        ):
            desk = Desk(
                store=store,
                web=Hurried(web, longest),
                pool=pool,
                courier=FakeCourier(),
                observer=failures,
            )
            newsroom = Newsroom(desk)
            await newsroom.set_feeds(tuple(feeds))
            watch = Watch(desk=desk, pulse=Pulse(utc_now), find=_nobody, free=lambda: 10**12)
            beside = Beside(newsroom, store, file, watch, failures)
            queue = Queue()
            async with queue.running(beside.work, grace=1.0):
                yield beside, queue
    finally:
        pool.close()


async def _nobody() -> Channel | None:
    return None
