"""conversations.* and users.conversations: what there is, who is in it, coming and going."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, COLLEAGUE, GENERAL, TRADE_DESK, YOU, Sandbox, open_sandbox
from tests.sandbox.conformance.conftest import OPEN, Widen
from tests.sandbox.conftest import Heard, client_of, connected, refusal, wall


async def pages(call: Callable[..., Awaitable[Any]], key: str, **arguments: Any) -> list[list[Any]]:
    """Follow the cursors of a method to its end."""
    found: list[list[Any]] = []
    cursor = ""
    while not found or cursor:
        answer = await call(limit=1, cursor=cursor, **arguments)
        found.append(answer[key])
        cursor = answer["response_metadata"]["next_cursor"]
    return found


async def test_members_are_listed_page_by_page(client: AsyncWebClient) -> None:
    found = await pages(client.conversations_members, "members", channel=TRADE_DESK)
    assert found == [[YOU], [COLLEAGUE], [BOT_USER]]
    whole = await client.conversations_members(channel=GENERAL)
    assert whole["members"] == [YOU, COLLEAGUE]
    assert whole["response_metadata"] == {"next_cursor": ""}


async def test_a_person_s_conversations_are_listed_page_by_page(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    found = await pages(client.users_conversations, "channels", user=YOU)
    assert [[each["id"] for each in page] for page in found] == [[TRADE_DESK], [GENERAL]]
    own = await client.users_conversations(types=["public_channel", "im"])
    assert [each["id"] for each in own["channels"]] == [TRADE_DESK, sandbox.direct()]


async def test_the_app_joins_and_leaves(client: AsyncWebClient, sandbox: Sandbox) -> None:
    joined = await client.conversations_join(channel=GENERAL)
    assert (joined["channel"]["is_member"], "warning" in joined.data) == (True, False)
    again = await client.conversations_join(channel=GENERAL)
    assert again["warning"] == "already_in_channel"
    assert again["response_metadata"] == {"warnings": ["already_in_channel"]}
    await client.chat_postMessage(channel=GENERAL, text="in")
    stuck = await refusal(client.conversations_leave(channel=GENERAL))
    assert stuck["error"] == "cant_leave_general"
    await client.conversations_leave(channel=TRADE_DESK)
    out = await client.conversations_leave(channel=TRADE_DESK)
    assert out["not_in_channel"] is True
    gone = await refusal(client.chat_postMessage(channel=TRADE_DESK, text="out"))
    assert gone["error"] == "not_in_channel"
    [note] = sandbox.messages(TRADE_DESK)
    assert (note["subtype"], note["user"]) == ("channel_leave", BOT_USER)
    assert "bot_id" not in note


async def test_the_app_is_told_of_those_who_come(
    sandbox: Sandbox, client: AsyncWebClient, heard: Heard
) -> None:
    app = AsyncApp(client=client, ignoring_self_events_enabled=False)

    @app.event("member_joined_channel")
    async def on_joined(event: dict[str, Any]) -> None:
        heard.add((event["user"], event["channel"], event.get("inviter")))

    @app.event("message")
    async def on_message() -> None: ...

    async with connected(sandbox, app):
        await client.conversations_join(channel=GENERAL)
        made = (await client.conversations_create(name="steel"))["channel"]["id"]
        await client.conversations_invite(channel=made, users=[YOU])
        events = await heard.count(2)
    assert events == [(BOT_USER, GENERAL, None), (YOU, made, BOT_USER)]


async def test_a_channel_is_made_with_the_app_alone_in_it(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    made = (await client.conversations_create(name="steel", is_private=True))["channel"]
    assert (made["name"], made["is_private"], made["is_member"]) == ("steel", True, True)
    await client.chat_postMessage(channel=made["id"], text="first")
    await client.conversations_invite(channel=made["id"], users=f"{YOU},{COLLEAGUE}")
    listed = await client.conversations_members(channel=made["id"])
    assert listed["members"] == [BOT_USER, YOU, COLLEAGUE]
    info = await client.conversations_info(channel=made["id"])
    assert info["channel"]["num_members"] == 3


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("conversations.members", {"channel": "C0NOWHERE"}, "channel_not_found"),
    ("conversations.members", {"channel": TRADE_DESK, "limit": "0"}, "invalid_limit"),
    ("conversations.members", {"channel": TRADE_DESK, "cursor": "bmV4d"}, "invalid_cursor"),
    ("users.conversations", {"user": "U0NOBODY"}, "user_not_found"),
    ("users.conversations", {"types": "canal"}, "invalid_types"),
    ("conversations.join", {"channel": "C0NOWHERE"}, "channel_not_found"),
    ("conversations.join", {"channel": "D0YOU"}, "method_not_supported_for_channel_type"),
    ("conversations.leave", {"channel": "D0YOU"}, "method_not_supported_for_channel_type"),
    ("conversations.invite", {"channel": GENERAL, "users": YOU}, "not_in_channel"),
    ("conversations.invite", {"channel": TRADE_DESK}, "no_user"),
    ("conversations.invite", {"channel": TRADE_DESK, "users": "U0NOBODY"}, "user_not_found"),
    ("conversations.invite", {"channel": TRADE_DESK, "users": BOT_USER}, "cant_invite_self"),
    ("conversations.invite", {"channel": TRADE_DESK, "users": YOU}, "already_in_channel"),
    ("conversations.create", {}, "invalid_name_required"),
    ("conversations.create", {"name": "x" * 81}, "invalid_name_maxlength"),
    ("conversations.create", {"name": "Steel"}, "invalid_name_specials"),
    ("conversations.create", {"name": "a b"}, "invalid_name_specials"),
    ("conversations.create", {"name": "general"}, "name_taken"),
]


@pytest.mark.parametrize(("method", "arguments", "error"), REFUSED)
async def test_what_slack_refuses_of_a_conversation(
    client: AsyncWebClient, method: str, arguments: dict[str, str], error: str
) -> None:
    answer = await refusal(client.api_call(method, data=arguments))
    assert answer["error"] == error


@pytest.mark.parametrize(
    ("scope", "method", "arguments"),
    [
        ("channels:manage", "conversations.create", {"name": "steel"}),
        ("groups:write", "conversations.create", {"name": "steel", "is_private": "true"}),
        ("channels:manage", "conversations.leave", {"channel": TRADE_DESK}),
        ("channels:join", "conversations.join", {"channel": GENERAL}),
        ("channels:read", "conversations.members", {"channel": TRADE_DESK}),
        ("im:read", "users.conversations", {"types": "im"}),
        ("team:read", "team.info", {}),
        ("users:read", "users.list", {}),
        ("users:read", "bots.info", {"bot": "B0TRADEWIRE"}),
        ("files:write", "files.getUploadURLExternal", {"filename": "a", "length": "1"}),
        ("files:read", "files.info", {"file": "F0"}),
        ("chat:write", "chat.startStream", {"channel": TRADE_DESK, "thread_ts": "1.5"}),
        ("chat:write", "chat.delete", {"channel": TRADE_DESK, "ts": "1.5"}),
    ],
)
async def test_a_method_needs_its_scope(
    widen: Widen, scope: str, method: str, arguments: dict[str, str]
) -> None:
    async with open_sandbox(
        port=0, path=None, manifest=widen(without=[scope]), now=wall, limits=OPEN
    ) as sandbox:
        answer = await refusal(client_of(sandbox).api_call(method, data=arguments))
    assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
