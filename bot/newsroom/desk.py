"""What every flow is given: the doors to the world, and how long things take."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.articles import Robots
from bot.clock import Now, utc_now
from bot.errors import WebError, WebFault
from bot.llm import LLM, Embedder, Prompt
from bot.newsroom.observer import Observer
from bot.newsroom.ports import Courier
from bot.pool import Pool
from bot.store import Store
from bot.web import Patient, Web


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long things wait.

    `lease`: a worker holds a row so long; longer than any one step takes.
    `settle`: a new story waits so long for further outlets before it is written up.
    `window`: an article joins a story that is at most this old.
    `loose`: so long may an article move to another story, when more is known.
    `turn`: a reply in a thread waits so long for one that was written before it, since
    Slack sends them over several connections.
    `doubt`: a message whose fate is unknown is looked for at once, and sent again no
    earlier than this after it was first tried, in case Slack is still taking it.
    `news`: a digest that is due waits at most so long for news that is on its way.
    `longest`: what is fetched and read, its turns in the line included, is had by then, or is
    tried again later. The fetch and the reading have deadlines of their own within it.
    `late`: a digest that comes later than this says so.
    """

    lease: timedelta = timedelta(seconds=120)
    settle: timedelta = timedelta(seconds=60)
    window: timedelta = timedelta(days=7)
    loose: timedelta = timedelta(hours=2)
    turn: timedelta = timedelta(seconds=0.3)
    doubt: timedelta = timedelta(seconds=3)
    news: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(seconds=19)
    late: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model, and the prompts by which it writes briefings, mends them, and answers.

    `verify` is that by which it is asked about what the gate leaves unclear, `relevance` about
    articles that may be about trade or not; None where it is not asked.
    """

    llm: LLM
    briefing: Prompt
    repair: Prompt
    answer: Prompt
    verify: Prompt | None = None
    relevance: Prompt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the settings say of the model, for people: its name, and what a day may cost."""

    model: str = ""
    tokens: int | None = None
    dollars: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The ports that the flows work through."""

    store: Store
    web: Web
    pool: Pool
    courier: Courier
    model: Model | None = None
    embedder: Embedder | None = None
    zone: str = "UTC"  # of a channel that has none of its own
    command: str = "/trade"  # what people type to us
    owners: frozenset[str] = frozenset()  # ids of the people who may change the sources
    pace: Pace = Pace()
    now: Now = utc_now
    real: Now = utc_now  # where `now` is a clock that jumps, one that does not
    terms: Terms = Terms()
    rng: random.Random = field(default_factory=random.Random)
    observer: Observer = field(default_factory=Observer)
    robots: Robots = field(default_factory=Robots)
    strict: bool = False  # what the gate leaves unclear is stopped too

    @property
    def patient(self) -> Web:
        """The web for what a person waits for: it waits for its turn at a host."""
        return Patient(self.web)


class Writes(Protocol):
    """What of a desk writing needs: no store, no web, nobody to send to."""

    @property
    def model(self) -> Model | None: ...

    @property
    def now(self) -> Now: ...

    @property
    def observer(self) -> Observer: ...

    @property
    def strict(self) -> bool: ...


@asynccontextmanager
async def within(longest: timedelta, url: str) -> AsyncIterator[None]:
    """Break off what takes too long in all. Raises WebError that may pass."""
    try:
        async with asyncio.timeout(longest.total_seconds()):
            yield
    except TimeoutError:
        raise WebError(
            f"not had and read within {longest.total_seconds():g} s",
            url=url,
            fault=WebFault.TIMEOUT,
        ) from None
