"""Slack's payloads read into events, and Slack's marked-up text into words."""

from __future__ import annotations

import re
from datetime import datetime

from bot.domain import Channel, Event, EventKind, Json, identify
from bot.slack import interactions

TEXT_LIMIT = 4000  # characters of a person's message that are kept
# The subtypes of messages that a person writes. Every other one is an edit, a deletion, a
# bot's message or a note by Slack: docs.slack.dev/reference/events/message#subtypes
WRITTEN = frozenset({None, "file_share", "me_message", "thread_broadcast"})
#: The events of Slack's Events API that are read here.
EVENTS = (
    "message",
    "app_mention",
    "app_home_opened",
    "agent_session_stopped",
    "member_joined_channel",
)

_MARKED = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # the last one last
_ASKING = re.compile(
    r"(what(?!\s+an?\b)|who|whom|whose|when|where|why|which|how)(['’]s)?\s+\S+\s+\S",
    re.IGNORECASE,
)


def read(body: Json, *, bot_user: str, now: datetime) -> Event | None:
    """Read what a person did that may be for us; None for all else.

    A mention reaches an app both as `message` and as `app_mention`. Its id and its kind
    follow from the message alone, so that both make the same event.
    """
    if "command" in body:
        return _command(body, now)
    event = body.get("event")
    if not isinstance(event, dict):
        return interactions.read(body, now)
    team = str(body.get("team_id") or "")
    match event.get("type"):
        case "message" | "app_mention":
            return _message(event, team, bot_user, now)
        case "app_home_opened":
            return _opened(event, team, now)
        case "agent_session_stopped":
            return _stopped(event, team, now)
        case "member_joined_channel":
            return _joined(event, team, bot_user, now)
    return None


def _opened(event: Json, team: str, now: datetime) -> Event:
    """Read that a person opened our Home tab (`home`) or the agent pane (`messages`)."""
    channel, user, tab, ts = (
        str(event.get(key) or "") for key in ("channel", "user", "tab", "event_ts")
    )
    return Event(
        id=identify(team, "opened", channel, user, tab, ts),
        kind=EventKind.OPENED,
        channel=Channel(team=team, id=channel),
        user=user,
        text=tab,
        received=now,
    )


def _stopped(event: Json, team: str, now: datetime) -> Event:
    """Read that a person stopped answers; `payload["streams"]` are their messages."""
    channel, user, thread_ts, ts = (
        str(event.get(key) or "") for key in ("channel", "user", "thread_ts", "event_ts")
    )
    streams = event.get("streaming_message_ts")
    return Event(
        id=identify(team, "stopped", channel, thread_ts, user, ts),
        kind=EventKind.STOPPED,
        channel=Channel(team=team, id=channel),
        user=user,
        text="",
        received=now,
        thread_ts=thread_ts,
        payload={"streams": [str(each) for each in streams] if isinstance(streams, list) else []},
    )


def _joined(event: Json, team: str, bot_user: str, now: datetime) -> Event | None:
    """Read that we came into a channel; `user` is who invited us, where Slack says so."""
    if event.get("user") != bot_user:
        return None
    channel, inviter, ts = (str(event.get(key) or "") for key in ("channel", "inviter", "event_ts"))
    return Event(
        id=identify(team, "joined", channel, ts),
        kind=EventKind.JOINED,
        channel=Channel(team=team, id=channel),
        user=inviter,
        text="",
        received=now,
    )


def _command(body: Json, now: datetime) -> Event:
    team, channel, user, text, trigger = (
        str(body.get(key) or "")
        for key in ("team_id", "channel_id", "user_id", "text", "trigger_id")
    )
    return Event(
        id=identify(team, channel, user, text, trigger),
        kind=EventKind.COMMAND,
        channel=Channel(team=team, id=channel),
        user=user,
        text=text.strip()[:TEXT_LIMIT],
        received=now,
        response_url=str(body.get("response_url") or ""),
        payload={"trigger": trigger, "channel_name": str(body.get("channel_name") or "")},
    )


def _message(event: Json, team: str, bot_user: str, now: datetime) -> Event | None:
    channel, user, text, ts, thread_ts = (
        str(event.get(key) or "") for key in ("channel", "user", "text", "ts", "thread_ts")
    )
    by_person = user and user != bot_user and not event.get("bot_id")
    if not (channel and ts and by_person and event.get("subtype") in WRITTEN):
        return None
    said, mentions = re.subn(rf"<@{re.escape(bot_user)}(\|[^>]*)?>", " ", text)
    reply, where = thread_ts not in ("", ts), Channel(team=team, id=channel)
    if not (mentions or reply or where.direct):
        return None
    return Event(
        id=identify(team, channel, ts),
        kind=EventKind.MENTION if mentions else EventKind.MESSAGE,
        channel=where,
        user=user,
        text=said.strip()[:TEXT_LIMIT],
        received=now,
        ts=ts,
        thread_ts=thread_ts if reply else "",
    )


def words(text: str) -> str:
    """Turn Slack's marked-up text into the words that a person typed.

    Mentions without a name are left out, links keep their label, else their address.
    """
    unmarked = _MARKED.sub(_unmark, text)
    for entity, char in _ENTITIES:
        unmarked = unmarked.replace(entity, char)
    return " ".join(unmarked.split())


def _unmark(found: re.Match[str]) -> str:
    sign, target, label = found.groups()
    if sign:
        return f"{'' if sign == '!' else sign}{label}" if label else " "
    return label or target


def asks(text: str) -> bool:
    """Whether a reply in a thread asks something, and of no person in particular."""
    if "<@" in text or "<!subteam" in text:
        return False
    said = words(text)
    return said.endswith("?") or _ASKING.match(said) is not None
