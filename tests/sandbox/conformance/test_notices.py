"""What the page is told as it happens, while the SDK's client streams, deletes and shares."""

from __future__ import annotations

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, GENERAL, TEAM, TRADE_DESK, YOU, Sandbox


def drained(notices: Any) -> list[dict[str, Any]]:
    found = []
    while not notices.empty():
        found.append(notices.get_nowait())
    return found


async def test_a_stream_is_seen_as_it_grows(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    with sandbox._workspace.live.listen() as notices:
        stream = await client.chat_stream(
            channel=TRADE_DESK,
            thread_ts=parent,
            recipient_team_id=TEAM,
            recipient_user_id=YOU,
            buffer_size=1,
        )
        await stream.append(markdown_text="25")
        await stream.append(markdown_text="%")
        await stream.stop(markdown_text=".")
    shown = [each["message"] for each in drained(notices) if each["type"] == "message"]
    answers = [
        (each["text"], each.get("streaming", False))
        for each in shown
        if "parent" not in each["text"]
    ]
    assert list(dict.fromkeys(answers)) == [
        ("25", True),
        ("25%", True),
        ("25%.", False),
    ]
    assert [each["reply_count"] for each in shown if each["ts"] == parent] == [1]


async def test_a_deleted_message_and_its_parent_are_told_of(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    reply = await client.chat_postMessage(channel=TRADE_DESK, text="x", thread_ts=parent)
    with sandbox._workspace.live.listen() as notices:
        await client.chat_delete(channel=TRADE_DESK, ts=reply["ts"])
    gone, above = drained(notices)
    assert gone == {"type": "deleted", "channel": TRADE_DESK, "ts": reply["ts"], "visible_to": ""}
    assert (above["message"]["ts"], "reply_count" in above["message"]) == (parent, False)


async def test_what_an_agent_thread_shows_is_told_of(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    thread: dict[str, Any] = {"channel_id": TRADE_DESK, "thread_ts": parent}
    place = {"channel": TRADE_DESK, "thread_ts": parent}
    with sandbox._workspace.live.listen() as notices:
        await client.agents_sessions_setStatus(**thread, status="processing", title="Steel")
        await client.assistant_threads_setStatus(**thread, status="is reading…")
        await client.assistant_threads_setSuggestedPrompts(
            channel_id=TRADE_DESK, thread_ts=parent, prompts=[{"title": "a", "message": "b"}]
        )
    idle = {"type": "status", "loading_messages": [], "session": "processing"} | place
    assert drained(notices) == [
        {"type": "title", "title": "Steel"} | place,
        idle | {"text": ""},
        idle | {"text": "is reading…"},
        {"type": "prompts", "title": "", "prompts": [{"title": "a", "message": "b"}]} | place,
    ]


async def test_coming_and_going_changes_the_conversation(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    with sandbox._workspace.live.listen() as notices:
        await client.conversations_join(channel=GENERAL)
    changed, said = drained(notices)
    assert changed == {"type": "conversation", "channel": GENERAL}
    assert (said["message"]["subtype"], said["message"]["user"]) == ("channel_join", BOT_USER)
