"""Who is in a channel: joining and leaving, said in the channel and to the app."""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox import shapes
from bot.sandbox.values import Conversation
from bot.sandbox.workspace import Workspace


def join(
    workspace: Workspace, where: Conversation, user: str, *, inviter: str = ""
) -> Conversation:
    """Make somebody a member of a channel; give the channel as it now is."""
    if user in where.members:
        return where
    now = replace(where, members=(*where.members, user))
    workspace.keep(now)
    said = workspace.post(now, user, f"<@{user}> has joined the channel", subtype="channel_join")
    event = shapes.membership_event("member_joined_channel", user, now, said.ts, inviter)
    workspace.events.notify(event, now)
    return now


def leave(workspace: Workspace, where: Conversation, user: str) -> Conversation:
    """Take somebody out of a channel; an app that leaves is sent nothing of it any more."""
    if user not in where.members:
        return where
    now = replace(where, members=tuple(each for each in where.members if each != user))
    workspace.keep(now)
    said = workspace.post(now, user, f"<@{user}> has left the channel", subtype="channel_leave")
    event = shapes.membership_event("member_left_channel", user, now, said.ts, "")
    workspace.events.notify(event, now)
    return now
