"""The Web API, driven by slack_sdk: what it does and what it answers."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import (
    BOT_USER,
    COLLEAGUE,
    GENERAL,
    TEAM,
    TRADE_DESK,
    YOU,
    Sandbox,
)
from bot.sandbox.api import METHODS
from tests.sandbox.conftest import MANIFEST, client_of

NOTE = {"event_type": "delivery", "event_payload": {"delivery_id": "d1"}}


HOSTILE: tuple[Any, ...] = (
    None,
    "",
    "\x00",
    '{"a": "\\ud800"}',
    "9" * 5000,
    -1,
    True,
    [],
    {},
    [{"type": []}],
    {"type": {"type": "modal"}, "blocks": 1},
    "[" * 2000,
)
NAMES = (
    *("blocks", "bot", "channel", "channel_id", "chunks", "cursor", "error", "event_payload"),
    *("file", "filename", "files", "function_execution_id", "latest", "length", "limit"),
    *("loading_messages", "markdown_text", "message_ts", "metadata", "name", "oldest", "outputs"),
    *("prompts", "recipient_team_id", "recipient_user_id", "status", "team", "text", "thread_ts"),
    *("title", "trigger_id", "ts", "types", "user", "user_id", "users", "view", "view_id"),
)
# What gets past the look-up of the conversation, for the methods that begin with it.
PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"channel": TRADE_DESK, "channel_id": "D0YOU", "user": YOU, "user_id": YOU},
)


def token_of(method: str) -> str:
    return METHODS[method].token or Sandbox.bot_token


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_get_and_post_are_answered_alike(sandbox: Sandbox, method: str) -> None:
    client = client_of(sandbox, token_of(method))
    arguments = {"channel": TRADE_DESK, "test": "true"}
    answers = []
    for verb, form in (("GET", "params"), ("POST", "data"), ("POST", "json")):
        try:
            answer = await client.api_call(method, http_verb=verb, **{form: arguments})
            answers.append((answer["ok"], ""))
        except SlackApiError as error:
            answers.append((error.response["ok"], error.response["error"]))
    assert answers == [answers[0]] * 3


@pytest.mark.parametrize("method", sorted(set(METHODS) - {"auth.revoke"}))
async def test_a_hostile_argument_is_answered_with_a_code(sandbox: Sandbox, method: str) -> None:
    headers = {"Authorization": f"Bearer {token_of(method)}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for place in PLACES:
            for value in HOSTILE:
                sent = dict.fromkeys(NAMES, value) | place
                async with session.post(f"{sandbox.api_url}{method}", json=sent) as reply:
                    assert reply.status in (200, 429), (value, await reply.text())
                    answer = await reply.json()
                assert answer["ok"] is True or isinstance(answer["error"], str)


async def test_the_app_learns_who_it_is(client: AsyncWebClient, sandbox: Sandbox) -> None:
    answer = await client.auth_test()
    assert answer["team_id"] == TEAM == sandbox.team
    assert (answer["user_id"], answer["bot_id"]) == (BOT_USER, "B0TRADEWIRE")
    scopes = answer.headers["x-oauth-scopes"].split(",")
    assert scopes == json.loads(MANIFEST.read_text())["oauth_config"]["scopes"]["bot"]


async def test_what_is_posted_is_stored_and_answered(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "*25%*"}}
    answer = await client.chat_postMessage(channel="#trade-desk", text="25%", blocks=[block])
    [stored] = sandbox.messages(TRADE_DESK)
    assert answer.get("message") == stored
    assert (answer["channel"], answer["ts"]) == (TRADE_DESK, stored["ts"])
    assert (stored["text"], stored["user"], stored["bot_id"]) == ("25%", BOT_USER, "B0TRADEWIRE")
    [shown] = stored["blocks"]
    assert shown == block | {"block_id": shown["block_id"]}


async def test_a_post_to_a_person_goes_to_their_direct_messages(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    opened = await client.conversations_open(users=[COLLEAGUE])
    answer = await client.chat_postMessage(channel=COLLEAGUE, text="For you alone")
    assert answer["channel"] == opened["channel"]["id"] == sandbox.direct(COLLEAGUE)
    again = await client.conversations_open(channel=answer["channel"])
    assert again["channel"] == opened["channel"]
    assert ("already_open" in opened.data, again["already_open"]) == (False, True)


async def test_metadata_is_given_back_only_where_it_is_asked_for(client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=TRADE_DESK, text="x", metadata=NOTE)
    [bare] = (await client.conversations_history(channel=TRADE_DESK))["messages"]
    whole = await client.conversations_history(channel=TRADE_DESK, include_all_metadata=True)
    assert "metadata" not in bare
    assert whole["messages"] == [bare | {"metadata": NOTE}]


async def test_a_thread_holds_its_replies_and_its_parent_sums_them_up(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    parent = (await client.chat_postMessage(channel=TRADE_DESK, text="parent"))["ts"]
    first = await client.chat_postMessage(
        channel=TRADE_DESK, text="first", thread_ts=parent, metadata=NOTE
    )
    second = await sandbox.say(TRADE_DESK, "second", thread_ts=parent)
    third = await client.chat_postMessage(
        channel=TRADE_DESK, text="to a reply", thread_ts=second["ts"]
    )
    [listed] = (await client.conversations_history(channel=TRADE_DESK))["messages"]
    assert listed["reply_count"] == 3
    assert listed["reply_users"] == [BOT_USER, YOU]
    assert listed["latest_reply"] == third["ts"]
    thread = await client.conversations_replies(
        channel=TRADE_DESK, ts=first["ts"], include_all_metadata=True
    )
    assert [each["text"] for each in thread["messages"]] == [
        "parent",
        "first",
        "second",
        "to a reply",
    ]
    assert [each.get("metadata") for each in thread["messages"]] == [None, NOTE, None, None]
    assert {each["thread_ts"] for each in thread["messages"]} == {parent}


async def test_a_broadcast_reply_stands_in_the_channel_too(client: AsyncWebClient) -> None:
    parent = (await client.chat_postMessage(channel=TRADE_DESK, text="parent"))["ts"]
    await client.chat_postMessage(
        channel=TRADE_DESK, text="in force", thread_ts=parent, reply_broadcast=True
    )
    history = await client.conversations_history(channel=TRADE_DESK)
    assert [(each["text"], each.get("subtype")) for each in history["messages"]] == [
        ("in force", "thread_broadcast"),
        ("parent", None),
    ]


async def test_history_is_cut_by_time_and_by_pages(client: AsyncWebClient) -> None:
    stamps = [
        (await client.chat_postMessage(channel=TRADE_DESK, text=str(n)))["ts"] for n in range(5)
    ]

    async def texts(**span: Any) -> list[str]:
        answer = await client.conversations_history(channel=TRADE_DESK, **span)
        return [each["text"] for each in answer["messages"]]

    assert await texts() == ["4", "3", "2", "1", "0"]
    assert await texts(oldest=stamps[1]) == ["4", "3", "2"]
    assert await texts(oldest=stamps[1], inclusive=True) == ["4", "3", "2", "1"]
    assert await texts(latest=stamps[3], oldest=stamps[0]) == ["2", "1"]
    assert await texts(latest=stamps[3], inclusive=True, limit=2) == ["3", "2"]
    pages: list[list[str]] = []
    cursor = ""
    while not pages or cursor:
        page = await client.conversations_history(channel=TRADE_DESK, limit=2, cursor=cursor)
        cursor = (page.get("response_metadata") or {"next_cursor": ""})["next_cursor"]
        assert page["has_more"] is bool(cursor)
        pages.append([each["text"] for each in page["messages"]])
    assert pages == [["4", "3"], ["2", "1"], ["0"]]


async def test_replies_come_in_pages_oldest_first(client: AsyncWebClient) -> None:
    parent = (await client.chat_postMessage(channel=TRADE_DESK, text="parent"))["ts"]
    for number in range(3):
        await client.chat_postMessage(channel=TRADE_DESK, text=str(number), thread_ts=parent)
    page = await client.conversations_replies(channel=TRADE_DESK, ts=parent, limit=2)
    cursor = page["response_metadata"]["next_cursor"]
    rest = await client.conversations_replies(channel=TRADE_DESK, ts=parent, limit=2, cursor=cursor)
    assert [each["text"] for each in page["messages"]] == ["parent", "0", "1"]
    assert [each["text"] for each in rest["messages"]] == ["parent", "2"]
    assert (page["has_more"], rest["has_more"]) == (True, False)


async def test_every_ts_is_higher_than_the_one_before(sandbox: Sandbox) -> None:
    said = [await sandbox.say(channel, "x") for channel in (TRADE_DESK, GENERAL) * 50]
    stamps = [each["ts"] for each in said]
    assert stamps == sorted(set(stamps))
    assert all(len(ts) == 17 and ts[10] == "." for ts in stamps)


async def test_an_edit_changes_what_it_names_and_keeps_the_rest(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    block = {"type": "divider", "block_id": "line"}
    ts = (await client.chat_postMessage(channel=TRADE_DESK, text="25%", metadata=NOTE))["ts"]
    await client.chat_update(channel=TRADE_DESK, ts=ts, text="30%", blocks=[block])
    [edited] = sandbox.messages(TRADE_DESK)
    assert (edited["text"], edited["blocks"], edited["metadata"]) == ("30%", [block], NOTE)
    assert "edited" not in edited  # as in Slack, where the edit brings blocks
    await client.chat_update(channel=TRADE_DESK, ts=ts, text="35%")
    [edited] = sandbox.messages(TRADE_DESK)
    assert (edited["text"], "blocks" in edited) == ("35%", False)
    assert edited["edited"]["ts"] > ts


async def test_an_ephemeral_message_is_shown_to_one_and_never_listed(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    answer = await client.chat_postEphemeral(channel=TRADE_DESK, user=YOU, text="psst")
    [seen] = sandbox.whispers(TRADE_DESK)
    assert (seen["text"], seen["ts"]) == ("psst", answer["message_ts"])
    assert sandbox.whispers(TRADE_DESK, user=COLLEAGUE) == ()
    assert (await client.conversations_history(channel=TRADE_DESK))["messages"] == []


async def test_people_and_channels_can_be_looked_up(client: AsyncWebClient) -> None:
    user = (await client.users_info(user=COLLEAGUE))["user"]
    assert (user["tz"], user["tz_offset"], user["is_bot"]) == ("Asia/Tokyo", 32400, False)
    channel = (await client.conversations_info(channel=GENERAL))["channel"]
    assert (channel["name"], channel["is_member"]) == ("general", False)
    listed = await client.conversations_list(limit=1)
    more = await client.conversations_list(
        limit=1, cursor=listed["response_metadata"]["next_cursor"]
    )
    assert [each["id"] for each in listed["channels"] + more["channels"]] == [TRADE_DESK, GENERAL]
