"""Slack's bad days, over the API and over sockets."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import TRADE_DESK, Effect, Fault, Sandbox
from bot.sandbox.faults import ordered
from bot.sandbox.values import Upload
from tests.sandbox.conftest import Heard, client_of, connected, refusal
from tests.sandbox.wires import Wire, wire

NOTE = b'{"text": "later"}'
SHORT = 0.1  # seconds in which nothing must come


async def nothing_comes(socket: Wire) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(socket.hear(), SHORT)


def texts(frames: list[Any]) -> list[str]:
    return [frame["payload"]["event"]["text"] for frame in frames]


# -- the API -----------------------------------------------------------------------------


async def test_a_revoked_token_ends_everything_until_it_is_given_back(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        rule = sandbox.faults.add(Fault(Effect.REVOKED, times=0))
        told = await socket.take()
        ending = await socket.hear()
        assert sandbox.connections == 0
        refused = [
            await refusal(client.auth_test()),
            await refusal(client.chat_postMessage(channel=TRADE_DESK, text="x")),
            await refusal(client.apps_connections_open(app_token=sandbox.app_token)),
            await refusal(client_of(sandbox, "xoxb-of-somebody-else").auth_test()),
        ]
        sandbox.faults.clear(rule)
        assert (await client.auth_test())["ok"] is True
    event = told["payload"]["event"]
    assert event["type"] == "tokens_revoked"
    assert event["tokens"] == {"oauth": [], "bot": ["U0TRADEWIRE"]}
    assert (ending["type"], ending["reason"]) == ("disconnect", "link_disabled")
    errors = [each["error"] for each in refused]
    assert errors == ["token_revoked", "token_revoked", "token_revoked", "invalid_auth"]


async def test_an_app_that_is_removed_is_told_and_its_account_is_inactive(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        rule = sandbox.faults.add(ordered({"effect": "uninstalled"}))
        told = [await socket.take(), await socket.take()]
        ending = await socket.hear()
        refused = await refusal(client.auth_test())
        sandbox.faults.clear(rule)
        assert (await client.auth_test())["ok"] is True
    kinds = {frame["payload"]["event"]["type"] for frame in told}
    assert kinds == {"app_uninstalled", "tokens_revoked"}
    assert (ending["reason"], refused["error"]) == ("link_disabled", "account_inactive")


async def test_an_app_that_ignores_its_revocation_is_closed_all_the_same(hasty: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(hasty, session, greeted=True)
        hasty.faults.add(Fault(Effect.REVOKED, times=0))
        frames = [await socket.hear(), await socket.hear()]
        last = await socket.socket.receive(timeout=5)
    assert [frame["type"] for frame in frames] == ["events_api", "disconnect"]
    assert last.type is aiohttp.WSMsgType.CLOSE


async def test_blocks_are_refused_on_order_and_the_plain_text_is_taken(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    sandbox.faults.add(ordered({"effect": "invalid_blocks"}))
    answer = await refusal(client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=[]))
    await client.chat_postMessage(channel=TRADE_DESK, text="plain")
    assert answer["error"] == "invalid_blocks"
    assert [each["text"] for each in sandbox.messages(TRADE_DESK)] == ["plain"]


async def test_a_revocation_that_nobody_hears_is_not_told_later(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(Effect.REVOKED, times=0))
    sandbox.faults.clear()
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        await sandbox.say(TRADE_DESK, "x")
        assert texts([await socket.take()]) == ["x"]


async def test_history_is_read_once_a_minute_and_fifteen_at_a_time(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    for number in range(20):
        parent = await sandbox.say(TRADE_DESK, str(number))
    for _ in range(20):
        await sandbox.say(TRADE_DESK, "reply", thread_ts=str(parent["ts"]))
    rule = sandbox.faults.add(Fault(Effect.HISTORY_LIMITED, times=0))
    page = await client.conversations_history(channel=TRADE_DESK, limit=200)
    thread = await client.conversations_replies(channel=TRADE_DESK, ts=str(parent["ts"]))
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_history(channel=TRADE_DESK, limit=1)
    assert len(page["messages"]) == 15
    assert page["has_more"] is True
    assert thread["has_more"] is True
    assert caught.value.response["error"] == "ratelimited"
    assert caught.value.response.headers["Retry-After"] == "60"
    await client.conversations_info(channel=TRADE_DESK)
    sandbox.faults.clear(rule)
    page = await client.conversations_history(channel=TRADE_DESK, limit=200)
    assert len(page["messages"]) == 20


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (Fault(Effect.BROKEN, "response_url", status=502), 502, "upstream is not well"),
        (Fault(Effect.RATE_LIMITED), 429, '{"ok": false, "error": "ratelimited"}'),
        (Fault(Effect.REFUSED, error="used_url"), 400, '{"ok": false, "error": "used_url"}'),
    ],
)
@pytest.mark.parametrize("address", ["response_url", "upload"])
async def test_a_fault_reaches_what_is_no_method_and_leaves_it_undone(
    sandbox: Sandbox, address: str, fault: Fault, status: int, body: str
) -> None:
    url = await response_url(sandbox) if address == "response_url" else upload_url(sandbox)
    sandbox.faults.add(replace(fault, method=address))
    async with aiohttp.ClientSession() as session:
        async with session.post(url, data=NOTE) as reply:
            assert (reply.status, await reply.text()) == (status, body)
        assert list(sandbox.faults) == []
        async with session.post(url, data=NOTE) as reply:
            assert reply.status == 200
    assert [each["text"] for each in sandbox.whispers(TRADE_DESK)] == (
        ["later"] if address == "response_url" else []
    )


@pytest.mark.parametrize("address", ["response_url", "upload"])
async def test_the_reply_of_what_is_no_method_can_be_lost(sandbox: Sandbox, address: str) -> None:
    url = await response_url(sandbox) if address == "response_url" else upload_url(sandbox)
    sandbox.faults.add(Fault(Effect.DROP_REPLY, method=address))
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientError):
            await session.post(url, data=NOTE)
    done = sandbox.whispers(TRADE_DESK) or [
        each for each in sandbox._workspace.uploads.values() if each.content
    ]
    assert len(done) == 1


async def response_url(sandbox: Sandbox) -> str:
    """Have a command used, and give the address for its answers."""
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        asked = asyncio.create_task(sandbox.command("/trade", "x", channel=TRADE_DESK))
        frame = await socket.take()
        await asked
    return str(frame["payload"]["response_url"])


def upload_url(sandbox: Sandbox) -> str:
    """Announce a file, and give the address that takes it."""
    announced = Upload(id="F0NOTE", name="note.json", length=len(NOTE), alt="", snippet="")
    sandbox._workspace.uploads[announced.id] = announced
    return f"{sandbox.url}/upload/v1/{announced.id}"


# -- sockets -----------------------------------------------------------------------------


async def test_sockets_that_are_cut_are_opened_again(
    sandbox: Sandbox, app: AsyncApp, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    async def keep(body: dict[str, Any]) -> None:
        heard.add(body["event"]["text"])

    app.event("message")(keep)
    with caplog.at_level(logging.CRITICAL):
        async with connected(sandbox, app):
            sandbox.faults.add(Fault(Effect.CUT))
            assert (sandbox.connections, sandbox.faults.list()) == (0, ())
            await sandbox.say(TRADE_DESK, "after the cut")
            assert await heard.count(1) == ["after the cut"]


async def test_nothing_passes_on_a_silent_socket(hasty: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        dead = await wire(hasty, session, greeted=True)
        await hasty.say(TRADE_DESK, "before")
        before = await dead.hear()
        hasty.faults.add(Fault(Effect.SILENT))
        await dead.acknowledge(before)
        await dead.socket.ping()
        await nothing_comes(dead)
        assert hasty.connections == 1
        alive = await wire(hasty, session, greeted=True)
        again = await alive.take()
    assert again["payload"] == before["payload"]
    assert again["retry_reason"] == "timeout"


async def test_the_sdk_replaces_a_silent_socket(
    sandbox: Sandbox, app: AsyncApp, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    async def keep(body: dict[str, Any]) -> None:
        heard.add(body["event"]["text"])

    app.event("message")(keep)
    with caplog.at_level(logging.CRITICAL):
        async with connected(sandbox, app) as handler:
            before = await handler.client.session_id()
            sandbox.faults.add(Fault(Effect.SILENT))
            await sandbox.wait_for(lambda: sandbox.connections == 0)
            await sandbox.wait_for(lambda: sandbox.connections == 1)
            await sandbox.say(TRADE_DESK, "x")
            assert await heard.count(1) == ["x"]
            assert await handler.client.session_id() != before


async def test_an_event_comes_again_although_it_was_acknowledged(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        sandbox.faults.add(Fault(Effect.REDELIVERED))
        await sandbox.say(TRADE_DESK, "x")
        frames = [await socket.take(), await socket.take()]
        await sandbox.say(TRADE_DESK, "y")
        assert texts([await socket.take()]) == ["y"]
    assert frames[0]["payload"] == frames[1]["payload"]
    assert [(each["retry_attempt"], each["retry_reason"]) for each in frames] == [
        (0, ""),
        (1, "timeout"),
    ]


async def test_an_event_comes_twice_at_once(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        sockets = [await wire(sandbox, session, greeted=True) for _ in range(2)]
        sandbox.faults.add(Fault(Effect.DUPLICATED))
        await sandbox.say(TRADE_DESK, "x")
        frames = [await socket.take() for socket in sockets]  # neither waits for the other
        for socket in sockets:
            await nothing_comes(socket)
    assert frames[0]["payload"] == frames[1]["payload"]
    assert len({frame["envelope_id"] for frame in frames}) == 2
    assert [frame["retry_attempt"] for frame in frames] == [0, 0]


async def test_an_event_is_held_back_behind_the_next(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        sandbox.faults.add(Fault(Effect.REORDERED, times=2, seconds=60))
        await sandbox.say(TRADE_DESK, "first")
        await sandbox.say(TRADE_DESK, "second")
        await nothing_comes(socket)
        await sandbox.say(TRADE_DESK, "third")
        frames = [await socket.take() for _ in range(3)]
    assert texts(frames)[0] == "third"
    assert set(texts(frames)) == {"first", "second", "third"}


async def test_an_event_is_not_held_back_for_ever(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        sandbox.faults.add(Fault(Effect.REORDERED, seconds=0.05))
        await sandbox.say(TRADE_DESK, "alone")
        assert texts([await socket.take()]) == ["alone"]


async def test_faults_of_events_name_the_type_that_they_spoil(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session, greeted=True)
        sandbox.faults.add(Fault(Effect.DUPLICATED, method="app_mention"))
        await sandbox.say(TRADE_DESK, "<@U0TRADEWIRE> x")
        kinds = [(await socket.take())["payload"]["event"]["type"] for _ in range(3)]
    assert sorted(kinds) == ["app_mention", "app_mention", "message"]


async def test_the_page_is_told_when_the_faults_change(sandbox: Sandbox) -> None:
    with sandbox._workspace.live.listen() as notices:
        sandbox.faults.add(Fault(Effect.SLOW))
        assert notices.get_nowait() == {"type": "faults"}
