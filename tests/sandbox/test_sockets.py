"""Socket Mode, driven by a real Bolt app over real sockets."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, GENERAL, TRADE_DESK, YOU, Sandbox, open_sandbox
from tests.sandbox.conftest import HASTY, MANIFEST, Heard, client_of, connected, wall
from tests.sandbox.wires import wire


def listen(app: AsyncApp, heard: Heard) -> None:
    """Let an app acknowledge and keep every event it is sent."""

    async def keep(body: dict[str, Any]) -> None:
        heard.add(body)

    app.event("message")(keep)
    app.event("app_mention")(keep)
    app.event({"type": "message", "subtype": "message_changed"})(keep)


async def test_a_typed_message_reaches_the_app(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    listen(app, heard)
    async with connected(sandbox, app):
        said = await sandbox.say("#trade-desk", "What of the pause?")
        [body] = await heard.count(1)
    event = body["event"]
    assert (event["text"], event["user"], event["ts"]) == ("What of the pause?", YOU, said["ts"])
    assert (event["channel"], event["channel_type"]) == (TRADE_DESK, "channel")
    assert (body["team_id"], body["event_id"][:2]) == (sandbox.team, "Ev")
    assert body["authorizations"][0]["user_id"] == BOT_USER


async def test_a_mention_comes_as_two_events_of_one_message(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    listen(app, heard)
    async with connected(sandbox, app):
        parent = await sandbox.say(TRADE_DESK, "parent")
        said = await sandbox.say(TRADE_DESK, f"<@{BOT_USER}> and now?", thread_ts=str(parent["ts"]))
        bodies = (await heard.count(3))[1:]
    assert {body["event"]["type"] for body in bodies} == {"message", "app_mention"}
    assert {body["event"]["ts"] for body in bodies} == {said["ts"]}
    assert {body["event"]["thread_ts"] for body in bodies} == {parent["ts"]}
    assert len({body["event_id"] for body in bodies}) == 2


async def test_a_direct_message_is_never_a_mention_too(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    listen(app, heard)
    async with connected(sandbox, app):
        await sandbox.say(sandbox.direct(), f"<@{BOT_USER}> hello")
        await sandbox.say(sandbox.direct(), "last")
        bodies = await heard.count(2)
    assert [(body["event"]["type"], body["event"]["channel_type"]) for body in bodies] == [
        ("message", "im"),
        ("message", "im"),
    ]


async def test_a_channel_that_the_app_is_not_in_stays_its_own(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    listen(app, heard)
    async with connected(sandbox, app):
        await sandbox.say(GENERAL, f"<@{BOT_USER}> are you there?")
        await sandbox.say(TRADE_DESK, "last")
        [body] = await heard.count(1)
    assert body["event"]["text"] == "last"


async def test_the_app_hears_its_own_posts_and_edits_as_in_slack(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session)
        hello = await socket.hear()
        client = client_of(sandbox)
        ts = (await client.chat_postMessage(channel=TRADE_DESK, text="25%"))["ts"]
        posted = await socket.hear()
        await client.chat_update(channel=TRADE_DESK, ts=ts, text="30%")
        changed = await socket.hear()
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert posted["payload"]["event"]["bot_id"] == "B0TRADEWIRE"
    event = changed["payload"]["event"]
    assert (event["subtype"], event["message"]["text"]) == ("message_changed", "30%")
    assert event["previous_message"]["text"] == "25%"


async def test_an_event_that_is_never_acknowledged_comes_again_and_then_no_more(
    hasty: Sandbox,
) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(hasty, session)
        await socket.hear()
        await hasty.say(TRADE_DESK, "x")
        frames = [await socket.hear() for _ in range(4)]
        await hasty.say(TRADE_DESK, "y")
        after = await socket.hear()
        await socket.acknowledge(after)
    assert [(frame["retry_attempt"], frame["retry_reason"]) for frame in frames] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert len({frame["envelope_id"] for frame in frames}) == 4
    assert len({frame["payload"]["event_id"] for frame in frames}) == 1
    assert after["payload"]["event"]["text"] == "y"


async def test_an_acknowledged_event_does_not_come_again(hasty: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await wire(hasty, session)
        await socket.hear()
        await hasty.say(TRADE_DESK, "x")
        await socket.acknowledge(await socket.hear())
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.hear(), 0.5)


async def test_a_bolt_app_that_fails_to_acknowledge_is_told_of_the_retry(
    hasty: Sandbox, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    app = AsyncApp(client=client_of(hasty))

    async def deaf(req: Any, resp: Any, next: Any) -> None:  # noqa: A002
        heard.add(req.headers.get("x-slack-retry-num"))
        if len(list(heard)) > 1:
            await next()
        else:
            resp.status = 500

    app.use(deaf)
    app.event("message")(_nothing)
    with caplog.at_level(logging.CRITICAL):
        async with connected(hasty, app):
            await hasty.say(TRADE_DESK, "x")
            assert await heard.count(2) == [["0"], ["1"]]


async def _nothing() -> None:
    return


async def test_two_connections_share_the_events_one_each(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        first, second = await wire(sandbox, session), await wire(sandbox, session)
        assert [(await each.hear())["num_connections"] for each in (first, second)] == [1, 2]
        for number in range(6):
            await sandbox.say(TRADE_DESK, str(number))
        took: dict[str, list[str]] = {"first": [], "second": []}
        for name, socket in (("first", first), ("second", second)):
            for _ in range(3):
                frame = await socket.hear()
                await socket.acknowledge(frame)
                took[name].append(frame["payload"]["event"]["text"])
        assert took == {"first": ["0", "2", "4"], "second": ["1", "3", "5"]}
        for socket in (first, second):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(socket.hear(), 0.1)


async def test_an_event_waits_for_a_connection_and_passes_to_the_next_when_one_breaks(
    sandbox: Sandbox,
) -> None:
    await sandbox.say(TRADE_DESK, "early")
    async with aiohttp.ClientSession() as session:
        first = await wire(sandbox, session)
        await first.hear()
        frame = await first.hear()
        assert (frame["payload"]["event"]["text"], frame["retry_attempt"]) == ("early", 0)
        sandbox.cut_sockets()
        second = await wire(sandbox, session)
        await second.hear()
        again = await second.hear()
        await second.acknowledge(again)
    assert again["payload"] == frame["payload"]
    assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")


async def test_a_cut_socket_is_opened_again_by_the_sdk(
    sandbox: Sandbox, app: AsyncApp, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    listen(app, heard)
    with caplog.at_level(logging.CRITICAL):
        async with connected(sandbox, app):
            sandbox.cut_sockets()
            await sandbox.say(TRADE_DESK, "after the cut")
            [body] = await heard.count(1)
    assert body["event"]["text"] == "after the cut"


async def test_a_polite_disconnect_moves_the_app_to_a_new_socket(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    listen(app, heard)
    async with connected(sandbox, app) as handler:
        before = await handler.client.session_id()
        await sandbox.disconnect_sockets("refresh_requested")
        await sandbox.say(TRADE_DESK, "on the new one")
        await heard.count(1)
        assert await handler.client.session_id() != before
        await sandbox.wait_for(lambda: sandbox.connections == 1)


async def test_a_warning_comes_before_the_end_and_the_socket_is_used_until_then() -> None:
    limits = replace(HASTY, warning=0.05)
    async with (
        open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=limits) as sandbox,
        aiohttp.ClientSession() as session,
    ):
        socket = await wire(sandbox, session, greeted=True)
        await sandbox.disconnect_sockets("warning")
        warned = await socket.hear()
        assert sandbox.connections == 1
        await sandbox.say(TRADE_DESK, "still on the old one")
        event = await socket.take()
        ending = await socket.hear()
        assert sandbox.connections == 0
        last = await socket.socket.receive(timeout=5)
    assert (warned["type"], warned["reason"]) == ("disconnect", "warning")
    assert event["payload"]["event"]["text"] == "still on the old one"
    assert (ending["type"], ending["reason"]) == ("disconnect", "refresh_requested")
    assert last.type is aiohttp.WSMsgType.CLOSE


async def test_the_sdk_moves_to_a_new_socket_at_the_warning(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    listen(app, heard)
    async with connected(sandbox, app) as handler:
        before = await handler.client.session_id()
        await sandbox.disconnect_sockets("warning")
        await sandbox.wait_for(lambda: sandbox.connections == 0)
        await sandbox.wait_for(lambda: sandbox.connections == 1)
        await sandbox.say(TRADE_DESK, "on the new one")
        await heard.count(1)
        assert await handler.client.session_id() != before


async def test_ten_connections_are_open_at_once_and_no_more(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        wires = [await wire(sandbox, session) for _ in range(11)]
        *hellos, refused = [await each.hear() for each in wires]
        assert sandbox.connections == 10
    assert [hello["num_connections"] for hello in hellos] == list(range(1, 11))
    assert (refused["type"], refused["reason"]) == ("disconnect", "too_many_websockets")


async def test_a_ticket_opens_one_socket(sandbox: Sandbox, client: AsyncWebClient) -> None:
    url = (await client.apps_connections_open(app_token=sandbox.app_token))["url"]
    async with aiohttp.ClientSession() as session:
        await session.ws_connect(url)
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await session.ws_connect(url)
    assert caught.value.status == 401


async def test_a_ticket_is_of_use_for_its_life_only() -> None:
    async with open_sandbox(
        port=0, path=None, manifest=MANIFEST, now=wall, limits=replace(HASTY, ticket_life=0.0)
    ) as sandbox:
        client = client_of(sandbox)
        url = (await client.apps_connections_open(app_token=sandbox.app_token))["url"]
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
                await session.ws_connect(url)
    assert caught.value.status == 401


async def test_nonsense_on_the_socket_is_ignored(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        url = (await client_of(sandbox).apps_connections_open(app_token=sandbox.app_token))["url"]
        socket = await session.ws_connect(url)
        await socket.receive_json()
        for frame in (
            "{",
            "[" * 100_000,
            "[]",
            '{"envelope_id": []}',
            '{"envelope_id": "no such"}',
        ):
            await socket.send_str(frame)
        await sandbox.say(TRADE_DESK, "still here")
        assert (await socket.receive_json(timeout=5))["type"] == "events_api"
