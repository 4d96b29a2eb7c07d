"""The whole bot against the sandbox, over real sockets, with a story or two told already.

    async with open_whole(tmp_path) as whole:
        await whole.sandbox.command("/trade", "latest", channel="#trade-desk")
        await whole.until(lambda: whole.sandbox.whispers("#trade-desk"))

The desk's clock begins where the press's stories broke, and goes on at its real pace.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.app import Access, open_bot
from bot.config import Config, resource
from bot.domain import Briefing, Channel, Live
from bot.newsroom import Newsroom, announce
from bot.sandbox import TEAM, TRADE_DESK, YOU, Limits, Sandbox, open_sandbox
from bot.sandbox.clocks import Clocks, Upcoming
from bot.sandbox.moment import Moment
from bot.sandbox.press import SampleArticle, articles
from bot.store import Store, open_store
from tests.house import START, have_read

DESK = Channel(team=TEAM, id=TRADE_DESK)
LEAD = ("mercosur-japan-cars-beef", "mercosur-japan-joint-declaration", "japanese-cars-half-duty")


@dataclass
class Whole:
    """The bot, and what stands around it."""

    sandbox: Sandbox
    newsroom: Newsroom
    store: Store
    now: Callable[[], datetime]
    clocks: Clocks  # the page's clock panel
    start: Callable[[], AbstractAsyncContextManager[Newsroom]]
    running: AsyncExitStack

    async def restart(self) -> None:
        """Stop the bot and start it again, in the same workspace and on the same database."""
        await self.running.aclose()
        self.newsroom = await self.running.enter_async_context(self.start())

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds. Raises TimeoutError after half a minute.

        Looks again and again: not all that is waited for is a change of the workspace.
        """
        async with asyncio.timeout(30.0):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def post(self, channel: Channel = DESK) -> Briefing:
        """Post the newest briefing to a channel, as a live one is."""
        (briefing,) = await self.newsroom.latest(limit=1)
        key = announce.story_key(briefing.story_id)
        outgoing = announce.front_and_detail(channel, key, briefing, "UTC")
        await self.store.send(outgoing, self.now())
        await self.until(lambda: len(self.sandbox.messages(channel.id)) >= 2)
        return briefing

    def texts(self, channel: str = "#trade-desk") -> list[str]:
        """Give the texts that a channel shows, private ones after the others."""
        said = [*self.sandbox.messages(channel), *self.sandbox.whispers(channel)]
        return [str(message["text"]) for message in said]


def told(*slugs: str) -> list[SampleArticle]:
    """Give sample articles by their names."""
    return [one for one in articles(START) if one.slug in slugs]


@asynccontextmanager
async def open_whole(
    folder: Path,
    wanted: Sequence[str] = LEAD,
    *,
    subscribed: bool = False,
    installer: str = "",
    owners: Collection[str] = (YOU,),
    **settings: Any,
) -> AsyncIterator[Whole]:
    """Run the bot while the block runs; `wanted` are the sample articles that it has read.

    `installer` is welcomed at the first start.
    """
    await have_read(folder, told(*wanted), seconds=75)
    broke = START + timedelta(seconds=75)
    began = time.monotonic()

    def real() -> datetime:
        return broke + timedelta(seconds=time.monotonic() - began)

    moment, digest = Moment(None, real), Upcoming()
    now, clocks = moment.now, Clocks(moment.now, moment=moment, digest=digest)

    (folder / "var").mkdir(exist_ok=True)
    config = Config(
        **{
            "tradewire_var": folder / "var",
            "tradewire_tick": 0.05,
            "tradewire_post_rate": 100.0,
            "tradewire_ops_port": 0,
            **settings,
        }
    )
    limits = Limits(post_rate=1000.0, post_burst=1000)
    async with (
        open_sandbox(
            port=0,
            path=None,
            manifest=resource("manifest.json"),
            now=now,
            limits=limits,
            clock=clocks,
        ) as sandbox,
        open_store(f"sqlite:///{folder}/house.db") as store,
    ):
        access = Access(
            sandbox.bot_token,
            sandbox.app_token,
            sandbox.api_url,
            allowed=frozenset(),
            owners=frozenset(owners),
        )
        start = partial(
            open_bot, config, access, store, (), installer=installer, now=now, digest=digest
        )
        async with AsyncExitStack() as running:
            newsroom = await running.enter_async_context(start())
            if subscribed:
                await newsroom.subscribe(DESK, Live.ALL)
            yield Whole(sandbox, newsroom, store, now, clocks, start, running)
