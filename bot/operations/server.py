"""/healthz and /metrics, served to whoever may ask from this machine."""

from __future__ import annotations

import errno
import ipaddress
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeAlias
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

import bot
from bot.errors import ConfigError, PortTakenError
from bot.operations.health import Bounds, Check, Signs, checks
from bot.operations.metrics import CONTENT_TYPE, Metrics

log = structlog.get_logger()

Look: TypeAlias = Callable[[], Awaitable[Signs]]
_ELSEWHERE = frozenset({"cross-site", "same-site"})  # Sec-Fetch-Site of another page's requests


@asynccontextmanager
async def open_operations(
    *, address: str, port: int, look: Look, metrics: Metrics, bounds: Bounds
) -> AsyncIterator[int]:
    """Serve /healthz and /metrics while the block runs, and give the port; 0 takes a free one.

    `look` looks at how the bot is. Raises PortTakenError, and ConfigError for an address
    that cannot be listened on.
    """

    async def healthz(_: web.Request) -> web.Response:
        found = checks(await look(), bounds)
        return web.json_response(_told(found), status=200 if _well(found) else 503)

    async def figures(_: web.Request) -> web.Response:
        signs = await look()
        metrics.now(signs.backlog, connected=signs.connected, sources=signs.sources, at=signs.at)
        return web.Response(body=metrics.write(), headers={"Content-Type": CONTENT_TYPE})

    app = web.Application(middlewares=[_guard(address)])
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/metrics", figures)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await _listen(runner, address, port)
        taken: int = runner.addresses[0][1]
        log.info("operations.opened", address=address, port=taken)
        yield taken
    finally:
        await runner.cleanup()


def _well(found: tuple[Check, ...]) -> bool:
    return all(check.ok for check in found)


def _told(found: tuple[Check, ...]) -> dict[str, object]:
    return {
        "ok": _well(found),
        "wrong": [f"{check.name}: {check.found}" for check in found if not check.ok],
        "version": bot.__version__,
        "checks": {check.name: {"ok": check.ok, "found": check.found} for check in found},
    }


async def _listen(runner: web.AppRunner, address: str, port: int) -> None:
    try:
        await web.TCPSite(runner, address, port).start()
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            why = "is taken" if error.errno == errno.EADDRINUSE else "may not be opened"
            raise PortTakenError(
                f"TRADEWIRE_OPS_PORT: port {port} on {address} {why}. Stop what uses it, choose "
                "another, for example TRADEWIRE_OPS_PORT=8777, or set it to off"
            ) from error
        raise ConfigError(
            f"TRADEWIRE_OPS_ADDRESS: {address} is no address of this machine. Write it like "
            "TRADEWIRE_OPS_ADDRESS=127.0.0.1"
        ) from error


def _guard(address: str) -> Middleware:
    """Refuse what a page elsewhere could cause: a foreign Host (rebound DNS), Origin or site."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not _ours(request.headers.get("Host", ""), address):
            raise web.HTTPForbidden(text="this answers to its own address only")
        if "Origin" in request.headers or request.headers.get("Sec-Fetch-Site") in _ELSEWHERE:
            raise web.HTTPForbidden(text="this takes nothing from other sites")
        return await handler(request)

    return guard


def _ours(host: str, address: str) -> bool:
    """Whether a Host is ours: a name of loopback; beyond loopback, any address but no name."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost":
        return True
    try:
        asked, bound = ipaddress.ip_address(name), ipaddress.ip_address(address)
    except ValueError:
        return False
    return asked.is_loopback or not bound.is_loopback
