"""The doors to the world, opened as the settings say: the database, the web, a model."""

from __future__ import annotations

import fcntl
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

import bot
from bot import feeds
from bot.clock import utc_now
from bot.config import Config
from bot.domain import Feed, Origin, Source
from bot.errors import ConfigError
from bot.llm import load, open_embedder, open_llm
from bot.newsroom import Courier, Desk, Model, Newsroom, NoCourier, Observer, Pace, Terms
from bot.pool import Pool
from bot.store import Look, Store, look, open_store
from bot.web import PATIENCE, Web, open_web

#: The sandbox's clock jumps from one piece of news to the next, which may not end a lease: one
#: process holds them all, and takes up at its start what it held when it was killed.
LONG_LEASE = timedelta(days=30)
#: Nor does it make a digest late that it leapt over the hour of.
LEAP = timedelta(days=1)
#: There hours of news pass in a moment, so that a digest waits no longer than it takes to read.
MOMENT = timedelta(seconds=6)
#: A command has nothing else to do: seconds that it waits for a turn at a host.
UNHURRIED = 300.0


@asynccontextmanager
async def open_newsroom(
    config: Config, press_port: int = 0, now: Callable[[], datetime] = utc_now
) -> AsyncIterator[Newsroom]:
    """Open the newsroom for one command: its archive and the web, and no Slack."""
    allowed = config.allowed_addresses
    if config.embedded:
        allowed |= {("127.0.0.1", press_port or config.tradewire_press_port)}
    async with (
        open_own_store(config) as store,
        open_desk(config, store, NoCourier(), allowed, now, patience=UNHURRIED) as desk,
    ):
        yield Newsroom(desk)


@asynccontextmanager
async def open_desk(
    config: Config,
    store: Store,
    courier: Courier,
    allowed: frozenset[tuple[str, int]],
    now: Callable[[], datetime] = utc_now,
    owners: frozenset[str] = frozenset(),
    observer: Observer | None = None,
    patience: float = PATIENCE,
) -> AsyncIterator[Desk]:
    """Open the doors that the flows work through; `now` is the clock they go by.

    `allowed` are the private (IP, port) pairs that may be fetched from all the same; `owners`
    may change the sources beside those that the settings name; `observer` hears of it all;
    `patience` is how long, in seconds, a fetch waits for its turn at a host.
    """
    async with (
        open_reading(config, allowed, patience) as (web, pool),
        # Money is spent by real days, also where the desk's clock runs ahead of them.
        open_llm(config, store, utc_now, observer) as llm,
        open_embedder(config, store, utc_now) as embedder,
    ):
        yield Desk(
            store=store,
            web=web,
            pool=pool,
            courier=courier,
            model=Model(
                llm=llm,
                briefing=load("briefing"),
                repair=load("repair"),
                answer=load("answer"),
                verify=load("verify") if config.tradewire_unclear == "ask" else None,
                relevance=load("relevance"),
            )
            if llm
            else None,
            embedder=embedder,
            strict=config.tradewire_unclear == "drop",
            zone=config.tradewire_zone,
            command=config.tradewire_command,
            owners=config.owners or owners,
            now=now,
            observer=observer or Observer(),
            terms=Terms(
                model=config.model or "",
                tokens=config.openai_budget_tokens or None,
                dollars=config.openai_budget_dollars,
            ),
            pace=Pace(
                lease=LONG_LEASE if config.embedded else timedelta(seconds=config.lease),
                settle=timedelta(seconds=config.settle),
                news=MOMENT if config.embedded else Pace().news,
                late=LEAP if config.embedded else Pace().late,
                longest=Pace().longest + timedelta(seconds=patience - PATIENCE),
            ),
        )


@asynccontextmanager
async def open_reading(
    config: Config, allowed: frozenset[tuple[str, int]], patience: float = UNHURRIED
) -> AsyncIterator[tuple[Web, Pool]]:
    """Open what feeds and pages are read with: the web, and the pool that parses them."""
    pool = Pool(workers=2)  # so that a document that hangs one does not hold up all others
    try:
        async with open_web(
            user_agent=user_agent(config),
            allowed=allowed,
            spacing=config.tradewire_spacing,
            patience=patience,
        ) as web:
            yield web, pool
    finally:
        pool.close()


def named_feeds(config: Config, known: Sequence[Source]) -> tuple[Feed, ...]:
    """Read the feeds that the settings name; none need be where people added all that are known.

    Raises ConfigError.
    """
    added = bool(known) and all(each.origin is not Origin.SETTINGS for each in known)
    return feeds.named(config.tradewire_feeds, others=added)


async def feeds_at_start(config: Config) -> tuple[Feed, ...]:
    """Read the feeds that a start polls by the settings; no database is made to learn that.

    Raises ConfigError, StoreError.
    """
    if not (await look_at_own_store(config)).revision:
        return named_feeds(config, ())
    async with open_own_store(config) as store:
        return named_feeds(config, await store.sources())


def user_agent(config: Config) -> str:
    """Name ourselves to the sites that are polled."""
    contact = f"; {config.tradewire_contact}" if config.tradewire_contact else ""
    return f"Tradewire/{bot.__version__} (trade news briefings{contact})"


@asynccontextmanager
async def open_own_store(config: Config) -> AsyncIterator[Store]:
    """Open the database of `config`, which holds either the sandbox's news or real news."""
    async with open_store(config.database) as store:
        await store.belong(_world(config))
        yield store


async def look_at_own_store(config: Config) -> Look:
    """Look at the database that `open_own_store` would open; make and change nothing."""
    return await look(config.database, _world(config))


def _world(config: Config) -> str:
    return "sandbox" if config.embedded else "slack"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a folder for this process. Raises ConfigError while another one holds it."""
    with lock_file(folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ConfigError(
                f"Tradewire is running already on {folder}/. Stop it first, or give this one "
                "a folder and ports of its own: TRADEWIRE_VAR=var2 TRADEWIRE_SANDBOX_PORT=8775 "
                "TRADEWIRE_PRESS_PORT=8776 TRADEWIRE_OPS_PORT=8777"
            ) from None
        yield


def lock_file(folder: Path) -> TextIO:
    """Open the file that says whose a folder is. Raises ConfigError where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / "tradewire.lock").open("a")
    except OSError as error:
        raise ConfigError(
            f"TRADEWIRE_VAR: nothing can be written to {folder}/ ({error.strerror}). Name a "
            "folder of your own, for example TRADEWIRE_VAR=var"
        ) from None
