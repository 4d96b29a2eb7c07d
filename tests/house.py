"""The whole newsroom with fakes at its ports only: a press, a clock, a courier."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain import Channel, Delivery, Event, Feed, Json, Message, identify
from bot.errors import ChannelClosedError, DeliveryError, OutcomeUnknownError, WebError
from bot.llm import LLM, load
from bot.newsroom import Desk, Handler, Model, Newsroom, Observer, Pace
from bot.sandbox.press import OUTLETS, SampleArticle, articles
from bot.sandbox.press.feeds import write as write_feed
from bot.sandbox.press.pages import article as write_page
from bot.sandbox.press.pages import consent as write_consent
from bot.store import Store, open_store
from bot.store.schema import WAITING
from bot.web import Response
from tests.fakes import FakeWeb, InlinePool, page
from tests.newest import content, lay, put
from tests.streams import FakeStreams, Shown

SITE = "http://press.example"
START = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
DESK = Channel(team="T1", id="C1")
EARLY = 70.0  # seconds in which two and a half invented days pass
STORED = "%Y-%m-%d %H:%M:%S.%f"  # how SQLite keeps a time
ANY_DUE = " UNION ALL ".join(
    f"SELECT 1 FROM {table.name} WHERE due_at <= :now"  # noqa: S608
    for table in WAITING.values()
)


def early(start: datetime) -> tuple[SampleArticle, ...]:
    """Give what the press publishes in its first invented days, all within a minute."""
    return tuple(one for one in articles(start) if one.breaks <= start + timedelta(seconds=EARLY))


class Watch:
    """A clock that stands still until it is turned."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def turn(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


class PressWeb(FakeWeb):
    """The sample press without a server: its feeds list what has broken by now."""

    def __init__(self, watch: Watch, wanted: Sequence[SampleArticle] | None = None) -> None:
        super().__init__()
        self.watch = watch
        self.articles = tuple(wanted) if wanted is not None else early(watch.time)
        self.start = watch.time
        self.down: set[str] = set()  # addresses that time out

    @property
    def feeds(self) -> tuple[Feed, ...]:
        return tuple(
            Feed(
                id=identify(f"{SITE}/{outlet.key}/feed"),
                url=f"{SITE}/{outlet.key}/feed",
                kind=outlet.kind,
                publisher=outlet.name,
                official=outlet.official,
                interval=6.0,
            )
            for outlet in OUTLETS
            if outlet.gone or outlet in {one.outlet for one in self.articles}
        )

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        if url in self.down:
            raise WebError("timed out", url=url)
        broken = [one for one in self.articles if one.breaks <= self.watch.time]
        key, _, slug = url.removeprefix(f"{SITE}/").partition("/")
        if slug == "feed":
            (outlet,) = [one for one in OUTLETS if one.key == key]
            # The press dates its fortnight before its start; the house's clock begins there.
            own = [
                replace(one, published=one.breaks, updated=one.breaks)
                for one in broken
                if one.outlet == outlet
            ]
            feed = write_feed(outlet, own, self.start, SITE)
            self.pages[url] = page(feed, content_type=outlet.format.value)
            if outlet.gone:
                self.pages[url] = page("closed", status=410)
            if outlet.slow:
                raise WebError("timed out", url=url)
        for one in broken:
            if url == SITE + one.path:
                made = write_consent(one) if one.outlet.walled else write_page(one, broken, SITE)
                self.pages[url] = page(made)
        return await super().get(url, headers=headers, max_bytes=max_bytes, timeout=timeout)


class FakeCourier(FakeStreams):
    """A Slack that remembers what it was given, and fails as it is told.

    `faults` holds, by delivery key, what becomes of each try: `lost` (taken, reply lost),
    `untaken` (not taken, reply lost), `later` (refused for now), `never` (refused for good),
    or an empty string for success, which is also what follows the last.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Shown] = []
        self.responses: list[tuple[Event, Message]] = []
        self.faults: dict[str, list[str]] = {}
        self.closed: set[Channel] = set()  # those that it is not in any more
        self.no_direct: DeliveryError | None = None  # why nobody can be written to directly
        self.searches = 0
        self.views: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.whispers: list[tuple[Channel, str, Message]] = []
        self.prompts: dict[Channel, tuple[tuple[str, str], ...]] = {}

    def _fault(self, delivery: Delivery) -> str:
        if delivery.channel in self.closed:
            raise ChannelClosedError("not_in_channel", channel=delivery.channel.id)
        planned = self.faults.get(delivery.key)
        return planned.pop(0) if planned else ""

    async def post(self, delivery: Delivery, thread_ts: str) -> str:
        fault = self._fault(delivery)
        if fault == "never":
            raise DeliveryError("is_archived", channel=delivery.channel.id, permanent=True)
        if fault == "later":
            raise DeliveryError("ratelimited", channel=delivery.channel.id, retry_after=1.0)
        if fault == "untaken":
            raise OutcomeUnknownError("reply lost", channel=delivery.channel.id)
        ts = f"1700000000.{len(self.shown) + 1:06}"
        self.shown.append(Shown(delivery, ts, thread_ts, delivery.message))
        if fault == "lost":
            raise OutcomeUnknownError("reply lost", channel=delivery.channel.id)
        return ts

    async def edit(self, delivery: Delivery, ts: str) -> None:
        (target,) = [shown for shown in self.shown if shown.ts == ts]
        target.message = delivery.message

    async def find(self, delivery: Delivery, thread_ts: str) -> str | None:
        self.searches += 1
        for shown in self.shown:
            if shown.delivery.id == delivery.id and shown.thread_ts == thread_ts:
                return shown.ts
        return None

    async def permalink(self, channel: Channel, ts: str) -> str:
        if channel in self.closed:
            raise ChannelClosedError("not_in_channel", channel=channel.id)
        return f"https://slack.example/archives/{channel.id}/p{ts.replace('.', '')}"

    async def respond(self, event: Event, message: Message) -> None:
        self.responses.append((event, message))

    async def open_direct(self, team: str, user: str) -> str:
        if self.no_direct is not None:
            raise self.no_direct
        return f"D{user}"

    async def zone(self, team: str, user: str) -> str:
        return "UTC"

    async def member(self, channel: Channel) -> bool:
        return channel not in self.closed

    async def open_view(self, event: Event, view: Json) -> str:
        self.views.append(view)
        return f"V{len(self.views)}"

    async def update_view(self, view_id: str, view: Json) -> None:
        self.views.append(view)

    async def publish_home(self, team: str, user: str, view: Json) -> None:
        self.homes[user] = view

    async def channels_of(self, team: str, user: str) -> frozenset[str]:
        return frozenset({DESK.id})

    async def whisper(
        self, channel: Channel, user: str, message: Message, thread_ts: str = ""
    ) -> None:
        self.whispers.append((channel, user, message))

    async def offer(
        self, channel: Channel, thread_ts: str, title: str, prompts: Sequence[tuple[str, str]]
    ) -> None:
        self.prompts[channel] = tuple(prompts)

    def sent(self, channel: Channel = DESK) -> list[str]:
        """List the keys of what a channel shows, in order."""
        return [shown.delivery.key for shown in self.shown if shown.delivery.channel == channel]


@dataclass
class House:
    """A newsroom, and the fakes around it."""

    newsroom: Newsroom
    desk: Desk
    store: Store
    watch: Watch
    web: PressWeb
    courier: FakeCourier
    file: Path

    async def run(self, seconds: int) -> None:
        """Let so many seconds pass, doing in each what is due."""
        with closing(sqlite3.connect(self.file)) as looking:
            for _ in range(seconds):
                self.watch.turn(1)
                # In most seconds nothing is due, and the store takes long to say so.
                if looking.execute(ANY_DUE, {"now": f"{self.watch():{STORED}}"}).fetchone():
                    await self.newsroom.drain()


@asynccontextmanager
async def open_house(
    folder: Path,
    *,
    wanted: Sequence[SampleArticle] | None = None,
    handle: Handler | None = None,
    start: datetime = START,
    polling: bool = True,
    observer: Observer | None = None,
    llm: LLM | None = None,
) -> AsyncIterator[House]:
    """Open a newsroom on SQLite, polling the first days of the sample press, or `wanted`."""
    watch = Watch(start)
    web, courier = PressWeb(watch, wanted), FakeCourier()
    file = folder / "house.db"
    await lay(file)
    async with open_store(f"sqlite:///{file}") as store:
        desk = Desk(
            store=store,
            web=web,
            pool=InlinePool(),
            courier=courier,
            pace=Pace(settle=timedelta(seconds=2), news=timedelta(seconds=3)),
            now=watch,
            rng=random.Random(4),
            observer=observer or Observer(),
            model=Model(
                llm=llm,
                briefing=load("briefing"),
                repair=load("repair"),
                answer=load("answer"),
                verify=load("verify"),
            )
            if llm
            else None,
        )
        newsroom = Newsroom(desk, handle)
        if polling:
            await newsroom.set_feeds(web.feeds)
        yield House(newsroom, desk, store, watch, web, courier, file)


_read: dict[tuple[tuple[str, ...], int], bytes] = {}


async def have_read(folder: Path, wanted: Sequence[SampleArticle], *, seconds: int) -> None:
    """Leave in `folder` what a house keeps that polled for so many seconds and told nobody.

    They pass once for each such archive; whoever asks again is given a copy.
    """
    key, file = (tuple(one.slug for one in wanted), seconds), folder / "house.db"
    if key not in _read:
        async with open_house(folder, wanted=wanted) as house:
            await house.run(seconds)
        _read[key] = content(file)
    put(file, _read[key])


@asynccontextmanager
async def open_archive(
    folder: Path, wanted: Sequence[SampleArticle], *, seconds: int
) -> AsyncIterator[House]:
    """Open a house that has polled for so many seconds already, and told nobody."""
    await have_read(folder, wanted, seconds=seconds)
    async with open_house(folder, wanted=wanted, polling=False) as house:
        house.watch.turn(seconds)
        yield house
