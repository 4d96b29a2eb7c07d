"""conversations.* and users.conversations: what there is, who is in it, coming and going."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, COLLEAGUE, GENERAL, TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.api import METHODS
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
    info = await client.conversations_info(channel=made["id"], include_num_members=True)
    assert info["channel"]["num_members"] == 3
    bare = await client.conversations_info(channel=made["id"])
    assert "num_members" not in bare["channel"]


async def test_of_several_people_those_who_can_be_invited_are_where_that_is_forced(
    client: AsyncWebClient,
) -> None:
    made = (await client.conversations_create(name="steel"))["channel"]["id"]
    some = {"channel": made, "users": f"U0NOBODY,{YOU}"}
    assert (await refusal(client.conversations_invite(**some)))["error"] == "user_not_found"
    assert (await client.conversations_members(channel=made))["members"] == [BOT_USER]
    await client.conversations_invite(**some, force=True)
    assert (await client.conversations_members(channel=made))["members"] == [BOT_USER, YOU]
    again = await refusal(client.conversations_invite(**some, force=True))
    assert again["error"] == "user_not_found"


async def test_opened_direct_messages_are_described_only_if_asked(client: AsyncWebClient) -> None:
    none = await refusal(client.conversations_open(users=COLLEAGUE, prevent_creation=True))
    assert none["error"] == "channel_not_found"
    first = await client.conversations_open(users=COLLEAGUE)
    where = first["channel"]["id"]
    assert first.data == {"ok": True, "channel": {"id": where}}
    again = await client.conversations_open(channel=where, return_im=True)
    assert (again["no_op"], again["already_open"]) == (True, True)
    assert (again["channel"]["is_im"], again["channel"]["user"]) == (True, COLLEAGUE)


async def test_the_app_is_told_of_a_channel_that_is_made(widen: Widen, heard: Heard) -> None:
    manifest = widen(also=["channel_created"])
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        client = client_of(sandbox)
        app = AsyncApp(client=client, ignoring_self_events_enabled=False)

        @app.event("channel_created")
        async def on_created(event: dict[str, Any]) -> None:
            heard.add(event["channel"])

        async with connected(sandbox, app):
            await client.conversations_create(name="quietly", is_private=True)
            made = (await client.conversations_create(name="steel"))["channel"]
            [told] = await heard.count(1)
    assert isinstance(told.pop("created"), int)
    assert told == {"id": made["id"], "name": "steel", "creator": BOT_USER}


async def test_a_private_channel_of_others_is_not_there_for_the_app(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    made = (await client.conversations_create(name="quietly", is_private=True))["channel"]["id"]
    await client.conversations_invite(channel=made, users=YOU)
    held = (await client.chat_postMessage(channel=made, text="x"))["ts"]
    everything: dict[str, Any] = {"types": "public_channel,private_channel", "limit": 100}
    listed = await client.conversations_list(**everything)
    assert made in [each["id"] for each in listed["channels"]]
    await client.conversations_leave(channel=made)
    for found in (
        await client.conversations_list(**everything),
        await client.users_conversations(**everything),
        await client.users_conversations(**everything, user=YOU),
    ):
        assert TRADE_DESK in [each["id"] for each in found["channels"]]
        assert made not in [each["id"] for each in found["channels"]]
    asked: list[tuple[str, dict[str, Any]]] = [
        ("conversations.info", {"channel": made}),
        ("conversations.members", {"channel": made}),
        ("conversations.history", {"channel": made}),
        ("conversations.leave", {"channel": made}),
        ("chat.postMessage", {"channel": made, "text": "x"}),
        ("chat.postMessage", {"channel": "#quietly", "text": "x"}),
        ("chat.delete", {"channel": made, "ts": held}),
        ("chat.getPermalink", {"channel": made, "message_ts": held}),
        ("chat.postEphemeral", {"channel": made, "user": YOU, "text": "x"}),
    ]
    for method, arguments in asked:
        answer = await refusal(client.api_call(method, data=arguments))
        assert (method, answer["error"]) == (method, "channel_not_found")
    await sandbox.join(made)
    assert (await client.conversations_info(channel=made))["channel"]["name"] == "quietly"


async def test_an_app_that_may_post_in_public_need_not_be_a_member(widen: Widen) -> None:
    manifest = widen(also=["chat:write.public"])
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        client = client_of(sandbox)
        said = (await client.chat_postMessage(channel="#general", text="draft"))["ts"]
        await client.chat_update(channel=GENERAL, ts=said, text="public")
        [shown] = sandbox.messages(GENERAL)
        assert (shown["text"], shown["user"]) == ("public", BOT_USER)
        answer = await refusal(client.conversations_history(channel=GENERAL))
        assert answer["error"] == "not_in_channel"
        made = (await client.conversations_create(name="quietly", is_private=True))["channel"]["id"]
        await client.conversations_leave(channel=made)
        answer = await refusal(client.chat_postMessage(channel=made, text="x"))
        assert answer["error"] == "channel_not_found"


async def test_a_thread_is_given_in_pages_of_up_to_a_thousand(
    client: AsyncWebClient, parent: str
) -> None:
    thread: dict[str, Any] = {"channel": TRADE_DESK, "ts": parent}
    for number in range(3):
        await client.chat_postMessage(channel=TRADE_DESK, thread_ts=parent, text=str(number))
    whole = await client.conversations_replies(**thread, limit=1000)
    assert [each["text"] for each in whole["messages"]] == ["parent", "0", "1", "2"]
    answer = await refusal(client.conversations_replies(**thread, limit=1001))
    assert answer["error"] == "invalid_limit"


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
    ("conversations.invite", {"channel": TRADE_DESK, "users": f"{YOU}," * 1001}, "too_many_users"),
    (
        "conversations.invite",
        {"channel": TRADE_DESK, "users": f"{YOU}," * 100},
        "already_in_channel",
    ),
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


# The scope on each method's page of Slack's reference, for a public channel or as it says.
STREAM = {"channel": TRADE_DESK, "ts": "1.5"}
TITLE = {"channel_id": TRADE_DESK, "thread_ts": "1.5", "title": "x"}
SCOPED: list[tuple[str, str, dict[str, str]]] = [
    ("assistant:write", "assistant.threads.setSuggestedPrompts", TITLE),
    ("assistant:write", "assistant.threads.setTitle", TITLE),
    ("channels:history", "conversations.history", {"channel": TRADE_DESK}),
    ("channels:history", "conversations.replies", STREAM),
    ("channels:join", "conversations.join", {"channel": GENERAL}),
    ("channels:manage", "conversations.create", {"name": "steel"}),
    ("channels:manage", "conversations.invite", {"channel": TRADE_DESK, "users": YOU}),
    ("channels:manage", "conversations.leave", {"channel": TRADE_DESK}),
    ("channels:read", "conversations.info", {"channel": TRADE_DESK}),
    ("channels:read", "conversations.list", {}),
    ("channels:read", "conversations.members", {"channel": TRADE_DESK}),
    ("channels:read", "users.conversations", {}),
    ("chat:write", "agents.sessions.rename", TITLE),
    ("chat:write", "agents.sessions.setStatus", TITLE),
    ("chat:write", "chat.appendStream", STREAM),
    ("chat:write", "chat.delete", STREAM),
    ("chat:write", "chat.postEphemeral", {"channel": TRADE_DESK, "user": YOU, "text": "x"}),
    ("chat:write", "chat.postMessage", {"channel": TRADE_DESK, "text": "x"}),
    ("chat:write", "chat.startStream", {"channel": TRADE_DESK, "thread_ts": "1.5"}),
    ("chat:write", "chat.stopStream", STREAM),
    ("chat:write", "chat.update", {**STREAM, "text": "x"}),
    ("files:read", "files.info", {"file": "F0"}),
    ("files:write", "files.completeUploadExternal", {"files": "[]"}),
    ("files:write", "files.getUploadURLExternal", {"filename": "a", "length": "1"}),
    ("groups:write", "conversations.create", {"name": "steel", "is_private": "true"}),
    ("im:read", "users.conversations", {"types": "im"}),
    ("im:write", "conversations.open", {"users": YOU}),
    ("team:read", "team.info", {}),
    ("users:read", "bots.info", {"bot": "B0TRADEWIRE"}),
    ("users:read", "users.info", {"user": YOU}),
    ("users:read", "users.list", {}),
]
# Those that need no scope of their own, and the one that takes either of two.
UNSCOPED = {
    "api.test",
    "apps.connections.open",
    "assistant.threads.setStatus",
    "auth.revoke",
    "auth.test",
    "chat.getPermalink",
    "functions.completeError",
    "functions.completeSuccess",
    "views.open",
    "views.publish",
    "views.push",
    "views.update",
}


def test_every_method_is_held_to_its_scope_below_or_needs_none() -> None:
    assert {method for _, method, _ in SCOPED} | UNSCOPED == set(METHODS)


@pytest.mark.parametrize(("scope", "method", "arguments"), SCOPED)
async def test_a_method_needs_its_scope(
    widen: Widen, scope: str, method: str, arguments: dict[str, str]
) -> None:
    async with open_sandbox(
        port=0,
        path=None,
        manifest=widen(without=[scope], events=False, agent=scope != "assistant:write"),
        now=wall,
        limits=OPEN,
    ) as sandbox:
        answer = await refusal(client_of(sandbox).api_call(method, data=arguments))
    assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
