"""Answers the press's readers with what is out by the time they ask."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from aiohttp import web

from bot.sandbox.press import feeds, pages
from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.outlets import OUTLETS, Outlet

_ROBOTS = "User-agent: *\nDisallow: /account/\nAllow: /\n"
_CONSENT = "consent"  # the cookie of a reader who has agreed

# Read as another character by one of the two tables in use under the name of Shift_JIS:
# JIS's own has a yen sign in the backslash's place, Windows' a wide sign for the pound.
_AMBIGUOUS = {"Shift_JIS": str.maketrans({"¥": "&#165;", "£": "&#163;"})}


class Printed(Protocol):
    """What the desk knows of its press."""

    site: str

    @property
    def opened(self) -> datetime: ...

    def out(self) -> Sequence[SampleArticle]: ...


class Desk:
    """A press's web server, but for the socket. A slow feed answers after `slow` seconds."""

    def __init__(self, press: Printed, slow: float) -> None:
        self._press = press
        self._slow = slow
        self._closing = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application(middlewares=[_refuse_foreign_hosts])
        app.router.add_get("/", self._stand)
        app.router.add_get("/robots.txt", self._robots)
        app.router.add_get("/{outlet}/", self._front)
        app.router.add_get("/{outlet}/feed", self._feed)
        app.router.add_get("/{outlet}/{slug}", self._article)
        app.router.add_post("/{outlet}/{slug}", self._agree)
        app.on_shutdown.append(self._close)
        return app

    async def _close(self, _: web.Application) -> None:
        self._closing.set()

    async def _stand(self, request: web.Request) -> web.Response:
        return _answer(request, pages.stand(), "text/html", self._press.opened)

    async def _robots(self, request: web.Request) -> web.Response:
        return _answer(request, _ROBOTS, "text/plain", self._press.opened)

    async def _front(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        text = pages.front(outlet, self._out(outlet))
        return _answer(request, text, "text/html", self._changed(outlet), outlet.charset)

    async def _feed(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        if outlet.slow:
            await self._wait()
        text = feeds.write(outlet, self._out(outlet), self._press.opened, self._press.site)
        return _answer(request, text, outlet.format, self._changed(outlet), outlet.charset)

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(self._slow):
                await self._closing.wait()
        except TimeoutError:
            pass

    async def _article(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        article, earlier = self._find(request)
        if outlet.walled and _CONSENT not in request.cookies:
            form = web.Response(text=pages.consent(article), content_type="text/html")
            form.headers["Cache-Control"] = "no-store"
            return form
        page = pages.article(article, earlier, self._press.site)
        changed = max(one.updated for one in (article, *earlier))
        return _answer(request, page, "text/html", changed, outlet.charset)

    async def _agree(self, request: web.Request) -> web.Response:
        article, _ = self._find(request)
        answer = web.Response(status=303, headers={"Location": article.path})
        place = f"/{article.outlet.key}/"
        answer.set_cookie(_CONSENT, "yes", path=place, httponly=True, samesite="Lax")
        return answer

    def _find(self, request: web.Request) -> tuple[SampleArticle, Sequence[SampleArticle]]:
        """Give the article that is asked for, and its outlet's earlier ones."""
        found = self._out(_outlet(request))
        for index, article in enumerate(found):
            if article.slug == request.match_info["slug"]:
                return article, found[:index]
        raise web.HTTPNotFound(text="No such article, or not yet.\n")

    def _out(self, outlet: Outlet) -> Sequence[SampleArticle]:
        return [one for one in self._press.out() if one.outlet == outlet]

    def _changed(self, outlet: Outlet) -> datetime:
        return max((one.updated for one in self._out(outlet)), default=self._press.opened)


def _outlet(request: web.Request) -> Outlet:
    for outlet in OUTLETS:
        if outlet.key == request.match_info["outlet"]:
            if outlet.gone:
                raise web.HTTPGone(text=f"{outlet.name} has closed.\n")
            return outlet
    raise web.HTTPNotFound(text="No such outlet.\n")


def _answer(
    request: web.Request, text: str, media: str, changed: datetime, charset: str = "UTF-8"
) -> web.Response:
    """Send a text with its validators, or 304 to who has it already.

    The header says UTF-8 whatever the charset is: see outlets.py. If-Modified-Since counts
    only where there is no If-None-Match (RFC 9110, 13.1.3).
    """
    body = text.translate(_AMBIGUOUS.get(charset, {})).encode(charset, "xmlcharrefreplace")
    tag = hashlib.sha256(body).hexdigest()[:32]
    known, since = request.if_none_match, request.if_modified_since
    if known is not None:
        fresh = any(one.value in (tag, "*") for one in known)
    else:
        fresh = since is not None and changed <= since
    response = (
        web.Response(status=304)
        if fresh
        else web.Response(body=body, content_type=media, charset="utf-8")
    )
    response.etag = tag
    response.last_modified = changed
    return response


def is_loopback(host: str) -> bool:
    """Say whether a host is a loopback IP address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def _refuse_foreign_hosts(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answer only to loopback's own names, so that no web page can reach in by DNS rebinding."""
    name = re.sub(r":\d+$", "", request.host).strip("[]")
    if name != "localhost" and not is_loopback(name):
        raise web.HTTPMisdirectedRequest(text="The sample press answers to localhost only.\n")
    return await handler(request)
