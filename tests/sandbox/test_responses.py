"""The response_url of an interaction, with the demo app behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import aiohttp
import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.sandbox import TRADE_DESK, Sandbox
from tests.sandbox import demo_blocks as shown
from tests.sandbox.demo import Demo

Tried = tuple[Sandbox, Demo]
REFUSED = {  # with a code of its own
    "{}": "no_text",
    '"' + "x" * 40_001 + '"': "msg_too_long",
    '{"text": "x", "blocks": 5}': "invalid_blocks_format",
    '{"text": "x", "thread_ts": "garbage"}': "invalid_thread_ts",
    '{"text": "x", "thread_ts": "1.000001"}': "invalid_thread_ts",
    '{"text": "x", "thread_ts": {"a": 1}}': "invalid_thread_ts",
}


async def pressed(sandbox: Sandbox, app: Demo, *, whisper: bool = False) -> AsyncWebhookClient:
    """Press something that the demo only acknowledges, and give the way to answer it."""
    seen = await seen_message(sandbox, whisper=whisper)
    await sandbox.press(TRADE_DESK, seen["ts"], "overflow", selected="plum")
    return AsyncWebhookClient(app.of("block_actions")[-1]["response_url"])


async def seen_message(sandbox: Sandbox, *, whisper: bool) -> Mapping[str, Any]:
    what = "whisper" if whisper else "message"
    await sandbox.command("/demo", what, channel=TRADE_DESK)
    look = sandbox.whispers if whisper else sandbox.messages
    return (await sandbox.wait_for(lambda: look(TRADE_DESK)))[-1]


def texts(messages: tuple[Mapping[str, Any], ...]) -> list[str]:
    return [message["text"] for message in messages]


@pytest.mark.parametrize("whisper", [False, True])
async def test_the_message_is_replaced(tried: Tried, *, whisper: bool) -> None:
    sandbox, app = tried
    webhook = await pressed(sandbox, app, whisper=whisper)
    block = shown.message()[0] | {"block_id": "new"}
    answer = await webhook.send(text="Another", blocks=[block], replace_original=True)
    assert (answer.status_code, answer.body) == (200, "ok")
    where, elsewhere = sandbox.messages(TRADE_DESK), sandbox.whispers(TRADE_DESK)
    if whisper:
        where, elsewhere = elsewhere, where
    assert [(each["text"], each["blocks"]) for each in where] == [("Another", [block])]
    assert elsewhere == ()


@pytest.mark.parametrize("whisper", [False, True])
async def test_the_message_is_deleted(tried: Tried, *, whisper: bool) -> None:
    sandbox, app = tried
    webhook = await pressed(sandbox, app, whisper=whisper)
    assert (await webhook.send(delete_original=True)).body == "ok"
    assert (sandbox.messages(TRADE_DESK), sandbox.whispers(TRADE_DESK)) == ((), ())
    gone = await webhook.send(text="x", replace_original=True)
    assert (gone.status_code, gone.body) == (400, '{"ok": false, "error": "no_original"}')


async def test_the_app_itself_replaces_an_ephemeral_message_by_a_press(tried: Tried) -> None:
    sandbox, _ = tried
    whisper = await seen_message(sandbox, whisper=True)
    await sandbox.press(TRADE_DESK, whisper["ts"], "yes")
    await sandbox.wait_for(lambda: texts(sandbox.whispers(TRADE_DESK)) == ["You said yes."])
    [now] = sandbox.whispers(TRADE_DESK)
    assert now["ts"] == whisper["ts"]


async def test_an_answer_is_for_the_person_the_channel_or_a_thread(tried: Tried) -> None:
    sandbox, app = tried
    webhook = await pressed(sandbox, app)
    [message] = sandbox.messages(TRADE_DESK)
    await webhook.send(text="for you")
    await webhook.send(text="for all", response_type="in_channel")
    await webhook.send_dict(
        {"text": "below", "response_type": "in_channel", "thread_ts": message["ts"]}
    )
    assert texts(sandbox.whispers(TRADE_DESK)) == ["for you"]
    assert texts(sandbox.messages(TRADE_DESK)) == ["Press anything.", "for all", "below"]
    assert texts(sandbox.messages(TRADE_DESK, thread_ts=message["ts"])) == ["below"]


async def test_five_uses_count_whatever_they_do(tried: Tried) -> None:
    sandbox, app = tried
    webhook = await pressed(sandbox, app)
    said = [await webhook.send(text="x", replace_original=True) for _ in range(4)]
    bad = await webhook.send(text="")
    assert [each.status_code for each in said] == [200] * 4
    assert (bad.status_code, bad.body) == (400, '{"ok": false, "error": "no_text"}')
    spent = await webhook.send(text="x")
    assert (spent.status_code, spent.body) == (404, '{"ok": false, "error": "used_url"}')


@pytest.mark.parametrize(
    "body",
    [
        *("", "[", "{}", "[1]", "3", '"' + "x" * 40_001 + '"', "[" * 100_000),
        *('{"text": ["x"]}', '{"text": 5}', '{"text": {}}', '{"text": "x", "blocks": 5}'),
        *('{"text": "x", "response_type": "bogus"}', '{"text": "x", "response_type": []}'),
        *('{"text": "x", "thread_ts": "garbage"}', '{"text": "x", "thread_ts": "1.000001"}'),
        *('{"text": "x", "thread_ts": {"a": 1}}', '{"text": "x", "more": NaN}'),
    ],
)
async def test_a_body_that_is_no_message_is_refused(tried: Tried, body: str) -> None:
    sandbox, app = tried
    webhook = await pressed(sandbox, app)
    async with aiohttp.ClientSession() as session, session.post(webhook.url, data=body) as answer:
        assert answer.status == 400
        said = await answer.json()
    assert (said["ok"], said["error"]) == (False, REFUSED.get(body, "invalid_payload"))
    assert sandbox.whispers(TRADE_DESK) == ()
    assert texts(sandbox.messages(TRADE_DESK)) == ["Press anything."]
