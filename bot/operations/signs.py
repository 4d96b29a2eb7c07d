"""The parts of a running bot -> its signs of life."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Protocol

from bot.clock import Clock, Now
from bot.domain import Backlog, Source
from bot.errors import BotError
from bot.operations.health import Signs
from bot.queue import Queue
from bot.store import Store

#: The tick by which the clock is judged: the one that looks at what is due.
LOOK = "look"
_DEADLINE = 5.0  # seconds that the database gets to answer
_SILENT = f"no answer within {_DEADLINE:.0f} s"


class Connection(Protocol):
    """The connection to Slack, as far as it is looked at."""

    @property
    def team(self) -> str:
        """Give the workspace's id."""

    async def connected(self) -> bool:
        """Whether anything that people do can reach us now."""

    async def channel_named(self, name: str) -> str:
        """Give the id of a channel by its name, "" where we can see none."""

    def heard(self) -> timedelta | None:
        """Tell how long ago Slack last gave a sign of life."""


async def read_signs(
    store: Store, clock: Clock, queue: Queue, slack: Connection, now: Now
) -> Signs:
    """Look at every part; one that does not answer is a sign too."""
    trouble = ""
    backlog: tuple[Backlog, ...] = ()
    sources: tuple[Source, ...] = ()
    try:
        async with asyncio.timeout(_DEADLINE):
            backlog = await store.backlog(now())
            sources = await store.sources()
    except BotError as error:
        trouble = str(error)
    except TimeoutError:
        trouble = _SILENT
    return Signs(
        trouble=trouble,
        backlog=backlog,
        ticked=clock.since(LOOK),
        queue=queue.alive,
        connected=await slack.connected(),
        heard=slack.heard(),
        sources=sources,
        at=now(),
    )
