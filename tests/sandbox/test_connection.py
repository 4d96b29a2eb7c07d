"""What becomes of a socket whose app does not answer, or does not even read."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.sandbox import TRADE_DESK, Effect, Fault, Sandbox, open_sandbox
from tests.sandbox.conftest import HASTY, MANIFEST, client_of, wall
from tests.sandbox.wires import wire


async def test_a_ping_is_answered(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        await socket.socket.ping(b"are you there?")
        answer = await socket.socket.receive(timeout=5)
    assert (answer.type, answer.data) == (aiohttp.WSMsgType.PONG, b"are you there?")


async def something_but_a_ping_on_its_way(socket: aiohttp.ClientWebSocketResponse) -> None:
    frame = await socket.receive(timeout=0.1)
    if frame.type is aiohttp.WSMsgType.PING:
        await socket.receive(timeout=0.1)


async def test_a_silent_socket_is_not_even_pinged_and_stays_open() -> None:
    limits = replace(HASTY, heartbeat=0.02)
    async with (
        open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=limits) as sandbox,
        aiohttp.ClientSession() as session,
    ):
        socket = (await wire(sandbox, session, greeted=True)).socket
        sandbox.faults.add(Fault(Effect.SILENT))
        await sandbox.say(TRADE_DESK, "unheard")
        with pytest.raises(TimeoutError):
            await something_but_a_ping_on_its_way(socket)
        assert sandbox.connections == 1


async def test_the_app_is_pinged_and_a_socket_that_does_not_answer_is_broken() -> None:
    limits = replace(HASTY, heartbeat=0.05)
    async with (
        open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=limits) as sandbox,
        aiohttp.ClientSession() as session,
    ):
        socket = (await wire(sandbox, session, greeted=True)).socket
        for _ in range(3):
            ping = await socket.receive(timeout=5)
            assert ping.type is aiohttp.WSMsgType.PING
            assert sandbox.connections == 1
            await socket.pong(ping.data)
        frames = [await socket.receive(timeout=5) for _ in range(2)]
        await sandbox.wait_for(lambda: sandbox.connections == 0)
    assert [frame.type for frame in frames] == [
        aiohttp.WSMsgType.PING,
        aiohttp.WSMsgType.CLOSED,
    ]


async def unread(sandbox: Sandbox) -> asyncio.StreamWriter:
    """Open a socket, and read nothing from it ever."""
    client = client_of(sandbox)
    url = (await client.apps_connections_open(app_token=sandbox.app_token))["url"]
    parts = urlsplit(url)
    _, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=1024)
    asked = (
        f"GET {parts.path}?{parts.query} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    )
    writer.write("\r\n".join((*asked, "", "")).encode())
    await sandbox.wait_for(lambda: sandbox.connections == 1)
    assert isinstance(writer.transport, asyncio.ReadTransport)
    writer.transport.pause_reading()
    return writer


async def test_an_app_that_stops_reading_holds_nothing_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    limits = replace(HASTY, retry_delays=(0.0,))
    path = tmp_path / "sandbox.db"
    async with open_sandbox(
        port=0, path=path, manifest=MANIFEST, now=wall, limits=limits
    ) as sandbox:
        writer = await unread(sandbox)
        for _ in range(250):  # more than the buffers of both ends
            await sandbox.say(TRADE_DESK, "x" * 39_000)
        told = await asyncio.wait_for(sandbox.command("/trade", "x", channel=TRADE_DESK), 5)
    writer.close()
    assert told is not None
    assert told["text"] == "/trade failed with the error “operation_timeout”."
    async with open_sandbox(
        port=sandbox.port, path=path, manifest=MANIFEST, now=wall, limits=limits
    ) as again:  # everything was closed: the port is free and the messages are kept
        assert len(again.messages(TRADE_DESK)) == 250
