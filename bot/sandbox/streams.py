"""The methods that stream: chat.startStream, chat.appendStream, chat.stopStream.

A stream ends when it is stopped, when it is too old, when the person who reads it presses
Stop, and, unlike in Slack, when the sandbox restarts. After Stop, Slack says that a stream
was stopped and also that the app may stop it: here appendStream is refused, and stopStream
is taken once. A stream opened with no content takes its mode from the first that comes.
Tasks in the mode `dense`, which Slack sums up in one card, stand here one by one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain import Json
from bot.sandbox import chunks
from bot.sandbox.assistant import session_status
from bot.sandbox.call import Call, RefusedError, checked
from bot.sandbox.values import (
    BOT_USER,
    TEAM,
    Conversation,
    Kind,
    Message,
    Stream,
)
from bot.sandbox.workspace import Workspace, named

MODES = {"": False, "timeline": False, "dense": False, "plan": True}  # whether in one plan


def start(call: Call) -> dict[str, Any]:
    """Open a stream: a message in a thread that grows until it is stopped."""
    where = call.conversation(member=True)
    call.needed("thread_ts")
    thread_ts = call.thread(where)
    _recipient(call, where)
    mode = call.text("task_display_mode")
    if mode not in MODES:
        raise RefusedError.for_argument(f"not a task_display_mode: {mode}")
    text, blocks = chunks.grown("", (), chunks.read(call), plan=MODES[mode])
    chunks.hold(text, blocks, call.limits)
    if wait := call.posts.wait(where.id):
        raise RefusedError.for_rate(wait)
    said = call.workspace.post(
        where, BOT_USER, text, blocks=blocks, thread_ts=thread_ts, streaming=True
    )
    workspace, key = call.workspace, (where.id, said.ts)
    workspace.streams[key] = Stream(
        opened=workspace.real(), plan=MODES[mode], mode=chunks.mode(call)
    )
    workspace.timers.set(("stream", key), call.limits.stream_life, lambda: end(workspace, key))
    return {"channel": where.id, "ts": said.ts}


def _recipient(call: Call, where: Conversation) -> None:
    """Find out for whom a stream in a channel is; in direct messages it is plain."""
    if where.kind is Kind.DIRECT:
        return
    if not (team := call.text("recipient_team_id")):
        raise RefusedError("missing_recipient_team_id")
    if not (user := call.text("recipient_user_id")):
        raise RefusedError("missing_recipient_user_id")
    if team != TEAM:
        raise RefusedError("team_not_found")
    if call.workspace.user(user) is None:
        raise RefusedError("user_not_found")


def append(call: Call) -> dict[str, Any]:
    """Let a stream grow: the page sees it, the app is sent no event."""
    where = call.conversation(member=True)
    said, stream = _streaming(call, where)
    if stream.stopped:
        raise RefusedError("stopped_by_user")
    more = chunks.read(call)
    if not more:
        raise RefusedError("markdown_text_or_chunks_required")
    stream = _moded(call, stream)
    call.workspace.change(said, _grown(call, said, stream, more), quietly=True)
    call.workspace.streams[where.id, said.ts] = stream
    return {"channel": where.id, "ts": said.ts}


def stop(call: Call) -> dict[str, Any]:
    """Close a stream, with what is still to come and blocks below it all.

    Slack counts those blocks apart from the streamed ones: 50 of each, 100 in the message.
    The session of the thread, if it has one, is active again, unless another status was sent.
    """
    where = call.conversation(member=True)
    said, stream = _streaming(call, where)
    _moded(call, stream)
    more, last, metadata = chunks.read(call), _last_blocks(call), call.metadata()
    session = session_status(call, "session_status")
    grown = _grown(call, said, stream, more)
    blocks = named((*grown.blocks, *last), said.channel, said.ts)
    if not grown.text.strip() and not blocks:
        raise RefusedError("no_text")
    _close(call.workspace, (where.id, said.ts))
    whole = replace(grown, blocks=blocks, metadata=metadata, streaming="")
    call.workspace.change(said, whole)
    place, agents = (where.id, said.thread_ts), call.workspace.agents
    if session or place in agents.sessions:
        agents.set_session(place, session or "active", call.limits.session_life)
    return {"channel": where.id, "ts": said.ts, "message": call.workspace.written(whole)}


def _last_blocks(call: Call) -> tuple[Json, ...]:
    try:
        blocks = call.nested("blocks") or []
    except ValueError:
        raise RefusedError("invalid_blocks_format") from None
    return checked("-", blocks, call.limits)[1]


def _streaming(call: Call, where: Conversation) -> tuple[Message, Stream]:
    """Find the stream that a call is about."""
    said = call.message(where)
    if said.user != BOT_USER:
        raise RefusedError("message_not_owned_by_app")
    stream = call.workspace.streams.get((where.id, said.ts))
    if stream is None or not (stream.stopped or open_now(call, said)):
        raise RefusedError("message_not_in_streaming_state")
    return said, stream


def _moded(call: Call, stream: Stream) -> Stream:
    """Hold a stream to the mode of its first content. Slack's error: streaming_mode_mismatch."""
    sent = chunks.mode(call)
    if sent and stream.mode and sent != stream.mode:
        raise RefusedError("streaming_mode_mismatch")
    return replace(stream, mode=stream.mode or sent)


def _grown(call: Call, said: Message, stream: Stream, more: tuple[Json, ...]) -> Message:
    text, blocks = chunks.grown(said.text, said.blocks, more, plan=stream.plan)
    chunks.hold(text, blocks, call.limits)
    return replace(said, text=text, blocks=named(blocks, said.channel, said.ts))


def open_now(call: Call, said: Message) -> bool:
    """Say whether a message is streaming, and end it where the clock says that it is over."""
    if not said.streaming:
        return False
    stream = call.workspace.streams.get((said.channel, said.ts))
    life = timedelta(seconds=call.limits.stream_life)
    if stream is not None and call.workspace.real() < stream.opened + life:
        return True
    end(call.workspace, (said.channel, said.ts))
    return False


def end(workspace: Workspace, key: tuple[str, str]) -> None:
    """End a stream as it stands; what it showed stays."""
    _close(workspace, key)
    said = workspace.state.message(*key)
    if said is not None and said.streaming:
        workspace.change(said, replace(said, streaming=""), quietly=True)


def _close(workspace: Workspace, key: tuple[str, str]) -> None:
    workspace.streams.pop(key, None)
    workspace.timers.call_off(("stream", key))


def interrupt(workspace: Workspace, channel: str, thread_ts: str) -> tuple[str, ...]:
    """End every stream of a thread because its reader pressed Stop; give each one's ts."""
    ended = []
    for key, stream in list(workspace.streams.items()):
        said = workspace.state.message(*key)
        if said is None or not said.streaming:
            continue
        if (said.channel, said.thread_ts) == (channel, thread_ts):
            end(workspace, key)
            workspace.streams[key] = replace(stream, stopped=True)
            ended.append(said.ts)
    return tuple(ended)
