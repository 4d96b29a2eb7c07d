"""The methods about channels and who is in them: conversations.list, info, members and so on.

Nothing is archived here, and direct messages are between the app and one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.domain import identify
from bot.sandbox import members, shapes
from bot.sandbox.call import Call, RefusedError, visible
from bot.sandbox.values import BOT_USER, Conversation, Kind

TYPES = {Kind.CHANNEL: "public_channel", Kind.GROUP: "private_channel", Kind.DIRECT: "im"}
NAME, INVITED = 80, 1000  # characters of a channel's name; people invited at once
_NAME = re.compile(r"[\w-]+")


def info(call: Call) -> dict[str, Any]:
    """Describe one conversation, with the number of its members if that is asked for."""
    counted = call.flag("include_num_members")
    return {"channel": shapes.conversation(call.conversation(), counted=counted)}


def listed(call: Call) -> dict[str, Any]:
    """List the conversations of the types asked for, page by page."""
    return _listed(call, call.workspace.conversations(), counted=True)


def of_user(call: Call) -> dict[str, Any]:
    """List the conversations that a person, or the app itself, is in."""
    user = call.text("user") or BOT_USER
    if call.workspace.user(user) is None:
        raise RefusedError("user_not_found")
    among = call.workspace.conversations()
    return _listed(call, [each for each in among if user in each.members], counted=False)


def _listed(call: Call, among: Iterable[Conversation], *, counted: bool) -> dict[str, Any]:
    types = set((call.text("types") or TYPES[Kind.CHANNEL]).replace(" ", "").split(","))
    if unknown := types - {*TYPES.values(), "mpim"}:
        raise RefusedError("invalid_types", needed=",".join(sorted(unknown)))
    for kind in (kind for kind, name in TYPES.items() if name in types):
        call.require_scope(kind)
    found = [each for each in among if TYPES[each.kind] in types and visible(each)]
    page, onward = call.page(found)
    return {
        "channels": [shapes.conversation(each, counted=counted) for each in page],
        "response_metadata": onward,
    }


def member_list(call: Call) -> dict[str, Any]:
    """List who is in a conversation, page by page."""
    page, onward = call.page(call.conversation().members)
    return {"members": list(page), "response_metadata": onward}


def opened(call: Call) -> dict[str, Any]:
    """Open the direct messages with one person; Slack gives no more than their id, unasked."""
    if call.text("channel"):
        where = call.conversation()
        if where.kind is not Kind.DIRECT:
            raise RefusedError("channel_not_found")
        return _opened(call, where, already=True)
    users = _users(call, none="users_list_not_supplied")
    if len(users) > 1:
        raise RefusedError("method_not_supported_for_channel_type")  # no group messages here
    user = call.workspace.user(users[0])
    if user is None:
        raise RefusedError("user_not_found")
    if user.bot:
        raise RefusedError("cannot_dm_bot")
    already = any(user.id == each.peer for each in call.workspace.conversations())
    if not already and call.flag("prevent_creation"):
        raise RefusedError("channel_not_found")
    return _opened(call, call.workspace.direct(user.id), already=already)


def _opened(call: Call, where: Conversation, *, already: bool) -> dict[str, Any]:
    whole = shapes.conversation(where) if call.flag("return_im") else {"id": where.id}
    return {"channel": whole} | ({"no_op": True, "already_open": True} if already else {})


def join(call: Call) -> dict[str, Any]:
    """Let the app into a public channel."""
    where = call.conversation()
    if where.kind is not Kind.CHANNEL:
        raise RefusedError("method_not_supported_for_channel_type")
    already = BOT_USER in where.members
    joined = members.join(call.workspace, where, BOT_USER)
    answer: dict[str, Any] = {"channel": shapes.conversation(joined)}
    if already:
        warning = "already_in_channel"
        answer |= {"warning": warning, "response_metadata": {"warnings": [warning]}}
    return answer


def leave(call: Call) -> dict[str, Any]:
    """Take the app out of a channel; not out of #general, which nobody may leave."""
    where = _channel(call)
    if where.name == "general":
        raise RefusedError("cant_leave_general")
    if BOT_USER not in where.members:
        return {"not_in_channel": True}
    members.leave(call.workspace, where, BOT_USER)
    return {}


def invite(call: Call) -> dict[str, Any]:
    """Bring people into a channel that the app is in."""
    where = _channel(call, member=True)
    users = _users(call, none="no_user")
    if len(users) > INVITED:
        raise RefusedError("too_many_users")
    wrong = {user: error for user in users if (error := _uninvitable(call, where, user))}
    if wrong and (len(wrong) == len(users) or not call.flag("force")):
        raise RefusedError(next(iter(wrong.values())))
    for user in users:
        if user not in wrong:
            where = members.join(call.workspace, where, user, inviter=BOT_USER)
    return {"channel": shapes.conversation(where)}


def _uninvitable(call: Call, where: Conversation, user: str) -> str:
    """Give Slack's code for why somebody cannot be invited, "" where they can."""
    if call.workspace.user(user) is None:
        return "user_not_found"
    if user == BOT_USER:
        return "cant_invite_self"
    return "already_in_channel" if user in where.members else ""


def create(call: Call) -> dict[str, Any]:
    """Make a channel, with nobody but the app in it."""
    name = call.text("name").removeprefix("#")
    kind = Kind.GROUP if call.flag("is_private") else Kind.CHANNEL
    call.require_scope(kind)
    if not name:
        raise RefusedError("invalid_name_required")
    if len(name) > NAME:
        raise RefusedError("invalid_name_maxlength")
    if not _NAME.fullmatch(name) or name != name.lower():
        raise RefusedError("invalid_name_specials")
    if call.workspace.conversation(f"#{name}"):
        raise RefusedError("name_taken")
    channel = f"C0{identify('channel', name)[:9].upper()}"
    made = Conversation(id=channel, kind=kind, name=name, members=(BOT_USER,))
    call.workspace.keep(made)
    if kind is Kind.CHANNEL:
        call.workspace.events.notify(_created(made, call.workspace.next_ts()))
    return {"channel": shapes.conversation(made)}


def _created(made: Conversation, ts: str) -> dict[str, Any]:
    """Say that there is a new public channel."""
    named = {"id": made.id, "name": made.name, "created": int(ts.partition(".")[0])}
    return {"type": "channel_created", "channel": named | {"creator": BOT_USER}, "event_ts": ts}


def _channel(call: Call, *, member: bool = False) -> Conversation:
    where = call.conversation(member=member)
    if where.kind is Kind.DIRECT:
        raise RefusedError("method_not_supported_for_channel_type")
    return where


def _users(call: Call, *, none: str) -> list[str]:
    users = [user.strip() for user in call.text("users").split(",") if user.strip()]
    if not users:
        raise RefusedError(none)
    return users
