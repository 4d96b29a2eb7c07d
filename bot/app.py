"""The wiring: Config -> store, desk, Slack, newsroom, clock, queue. No logic."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
)
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from textwrap import indent
from typing import Self

from bot.clock import Clock, utc_now
from bot.config import Config, resource
from bot.domain import Channel, Event, Feed, Job
from bot.doors import feeds_at_start, lock_file, only_one, open_desk, open_own_store
from bot.errors import ConfigError
from bot.newsroom import Newsroom
from bot.operations.metrics import Metrics
from bot.operations.running import operated
from bot.operations.signs import LOOK
from bot.queue import FORGET_AFTER, Queue
from bot.sandbox import TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.clocks import Clocks, Upcoming
from bot.sandbox.moment import Moment
from bot.sandbox.press import Press, open_press
from bot.shift import Shift
from bot.slack.app import open_slack
from bot.slack.handle import handle
from bot.store import Store

Say = Callable[[str], None]
TIDY = 86_400.0  # seconds between two looks at what grouping need not keep any more
PLAN = 60.0  # seconds between two looks at whether every channel waits for the right digest


class _Stop:
    """Ctrl-C or SIGTERM: one ends the start or the run, a second one what is being waited for."""

    def __init__(self) -> None:
        self._told, self._up = asyncio.Event(), False

    async def __aenter__(self) -> Self:
        self._main = asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self._tell)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return self._told.is_set() and kind is asyncio.CancelledError

    def _tell(self) -> None:
        again = self._told.is_set()
        self._told.set()
        if again:
            for task in asyncio.all_tasks() - {self._main}:
                task.cancel()
        elif not self._up and self._main:
            self._main.cancel()

    async def wait(self) -> None:
        """Wait for the first; the start is over."""
        self._up = True
        await self._told.wait()


@dataclass(frozen=True, slots=True)
class Access:
    """What it takes to reach a workspace, and the addresses that the guard lets through.

    `owners` are those of the sandbox where the settings name none.
    """

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    api_url: str
    allowed: frozenset[tuple[str, int]]
    owners: frozenset[str] = frozenset()


async def run(config: Config, say: Say) -> None:
    """Run everything in this process until it is told to stop.

    Without Slack tokens the sandbox and the sample press run too. `say` is given what a
    person at the terminal should know. Raises ConfigError, StoreError, BotError.
    """
    async with _Stop() as stop, AsyncExitStack() as stack:
        stack.enter_context(only_one(config.tradewire_var))
        if config.embedded:
            press = await stack.enter_async_context(open_own_press(config))
            moment = own_moment(config, press)
            now = moment.now
            digest = Upcoming()
            clocks = Clocks(now, moment=moment, press=press, digest=digest)
            sandbox = await stack.enter_async_context(_sandbox(config, now, clocks))
            wanted, home = press.feeds, TRADE_DESK
            installer = config.installer or YOU
            access = Access(
                sandbox.bot_token,
                sandbox.app_token,
                sandbox.api_url,
                allowed=frozenset({("127.0.0.1", press.port)}),
                owners=frozenset({YOU}),
            )
            say(f"Open {sandbox.url} to see what a desk sees.")
        else:
            wanted, home, digest = await feeds_at_start(config), "", Upcoming()
            access, now, installer = own_access(config), utc_now, config.installer
        store = await stack.enter_async_context(open_own_store(config))
        if config.embedded or store.dialect == "sqlite":
            await store.release_leases()  # nobody else can hold any: see only_one
        await stack.enter_async_context(
            open_bot(
                config,
                access,
                store,
                wanted,
                home=home,
                installer=installer,
                now=now,
                digest=digest,
            )
        )
        count = f"{len(wanted)} feed{'s' * (len(wanted) != 1)}"
        say(f"Tradewire is running: {count}. Ctrl-C stops it.")
        await stop.wait()
        say("Stopping: finishing what is under way. Ctrl-C again stops at once.")
    say("Stopped. Start again to go on where it was.")


async def run_stand_ins(
    config: Config, only: str, say: Say, *, manifest: Path | None = None, request_url: str = ""
) -> None:
    """Run the sandbox, the sample press, or both, in this process until told to stop.

    The sandbox serves the app that `manifest` declares, by default Tradewire; with a
    `request_url` it sends that app signed requests there, and no envelopes over sockets.
    """
    lock_file(config.tradewire_var).close()  # which says so where nothing can be written
    async with _Stop() as stop, AsyncExitStack() as stack:
        press = None
        if only != "slack":
            press = await stack.enter_async_context(open_own_press(config, dated=utc_now))
            say(f"Press: {press.site}, {len(press.feeds)} feeds")
        if only != "press":
            clocks = Clocks(utc_now, press=press)
            sandbox = await stack.enter_async_context(
                _sandbox(config, utc_now, clocks, manifest, request_url)
            )
            say(f"Sandbox: {sandbox.url}")
            say(f"SLACK_API_URL={sandbox.api_url}")
            say(f"SLACK_BOT_TOKEN={sandbox.bot_token} SLACK_APP_TOKEN={sandbox.app_token}")
            say(f"To point any Bolt app at it:\n\n{indent(sandbox.directions, '    ')}\n")
        await stop.wait()


@asynccontextmanager
async def open_bot(
    config: Config,
    access: Access,
    store: Store,
    wanted: tuple[Feed, ...],
    *,
    home: str = "",
    installer: str = "",
    now: Callable[[], datetime] = utc_now,
    digest: Upcoming | None = None,
) -> AsyncIterator[Newsroom]:
    """Run the bot while the block runs; `now` is its clock.

    `home` is a channel that gets every story and a digest without anybody's asking: the
    sandbox's. `installer` is welcomed where nobody has chosen anything yet. `digest` is told
    when the next one is due.
    Leaving the block lets running steps finish; what is not done stays due.
    """
    queue, clock, metrics = Queue(), Clock(), Metrics()

    async def wake(job: Job) -> None:
        await queue.put([job])

    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(
            open_slack(
                bot_token=access.bot_token,
                app_token=access.app_token,
                api_url=access.api_url,
                inbox=store,
                wake=wake,
                now=now,
                pace=config.tradewire_post_rate,
            )
        )
        desk = await stack.enter_async_context(
            open_desk(config, store, slack.courier, access.allowed, now, access.owners, metrics)
        )

        async def handled(event: Event) -> None:
            await handle(event, newsroom, slack.courier, command=config.tradewire_command)

        newsroom = Newsroom(desk, handled)
        await newsroom.greet(slack.team, installer)
        if home:
            await newsroom.settle(Channel(team=slack.team, id=home))
        await newsroom.set_feeds(wanted)
        await newsroom.want_vectors()

        shift = Shift(newsroom, queue)

        async def look() -> None:
            await shift.look()
            if digest is not None:
                digest.due = await newsroom.next_digest()

        async def work(job: Job) -> None:
            if await shift.work(job):
                await look()

        await stack.enter_async_context(queue.running(work, config.tradewire_grace))
        clock.every(config.tradewire_tick, LOOK, look)
        clock.every(PLAN, "plan", newsroom.plan_digests)
        clock.every(FORGET_AFTER, "forget", queue.forget)
        clock.every(TIDY, "tidy", newsroom.tidy)
        await stack.enter_async_context(
            operated(config, desk, clock=clock, queue=queue, metrics=metrics, slack=slack)
        )
        await stack.enter_async_context(clock.running())
        yield newsroom


def own_access(config: Config) -> Access:
    """Take the tokens from the settings. Raises ConfigError where they are missing."""
    if config.slack_bot_token is None or config.slack_app_token is None:
        raise ConfigError("SLACK_BOT_TOKEN and SLACK_APP_TOKEN: both are needed to reach Slack")
    return Access(
        config.slack_bot_token.get_secret_value(),
        config.slack_app_token.get_secret_value(),
        config.slack_api_url,
        allowed=config.allowed_addresses,
    )


def _sandbox(
    config: Config,
    now: Callable[[], datetime],
    clocks: Clocks,
    manifest: Path | None = None,
    request_url: str = "",
) -> AbstractAsyncContextManager[Sandbox]:
    return open_sandbox(
        port=config.tradewire_sandbox_port,
        path=config.tradewire_var / "sandbox" / "slack.db",
        manifest=manifest or resource("manifest.json"),
        now=now,
        real=utc_now,
        clock=clocks,
        request_url=request_url,
    )


def moment_file(config: Config) -> Path:
    """Name the file that keeps the time of the desk that reads the sample press."""
    return config.tradewire_var / "sandbox" / "moment.json"


def own_moment(config: Config, press: Press) -> Moment:
    """Open the clock of the desk that reads the sample press."""
    return Moment(moment_file(config), utc_now, first=press.opened, latest=lambda: press.latest)


def open_own_press(
    config: Config, dated: Callable[[], datetime] | None = None
) -> AbstractAsyncContextManager[Press]:
    """Open the sample press where the settings place it. Raises PortTakenError."""
    return open_press(
        port=config.tradewire_press_port,
        path=config.tradewire_var / "sandbox" / "press.json",
        now=utc_now,
        pace=config.tradewire_press_pace,
        dated=dated,
    )
