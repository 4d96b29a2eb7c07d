"""Tradewire's side: the newsroom, its store, queue, clock, web and pool, as `run` has them.

Only what Slack asks for is left out, and the reading of articles, which `reader` does not do.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bench.feeds import server
from bench.feeds.phase import Phases


async def _measure(port: int, count: int, folder: str) -> None:
    # Here, since the workers of the pool import the module that the program was started by.
    from bot import log
    from bot.clock import Clock, utc_now
    from bot.config import Config
    from bot.domain import Feed, Flow, Job, identify
    from bot.doors import open_desk, open_own_store
    from bot.newsroom import Newsroom, NoCourier, Observer
    from bot.queue import Queue
    from bot.shift import Shift

    class Done(Observer):
        """Counts the polls that are settled."""

        def __init__(self) -> None:
            self.polls, self.all = 0, asyncio.Event()

        def stepped(self, flow: Flow, *, done: bool) -> None:
            assert done, flow
            self.polls += 1
            if self.polls == count:
                self.all.set()

        async def wait(self) -> None:
            await self.all.wait()
            self.polls = 0
            self.all.clear()

    log.set_up("INFO")
    config = Config(
        _env_file=None,
        tradewire_var=Path(folder),
        slack_bot_token="xoxb-bench",  # noqa: S106 - none
        slack_app_token="xapp-bench",  # noqa: S106 - none
    )
    allowed = frozenset((server.address(number), port) for number in range(count))
    feeds = tuple(
        Feed(id=identify(url), url=url, publisher=f"Source {number}")
        for number in range(count)
        if (url := server.url(number, port))
    )
    queue, clock, done, phases = Queue(), Clock(), Done(), Phases()
    async with (
        open_own_store(config) as store,
        open_desk(config, store, NoCourier(), allowed, observer=done) as desk,
    ):
        newsroom = Newsroom(desk)
        shift = Shift(newsroom, queue, (Flow.POLL,))

        async def work(job: Job) -> None:
            if await shift.work(job):
                await shift.look()

        async with queue.running(work):
            await newsroom.set_feeds(feeds)
            phases.ended("start")
            clock.every(config.tradewire_tick, "look", shift.look)
            async with clock.running():
                await done.wait()
                phases.ended("cold")
                await store.poll_at(utc_now())
                await shift.look()
                await done.wait()
                phases.ended("warm")


if __name__ == "__main__":
    import uvloop

    uvloop.run(_measure(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
