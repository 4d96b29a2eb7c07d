"""The methods that write: chat.postMessage, update, delete, postEphemeral, getPermalink.

Attachments, and names and icons other than the app's own, are taken and shown nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.sandbox.call import Call, RefusedError
from bot.sandbox.streams import open_now
from bot.sandbox.values import BOT_USER

TRUNCATED = "message_truncated"


def post_message(call: Call) -> dict[str, Any]:
    """Post to a channel, to a thread in it, or, given a person's id, to their DM."""
    where = call.conversation(member=True, people=True, public=True)
    call, warned = _cut(call)
    text, blocks = call.content()
    metadata = call.metadata()
    thread_ts = call.thread(where)
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
    answer = {"channel": where.id, "ts": said.ts, "message": call.workspace.written(said)}
    return answer | warned


def _cut(call: Call) -> tuple[Call, dict[str, Any]]:
    """Cut a text that is too long, as Slack does rather than refuse it; with it, the warning."""
    text, most = call.text("text"), call.limits.text
    if len(text) <= most:
        return call, {}
    warned = {"warning": TRUNCATED, "response_metadata": {"warnings": [TRUNCATED]}}
    return replace(call, arguments={**call.arguments, "text": text[:most]}), warned


def update(call: Call) -> dict[str, Any]:
    """Edit a message of the app's own.

    What is left out stays as it was; but a text without blocks removes the blocks.
    """
    where = call.conversation(member=True, public=True)
    said = call.message(where)
    if said.user != BOT_USER or said.subtype:
        raise RefusedError("cant_update_message")
    if open_now(call, said):
        raise RefusedError("streaming_state_conflict")
    if not call.arguments.keys() & {"text", "blocks", "markdown_text", "attachments"}:
        raise RefusedError("no_text")
    text, blocks = call.content(call.limits.edited)
    edited = call.workspace.edit(
        said,
        text=text if call.arguments.keys() & {"text", "markdown_text"} else said.text,
        blocks=blocks,
        metadata=call.metadata() if "metadata" in call.arguments else said.metadata,
    )
    return {
        "channel": where.id,
        "ts": edited.ts,
        "text": edited.text,
        "message": call.workspace.written(edited),
    }


def delete(call: Call) -> dict[str, Any]:
    """Delete a message of the app's own; not while it is streaming."""
    where = call.conversation()
    said = call.message(where)
    if said.user != BOT_USER or said.subtype or open_now(call, said):
        raise RefusedError("cant_delete_message")
    call.workspace.delete(said)
    return {"channel": where.id, "ts": said.ts}


def post_ephemeral(call: Call) -> dict[str, Any]:
    """Show a message to one member of a channel."""
    where = call.conversation(member=True)
    user = call.needed("user")
    if user not in where.members:
        raise RefusedError("user_not_in_channel")
    text, blocks = call.content()
    thread_ts = call.thread(where)
    if wait := call.posts.wait(where.id):
        raise RefusedError.for_rate(wait)
    said = call.workspace.whisper(where, user, text, blocks=blocks, thread_ts=thread_ts)
    return {"message_ts": said.ts}


def permalink(call: Call) -> dict[str, Any]:
    """Give the address of a message, as Slack's archives have it."""
    where = call.conversation()
    said = call.message(where, "message_ts")
    url = f"http://{call.origin}/archives/{where.id}/p{said.ts.replace('.', '')}"
    if said.thread_ts:
        url += f"?thread_ts={said.thread_ts}&cid={where.id}"
    return {"channel": where.id, "permalink": url}
