"""The Bolt app: keeps what people do, acknowledges it, and wakes whoever answers it."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Protocol, TypeAlias, TypeVar
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clock import Now, utc_now
from bot.domain import Event, Flow, Job
from bot.errors import BotError, ConfigError
from bot.slack.actions import problems
from bot.slack.courier import SlackCourier
from bot.slack.events import EVENTS, read
from bot.slack.refusals import BAD_TOKEN, code_of, refusal
from bot.slack.socket import Socket, open_sockets, vendor_logger

T = TypeVar("T")
Wake: TypeAlias = Callable[[Job], Awaitable[None]]

REFUSED_BOT = (
    "SLACK_BOT_TOKEN: Slack does not accept it ({code}). It is the “Bot User OAuth Token” on "
    "your app's page under OAuth & Permissions, after Install to Workspace; it looks like "
    "xoxb-…"
)
REFUSED_APP = (
    "SLACK_APP_TOKEN: Slack does not accept it ({code}). It is an app-level token with the "
    "scope connections:write, from your app's page under Basic Information, App-Level "
    "Tokens; it looks like xapp-…"
)
log = structlog.get_logger()


class Inbox(Protocol):
    """Where events are kept before Slack is told that they arrived."""

    async def keep(self, event: Event) -> bool:
        """Keep an event. Returns False when it was kept before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """An open connection to one workspace. `scopes` are those of the bot token."""

    team: str
    bot_user: str
    scopes: frozenset[str]
    courier: SlackCourier
    sockets: tuple[Socket, ...]

    async def connected(self) -> bool:
        """Whether anything that people do can reach us now."""
        return any([await socket.is_connected() for socket in self.sockets])

    async def channel_named(self, name: str) -> str:
        """Give the id of a channel by its name, "" where we can see none."""
        return await self.courier.channel_named(name)

    def heard(self) -> timedelta | None:
        """Tell how long ago Slack last gave a sign of life, None where it never did."""
        heard = [socket.heard for socket in self.sockets if socket.heard is not None]
        return timedelta(seconds=max(time.time() - max(heard), 0.0)) if heard else None


@asynccontextmanager
async def open_slack(
    *,
    bot_token: str,
    app_token: str,
    api_url: str,
    inbox: Inbox,
    wake: Wake,
    now: Now = utc_now,
    pace: float = 1.0,
    deadline: float = 30.0,
    ping: float = 10.0,
    patience: float = 60.0,
    connections: int = 2,
) -> AsyncIterator[Slack]:
    """Connect to Slack at `api_url` over Socket Mode, and close everything at the end.

    `pace` is messages a second to one channel, `deadline` the seconds one call may take,
    `ping` the seconds between signs of life, `patience` those for which an unreachable
    Slack is tried at first. Raises ConfigError naming the setting whose token is refused,
    and BotError when Slack cannot be reached.
    """
    async with _open_client(bot_token, api_url, deadline) as (client, session):
        identity = await _insist(client.auth_test, REFUSED_BOT, api_url, patience)
        app = build_app(identity, client, inbox=inbox, wake=wake, now=now)
        async with open_sockets(
            app, app_token=app_token, client=client, count=connections, ping=ping
        ) as sockets:
            for socket in sockets:
                await _insist(partial(_connect, socket), REFUSED_APP, api_url, patience)
            log.info("slack.connected", team=identity["team_id"], sockets=len(sockets))
            yield Slack(
                team=identity["team_id"],
                bot_user=identity["user_id"],
                scopes=frozenset(_scopes(identity)),
                courier=SlackCourier(client, session, bot_user=identity["user_id"], pace=pace),
                sockets=sockets,
            )
    log.info("slack.closed", team=identity["team_id"])


async def examine(
    *, bot_token: str, app_token: str, api_url: str, deadline: float = 10.0
) -> tuple[str, frozenset[str]]:
    """Try both tokens without connecting; give the workspace's name and the bot's scopes.

    Raises ConfigError naming the setting whose token is refused, and BotError when Slack
    cannot be reached.
    """
    async with _open_client(bot_token, api_url, deadline) as (client, _):
        identity = await _insist(client.auth_test, REFUSED_BOT, api_url, 0)
        opened = partial(client.apps_connections_open, app_token=app_token)
        await _insist(opened, REFUSED_APP, api_url, 0)
        return str(identity["team"]), frozenset(_scopes(identity))


@asynccontextmanager
async def _open_client(
    bot_token: str, api_url: str, deadline: float
) -> AsyncIterator[tuple[AsyncWebClient, aiohttp.ClientSession]]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=deadline)) as session:
        # Without retry handlers: the default ones send a message again when a reply is lost.
        client = AsyncWebClient(
            token=bot_token,
            base_url=api_url,
            session=session,
            logger=vendor_logger(),
            retry_handlers=[],
        )
        if urlsplit(api_url).hostname in ("127.0.0.1", "::1", "localhost"):
            client.proxy = None  # the SDK reads it from the environment, exceptions aside
        yield client, session


def build_app(
    identity: AsyncSlackResponse, client: AsyncWebClient, *, inbox: Inbox, wake: Wake, now: Now
) -> AsyncApp:
    """Build the Bolt app. `identity` is the answer of auth.test, asked once.

    Bolt authorises before it acknowledges, and would ask Slack in the midst of the three
    seconds that an acknowledgement may take.
    """
    authorized = AuthorizeResult.from_auth_test_response(
        bot_token=client.token, auth_test_response=identity
    )

    async def authorize() -> AuthorizeResult:
        return authorized

    async def keep(
        body: dict[str, Any],
        context: dict[str, Any],
        next: Callable[[], Awaitable[None]],  # noqa: A002
    ) -> BoltResponse | None:
        event = read(body, bot_user=identity["user_id"], now=now())
        if event is None:
            return BoltResponse(status=200)  # nothing to do, and Slack need not repeat it
        if wrong := problems(event):
            errors = {"response_action": "errors", "errors": dict(wrong)}
            return BoltResponse(status=200, body=errors)
        # Slack repeats what is not acknowledged, which is what happens if this raises.
        new = await inbox.keep(event)
        log.info("event.kept", kind=event.kind.value, id=event.id, new=new)
        if not new:
            return BoltResponse(status=200)
        context["job"] = Job(flow=Flow.ANSWER, id=event.id)
        await next()
        return None

    async def answer(ack: Callable[[], Awaitable[object]], context: dict[str, Any]) -> None:
        await ack()
        await wake(context["job"])

    async def failed(error: Exception) -> None:
        known = isinstance(error, BotError)
        log.error("event.failed", why=str(error) if known else "", exc_info=not known)

    app = AsyncApp(
        name="tradewire",
        client=AsyncWebClient(
            base_url=client.base_url, session=client.session, logger=client.logger
        ),
        authorize=authorize,
        logger=client.logger,
    )
    app.middleware(keep)
    for name in EVENTS:
        app.event(name)(answer)
    anything = re.compile("")
    for listen in (app.command, app.action, app.view, app.shortcut):
        listen(anything)(answer)
    app.error(failed)
    return app


async def _connect(socket: Socket) -> None:
    await socket.connect_to_new_endpoint(force=True)


async def _insist(
    call: Callable[[], Awaitable[T]], bad_token: str, api_url: str, patience: float
) -> T:
    """Call Slack until it answers, for as long as patience lasts."""
    end = time.monotonic() + patience
    pause = 0.25
    while True:
        try:
            return await call()
        except Exception as error:  # the SDK lets much through: a plain text is an AttributeError
            code = code_of(error)
            if code in BAD_TOKEN or code == "missing_scope":
                raise ConfigError(bad_token.format(code=code)) from None
            reason = refusal(error, "", writes=False)
        if reason.permanent or time.monotonic() + pause > end:
            raise BotError(
                f"Slack at {api_url} (SLACK_API_URL) is out of reach: {reason}. Is it running, "
                "and may this machine connect to it?",
                permanent=reason.permanent,
            )
        log.warning("slack.out_of_reach", why=str(reason), retry_after=pause)
        await asyncio.sleep(reason.retry_after or pause)
        pause = min(pause * 2, 8.0)


def _scopes(identity: AsyncSlackResponse) -> list[str]:
    headers = {key.lower(): value for key, value in identity.headers.items()}
    return [scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope]
