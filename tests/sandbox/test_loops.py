"""What breaks a connection does so on the loop that the program runs on as on Python's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import pytest
import uvloop

from bot.sandbox import TRADE_DESK, Effect, Fault
from tests.sandbox.conftest import client_of, serve
from tests.sandbox.wires import wire

Run = Callable[[Coroutine[Any, Any, None]], None]
LOOPS = pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])


@LOOPS
def test_a_reply_is_lost(run: Run) -> None:
    async def work() -> None:
        async with serve() as sandbox:
            sandbox.faults.add(Fault(Effect.DROP_REPLY, method="chat.postMessage"))
            with pytest.raises(aiohttp.ClientError):
                await client_of(sandbox).chat_postMessage(channel=TRADE_DESK, text="kept")
            assert [each["text"] for each in sandbox.messages(TRADE_DESK)] == ["kept"]

    run(work())


@LOOPS
def test_a_socket_is_cut(run: Run) -> None:
    async def work() -> None:
        async with serve() as sandbox, aiohttp.ClientSession() as session:
            socket = (await wire(sandbox, session, greeted=True)).socket
            sandbox.faults.add(Fault(Effect.CUT))
            frame = await socket.receive(timeout=5)
            assert frame.type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)
            assert socket.close_code == aiohttp.WSCloseCode.ABNORMAL_CLOSURE

    run(work())
