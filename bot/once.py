"""What a command does that is done at once: it opens the newsroom, asks it, and closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path

from bot import articles, evaluation
from bot.app import moment_file, open_own_press
from bot.channels.account import Account
from bot.channels.explaining import Explained
from bot.clock import utc_now
from bot.config import Config
from bot.domain import (
    Answer,
    Briefing,
    Feed,
    FeedReport,
    Measurement,
    Reading,
    Status,
)
from bot.doors import named_feeds, open_newsroom, open_own_store, open_reading
from bot.errors import BotError, ConfigError, PortTakenError
from bot.llm import load, open_llm
from bot.sandbox.moment import Moment


async def poll(config: Config) -> tuple[FeedReport, ...]:
    """Poll every feed that `run` would poll, and report on each."""
    async with AsyncExitStack() as stack:
        wanted: tuple[Feed, ...] = ()
        port = config.tradewire_press_port
        if config.embedded:
            with suppress(PortTakenError):  # then `run` serves the press, and has named its feeds
                press = await stack.enter_async_context(open_own_press(config))
                wanted, port = press.feeds, press.port
        newsroom = await stack.enter_async_context(open_newsroom(config, port))
        if not config.embedded:
            wanted = named_feeds(config, await newsroom.sources())
        if wanted:
            await newsroom.set_feeds(wanted)
        return await newsroom.poll_now()


async def brief(config: Config, subject: str) -> Briefing:
    """Write up a page, a text file, or the newest story on a topic."""
    async with open_newsroom(config) as newsroom:
        return await newsroom.brief(subject)


async def read(
    config: Config, places: Sequence[str], tell: Callable[[str, Reading | BotError], None]
) -> int:
    """Read pages and files, tell of each as soon as it is had; count those that cannot be."""
    allowed, failed = config.allowed_addresses, 0
    if config.embedded:
        allowed |= {("127.0.0.1", config.tradewire_press_port)}
    robots = articles.Robots()
    async with open_reading(config, allowed) as (web, pool):
        for place in places:
            try:
                tell(place, await articles.look(place, web, pool, robots, utc_now()))
            except BotError as error:
                tell(place, error)
                failed += 1
    return failed


async def ask(config: Config, question: str) -> Answer | tuple[Briefing, ...]:
    """Answer a question from the archive; one for the latest news, with the newest briefings."""
    async with open_newsroom(config) as newsroom:
        listed = await newsroom.news(question)
        return await newsroom.ask(question) if listed is None else listed


async def audit(config: Config, wanted: str) -> Account:
    """Give what a briefing or an answer rests on, by its id, or the newest one on a topic."""
    async with open_newsroom(config) as newsroom:
        return await newsroom.audit(wanted)


async def explain(config: Config, wanted: str) -> Explained:
    """Say how an article of the archive, or of a file, is judged, and why."""
    now = Moment(moment_file(config), utc_now).now if config.embedded else utc_now
    async with open_newsroom(config, now=now) as newsroom:
        return await newsroom.explain(wanted)


async def doubted(config: Config, file: Path, tell: Callable[[int, int], None]) -> Measurement:
    """Measure the gate on a file of claims, with the model asked; the day's budget pays."""
    async with open_own_store(config) as store, open_llm(config, store, utc_now) as llm:
        if llm is None:
            raise ConfigError(
                "No model is set that could be asked. Set OPENAI_API_KEY, or OPENAI_BASE_URL and "
                "OPENAI_MODEL; or leave --model out."
            )
        return await evaluation.with_model(file, llm, load("verify"), tell)


async def status(config: Config) -> Status:
    """Give the bot's state, as its database tells it."""
    async with open_newsroom(config) as newsroom:
        return await newsroom.status()


async def digests(config: Config, channel: str) -> tuple[str, ...]:
    """Say what the next digest of a channel, or of every one, would say, and when it is due."""
    now = Moment(moment_file(config), utc_now).now if config.embedded else utc_now
    async with open_newsroom(config, now=now) as newsroom:
        return await newsroom.foreseen(channel)


async def upgrade(config: Config) -> str:
    """Bring the database to the newest schema and return its revision."""
    async with open_own_store(config) as store:
        return await store.revision()
