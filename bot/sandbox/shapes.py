"""The sandbox's values as Slack writes them: JSON for methods and for events."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import identify
from bot.sandbox.values import (
    APP,
    BOT,
    BOT_USER,
    TEAM,
    TEAM_DOMAIN,
    Conversation,
    Kind,
    Message,
    Thread,
    User,
)

# -- what methods answer -----------------------------------------------------------------


def message(
    said: Message, *, thread: Thread | None = None, parent_user: str = "", metadata: bool = False
) -> dict[str, Any]:
    """Write a message; `thread` sums up its replies, `parent_user` began its thread."""
    written: dict[str, Any] = {
        "type": "message",
        "user": said.user,
        "text": said.text,
        "ts": said.ts,
        "team": TEAM,
    }
    if said.subtype:
        written["subtype"] = said.subtype
    elif said.user == BOT_USER:
        written |= {"bot_id": BOT, "app_id": APP}
    else:
        written["client_msg_id"] = identify(said.channel, said.ts)
    if said.blocks:
        written["blocks"] = list(said.blocks)
    if said.files:
        written |= {"files": list(said.files), "upload": True}
    if said.streaming:
        written["streaming"] = True
    if said.edited:
        written["edited"] = {"user": said.user, "ts": said.edited}
    if said.thread_ts:
        written |= {"thread_ts": said.thread_ts, "parent_user_id": parent_user}
    if said.broadcast:
        written["subtype"] = "thread_broadcast"
    if thread:
        written |= {
            "thread_ts": said.ts,
            "reply_count": thread.count,
            "reply_users_count": len(thread.users),
            "reply_users": list(thread.users),
            "latest_reply": thread.latest,
        }
    if metadata and said.metadata:
        written["metadata"] = said.metadata
    return written


def conversation(about: Conversation, *, counted: bool = False) -> dict[str, Any]:
    """Write a conversation as Slack's methods give it; with `counted`, how many are in it."""
    if about.kind is Kind.DIRECT:
        return {"id": about.id, "is_im": True, "user": about.peer, "is_archived": False}
    private = about.kind is Kind.GROUP
    return {
        "id": about.id,
        "name": about.name,
        "name_normalized": about.name,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": False,
        "is_private": private,
        "is_archived": False,
        "is_general": about.name == "general",
        "is_member": BOT_USER in about.members,
        "context_team_id": TEAM,
        "topic": {"value": about.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        **({"num_members": len(about.members)} if counted else {}),
    }


def user(about: User, now: datetime) -> dict[str, Any]:
    """Write a person; their offset from UTC, in seconds, is the one in force at `now`."""
    local = now.astimezone(ZoneInfo(about.zone))
    offset = local.utcoffset()
    return {
        "id": about.id,
        "team_id": TEAM,
        "name": about.handle,
        "real_name": about.name,
        "deleted": False,
        "tz": about.zone,
        "tz_label": local.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": not about.bot,
        "is_owner": False,
        "is_bot": about.bot,
        "is_app_user": False,
        "profile": {
            "real_name": about.name,
            "display_name": about.name,
            "team": TEAM,
            **({"bot_id": BOT, "api_app_id": APP} if about.bot else {}),
        },
    }


# -- what the app is sent ----------------------------------------------------------------

# What a message event is called in the manifest, its scope, and the `channel_type` it has.
MESSAGE_EVENTS = {
    Kind.CHANNEL: ("message.channels", "channels:history", "channel"),
    Kind.GROUP: ("message.groups", "groups:history", "group"),
    Kind.DIRECT: ("message.im", "im:history", "im"),
}


def message_event(written: dict[str, Any], where: Conversation) -> dict[str, Any]:
    """Make the event of a message that was typed or posted."""
    kind = MESSAGE_EVENTS[where.kind][2]
    place = {"channel": where.id, "channel_type": kind, "event_ts": written["ts"]}
    shared = {"subtype": "file_share"} if "files" in written else {}
    return {key: value for key, value in written.items() if key != "metadata"} | shared | place


def mention_event(written: dict[str, Any], where: Conversation) -> dict[str, Any]:
    """Make the second event that a message in a channel causes when it names the app."""
    event = message_event(written, where) | {"type": "app_mention"}
    del event["channel_type"]
    return event


def changed_event(
    now: dict[str, Any], before: dict[str, Any], where: Conversation, event_ts: str
) -> dict[str, Any]:
    """Make the event of an edit."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": now,
        "previous_message": before,
        "channel": where.id,
        "channel_type": MESSAGE_EVENTS[where.kind][2],
        "ts": event_ts,
        "event_ts": event_ts,
    }


def deleted_event(before: dict[str, Any], where: Conversation, event_ts: str) -> dict[str, Any]:
    """Make the event of a message that is gone."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": before["ts"],
        "previous_message": before,
        "channel": where.id,
        "channel_type": MESSAGE_EVENTS[where.kind][2],
        "ts": event_ts,
        "event_ts": event_ts,
    }


def membership_event(
    name: str, who: str, where: Conversation, event_ts: str, inviter: str
) -> dict[str, Any]:
    """Make member_joined_channel or member_left_channel."""
    event = {
        "type": name,
        "user": who,
        "channel": where.id,
        "channel_type": "G" if where.kind is Kind.GROUP else "C",
        "team": TEAM,
        "event_ts": event_ts,
    }
    return event | ({"inviter": inviter} if inviter else {})


def event_callback(event: dict[str, Any]) -> dict[str, Any]:
    """Wrap an event as the Events API does; what it is about makes its `event_id`."""
    named = tuple(str(event.get(key, "")) for key in ("type", "subtype", "channel", "event_ts"))
    return {
        "token": "sandbox",
        "type": "event_callback",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "event_id": f"Ev{identify(*named).upper()}",
        "event_time": int(event["event_ts"].partition(".")[0]),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{identify(*named)}",
    }


def slash_command(
    name: str, text: str, *, where: Conversation, who: User, response_url: str, trigger: str
) -> dict[str, Any]:
    """Make the payload of a slash command."""
    return {
        "token": "sandbox",
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": where.id,
        "channel_name": "directmessage" if where.kind is Kind.DIRECT else where.name,
        "user_id": who.id,
        "user_name": who.handle,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }
