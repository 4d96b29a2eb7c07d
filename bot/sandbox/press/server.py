"""The sample press on loopback: feeds and pages that fill up as its articles break."""

from __future__ import annotations

import socket
import time
from bisect import bisect_right
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import structlog
from aiohttp import web

from bot.domain import Feed, identify
from bot.errors import ConfigError, PortTakenError
from bot.sandbox import keep
from bot.sandbox.press import edition
from bot.sandbox.press.desk import Desk, is_loopback
from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.fortnight import Fortnight, Passage
from bot.sandbox.press.manuscripts import ARTICLES
from bot.sandbox.press.outlets import OUTLETS, Outlet

# Seconds between polls of a feed. The desk's clock goes to each article's time as it breaks,
# which makes every feed due: the interval matters only to who keeps another clock.
INTERVAL = 60.0
SLOW = 30.0  # seconds that the slow feed takes, which is longer than a poll waits

log = structlog.get_logger()


class Press:
    """A press that is open, and what a person may do to its invented fortnight.

    `site` is its address, without a closing slash; `start` is when it was first started;
    `articles` are all that it will ever publish, as they first read.
    """

    def __init__(
        self,
        *,
        site: str,
        port: int,
        start: datetime,
        articles: tuple[SampleArticle, ...],
        passage: Passage,
        save: Callable[[datetime, float], None],
        dated: Callable[[], datetime] | None = None,
    ) -> None:
        self.site = site
        self.port = port
        self.start = start
        self.articles = articles
        self._fortnight = Fortnight.before(start)
        self._passage = passage
        self._save = save
        self._dated = dated
        self._came: dict[tuple[str, datetime], datetime] = {}  # what came out, and when
        self._breaks = sorted(one.published for one in articles)
        later = (version.since for one in articles for version in one.later)
        self._changes = sorted((*self._breaks, *later))
        self._shown = 0  # of these changes, how many are known to outlive a restart

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """Every outlet's feed, as the newsroom polls it."""
        return tuple(_feed(outlet, f"{self.site}/{outlet.key}/feed") for outlet in OUTLETS)

    @property
    def opened(self) -> datetime:
        """The invented time at which the fortnight began."""
        return self._fortnight.opens

    @property
    def now(self) -> datetime:
        """The invented time."""
        return self._passage.now

    @property
    def day(self) -> int:
        """The day of the fortnight that it is, from 1 to 14."""
        return self._fortnight.day(self.now)

    @property
    def pace(self) -> float:
        return self._passage.pace

    @property
    def total(self) -> int:
        """How many articles there are."""
        return len(self._breaks)

    @property
    def broken(self) -> int:
        """How many of them are out."""
        return bisect_right(self._breaks, self.now)

    @property
    def latest(self) -> datetime | None:
        """When it last published or changed something, in invented time; None before that."""
        changes = bisect_right(self._changes, self.now)
        return self._changes[changes - 1] if changes else None

    def out(self) -> tuple[SampleArticle, ...]:
        """Give the articles that are out, as they read now: what a reader may see stays out."""
        now = self.now
        changes = bisect_right(self._changes, now)
        if changes > self._shown:
            self._shown = changes
            self._save(now, self.pace)
        found = edition.out(self.articles, now)
        if self._dated is None:
            return found
        moment = self._dated()
        return tuple(self._dated_anew(one, moment) for one in found)

    def _dated_anew(self, one: SampleArticle, moment: datetime) -> SampleArticle:
        """Date an article by when it came out, and by when it was changed, on another clock."""
        came = self._came.setdefault((one.path, one.published), moment)
        changed = self._came.setdefault((one.path, one.updated), moment)
        return replace(one, published=came, updated=changed)

    def set_pace(self, pace: float) -> None:
        """Let invented time pass faster, slower or, at 0, not at all. Raises ConfigError."""
        self._passage.set_pace(pace)
        self.keep()

    def publish_next(self) -> None:
        """Go on at once to when the next article breaks, or after the last to the end."""
        broken = self.broken
        self.go_to(self._breaks[broken] if broken < self.total else self._fortnight.ends)

    def publish_all(self) -> None:
        """Go on at once to the end of the fortnight."""
        self.go_to(self._fortnight.ends)

    def go_to(self, moment: datetime) -> None:
        """Go on at once to an invented time; to an earlier one than now nothing goes."""
        self._passage.leap(moment)
        self.keep()

    def keep(self) -> None:
        """Note how far the fortnight has gone, for the next start."""
        self._save(self.now, self.pace)


def _feed(outlet: Outlet, url: str) -> Feed:
    return Feed(
        id=identify(url),
        url=url,
        publisher=outlet.name,
        kind=outlet.kind,
        official=outlet.official,
        interval=INTERVAL,
    )


@asynccontextmanager
async def open_press(
    *,
    port: int,
    path: Path | None,
    now: Callable[[], datetime],
    pace: float = 1.0,
    host: str = "127.0.0.1",
    folder: Path | None = None,
    slow: float = SLOW,
    elapsed: Callable[[], float] = time.monotonic,
    dated: Callable[[], datetime] | None = None,
) -> AsyncIterator[Press]:
    """Serve the sample press on a loopback address until the block ends.

    How far it has got is kept at `path` (None keeps it nowhere), so that a restart goes on
    where it stood, and at the pace last set, unless the `pace` given here has changed.
    `now` dates the first start only; from then on the fortnight passes by `elapsed`, real
    seconds. Port 0 takes any that is free. `folder`
    holds other articles than the shipped ones. `dated` is the clock of readers who do not
    follow invented time: then articles bear the time of its that they come out at.

    Raises ConfigError for a host beyond loopback, a pace out of range, a port in use, an
    unreadable clock or a bad article.
    """
    if not is_loopback(host):
        raise ConfigError(f"the sample press serves loopback only, not {host}; use 127.0.0.1")
    start, told, kept_pace = _kept(path, now(), pace)
    passage = Passage(Fortnight.before(start), told, kept_pace, elapsed)
    articles = edition.articles(start, folder=folder or ARTICLES)

    def save(told: datetime, set_pace: float) -> None:
        record = {"start": start, "told": told}
        dated = {name: moment.isoformat() for name, moment in record.items()}
        keep.save(path, {**dated, "pace": set_pace, "given": pace})

    listening = _listen(host, port)
    try:
        port = listening.getsockname()[1]
        press = Press(
            site=f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}",
            port=port,
            start=start,
            articles=articles,
            passage=passage,
            save=save,
            dated=dated,
        )
        press.keep()
        runner = web.AppRunner(Desk(press, slow).app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            log.info("press.opened", site=press.site, start=start.isoformat(), pace=press.pace)
            yield press
        finally:
            await runner.cleanup()
            press.keep()
    finally:
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise PortTakenError(
            f"TRADEWIRE_PRESS_PORT: the sample press cannot listen on {host}:{port} "
            f"({error.strerror}). Stop what is using that port, or set another one, like "
            "TRADEWIRE_PRESS_PORT=8776"
        ) from error


def _kept(path: Path | None, now: datetime, pace: float) -> tuple[datetime, datetime, float]:
    """Say when the press first started, what time it was in its fortnight, and at what pace.

    A file that holds no more than the start is of an older press, and begins its fortnight.
    """
    try:
        record = keep.load(path) or {"start": now.isoformat()}
        start = datetime.fromisoformat(record["start"]).astimezone(UTC).replace(microsecond=0)
        opens = Fortnight.before(start).opens
        told = datetime.fromisoformat(record.get("told", opens.isoformat())).astimezone(UTC)
        same = record.get("given", pace) == pace
        return start, told, float(record.get("pace", pace)) if same else pace
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"{path} does not hold the sample press's clock; delete it to start the press anew"
        ) from error
