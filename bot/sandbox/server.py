"""The sandbox as a server on loopback, and the handle by which tests and the page use it."""

from __future__ import annotations

import errno
import ipaddress
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.errors import ConfigError
from bot.sandbox import manifest as manifests
from bot.sandbox.api import Api, Stored
from bot.sandbox.commands import Commands
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.live import Live
from bot.sandbox.sockets import Sockets
from bot.sandbox.state import State
from bot.sandbox.values import APP_TOKEN, BOT_TOKEN, TEAM, YOU, Conversation, Message, conversations
from bot.sandbox.view import View, wired
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()
T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
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


class Sandbox:
    """A Slack on loopback: its addresses and tokens, and what a person can do in it.

    `after_store` is awaited when a call of the Web API has done its work, before the app
    is answered: a test that kills the app there leaves it not knowing the outcome.
    """

    team = TEAM
    bot_token = BOT_TOKEN
    app_token = APP_TOKEN

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self.faults = Faults()
        self.port = 0
        self.host = ""
        self._workspace = workspace
        self._api = Api(workspace, limits, self.faults, time.monotonic)
        self._commands = Commands(workspace, limits)

    @property
    def url(self) -> str:
        """The page's address, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def api_url(self) -> str:
        """The base address of the Web API, for an SDK's `base_url`."""
        return f"{self.url}/api/"

    @property
    def connections(self) -> int:
        """How many sockets the app has open."""
        return len(self._workspace.sockets)

    @property
    def after_store(self) -> Stored | None:
        return self._api.stored

    @after_store.setter
    def after_store(self, hook: Stored | None) -> None:
        self._api.stored = hook

    # -- what can be seen ----------------------------------------------------------------

    def messages(
        self, channel: str, *, thread_ts: str | None = None
    ) -> tuple[Mapping[str, Any], ...]:
        """List a channel's messages with their metadata, replies too, oldest first.

        `channel` is an id or a name; with `thread_ts`, only that thread's replies.
        """
        said = self._workspace.state.everything(self._where(channel).id)
        if thread_ts is not None:
            said = tuple(each for each in said if each.thread_ts == thread_ts)
        return tuple(self._workspace.written_all(said, metadata=True))

    def whispers(self, channel: str, *, user: str = YOU) -> tuple[Mapping[str, Any], ...]:
        """List the ephemeral messages that one person saw in a channel, oldest first."""
        where = self._where(channel)
        said = [each for each in self._workspace.ephemeral if each.channel == where.id]
        mine = [each for each in said if each.visible_to == user]
        return tuple(self._workspace.written_all(mine, metadata=False))

    def direct(self, user: str = YOU) -> str:
        """Give the id of a person's direct messages with the app."""
        return self._workspace.direct(user).id

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:  # noqa: ASYNC109
        """Wait until a predicate gives something true, and give it. Raises TimeoutError.

        It is asked again whenever something is said or a connection opens or closes.
        """
        return await self._workspace.live.wait_for(predicate, timeout)

    # -- what a person does --------------------------------------------------------------

    async def say(
        self, channel: str, text: str, *, user: str = YOU, thread_ts: str = ""
    ) -> Mapping[str, Any]:
        """Say something, in Slack's own text: a mention is `<@U…>`, `&` is `&amp;`."""
        said = self._workspace.post(self._where(channel), user, text, thread_ts=thread_ts)
        return self._workspace.written(said)

    async def command(
        self, name: str, text: str = "", *, channel: str, user: str = YOU, thread_ts: str = ""
    ) -> Mapping[str, Any] | None:
        """Send a slash command; give the message that its acknowledgement showed, if any."""
        shown = await self._commands.run(
            name,
            text,
            where=self._where(channel),
            who=self._workspace.users[user],
            thread_ts=thread_ts,
            origin=self.url,
        )
        return self._workspace.written(shown) if isinstance(shown, Message) else None

    async def type(self, channel: str, text: str, user: str = YOU, thread_ts: str = "") -> None:
        """Do what the page's composer does: send a command, or say what was typed."""
        if not text.startswith("/"):
            await self.say(channel, wired(text, self._workspace), user=user, thread_ts=thread_ts)
            return
        name, _, rest = text.partition(" ")
        command = self._workspace.manifest.command(name)
        if command is not None and command.escapes:
            rest = wired(rest, self._workspace)
        await self.command(name, rest.strip(), channel=channel, user=user, thread_ts=thread_ts)

    def _where(self, channel: str) -> Conversation:
        found = self._workspace.conversation(channel)
        if found is None:
            raise LookupError(f"the sandbox has no channel {channel!r}")
        return found

    # -- what the network does -----------------------------------------------------------

    def cut_sockets(self) -> None:
        """Break every connection of the app without a word of warning."""
        self._workspace.sockets.cut()

    async def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the app to replace its connections, as Slack does now and then."""
        await self._workspace.sockets.disconnect(reason)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/{method}", self._api.serve),
            web.post("/api/{method}", self._api.serve),
            web.get("/link/", self._workspace.sockets.serve),
            web.post("/response/{token}", self._commands.respond),
            *View(self._workspace, self.type).routes(),
        ]


@asynccontextmanager
async def open_sandbox(
    *,
    port: int,
    path: Path | None,
    manifest: Path,
    now: Callable[[], datetime],
    host: str = "127.0.0.1",
    limits: Limits | None = None,
) -> AsyncIterator[Sandbox]:
    """Serve a sandbox for as long as the context lasts.

    `port` 0 takes any free one; `path` None keeps the workspace in memory. Raises
    ConfigError for an address that is not loopback or is taken, a file that is not a
    sandbox's, and a manifest that cannot be used.
    """
    if not _loopback(host):
        raise ConfigError(f"the sandbox listens on loopback only, not on {host!r}: use 127.0.0.1")
    limits = limits or Limits()
    declared = manifests.load(manifest)
    state = State(path, conversations())
    live = Live()
    sockets = Sockets(
        state,
        limits,
        lambda open_now: live.publish({"type": "sockets", "open": open_now}),
        time.monotonic,
    )
    sandbox = Sandbox(Workspace(state, declared, sockets, live, now), limits)
    app = web.Application(middlewares=[_guard], client_max_size=limits.body)
    app.add_routes(sandbox.routes())
    app.on_response_prepare.append(_headers)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    try:
        await runner.setup()
        sandbox.host, sandbox.port = await _listen(runner, host, port)
        sockets.resume()
        log.info("sandbox.opened", url=sandbox.url)
        yield sandbox
    finally:
        live.close()
        await sockets.close()
        await runner.cleanup()
        state.close()


async def _listen(runner: web.AppRunner, host: str, port: int) -> tuple[str, int]:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is taken" if error.errno == errno.EADDRINUSE else "may not be opened"
        raise ConfigError(
            f"TRADEWIRE_SANDBOX_PORT: port {port} on {host} {why}."
            " Stop what uses it, or choose another, for example TRADEWIRE_SANDBOX_PORT=8766"
        ) from error
    return host, runner.addresses[0][1]


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what a page elsewhere could cause: a foreign Host (rebound DNS) or Origin."""
    own = request.transport.get_extra_info("sockname")[1] if request.transport else 0
    origin = request.headers.get("Origin")
    if not _ours(f"//{request.headers.get('Host', '')}", own):
        raise web.HTTPForbidden(text="the sandbox answers to its loopback address only")
    if origin is not None and not (origin.startswith("http://") and _ours(origin[5:], own)):
        raise web.HTTPForbidden(text="the sandbox takes nothing from other sites")
    return await handler(request)


def _ours(address: str, port: int) -> bool:
    try:
        parts = urlsplit(address)
        return parts.hostname in NAMES and (parts.port or 80) == port
    except ValueError:
        return False


async def _headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
