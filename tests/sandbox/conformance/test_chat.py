"""chat.delete, chat.getPermalink, and what the other chat methods take beside text and blocks."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import GENERAL, TRADE_DESK, YOU, Sandbox
from tests.sandbox.conftest import Heard, client_of, connected, refusal

UNFURL: dict[str, Any] = {
    "unfurl_links": False,
    "unfurl_media": False,
    "username": "x",
    "icon_emoji": ":x:",
}


async def post(client: AsyncWebClient, text: str, **more: Any) -> str:
    return str((await client.chat_postMessage(channel=TRADE_DESK, text=text, **more))["ts"])


async def test_a_message_that_is_deleted_is_gone(client: AsyncWebClient, sandbox: Sandbox) -> None:
    first, second = await post(client, "first"), await post(client, "second")
    answer = await client.chat_delete(channel=TRADE_DESK, ts=first)
    assert (answer["channel"], answer["ts"]) == (TRADE_DESK, first)
    assert [each["ts"] for each in sandbox.messages(TRADE_DESK)] == [second]
    again = await refusal(client.chat_delete(channel=TRADE_DESK, ts=first))
    assert again["error"] == "message_not_found"


async def test_a_deleted_reply_is_no_longer_counted(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    replies = [await post(client, text, thread_ts=parent) for text in ("one", "two")]
    await client.chat_delete(channel=TRADE_DESK, ts=replies[1])
    shown = sandbox.messages(TRADE_DESK)[0]
    assert (shown["reply_count"], shown["latest_reply"]) == (1, replies[0])


async def test_a_deleted_parent_leaves_a_tombstone_over_its_thread(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    await post(client, "reply", thread_ts=parent)
    await client.chat_delete(channel=TRADE_DESK, ts=parent)
    tomb, reply = sandbox.messages(TRADE_DESK)
    assert (tomb["subtype"], tomb["user"], tomb["reply_count"]) == ("tombstone", "USLACKBOT", 1)
    assert "bot_id" not in tomb
    assert reply["text"] == "reply"
    again = await refusal(client.chat_delete(channel=TRADE_DESK, ts=parent))
    assert again["error"] == "message_not_found"


async def test_only_the_app_s_own_messages_are_its_to_delete(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    said = await sandbox.say(TRADE_DESK, "mine")
    answer = await refusal(client.chat_delete(channel=TRADE_DESK, ts=said["ts"]))
    assert answer["error"] == "cant_delete_message"
    nowhere = await refusal(client.chat_delete(channel="C0NOWHERE", ts=said["ts"]))
    assert nowhere["error"] == "channel_not_found"


async def test_the_app_is_told_what_was_deleted(sandbox: Sandbox, heard: Heard) -> None:
    client = client_of(sandbox)
    app = AsyncApp(client=client, ignoring_self_events_enabled=False)

    @app.event({"type": "message", "subtype": "message_deleted"})
    async def on_deleted(event: dict[str, Any]) -> None:
        heard.add(event)

    @app.event("message")
    async def on_message() -> None: ...

    async with connected(sandbox, app):
        ts = await post(client, "gone soon")
        await client.chat_delete(channel=TRADE_DESK, ts=ts)
        [event] = await heard.count(1)
    assert (event["deleted_ts"], event["hidden"]) == (ts, True)
    assert event["previous_message"]["text"] == "gone soon"
    assert event["ts"] == event["event_ts"] > ts


async def test_a_message_has_a_permanent_address(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    reply = await post(client, "reply", thread_ts=parent)
    top = await client.chat_getPermalink(channel=TRADE_DESK, message_ts=parent)
    under = await client.chat_getPermalink(channel=TRADE_DESK, message_ts=reply)
    base = f"{sandbox.url}/archives/{TRADE_DESK}/p"
    assert top["permalink"] == base + parent.replace(".", "")
    assert under["permalink"] == (
        f"{base}{reply.replace('.', '')}?thread_ts={parent}&cid={TRADE_DESK}"
    )
    lost = await refusal(client.chat_getPermalink(channel=TRADE_DESK, message_ts="1.000001"))
    assert lost["error"] == "message_not_found"


async def test_markdown_text_becomes_a_block_of_markdown(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    answer = await client.chat_postMessage(channel=TRADE_DESK, markdown_text="**25%**")
    [shown] = sandbox.messages(TRADE_DESK)
    [block] = shown["blocks"]
    assert (block["type"], block["text"], shown["text"]) == ("markdown", "**25%**", "**25%**")
    await client.chat_update(channel=TRADE_DESK, ts=answer["ts"], markdown_text="**30%**")
    [shown] = sandbox.messages(TRADE_DESK)
    assert (shown["blocks"][0]["text"], shown["text"]) == ("**30%**", "**30%**")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"markdown_text": "x", "text": "y"}, "markdown_text_conflict"),
        ({"markdown_text": "x", "blocks": [{"type": "divider"}]}, "markdown_text_conflict"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"attachments": []}, "no_text"),
        ({"attachments": "["}, "invalid_arguments"),
        ({"attachments": ["x"]}, "invalid_arguments"),
        ({"attachments": [{"text": "x"}] * 101}, "too_many_attachments"),
    ],
)
async def test_content_that_slack_refuses(
    client: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    asked = {"channel": TRADE_DESK} | arguments
    answer = await refusal(client.api_call("chat.postMessage", json=asked))
    assert answer["error"] == error


SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "chat.update"])
@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({}, "no_text"),
        ({"text": "  "}, "no_text"),
        ({"blocks": "["}, "invalid_blocks_format"),
        ({"blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [{"type": "sparkle"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [SECTION]}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"markdown_text": "x", "text": "y"}, "markdown_text_conflict"),
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
    ],
)
async def test_content_is_refused_wherever_it_is_sent(
    client: AsyncWebClient, parent: str, method: str, content: dict[str, Any], error: str
) -> None:
    where = {"channel": TRADE_DESK, "user": YOU, "ts": parent}
    answer = await refusal(client.api_call(method, json=where | content))
    assert answer["error"] == error


async def test_a_text_that_is_too_long_is_cut_when_posted_and_refused_when_edited(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    said = await client.chat_postMessage(channel=TRADE_DESK, text="x" * 40_001)
    assert said["warning"] == "message_truncated"
    assert len(sandbox.messages(TRADE_DESK)[0]["text"]) == 40_000
    edit = {"channel": TRADE_DESK, "ts": said["ts"]}
    refused = await refusal(client.chat_update(**edit, text="y" * 4001))
    assert refused["error"] == "msg_too_long"
    await client.chat_update(**edit, text="y" * 4000)
    whisper = client.chat_postEphemeral(channel=TRADE_DESK, user=YOU, text="x" * 40_001)
    assert (await refusal(whisper))["error"] == "msg_too_long"


async def test_a_message_may_be_attachments_alone(client: AsyncWebClient, sandbox: Sandbox) -> None:
    attachments = [{"fallback": "25%", "text": "25%"}]
    said = await client.chat_postMessage(channel=TRADE_DESK, attachments=attachments)
    await client.chat_update(channel=TRADE_DESK, ts=said["ts"], attachments=attachments)
    assert [each["text"] for each in sandbox.messages(TRADE_DESK)] == [""]


async def test_unfurling_and_other_looks_are_taken(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    await client.chat_postMessage(channel=TRADE_DESK, text="x", **UNFURL)
    await client.chat_postEphemeral(channel=TRADE_DESK, user=YOU, text="x", parse="none")
    assert [each["text"] for each in sandbox.messages(TRADE_DESK)] == ["x"]


async def test_what_is_said_where_the_app_is_not_is_not_sent_to_it(
    client: AsyncWebClient, sandbox: Sandbox, heard: Heard
) -> None:
    app = AsyncApp(client=client)

    @app.event("message")
    async def on_message(event: dict[str, Any]) -> None:
        heard.add(event["text"])

    async with connected(sandbox, app):
        await sandbox.say(GENERAL, "not for the app")
        await sandbox.say(TRADE_DESK, "for the app")
        assert await heard.count(1) == ["for the app"]
