"""The methods that read what was said: conversations.history and conversations.replies."""

from __future__ import annotations

from typing import Any

from bot.sandbox.call import Call, RefusedError, after
from bot.sandbox.values import Message

REPLIES = 1000  # of a thread in one page, which is also what Slack gives unasked


def history(call: Call) -> dict[str, Any]:
    """Give what stands in a channel, newest first."""
    where = call.conversation(member=True)
    oldest, latest = call.span()
    latest = min(latest, call.cursor() or latest)
    limit = call.number("limit", 100)
    found = call.workspace.state.history(where.id, after=oldest, before=latest, limit=limit + 1)
    return _page(call, found, limit) | {"pin_count": 0}


def replies(call: Call) -> dict[str, Any]:
    """Give a thread: its parent, then its replies, oldest first."""
    where = call.conversation(member=True)
    state = call.workspace.state
    named = state.message(where.id, call.needed("ts"))
    parent = state.message(where.id, named.thread_ts) if named and named.thread_ts else named
    if parent is None:
        raise RefusedError("thread_not_found")
    oldest, latest = call.span()
    oldest = max(oldest, call.cursor() or oldest)
    limit = call.number("limit", REPLIES, REPLIES)
    found = state.replies(where.id, parent.ts, after=oldest, before=latest, limit=limit + 1)
    page = _page(call, found, limit)
    first = call.workspace.written(parent, metadata=call.flag("include_all_metadata"))
    return page | {"messages": [first, *page["messages"]]}


def _page(call: Call, found: tuple[Message, ...], limit: int) -> dict[str, Any]:
    page, more = found[:limit], len(found) > limit
    metadata = call.flag("include_all_metadata")
    answer: dict[str, Any] = {
        "messages": call.workspace.written_all(page, metadata=metadata),
        "has_more": more,
    }
    if more:
        answer["response_metadata"] = {"next_cursor": after(page[-1].ts)}
    return answer
