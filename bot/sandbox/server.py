"""The sandbox as a server: it listens on loopback, and answers nobody from elsewhere."""

from __future__ import annotations

import errno
import ipaddress
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.errors import ConfigError
from bot.sandbox import manifest as manifests
from bot.sandbox.faults import Faults
from bot.sandbox.handle import Sandbox
from bot.sandbox.http import SIGNING_SECRET, Http
from bot.sandbox.limits import Limits
from bot.sandbox.link import Link
from bot.sandbox.live import Live
from bot.sandbox.sockets import Sockets
from bot.sandbox.state import State
from bot.sandbox.values import conversations
from bot.sandbox.view import ClockPanel
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ELSEWHERE = frozenset({"cross-site", "same-site"})  # Sec-Fetch-Site of another page's requests
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@asynccontextmanager
async def open_sandbox(
    *,
    port: int,
    path: Path | None,
    manifest: Path,
    now: Callable[[], datetime],
    host: str = "127.0.0.1",
    limits: Limits | None = None,
    request_url: str = "",
    signing_secret: str = SIGNING_SECRET,
    clock: ClockPanel | None = None,
    real: Callable[[], datetime] | None = None,
) -> AsyncIterator[Sandbox]:
    """Serve a sandbox for as long as the context lasts.

    `port` 0 takes any free one; `path` None keeps the workspace in memory; with a
    `request_url` the app is sent signed requests there instead of envelopes on sockets.
    `clock` is what the page's clock panel shows and moves; without one it has none. Where
    `now` is a clock that jumps, `real` is one that does not, for the deadlines.
    Raises ConfigError for an address that is not loopback or is taken, a file that is not
    a sandbox's, and a manifest that cannot be used.
    """
    if not _loopback(host):
        raise ConfigError(f"the sandbox listens on loopback only, not on {host!r}: use 127.0.0.1")
    limits = limits or Limits()
    declared = manifests.load(manifest, by_http=bool(request_url))
    state = State(path, conversations())
    live, faults = Live(), Faults()
    link = _link(state, limits, live, faults, request_url, signing_secret)
    workspace = Workspace(state, declared, link, live, now, real)
    sandbox = Sandbox(workspace, limits, faults, clock=clock, signing_secret=signing_secret)
    app = web.Application(middlewares=[_guard], client_max_size=limits.body)
    app.add_routes(sandbox.routes())
    app.on_response_prepare.append(_headers)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    async with AsyncExitStack() as closing:
        closing.callback(workspace.close)
        closing.push_async_callback(runner.cleanup)
        closing.push_async_callback(link.close)
        closing.callback(live.close)
        await runner.setup()
        sandbox.host, sandbox.port = await _listen(runner, host, port)
        link.resume()
        log.info("sandbox.opened", url=sandbox.url)
        yield sandbox


def _link(state: State, limits: Limits, live: Live, faults: Faults, url: str, secret: str) -> Link:
    if url:
        return Http(state, limits, faults, url=url, secret=secret, clock=time.time)
    return Sockets(
        state,
        limits,
        lambda open_now: live.publish({"type": "sockets", "open": open_now}),
        time.monotonic,
        faults,
    )


async def _listen(runner: web.AppRunner, host: str, port: int) -> tuple[str, int]:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is taken" if error.errno == errno.EADDRINUSE else "may not be opened"
        raise ConfigError(
            f"TRADEWIRE_SANDBOX_PORT: port {port} on {host} {why}."
            " Stop what uses it, or choose another, for example TRADEWIRE_SANDBOX_PORT=8775"
        ) from error
    return host, runner.addresses[0][1]


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what a page elsewhere could cause: a foreign Host (rebound DNS), Origin or site.

    A Host may lack its port: slack_sdk's blocking Socket Mode client sends none. A page's
    plain GETs carry no Origin, but browsers say with Sec-Fetch-Site whose they are.
    """
    own = request.transport.get_extra_info("sockname")[1] if request.transport else 0
    origin = request.headers.get("Origin")
    if not _ours(f"//{request.headers.get('Host', '')}", own, default=own):
        raise web.HTTPForbidden(text="the sandbox answers to its loopback address only")
    foreign = origin is not None and not (origin.startswith("http://") and _ours(origin[5:], own))
    if foreign or request.headers.get("Sec-Fetch-Site") in ELSEWHERE:
        raise web.HTTPForbidden(text="the sandbox takes nothing from other sites")
    return await handler(request)


def _ours(address: str, port: int, *, default: int = 80) -> bool:
    try:
        parts = urlsplit(address)
        return _loopback(parts.hostname or "") and (parts.port or default) == port
    except ValueError:
        return False


async def _headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
