"""What the Web API refuses, with which of Slack's codes, driven by slack_sdk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import (
    BOT_USER,
    GENERAL,
    TRADE_DESK,
    YOU,
    Effect,
    Fault,
    Limits,
    Sandbox,
    open_sandbox,
)
from tests.sandbox.conftest import LIMITS, MANIFEST, client_of, refusal, wall

LONG = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": GENERAL, "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": TRADE_DESK}, "no_text"),
    ("chat.postMessage", {"channel": TRADE_DESK, "text": "x", "blocks": LONG}, "invalid_blocks"),
    (
        "chat.postMessage",
        {"channel": TRADE_DESK, "text": "x", "blocks": "{"},
        "invalid_blocks_format",
    ),
    (
        "chat.postMessage",
        {"channel": TRADE_DESK, "text": "x", "blocks": ["x"]},
        "invalid_blocks_format",
    ),
    (
        "chat.postMessage",
        {"channel": TRADE_DESK, "text": "x", "thread_ts": "1.5"},
        "invalid_thread_ts",
    ),
    (
        "chat.postMessage",
        {"channel": TRADE_DESK, "text": "x", "thread_ts": ""},
        "invalid_thread_ts",
    ),
    (
        "chat.postMessage",
        {"channel": TRADE_DESK, "text": "x", "metadata": "{"},
        "invalid_metadata_format",
    ),
    (
        "chat.postMessage",
        {"channel": TRADE_DESK, "text": "x", "metadata": {"event_type": "a"}},
        "invalid_metadata_schema",
    ),
    (
        "chat.postMessage",
        {
            "channel": TRADE_DESK,
            "text": "x",
            "metadata": {"event_type": "a", "event_payload": {"a": "x" * 17_000}},
        },
        "metadata_too_large",
    ),
    (
        "chat.update",
        {"channel": TRADE_DESK, "ts": "1.000001", "text": "x"},
        "message_not_found",
    ),
    ("chat.update", {"channel": TRADE_DESK, "text": "x"}, "invalid_arguments"),
    (
        "chat.postEphemeral",
        {"channel": TRADE_DESK, "user": "U0NOBODY", "text": "x"},
        "user_not_in_channel",
    ),
    ("conversations.history", {"channel": GENERAL}, "not_in_channel"),
    ("conversations.history", {"channel": YOU}, "channel_not_found"),
    ("conversations.history", {"channel": TRADE_DESK, "limit": "1000"}, "invalid_limit"),
    ("conversations.history", {"channel": TRADE_DESK, "cursor": "!"}, "invalid_cursor"),
    ("conversations.history", {"channel": TRADE_DESK, "oldest": "noon"}, "invalid_ts_oldest"),
    ("conversations.replies", {"channel": TRADE_DESK, "ts": "1.5"}, "thread_not_found"),
    ("conversations.open", {}, "users_list_not_supplied"),
    ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
    ("conversations.open", {"users": BOT_USER}, "cannot_dm_bot"),
    ("conversations.list", {"types": "im"}, "missing_scope"),
    ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
    ("chat.nothing", {}, "unknown_method"),
]


@pytest.mark.parametrize(("method", "arguments", "error"), REFUSED)
@pytest.mark.parametrize("form", ["json", "data", "params"])
async def test_slack_refuses_it_with_its_own_code(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str, form: str
) -> None:
    if form != "json":  # nested values travel as JSON in a string
        arguments = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in arguments.items()
        }
    if form == "params" and any(len(value) > 4000 for value in arguments.values()):
        form = "data"  # no address is that long
    verb = "GET" if form == "params" else "POST"
    answer = await refusal(client.api_call(method, http_verb=verb, **{form: arguments}))
    assert (answer["ok"], answer["error"]) == (False, error)


async def test_blocks_over_a_limit_are_named(client: AsyncWebClient) -> None:
    answer = await refusal(client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=LONG))
    [said] = answer["response_metadata"]["messages"]
    assert said.startswith("[ERROR] ")
    assert said.endswith("(limit 3,000) [json-pointer:/blocks/0/text/text]")


async def test_the_app_may_not_edit_what_a_person_said(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    said = await sandbox.say(TRADE_DESK, "mine")
    answer = await refusal(client.chat_update(channel=TRADE_DESK, ts=said["ts"], text="yours"))
    assert answer["error"] == "cant_update_message"


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-of-somebody-else", "auth.test", "invalid_auth"),
        (Sandbox.app_token, "auth.test", "not_allowed_token_type"),
        (Sandbox.bot_token, "apps.connections.open", "not_allowed_token_type"),
    ],
)
async def test_a_wrong_token_is_refused(
    sandbox: Sandbox, token: str, method: str, error: str
) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        aiohttp.ClientSession() as session,
        session.post(sandbox.api_url + method, headers=headers) as reply,
    ):
        assert await reply.json() == {"ok": False, "error": error}


async def test_a_token_may_come_as_an_argument(sandbox: Sandbox) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.api_url}auth.test?token={sandbox.bot_token}") as reply,
    ):
        assert (await reply.json())["ok"] is True


@pytest.mark.parametrize(
    ("kind", "body", "error"),
    [
        ("application/json", "{", "invalid_json"),
        ("application/json", "[]", "json_not_object"),
        ("text/plain", "x", "invalid_post_type"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(
    sandbox: Sandbox, kind: str, body: str, error: str
) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}", "Content-Type": kind}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.api_url}auth.test", headers=headers, data=body) as reply,
    ):
        assert await reply.json() == {"ok": False, "error": error}


@pytest.mark.parametrize(
    ("scope", "method", "arguments"),
    [
        ("assistant:write", "assistant.threads.setTitle", {"channel_id": "D0YOU", "title": "x"}),
        ("chat:write", "chat.delete", {"channel": TRADE_DESK, "ts": "1.5"}),
        ("chat:write", "chat.postMessage", {"channel": TRADE_DESK, "text": "x"}),
        ("chat:write", "chat.startStream", {"channel": TRADE_DESK, "thread_ts": "1.5"}),
        ("chat:write", "chat.update", {"channel": TRADE_DESK, "ts": "1.5", "text": "x"}),
        ("channels:history", "conversations.history", {"channel": TRADE_DESK}),
        ("channels:history", "conversations.replies", {"channel": TRADE_DESK, "ts": "1.5"}),
        ("channels:read", "conversations.info", {"channel": TRADE_DESK}),
        ("im:write", "conversations.open", {"users": YOU}),
        ("users:read", "users.info", {"user": YOU}),
    ],
)
async def test_a_method_needs_the_manifest_s_scope(
    tmp_path: Path, scope: str, method: str, arguments: dict[str, str]
) -> None:
    declared = json.loads(MANIFEST.read_text())
    scopes = declared["oauth_config"]["scopes"]["bot"]
    scopes.remove(scope)
    declared["settings"]["event_subscriptions"]["bot_events"] = []  # some need the scope
    del declared["features"]["agent_view"]  # so does this
    (tmp_path / "manifest.json").write_text(json.dumps(declared))
    async with open_sandbox(
        port=0, path=None, manifest=tmp_path / "manifest.json", now=wall, limits=LIMITS
    ) as narrow:
        answer = await refusal(client_of(narrow).api_call(method, data=arguments))
    assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
    assert answer["provided"].split(",") == scopes


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ('{"channel": ' + "[" * 5000 + "]" * 5000 + "}", "invalid_json"),
        ('{"channel": "C0TRADEDESK", "ts": "\\uD800", "text": "x"}', "invalid_json"),
        ('{"channel": "\\ud83d\\ude00", "text": "x"}', "channel_not_found"),
        ('{"channel": {"a": []}, "ts": {}, "text": []}', "channel_not_found"),
    ],
)
async def test_a_hostile_body_is_refused_like_any_other(
    sandbox: Sandbox, sent: str, error: str
) -> None:
    headers = {
        "Authorization": f"Bearer {sandbox.bot_token}",
        "Content-Type": "application/json",
    }
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.api_url}chat.update", headers=headers, data=sent) as reply,
    ):
        assert (reply.status, (await reply.json())["error"]) == (200, error)


async def test_a_figure_of_five_thousand_digits_is_refused(client: AsyncWebClient) -> None:
    answer = await refusal(
        client.api_call("conversations.history", data={"channel": TRADE_DESK, "limit": "9" * 5000})
    )
    assert answer["error"] in ("invalid_limit", "invalid_arguments")


async def test_what_is_wrong_first_is_what_is_said(sandbox: Sandbox) -> None:
    """The method is looked up before the token, the token before scope and arguments."""
    nobody = client_of(sandbox, "xoxb-of-somebody-else")
    assert (await refusal(nobody.api_call("chat.nothing")))["error"] == "unknown_method"
    assert (await refusal(nobody.api_call("chat.postMessage")))["error"] == "invalid_auth"
    sandbox.faults.add(Fault(Effect.REFUSED, error="fatal_error"))
    assert (await refusal(nobody.api_call("chat.nothing")))["error"] == "fatal_error"


async def test_a_channel_takes_a_burst_and_then_one_a_second() -> None:
    strict = Limits(post_rate=1.0, post_burst=2)
    async with open_sandbox(
        port=0, path=None, manifest=MANIFEST, now=wall, limits=strict
    ) as sandbox:
        client = client_of(sandbox)
        await client.chat_postMessage(channel=TRADE_DESK, text="1")
        await client.chat_postMessage(channel=TRADE_DESK, text="2")
        await client.chat_postMessage(channel=YOU, text="another channel has its own")
        with pytest.raises(SlackApiError) as caught:
            await client.chat_postMessage(channel=TRADE_DESK, text="3")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "1"
        assert caught.value.response["error"] == "ratelimited"
        assert [each["text"] for each in sandbox.messages(TRADE_DESK)] == ["1", "2"]
