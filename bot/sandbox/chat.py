"""The methods that write: chat.postMessage, chat.update, chat.postEphemeral."""

from __future__ import annotations

from typing import Any

from bot.sandbox.call import Call, RefusedError
from bot.sandbox.values import BOT_USER, Conversation, Message, micros_of


def post_message(call: Call) -> dict[str, Any]:
    """Post to a channel, to a thread in it, or, given a person's id, to their DM."""
    where = call.conversation(member=True, people=True)
    text, blocks = call.content()
    metadata = call.metadata()
    thread_ts = _thread(call, where)
    if wait := call.posts.wait(where.id):
        raise RefusedError.for_rate(wait)
    said = call.workspace.post(
        where,
        BOT_USER,
        text,
        blocks=blocks,
        thread_ts=thread_ts,
        broadcast=bool(thread_ts) and call.flag("reply_broadcast"),
        metadata=metadata,
    )
    return {"channel": where.id, "ts": said.ts, "message": call.workspace.written(said)}


def update(call: Call) -> dict[str, Any]:
    """Edit a message of the app's own.

    What is left out stays as it was; but a text without blocks removes the blocks.
    """
    where = call.conversation(member=True)
    said = call.workspace.state.message(where.id, call.needed("ts"))
    if said is None:
        raise RefusedError("message_not_found")
    if said.user != BOT_USER:
        raise RefusedError("cant_update_message")
    if "text" not in call.arguments and "blocks" not in call.arguments:
        raise RefusedError("no_text")
    text, blocks = call.content()
    edited = call.workspace.edit(
        said,
        text=text if "text" in call.arguments else said.text,
        blocks=blocks,
        metadata=call.metadata() if "metadata" in call.arguments else said.metadata,
    )
    return {
        "channel": where.id,
        "ts": edited.ts,
        "text": edited.text,
        "message": call.workspace.written(edited),
    }


def post_ephemeral(call: Call) -> dict[str, Any]:
    """Show a message to one member of a channel."""
    where = call.conversation(member=True)
    user = call.needed("user")
    if user not in where.members:
        raise RefusedError("user_not_in_channel")
    text, blocks = call.content()
    thread_ts = _thread(call, where)
    if wait := call.posts.wait(where.id):
        raise RefusedError.for_rate(wait)
    said = call.workspace.whisper(where, user, text, blocks=blocks, thread_ts=thread_ts)
    return {"message_ts": said.ts}


def _thread(call: Call, where: Conversation) -> str:
    """Find the parent that `thread_ts` means: a message, or a reply in its thread.

    Slack takes a ts that no message has, and shows the reply nowhere; here it is refused.
    """
    if "thread_ts" not in call.arguments or call.arguments["thread_ts"] is None:
        return ""
    named = call.text("thread_ts")
    parent: Message | None = None
    try:
        if micros_of(named):
            parent = call.workspace.state.message(where.id, named)
    except ValueError:
        pass
    if parent is None:
        wrong = f"[ERROR] {named} is not a valid thread_ts"
        raise RefusedError("invalid_thread_ts", response_metadata={"messages": [wrong]})
    return parent.thread_ts or parent.ts
