"""The sample press on loopback: feeds and pages that fill up as its articles break."""

from __future__ import annotations

import hashlib
import ipaddress
import json
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog
from aiohttp import web

from bot.domain import Feed, identify
from bot.errors import ConfigError, PortTakenError
from bot.sandbox.press import feeds, pages
from bot.sandbox.press.edition import SampleArticle, articles
from bot.sandbox.press.outlets import OUTLETS, Outlet

INTERVAL = 8.0  # seconds between polls of a feed: all has broken, and been read, in a minute

_ROBOTS = "User-agent: *\nDisallow: /account/\nAllow: /\n"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A press that is open: where it stands, when it first started, what it will publish."""

    site: str  # its address, without a closing slash
    port: int
    start: datetime
    articles: tuple[SampleArticle, ...]

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """Every outlet's feed, as the newsroom polls it."""
        return tuple(self._feed(outlet) for outlet in OUTLETS)

    def _feed(self, outlet: Outlet) -> Feed:
        url = f"{self.site}/{outlet.key}/feed"
        return Feed(
            id=identify(url),
            url=url,
            publisher=outlet.name,
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
) -> AsyncIterator[Press]:
    """Serve the sample press on a loopback address until the block ends.

    The first start is kept at `path` (None keeps it nowhere), so that a restart goes on
    where it stood. Port 0 takes any that is free. Raises ConfigError for a host beyond
    loopback, a pace not above 0, a port in use, an unreadable clock or a bad article.
    """
    if not _is_loopback(host):
        raise ConfigError(f"the sample press serves loopback only, not {host}; use 127.0.0.1")
    if pace <= 0:
        raise ConfigError(f"the sample press's pace must be above 0, not {pace}; 1 is real time")
    listening = _listen(host, port)
    try:
        start = _first_start(path, now())
        port = listening.getsockname()[1]
        site = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        press = Press(site=site, port=port, start=start, articles=articles(start, pace=pace))
        runner = web.AppRunner(_Desk(press, now).app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            log.info("press.opened", site=site, start=start.isoformat(), pace=pace)
            yield press
        finally:
            await runner.cleanup()
    finally:
        listening.close()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


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


def _first_start(path: Path | None, now: datetime) -> datetime:
    """Say when the press first started, and keep it where there is a path to keep it at.

    Whole seconds, the unit of Last-Modified, so that a feed's articles differ in it.
    """
    if path is not None and path.exists():
        try:
            return datetime.fromisoformat(json.loads(path.read_text())["start"]).astimezone(UTC)
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(
                f"{path} does not hold the sample press's clock; delete it to start the press anew"
            ) from error
    start = now.astimezone(UTC).replace(microsecond=0)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.new")
        draft.write_text(json.dumps({"start": start.isoformat()}) + "\n")
        draft.replace(path)
    return start


class _Desk:
    """Answers requests with what has broken by the time they come."""

    def __init__(self, press: Press, now: Callable[[], datetime]) -> None:
        self._press = press
        self._now = now

    def app(self) -> web.Application:
        app = web.Application(middlewares=[_refuse_foreign_hosts])
        app.router.add_get("/", self._stand)
        app.router.add_get("/robots.txt", self._robots)
        app.router.add_get("/{outlet}/", self._front)
        app.router.add_get("/{outlet}/feed", self._feed)
        app.router.add_get("/{outlet}/{slug}", self._article)
        return app

    async def _stand(self, request: web.Request) -> web.Response:
        return _answer(request, pages.stand(), "text/html", self._press.start)

    async def _robots(self, request: web.Request) -> web.Response:
        return _answer(request, _ROBOTS, "text/plain", self._press.start)

    async def _front(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        broken = self._broken(outlet)
        return _answer(request, pages.front(outlet, broken), "text/html", self._newest(broken))

    async def _feed(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        broken = self._broken(outlet)
        text = feeds.write(outlet, broken, self._press.start, self._press.site)
        return _answer(request, text, outlet.format, self._newest(broken))

    async def _article(self, request: web.Request) -> web.Response:
        broken = self._broken(_outlet(request))
        for index, article in enumerate(broken):
            if article.slug == request.match_info["slug"]:
                page = pages.article(article, broken[:index], self._press.site)
                return _answer(request, page, "text/html", article.breaks)
        raise web.HTTPNotFound(text="No such article, or not yet.\n")

    def _broken(self, outlet: Outlet) -> tuple[SampleArticle, ...]:
        now = self._now()
        return tuple(
            one for one in self._press.articles if one.outlet == outlet and one.breaks <= now
        )

    def _newest(self, broken: Sequence[SampleArticle]) -> datetime:
        return broken[-1].breaks if broken else self._press.start


def _outlet(request: web.Request) -> Outlet:
    for outlet in OUTLETS:
        if outlet.key == request.match_info["outlet"]:
            return outlet
    raise web.HTTPNotFound(text="No such outlet.\n")


def _answer(request: web.Request, text: str, media: str, modified: datetime) -> web.Response:
    """Send a text with its validators, or 304 to who has it already.

    If-Modified-Since counts only where there is no If-None-Match (RFC 9110, 13.1.3).
    """
    tag = hashlib.sha256(text.encode()).hexdigest()[:32]
    known, since = request.if_none_match, request.if_modified_since
    if known is not None:
        fresh = any(one.value in (tag, "*") for one in known)
    else:
        fresh = since is not None and modified.replace(microsecond=0) <= since
    response = (
        web.Response(status=304)
        if fresh
        else web.Response(text=text, content_type=media, charset="utf-8")
    )
    response.etag = tag
    response.last_modified = modified
    return response


@web.middleware
async def _refuse_foreign_hosts(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answer only to loopback's own names, so that no web page can reach in by DNS rebinding."""
    name = re.sub(r":\d+$", "", request.host).strip("[]")
    if name != "localhost" and not _is_loopback(name):
        raise web.HTTPMisdirectedRequest(text="The sample press answers to localhost only.\n")
    return await handler(request)
