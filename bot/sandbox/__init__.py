"""A Slack on loopback, for people without a workspace and for tests of any Bolt app.

    now = lambda: datetime.now(UTC)
    async with open_sandbox(port=0, path=None, manifest=path, now=now) as sandbox:
        client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
        await sandbox.say("#trade-desk", f"<@{BOT_USER}> what changed today?")
        await sandbox.wait_for(lambda: len(sandbox.messages("#trade-desk")) == 2)

The handle that a test is given, `Sandbox` (`handle`, and `doings` for what people do):

    url, api_url, bot_token, app_token, signing_secret, directions
    messages(channel), whispers(channel), view(), home(), direct()   what a person sees
    wait_for(predicate)                                              until it is there
    say, command, type                                               what a person says
    press, press_in_view, options                                    elements
    submit, close_view, shortcut                                     modals, shortcuts
    open_app, look_at, stop, join, leave, execute                    what the app hears of
    faults, cut_sockets, disconnect_sockets, after_store             Slack's bad days

Each of these takes `user=`, the one at the page by default. What a person cannot do raises
InteractionError; where they did it and the app failed, they see `TROUBLE`.

It speaks Socket Mode and, with `open_sandbox(request_url=…)`, signed HTTP, the methods in
`api.METHODS`, slash commands, response_url and interactions, and is strict about tokens,
scopes, limits and the manifest (`rules`). Where it differs from Slack on purpose the module
says so: what waits for a connection (`sockets`), a reply to nothing (`chat`), views.open over
a modal (`views`), the token of a workflow step (`payloads`), what ends a stream (`streams`).
It has one team, one app, two people and no user tokens.
"""

from __future__ import annotations

from bot.sandbox.faults import Effect, Fault, Faults
from bot.sandbox.handle import Sandbox
from bot.sandbox.http import SIGNING_SECRET
from bot.sandbox.interaction import TROUBLE, InteractionError
from bot.sandbox.limits import Limits
from bot.sandbox.modals import Submitted
from bot.sandbox.server import open_sandbox
from bot.sandbox.values import (
    APP_TOKEN,
    BOT_TOKEN,
    BOT_USER,
    COLLEAGUE,
    GENERAL,
    TEAM,
    TRADE_DESK,
    YOU,
)

__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
    "BOT_USER",
    "COLLEAGUE",
    "GENERAL",
    "SIGNING_SECRET",
    "TEAM",
    "TRADE_DESK",
    "TROUBLE",
    "YOU",
    "Effect",
    "Fault",
    "Faults",
    "InteractionError",
    "Limits",
    "Sandbox",
    "Submitted",
    "open_sandbox",
]
