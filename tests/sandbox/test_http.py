"""Delivery over HTTP, to a real Bolt app that verifies every signature, and to a bare one."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import Clock, SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import ConfigError
from bot.sandbox import TRADE_DESK, Effect, Fault, Faults, Limits, Sandbox, open_sandbox
from bot.sandbox.http import SIGNING_SECRET, Http, signed
from bot.sandbox.link import NotAcknowledgedError
from bot.sandbox.state import State
from tests.sandbox.conftest import HASTY, LIMITS, MANIFEST, Heard, client_of, refusal, wall
from tests.sandbox.receiver import Answer, Receiver, refuse


@asynccontextmanager
async def over_http(
    url: str, limits: Limits = LIMITS, secret: str = SIGNING_SECRET, path: Path | None = None
) -> AsyncIterator[Sandbox]:
    async with open_sandbox(
        port=0,
        path=path,
        manifest=MANIFEST,
        now=wall,
        limits=limits,
        request_url=url,
        signing_secret=secret,
    ) as sandbox:
        yield sandbox


@asynccontextmanager
async def bolt(
    answered: Heard | None = None, secret: str = SIGNING_SECRET
) -> AsyncIterator[tuple[AsyncApp, Sandbox]]:
    """Serve a Bolt app on loopback, and a sandbox that delivers to it.

    `answered` hears of each event's retry number and of the status that it got.
    """
    client = AsyncWebClient(token=Sandbox.bot_token, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret=SIGNING_SECRET)
    served = app.web_app(path="/slack/events")

    @web.middleware
    async def watch(request: web.Request, handler: Answer) -> web.StreamResponse:
        answer = await handler(request)
        if answered is not None and b"url_verification" not in await request.read():
            answered.add((request.headers.get("X-Slack-Retry-Num"), answer.status))
        return answer

    served.middlewares.append(watch)
    server = TestServer(served)
    async with server, over_http(str(server.make_url("/slack/events")), secret=secret) as sandbox:
        client.base_url = sandbox.api_url
        yield app, sandbox


@asynccontextmanager
async def receiving(
    receiver: Receiver, path: Path | None = None, limits: Limits = HASTY
) -> AsyncIterator[Sandbox]:
    served = web.Application()
    served.router.add_post("/slack/events", receiver.serve)
    server = TestServer(served)
    async with (
        server,
        over_http(str(server.make_url("/slack/events")), limits, path=path) as opened,
    ):
        yield opened
        receiver.over.set()


async def test_a_bolt_app_is_sent_events_that_it_can_verify(heard: Heard) -> None:
    async with bolt() as (app, sandbox):

        async def keep(body: dict[str, Any]) -> None:
            heard.add(body)

        app.event("message")(keep)
        said = await sandbox.say(TRADE_DESK, "Zölle & “Fristen”")
        [body] = await heard.count(1)
    assert body["event"]["text"] == "Zölle & “Fristen”"
    assert body["event"]["ts"] == said["ts"]
    assert sandbox.connections == 1


async def test_a_bolt_app_answers_a_command_at_once_and_later(heard: Heard) -> None:
    async with bolt() as (app, sandbox):

        async def trade(ack: Any, respond: Any, command: dict[str, Any]) -> None:
            heard.add(command)
            await ack(f"Looking for {command['text']}")
            await respond("Found")

        app.command("/trade")(trade)
        shown = await sandbox.command("/trade", "glass & sand", channel=TRADE_DESK)
        await sandbox.wait_for(lambda: len(sandbox.whispers(TRADE_DESK)) == 2)
        texts = [each["text"] for each in sandbox.whispers(TRADE_DESK)]
    assert shown is not None
    assert shown["text"] in texts
    assert sorted(texts) == ["Found", "Looking for glass & sand"]
    [command] = heard
    assert (command["command"], command["text"]) == ("/trade", "glass & sand")


async def test_a_bolt_app_is_sent_interactions(heard: Heard) -> None:
    button = {
        "type": "button",
        "action_id": "more",
        "value": "§ 41",
        "text": {"type": "plain_text", "text": "More"},
    }
    async with bolt() as (app, sandbox):

        async def pressed(ack: Any, body: dict[str, Any]) -> None:
            heard.add((body["type"], body["actions"][0]["value"], body["message"]["ts"]))
            await ack()

        app.action("more")(pressed)
        blocks = [{"type": "actions", "elements": [button]}]
        said = await app.client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=blocks)
        await sandbox.press(TRADE_DESK, said["ts"], "more")
    assert list(heard) == [("block_actions", "§ 41", said["ts"])]


async def test_a_wrong_secret_is_refused_and_the_event_is_sent_again(
    heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        async with bolt(heard, secret="another secret altogether") as (_, sandbox):
            await sandbox.say(TRADE_DESK, "x")
            answers = await heard.count(4)
    assert answers == [(None, 401), ("1", 401), ("2", 401), ("3", 401)]


async def test_an_app_that_is_slow_is_sent_the_event_three_times_more() -> None:
    receiver = Receiver.asleep(4)
    async with receiving(receiver) as sandbox:
        await sandbox.say(TRADE_DESK, "x")
        retries = await receiver.retries(4)
        receiver.over.set()
        await sandbox.say(TRADE_DESK, "y")
        await receiver.got.count(5)
    assert retries == [
        (None, None),
        ("1", "http_timeout"),
        ("2", "http_timeout"),
        ("3", "http_timeout"),
    ]
    bodies = [json.loads(body) for _, body in receiver.got]
    assert [body["event"]["text"] for body in bodies] == ["x"] * 4 + ["y"]
    assert len({body["event_id"] for body in bodies}) == 2


async def test_an_error_is_tried_again_and_every_request_is_signed_anew() -> None:
    receiver = Receiver(refuse(500), refuse(302, Location="/elsewhere"), refuse(401))
    async with receiving(receiver) as sandbox:
        await sandbox.say(TRADE_DESK, "x")
        retries = await receiver.retries(4)
    assert retries[1:] == [("1", "http_error"), ("2", "http_error"), ("3", "http_error")]
    verifier = SignatureVerifier(SIGNING_SECRET)
    assert all(verifier.is_valid_request(body, headers) for headers, body in receiver.got)


async def test_an_app_may_ask_for_no_retry() -> None:
    receiver = Receiver(refuse(500, X_Slack_No_Retry="1"))
    async with receiving(receiver) as sandbox:
        await sandbox.say(TRADE_DESK, "x")
        await receiver.got.count(1)
        await sandbox.say(TRADE_DESK, "y")
        assert await receiver.retries(2) == [(None, None), (None, None)]
    texts = [json.loads(body)["event"]["text"] for _, body in receiver.got]
    assert texts == ["x", "y"]


@pytest.mark.parametrize(
    ("receiver", "failure"),
    [(Receiver(refuse(500)), "dispatch_failed"), (Receiver.asleep(1), "operation_timeout")],
)
async def test_a_command_is_not_tried_again(receiver: Receiver, failure: str) -> None:
    async with receiving(receiver) as sandbox:
        told = await sandbox.command("/trade", "help", channel=TRADE_DESK)
    assert told is not None
    assert told["text"] == f"/trade failed with the error “{failure}”."
    [(headers, body)] = receiver.got
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(body.decode())["command"] == ["/trade"]


async def test_nobody_at_the_address_is_a_failed_connection() -> None:
    state = State(None, ())
    link = Http(
        state,
        HASTY,
        Faults(),
        url="http://127.0.0.1:1/slack/events",
        secret="s",
        clock=lambda: 0.0,
    )
    with pytest.raises(NotAcknowledgedError) as caught:
        await link.ask("slash_commands", {"command": "/trade"})
    assert caught.value.reason == "cut"
    await link.close()
    state.close()


async def test_events_left_by_an_earlier_run_are_sent_as_retries(tmp_path: Path) -> None:
    deaf = Receiver.asleep(4)
    async with receiving(deaf, tmp_path / "slack.db") as sandbox:
        await sandbox.say(TRADE_DESK, "before the restart")
        await deaf.got.count(1)
    receiver = Receiver()
    async with receiving(receiver, tmp_path / "slack.db"):
        assert await receiver.retries(1) == [("1", "connection_failed")]


async def test_faults_of_events_hold_over_http_too() -> None:
    receiver = Receiver()
    async with receiving(receiver) as sandbox:
        sandbox.faults.add(Fault(Effect.REDELIVERED))
        await sandbox.say(TRADE_DESK, "x")
        assert await receiver.retries(2) == [(None, None), ("1", "http_timeout")]
        sandbox.faults.add(Fault(Effect.REVOKED, times=0))
        last = json.loads((await receiver.got.count(3))[2][1])
    assert last["event"]["type"] == "tokens_revoked"


async def test_over_http_there_is_no_socket_to_open() -> None:
    async with over_http("http://127.0.0.1:9/") as sandbox:
        client = client_of(sandbox)
        refused = await refusal(client.apps_connections_open(app_token=sandbox.app_token))
    assert refused["error"] == "socket_mode_not_enabled"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/slack/events",
        "https://127.0.0.1/slack/events",
        "http://10.0.0.1:3000/",
        "127.0.0.1:3000",
        "http://[::1",
    ],
)
async def test_an_address_elsewhere_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="loopback only"):
        async with over_http(url):
            pass


class Fixed(Clock):
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def now(self) -> float:
        return self._seconds


@given(st.text(), st.text(min_size=1).filter(str.strip), st.floats(0, 4e9))
def test_slack_s_own_verifier_takes_every_signature(text: str, secret: str, now: float) -> None:
    body = text.encode()
    headers = signed(body, secret, now)
    assert SignatureVerifier(secret, Fixed(now)).is_valid_request(body, headers)
    assert not SignatureVerifier(secret + "x", Fixed(now)).is_valid_request(body, headers)
    assert not SignatureVerifier(secret, Fixed(now + 301)).is_valid_request(body, headers)
