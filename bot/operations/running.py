"""A running process: it says that it is there, and looks at what operators should know."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

import structlog

import bot
from bot.clock import Clock, utc_now
from bot.config import Config
from bot.domain import Channel, Worker
from bot.errors import BotError, DeliveryError
from bot.newsroom import Desk, Watch
from bot.operations.health import Bounds
from bot.operations.metrics import Metrics
from bot.operations.server import open_operations
from bot.operations.signs import Connection, read_signs
from bot.queue import Queue

log = structlog.get_logger()

AGAIN = 300.0  # seconds until an ops channel that is not seen is looked for again
EVERY = 15.0  # seconds between two looks
_FORGOTTEN = timedelta(days=1)
UNSEEN = "TRADEWIRE_OPS_CHANNEL: the bot sees no channel {name}. Invite it there"
_DEADLINE = 10.0  # seconds that Slack gets to name the ops channel


@asynccontextmanager
async def present(desk: Desk, clock: Clock) -> AsyncIterator[None]:
    """Tell the database that this process runs, while the block runs."""
    began = utc_now()
    own = Worker(
        id=f"{socket.gethostname()}-{os.getpid()}",
        version=bot.__version__,
        since=began,
        seen=began,
        at=desk.now(),
    )

    async def beat() -> None:
        await desk.store.beat(replace(own, seen=utc_now(), at=desk.now()))

    await beat()
    clock.every(EVERY, "beat", beat)
    try:
        yield
    finally:
        try:
            await desk.store.ended(own.id, utc_now() - _FORGOTTEN)
        except BotError as error:
            log.warning("worker.not_signed_off", why=str(error))


class Ops:
    """The ops channel, found by its name when it is first told something."""

    def __init__(self, slack: Connection, name: str) -> None:
        self._slack, self._name = slack, name
        self._found: Channel | None = None
        self._again = 0.0

    async def find(self) -> Channel | None:
        """Give the channel, None where none is set; raises DeliveryError where it is not seen."""
        if not self._name or self._found is not None:
            return self._found
        if time.monotonic() < self._again:
            raise DeliveryError(UNSEEN.format(name=self._name), channel=self._name)
        self._again = time.monotonic() + AGAIN
        try:
            async with asyncio.timeout(_DEADLINE):
                id_ = await self._slack.channel_named(self._name)
            if not id_:
                raise DeliveryError(UNSEEN.format(name=self._name), channel=self._name)
        except (DeliveryError, TimeoutError) as error:
            why = str(error) or "Slack does not answer"
            log.warning("ops_channel.not_found", channel=self._name, why=why)
            raise DeliveryError(why, channel=self._name) from None
        self._found = Channel(team=self._slack.team, id=id_)
        return self._found


@asynccontextmanager
async def operated(
    config: Config, desk: Desk, *, clock: Clock, queue: Queue, metrics: Metrics, slack: Connection
) -> AsyncIterator[None]:
    """Tell operators what they need, while the block runs: in Slack, and over HTTP."""
    watch = Watch(
        desk=desk,
        pulse=metrics,
        find=Ops(slack, config.tradewire_ops_channel).find,
        free=lambda: shutil.disk_usage(config.tradewire_var).free,
        command=config.tradewire_command,
    )
    clock.every(EVERY, "watch", watch.tick)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(present(desk, clock))
        if config.tradewire_ops_port:
            await stack.enter_async_context(
                open_operations(
                    address=config.tradewire_ops_address,
                    port=config.tradewire_ops_port,
                    look=partial(read_signs, desk.store, clock, queue, slack, desk.now),
                    metrics=metrics,
                    bounds=Bounds(
                        tick=timedelta(seconds=max(30.0, 10 * config.tradewire_tick)),
                        # The sandbox's clock jumps, and what is due with it.
                        late=timedelta.max if config.embedded else Bounds().late,
                    ),
                )
            )
        yield
