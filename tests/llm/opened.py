"""The port to a scripted server, behind limits that a test can wait for."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.llm import Ledger, Meter, Purse
from bot.llm.breaker import Breaker
from bot.llm.budget import Allowance, Budget
from bot.llm.limits import Limited
from bot.llm.openai import connect
from tests.llm.server import ModelServer
from tests.make import NOON

KEY = "sk-secret"
NO_LIMIT = Allowance()


@asynccontextmanager
async def opened(
    server: ModelServer,
    *,
    deadline: float = 5.0,
    retries: int = 0,
    allowance: Allowance = NO_LIMIT,
    ledger: Ledger | None = None,
    breaker: Breaker | None = None,
    meter: Meter | None = None,
) -> AsyncIterator[Limited]:
    """Open a server's model; its day is that of NOON."""
    async with connect(key=KEY, base_url=server.url, model="local", timeout=deadline) as door:
        yield Limited(
            door,
            seconds=deadline,
            retries=retries,
            back_off=0.01,
            budget=Budget(allowance, ledger or Purse(), lambda: NOON),
            breaker=breaker or Breaker(time.monotonic),
            meter=meter,
        )
