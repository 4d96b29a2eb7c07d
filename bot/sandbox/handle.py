"""The handle by which tests use a sandbox: its addresses, what is seen, what people do."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from aiohttp import web

from bot.sandbox.api import Api, Stored
from bot.sandbox.doings import Doings
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.http import SIGNING_SECRET, Http
from bot.sandbox.limits import Limits
from bot.sandbox.sockets import Sockets
from bot.sandbox.spoiled import exposed
from bot.sandbox.values import APP_TOKEN, BOT_TOKEN, TEAM, YOU
from bot.sandbox.view import ClockPanel, View
from bot.sandbox.workspace import Workspace

T = TypeVar("T")


class Sandbox(Doings):
    """A Slack on loopback: its addresses and tokens, and what a person can do in it.

    `after_store` is awaited when a call of the Web API has done its work, before the app
    is answered: a test that kills the app there leaves it not knowing the outcome.
    """

    team = TEAM
    bot_token = BOT_TOKEN
    app_token = APP_TOKEN

    def __init__(
        self,
        workspace: Workspace,
        limits: Limits,
        faults: Faults,
        *,
        clock: ClockPanel | None = None,
        signing_secret: str = SIGNING_SECRET,
    ) -> None:
        super().__init__(workspace, limits, lambda: self.url)
        self.faults, self.clock, self.signing_secret = faults, clock, signing_secret
        self.port = 0
        self.host = ""
        self._api = Api(workspace, limits, faults, time.monotonic)

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
    def directions(self) -> str:
        """A program that points a Bolt app at this sandbox; async apps have the same, Async."""
        if isinstance(self._workspace.link, Http):
            handler, secret = "", f', signing_secret="{self.signing_secret}"'
            port, path = self._workspace.link.served
            start = f'app.start(port={port}, path="{path}")'
        else:
            handler = "from slack_bolt.adapter.socket_mode import SocketModeHandler\n"
            secret = ""
            start = f'SocketModeHandler(app, "{self.app_token}").start()'
        return (
            f"from slack_bolt import App\n{handler}from slack_sdk import WebClient\n"
            f'client = WebClient("{self.bot_token}", base_url="{self.api_url}")\n'
            f"app = App(client=client{secret})\n{start}"
        )

    @property
    def connections(self) -> int:
        """How many sockets the app has open; over HTTP there is always one way."""
        return len(self._workspace.link)

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

        With `thread_ts`, only that thread's replies.
        """
        said = self._workspace.state.everything(self._where(channel).id)
        if thread_ts is not None:
            said = tuple(each for each in said if each.thread_ts == thread_ts)
        return tuple(self._workspace.written_all(said, metadata=True))

    def whispers(self, channel: str, *, user: str = YOU) -> tuple[Mapping[str, Any], ...]:
        """List the ephemeral messages that one person sees in a channel, oldest first."""
        where = self._where(channel)
        said = [each for each in self._workspace.ephemeral if each.channel == where.id]
        mine = [each for each in said if each.visible_to == user]
        return tuple(self._workspace.written_all(mine, metadata=False))

    def view(self, user: str = YOU) -> Mapping[str, Any] | None:
        """Give a person's top modal with what is entered in it, if one is open."""
        top = self._workspace.surfaces.top(user)
        return top.written() if top else None

    def home(self, user: str = YOU) -> Mapping[str, Any] | None:
        """Give what a person's Home tab shows, if the app ever published one."""
        home = self._workspace.surfaces.home(user)
        return home.written() if home else None

    def direct(self, user: str = YOU) -> str:
        """Give the id of a person's direct messages with the app."""
        return self._workspace.direct(user).id

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:  # noqa: ASYNC109
        """Wait until a predicate gives something true, and give it. Raises TimeoutError.

        It is asked again whenever something is said or shown, or a connection comes or goes.
        """
        return await self._workspace.live.wait_for(predicate, timeout)

    # -- what the network does -----------------------------------------------------------

    def cut_sockets(self) -> None:
        """Break every connection of the app without a word of warning."""
        self._sockets.cut()

    async def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the app to replace its connections, as Slack does now and then."""
        await self._sockets.disconnect(reason)

    @property
    def _sockets(self) -> Sockets:
        if not isinstance(self._workspace.link, Sockets):
            raise LookupError("the sandbox delivers over HTTP: there are no sockets")
        return self._workspace.link

    def routes(self) -> list[web.RouteDef]:
        link = self._workspace.link
        sockets = [web.get("/link/", link.serve)] if isinstance(link, Sockets) else []
        return [
            *sockets,
            web.get("/api/{method}", self._api.serve),
            web.post("/api/{method}", self._api.serve),
            web.post(
                "/response/{token}",
                exposed(self._responses.serve, "response_url", self.faults),
            ),
            *Files(self._workspace, self.faults).routes(),
            *View(self._workspace, self, self.faults, self.clock).routes(),
        ]
