"""What an app may ask for in its manifest: Slack's scopes, and its events with their scopes.

As Slack's reference of scopes and of events has them. An app may subscribe to every event
that is listed; `SENT` are those that can happen in the sandbox.
"""

from __future__ import annotations

from collections.abc import Mapping

_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "app_mentions": ("read",),
    "assistant": ("write",),
    "bookmarks": ("read", "write"),
    "calls": ("read", "write"),
    "canvases": ("read", "write"),
    "channels": ("history", "join", "manage", "read", "write.invites", "write.topic"),
    "chat": ("write", "write.customize", "write.public"),
    "conversations.connect": ("manage", "read", "write"),
    "datastore": ("read", "write"),
    "dnd": ("read",),
    "emoji": ("read",),
    "files": ("read", "write"),
    "groups": ("history", "read", "write", "write.invites", "write.topic"),
    "im": ("history", "read", "write", "write.topic"),
    "links": ("read", "write"),
    "links.embed": ("write",),
    "lists": ("read", "write"),
    "metadata.message": ("read",),
    "mpim": ("history", "read", "write", "write.invites", "write.topic"),
    "pins": ("read", "write"),
    "reactions": ("read", "write"),
    "reminders": ("read", "write"),
    "remote_files": ("read", "share", "write"),
    "search": ("read.files", "read.public", "read.users"),
    "team": ("read",),
    "team.billing": ("read",),
    "team.preferences": ("read",),
    "triggers": ("read", "write"),
    "usergroups": ("read", "write"),
    "users": ("read", "read.email", "write"),
    "users.profile": ("read",),
    "workflow.steps": ("execute",),
}
# Those that only people may grant, beside the bot's.
_OF_USERS: Mapping[str, tuple[str, ...]] = {
    "auditlogs": ("read",),
    "channels": ("write",),
    "chat": ("write:bot", "write:user"),
    "dnd": ("write",),
    "files": ("write:user",),
    "search": ("read", "read.im", "read.mpim", "read.private"),
    "stars": ("read", "write"),
    "users.profile": ("write",),
}
_PLAIN = frozenset({"commands", "incoming-webhook", "tokens.basic"})
_SIGN_IN = frozenset({"admin", "email", "identify", "openid", "profile"})


def _named(families: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(f"{family}:{deed}" for family, deeds in families.items() for deed in deeds)


SCOPES = _PLAIN | _named(_FAMILIES)
USER_SCOPES = SCOPES | _SIGN_IN | _named(_OF_USERS)
# Scopes of organisations, and of signing in: too many to list, and nothing here heeds them.
USER_FAMILIES = ("admin.", "identity.")

# Events by the scopes of which any will do; "" is for those that need none.
_EVENTS: Mapping[str, str] = {
    "": (
        "app_context_changed app_deleted app_home_opened app_installed app_requested"
        " app_uninstalled app_uninstalled_team call_rejected entity_details_requested"
        " function_executed grid_migration_finished grid_migration_started message.app_home"
        " team_access_granted team_access_revoked tokens_revoked"
    ),
    "app_mentions:read": "app_mention",
    "assistant:write": (
        "agent_session_stopped assistant_thread_context_changed assistant_thread_started"
    ),
    "channels:history": "channel_history_changed message.channels",
    "channels:read": (
        "channel_archive channel_created channel_deleted channel_id_changed channel_left"
        " channel_rename channel_shared channel_unarchive channel_unshared"
    ),
    "channels:read groups:read": "member_joined_channel member_left_channel",
    "conversations.connect:manage": (
        "shared_channel_invite_accepted shared_channel_invite_approved"
        " shared_channel_invite_declined shared_channel_invite_requested"
    ),
    "conversations.connect:read": "shared_channel_invite_received",
    "dnd:read": "dnd_updated dnd_updated_user",
    "emoji:read": "emoji_changed",
    "files:read": "file_change file_created file_deleted file_public file_shared file_unshared",
    "groups:history": "group_history_changed message.groups",
    "groups:read": (
        "group_archive group_close group_deleted group_left group_open group_rename group_unarchive"
    ),
    "im:history": "im_history_changed message.im",
    "im:read": "im_close im_created im_open",
    "links:read": "link_shared",
    "metadata.message:read": (
        "message_metadata_deleted message_metadata_posted message_metadata_updated"
    ),
    "mpim:history": "message.mpim",
    "pins:read": "pin_added pin_removed",
    "reactions:read": "reaction_added reaction_removed",
    "team:read": "email_domain_changed team_domain_change team_rename",
    "usergroups:read": (
        "subteam_created subteam_members_changed subteam_self_added subteam_self_removed"
        " subteam_updated"
    ),
    "users.profile:read": "user_profile_changed",
    "users:read": "team_join user_change user_huddle_changed user_status_changed",
    "workflow.steps:execute": (
        "workflow_deleted workflow_published workflow_step_deleted workflow_step_execute"
        " workflow_unpublished"
    ),
}
EVENTS: Mapping[str, tuple[str, ...]] = {
    event: tuple(scopes.split()) for scopes, events in _EVENTS.items() for event in events.split()
}
SENT = frozenset(
    {
        "agent_session_stopped",
        "app_context_changed",
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "assistant_thread_context_changed",
        "assistant_thread_started",
        "channel_created",
        "file_shared",
        "function_executed",
        "member_joined_channel",
        "member_left_channel",
        "message.channels",
        "message.groups",
        "message.im",
        "tokens_revoked",
    }
)
