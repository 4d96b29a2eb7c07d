"""The methods that read: conversations.*, users.info, and who the app is."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from bot.sandbox import shapes
from bot.sandbox.call import Call, RefusedError
from bot.sandbox.values import (
    BOT,
    BOT_USER,
    TEAM,
    TEAM_NAME,
    Conversation,
    Kind,
    Message,
    micros_of,
)

TYPES = {Kind.CHANNEL: "public_channel", Kind.GROUP: "private_channel", Kind.DIRECT: "im"}


def auth_test(call: Call) -> dict[str, Any]:
    """Say whose token it is."""
    return {
        "url": f"http://{call.origin}/",
        "team": TEAM_NAME,
        "user": call.workspace.users[BOT_USER].handle,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> dict[str, Any]:
    """Give an address for one connection of Socket Mode."""
    ticket = call.workspace.sockets.ticket()
    return {"url": f"ws://{call.origin}/link/?ticket={ticket}"}


def user_info(call: Call) -> dict[str, Any]:
    """Describe one person."""
    user = call.workspace.user(call.needed("user"))
    if user is None:
        raise RefusedError("user_not_found")
    return {"user": shapes.user(user, call.workspace.now())}


def conversation_info(call: Call) -> dict[str, Any]:
    """Describe one conversation."""
    return {"channel": shapes.conversation(call.conversation())}


def conversation_list(call: Call) -> dict[str, Any]:
    """List the conversations of the types asked for, page by page."""
    types = set((call.text("types") or TYPES[Kind.CHANNEL]).replace(" ", "").split(","))
    if unknown := types - {*TYPES.values(), "mpim"}:
        raise RefusedError("invalid_types", needed=",".join(sorted(unknown)))
    for kind in (kind for kind, name in TYPES.items() if name in types):
        call.require_scope(kind)
    found = [each for each in call.workspace.conversations() if TYPES[each.kind] in types]
    start, limit = int(_cursor(call) or 0), call.number("limit", 100)
    page, rest = found[start : start + limit], len(found) > start + limit
    return {
        "channels": [shapes.conversation(each) for each in page],
        "response_metadata": {"next_cursor": _next(str(start + limit)) if rest else ""},
    }


def conversation_open(call: Call) -> dict[str, Any]:
    """Open the direct messages with one person."""
    if call.text("channel"):
        where = call.conversation()
        if where.kind is not Kind.DIRECT:
            raise RefusedError("channel_not_found")
        return _opened(where, already=True)
    users = [user.strip() for user in call.text("users").split(",") if user.strip()]
    if not users:
        raise RefusedError("users_list_not_supplied")
    if len(users) > 1:
        raise RefusedError("method_not_supported_for_channel_type")  # no group messages here
    user = call.workspace.user(users[0])
    if user is None:
        raise RefusedError("user_not_found")
    if user.bot:
        raise RefusedError("cannot_dm_bot")
    already = any(user.id == each.peer for each in call.workspace.conversations())
    return _opened(call.workspace.direct(user.id), already=already)


def _opened(where: Conversation, *, already: bool) -> dict[str, Any]:
    return {
        "no_op": already,
        "already_open": already,
        "channel": shapes.conversation(where),
    }


def history(call: Call) -> dict[str, Any]:
    """Give what stands in a channel, newest first."""
    where = call.conversation(member=True)
    after, before = call.span()
    before = min(before, _cursor(call) or before)
    limit = call.number("limit", 100)
    found = call.workspace.state.history(where.id, after=after, before=before, limit=limit + 1)
    return _page(call, found, limit) | {"pin_count": 0}


def replies(call: Call) -> dict[str, Any]:
    """Give a thread: its parent, then its replies, oldest first."""
    where = call.conversation(member=True)
    state = call.workspace.state
    named = state.message(where.id, call.needed("ts"))
    parent = state.message(where.id, named.thread_ts) if named and named.thread_ts else named
    if parent is None:
        raise RefusedError("thread_not_found")
    after, before = call.span()
    after = max(after, _cursor(call) or after)
    limit = call.number("limit", call.limits.page)
    found = state.replies(where.id, parent.ts, after=after, before=before, limit=limit + 1)
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
        answer["response_metadata"] = {"next_cursor": _next(page[-1].ts)}
    return answer


def _next(position: str) -> str:
    return urlsafe_b64encode(f"next:{position}".encode()).decode()


def _cursor(call: Call) -> str:
    """Read the position that a cursor of ours holds; "" where none was sent."""
    cursor = call.text("cursor")
    try:
        word, _, position = urlsafe_b64decode(cursor).decode().partition(":")
        if cursor and (word != "next" or not micros_of(position)):
            raise ValueError(cursor)
    except ValueError:
        raise RefusedError("invalid_cursor") from None
    return position
