"""A Slack on loopback, for people without a workspace and for tests.

    async with open_sandbox(port=0, path=None, manifest=path, now=now) as sandbox:
        client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
        await sandbox.say("#trade-desk", f"<@{BOT_USER}> what changed today?")
        await sandbox.wait_for(lambda: len(sandbox.messages("#trade-desk")) == 2)

It speaks Socket Mode, the methods in `api.METHODS`, slash commands and response_url, and
is strict about tokens, the manifest's scopes and Slack's limits. Where it differs from
Slack on purpose: an event waits for a connection as long as it takes (`sockets`), and a
reply to a message that does not exist is refused (`chat`).
"""

from __future__ import annotations

from bot.sandbox.faults import Effect, Fault, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox, open_sandbox
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
    "TEAM",
    "TRADE_DESK",
    "YOU",
    "Effect",
    "Fault",
    "Faults",
    "Limits",
    "Sandbox",
    "open_sandbox",
]
